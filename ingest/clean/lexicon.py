"""The words that law is made of: learned from the document itself, and from a list of common words of clean texts."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LONG = 4  # shorter strings come back by chance in badly read page feet
_OFTEN = 3  # a word that the document itself writes this often is taken for a word


@cache
def common_words() -> frozenset[str]:
    """The shipped list of words common in clean law texts."""
    text = resources.files("corpus").joinpath("data", "cleaning-words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def _groups() -> frozenset[str]:
    return frozenset(group for word in common_words() for group in _threes(word))


def speakable(word: str) -> bool:
    """Whether every three letters of the word stand together in some common word; no word of law fails that.

    >>> speakable("pelayanan"), speakable("irlq")
    (True, False)
    """
    return all(group in _groups() for group in _threes(word.lower()))


def _threes(word: str) -> list[str]:
    return [word[at : at + 3] for at in range(len(word) - 2)]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Known words, in lower case."""

    words: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Lexicon":
        """The common words and those that the texts use again and again."""
        counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
        return cls(common_words() | {w for w, n in counts.items() if n >= _OFTEN and len(w) >= _LONG})

    def knows(self, word: str) -> bool:
        """Whether this is a word of law."""
        return word.lower() in self.words
