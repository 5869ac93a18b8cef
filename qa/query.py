"""A question, understood: when, who, which election, which stage, what is cited, what is wanted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.citation import Mention


class Intent(StrEnum):
    """What a question wants besides a verdict (rows of data/words/intents.toml)."""

    BERLAKU = "berlaku"
    ISI = "isi"
    CELAH = "celah"
    PARTISAN = "partisan"
    PERINTAH = "perintah"
    SANKSI = "sanksi"
    LAPOR = "lapor"
    INFORMASI = "informasi"


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
    dated: bool = False  # the day comes from the question's own words
    whole_year: bool = False  # only a year was said, so the day is one of it
    conduct: str = ""  # inherited from the question before, where this one names none

    @property
    def ideas(self) -> tuple[str, ...]:
        """The matter and the subjects named: what a question is compared by."""
        return ideas_of(self.matter, self.subjects)


def ideas_of(matter: tuple[str, ...], subjects: tuple[str, ...]) -> tuple[str, ...]:
    """The ideas of a question or a phrasing; a subject counts as one, whatever words named it."""
    return (*matter, *(f"subjek:{subject}" for subject in subjects))


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a word list, found in a text: which entry, and from which to which word."""

    entry: str
    start: int
    end: int


def phrases_in(words: list[str], lists: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Found, ...]:
    """Every phrase of the lists that stands in the words, longest first, none overlapping, in order."""
    by_length = sorted(((tuple(p.split()), e) for e, ps in lists for p in ps), key=lambda item: -len(item[0]))
    taken, found = [False] * len(words), []
    for phrase, entry in by_length:
        for at in range(len(words) - len(phrase) + 1):
            end = at + len(phrase)
            if tuple(words[at:end]) == phrase and not any(taken[at:end]):
                taken[at:end] = [True] * len(phrase)
                found.append(Found(entry, at, end))
    return tuple(sorted(found, key=lambda item: item.start))
