"""The words that decide in a sentence about law (data/writing.toml): classes, groups of one meaning, neutral ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.lexicon import stem
from corpus.loading import DATA, Row, keyed_rows

FILE = DATA / "writing.toml"
_ENCLITICS = ("nya", "lah", "kah", "pun")
_SHORTEST = 3  # letters that must be left before an ending is cut off

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """A value that decides: "modality" and "larang"."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The lists, ready to use."""

    phrases: Mapping[str, tuple[tuple[Phrase, Deciding], ...]]  # by first word, the longest first
    same: Mapping[str, str]  # a stem -> the stem that stands for its group
    neutral: frozenset[str]

    def at(self, words: list[str], i: int) -> tuple[int, Deciding] | None:
        """The longest deciding phrase that begins at a word, with its length; None where there is none."""
        for form in _forms(words[i]):
            for phrase, deciding in self.phrases.get(form, ()):
                rest = words[i + 1 : i + len(phrase)]
                if len(rest) == len(phrase) - 1 and all(map(_is, rest, phrase[1:])):
                    return len(phrase), deciding
        return None

    def content(self, word: str) -> str:
        """The idea of a word that decides nothing; empty for a neutral one."""
        if any(form in self.neutral for form in _forms(word)):
            return ""
        found = stem(word)
        return self.same.get(found, found)


def _is(word: str, wanted: str) -> bool:
    return wanted in _forms(word)


def _forms(word: str) -> tuple[str, ...]:
    """The word, and the word without its ending ("larangannya")."""
    cut = (word.removesuffix(end) for end in _ENCLITICS if word.endswith(end))
    return (word, *(short for short in cut if len(short) >= _SHORTEST))


@cache
def load_wording(file: Path = FILE) -> Wording:
    """The lists of the file.

    Raises:
        BadData: a word stands in two classes, or the file cannot be used.
    """
    rows = {row.entry: row for row in keyed_rows(file)}
    groups = rows.pop("same")
    neutral = rows.pop("neutral").texts("words")
    return Wording(_phrases(rows.values()), _same(groups), frozenset(neutral))


def _phrases(rows: Iterable[Row]) -> dict[str, tuple[tuple[Phrase, Deciding], ...]]:
    found: dict[Phrase, Deciding] = {}
    for row in rows:
        for value in row.values:
            for written in row.texts(value):
                phrase = tuple(written.split())
                if phrase in found:
                    raise row.bad(f"{written!r} stands in {found[phrase].kind} and in {row.entry}")
                found[phrase] = Deciding(row.entry, value)
    first: dict[str, list[tuple[Phrase, Deciding]]] = {}
    for phrase, deciding in found.items():
        first.setdefault(phrase[0], []).append((phrase, deciding))
    return {word: tuple(sorted(of, key=lambda item: -len(item[0]))) for word, of in first.items()}


def _same(row: Row) -> dict[str, str]:
    row.only(("groups",))
    groups = row.values["groups"]
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        raise row.bad("groups must be a list of lists of words")
    return {stem(word): stem(group[0]) for group in groups for word in group}
