"""A quotation against a text, word by word: equal, different at named words, or not there.

Case, punctuation and list marks at the start of lines do not count; every word and number does. Words that decide
(tidak, dilarang, wajib, dapat, numbers, months) make a difference grave whatever else may be unclear.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from corpus.text import tokens

Step = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]  # as difflib gives them

_MARK = re.compile(r"(^|\n|[;:.]\s+(?:dan/atau\s+|dan\s+|atau\s+)?)\s*(?:\(\d+[a-z]?\)|[a-z]\s?\.|\d+\s?\.)\s+")
_GAP = re.compile(r"\.\s?\.\s?\.(?:\s?\.)*|…|\[\s*…?\s*\]|\(\s*(?:\.\s?){2,}\)")
_MARK_LENGTH = 2
_SLIP = 0.7  # two spellings of one word, as a scanner misreads it


@dataclass(frozen=True, slots=True)
class Change:
    """Words written where the text has others; either side may be empty."""

    written: tuple[str, ...]
    real: tuple[str, ...]

    @property
    def slip(self) -> bool:
        """Whether it may be one word misread by a scanner."""
        one, other = " ".join(self.written), " ".join(self.real)
        if not one:  # stray marks of a list that the text has and the letter has not
            return all(len(word) <= _MARK_LENGTH for word in self.real)
        joined = one.replace(" ", "") == other.replace(" ", "")
        alike = len(self.written) == len(self.real) and SequenceMatcher(None, one, other).ratio() >= _SLIP
        return joined or alike

    def decides(self, critical: Iterable[str]) -> bool:
        """Whether a word or number that decides is written, left out or changed."""
        listed = frozenset(critical)
        return any(word in listed or any(c.isdigit() for c in word) for word in (*self.written, *self.real))

    def said(self) -> str:
        """The change, for readers."""
        if not self.real:
            return f"“{' '.join(self.written)}” tidak ada dalam naskah"
        if not self.written:
            return f"“{' '.join(self.real)}” dihilangkan"
        return f"tertulis “{' '.join(self.written)}”, dalam naskah “{' '.join(self.real)}”"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a quotation comes to a text: the share of its words found in order, and where they differ."""

    share: float
    changes: tuple[Change, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether every word is there, in order, with none between."""
        return self.share >= 1 and not self.changes


def segments(quote: str) -> tuple[str, ...]:
    """The parts of a quotation between its ellipses."""
    return tuple(part for part in (piece.strip() for piece in _GAP.split(quote)) if tokens(part))


def words(text: str) -> tuple[str, ...]:
    """The words of a text without the marks of its lists."""
    return tokens(_MARK.sub(r"\1 ", text))


def contains(text: Sequence[str], quote: Sequence[str]) -> bool:
    """Whether the quotation stands in the text, word for word."""
    return f" {' '.join(quote)} " in f" {' '.join(text)} "


def likeness(quote: str, texts: Iterable[str]) -> Likeness:
    """How near the quotation comes to the best of several forms of one text."""
    forms = [form for text in texts for form in (tokens(text), words(text)) if form]
    best = Likeness(1.0)
    for part in segments(quote):
        found = max((_aligned(said, form) for form in forms for said in (tokens(part), words(part))), key=_rank)
        best = Likeness(min(best.share, found.share), (*best.changes, *found.changes))
    return best if forms else Likeness(0.0)


def _rank(found: Likeness) -> tuple[bool, float, int]:
    return found.exact, found.share, -len(found.changes)


def _aligned(quote: Sequence[str], text: Sequence[str]) -> Likeness:
    if not quote or contains(text, quote):
        return Likeness(1.0)
    window = _window(quote, text)
    if not window:
        return Likeness(0.0)
    steps = SequenceMatcher(None, quote, window, autojunk=False).get_opcodes()
    while steps and steps[0][0] == "insert":
        steps = steps[1:]
    while steps and steps[-1][0] == "insert":
        steps = steps[:-1]
    same = sum(b - a for tag, a, b, _, _ in steps if tag == "equal")
    steps = [_trimmed(step, first=step is steps[0], last=step is steps[-1]) for step in steps]
    changes = tuple(Change(tuple(quote[a:b]), tuple(window[c:d])) for tag, a, b, c, d in steps if tag != "equal")
    return Likeness(same / len(quote), changes)


def _trimmed(step: Step, *, first: bool, last: bool) -> Step:
    """A change at an end of the quotation, without the words of the text that lie outside it."""
    tag, a, b, c, d = step
    if tag != "replace":
        return step
    return (tag, a, b, max(c, d - (b - a)) if first else c, min(d, c + (b - a)) if last and not first else d)


def _window(quote: Sequence[str], text: Sequence[str]) -> Sequence[str]:
    """The stretch of the text that the quotation lies over, found by their longest common run."""
    match = SequenceMatcher(None, quote, text, autojunk=False).find_longest_match()
    if not match.size:
        return ()
    spare = max(6, len(quote) // 6)
    start = max(0, match.b - match.a - spare)
    return text[start : match.b + (len(quote) - match.a) + spare]
