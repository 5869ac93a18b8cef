"""A question, understood: when, who, which election, which stage, what is cited, what is wanted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from corpus.citation import Mention

WHO = "subjek:"  # marks an idea as the subject of a question


class Intent(StrEnum):
    """What a question wants besides a verdict (rows of data/words/intents.toml)."""

    BERLAKU = "berlaku"
    KUTIP = "kutip"
    BUNYI = "bunyi"
    ISI = "isi"
    CELAH = "celah"
    PARTISAN = "partisan"
    PERINTAH = "perintah"
    NASKAH = "naskah"
    DATA = "data"
    SANKSI = "sanksi"
    LAPOR = "lapor"
    INFORMASI = "informasi"
    KEWAJIBAN = "kewajiban"
    BAGIAN = "bagian"
    IZIN = "izin"


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood. Empty tuples mean: the question does not say."""

    question: str
    as_of: date
    plain: str  # in plain words, lower case, citations left in
    matter: tuple[str, ...]  # the ideas that carry the matter, without asking words, subjects and dates
    subjects: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    election: str = ""
    mentions: tuple[Mention, ...] = ()
    intents: frozenset[Intent] = frozenset()
    counted: str = ""  # what is to be counted (an entry of data/words/counted.toml): a time, people
    parts: bool = False  # articles or items of a text are wanted one by one (data/words/parts.toml)
    dated: bool = False  # the day comes from the question's own words
    whole_year: bool = False  # only a year was said, so the day is one of it
    conduct: str = ""  # inherited from the question before, where this one names none

    @property
    def ideas(self) -> tuple[str, ...]:
        """The matter and the subjects named: what a question is compared by."""
        return ideas_of(self.matter, self.subjects)


def ideas_of(matter: tuple[str, ...], subjects: tuple[str, ...]) -> tuple[str, ...]:
    """The ideas of a question or a phrasing; a subject counts as one, whatever words named it."""
    return (*matter, *(f"{WHO}{subject}" for subject in subjects))


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a word list, found in a text: which entry, and from which to which word."""

    entry: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PhraseLists:
    """Lists of phrases, by their first word, longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    @classmethod
    def of(cls, lists: Iterable[tuple[str, tuple[str, ...]]]) -> Self:
        """The lists, each an entry and its phrases."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry, phrases in lists:
            for phrase in filter(None, (tuple(p.split()) for p in phrases)):
                found.setdefault(phrase[0], []).append((phrase, entry))
        return cls({first: tuple(sorted(items, key=lambda item: -len(item[0]))) for first, items in found.items()})

    def found_in(self, words: list[str]) -> tuple[Found, ...]:
        """Every phrase that stands in the words, the longer before the shorter, none overlapping, in order."""
        hits = [
            Found(entry, at, at + len(phrase))
            for at, word in enumerate(words)
            if word in self.by_first
            for phrase, entry in self.by_first[word]
            if tuple(words[at : at + len(phrase)]) == phrase
        ]
        if not hits:
            return ()
        taken, kept = [False] * len(words), []
        for hit in sorted(hits, key=lambda item: item.start - item.end):
            if not any(taken[hit.start : hit.end]):
                taken[hit.start : hit.end] = [True] * (hit.end - hit.start)
                kept.append(hit)
        return tuple(sorted(kept, key=lambda item: item.start))
