"""Numbers that stand at the head of a clause and open nothing: the article was not divided as it is printed.

"... tetap; g. menjaga kerapian." behind an item e says that items were lost, or that this one hangs in the wrong place;
so do an ayat without a word, and the number of one behind the last sentence.
Nothing is moved; the article carries a flag, so that a quote of it says so.
"""

import re
from collections.abc import Iterable, Sequence

from corpus.model import Flag
from ingest.structure.candidates import Number, numbers
from ingest.structure.namesakes import QUOTES
from ingest.structure.source import Mark, Source, ends_of, last_word

_LEFT = Flag(
    "nomor-lepas", "Dalam pasal ini ada nomor ayat atau butir yang tidak jelas tempatnya; pembagiannya meragukan."
)
_COUNTED = ("ayat", "huruf", "angka")
_LINKS = ("dan", "atau", "dan/atau")


def left_over(source: Source, start: int, end: int, marks: Iterable[Mark]) -> tuple[Flag, ...]:
    """A flag where a number between two offsets heads a clause and is none of the marks."""
    inside = sorted(marks, key=lambda mark: mark.start)
    if any(mark.flags for mark in inside) or QUOTES.search(source.text, start, end):
        return ()  # the article is flagged, or quotes another act with numbers of its own
    taken = [(mark.start, mark.end) for mark in inside]
    found = numbers(source, start, end)
    left = [n for n in found if not n.weak and not any(a <= n.start < b for a, b in taken)]
    last = any(n.style == "()" and not source.text[n.end : end].strip() for n in left)
    torn = last or _wordless(source, inside, end)
    return (_LEFT,) if torn or any(_heads(source, n) and _of_series(n, found) for n in left) else ()


def _wordless(source: Source, inside: Sequence[Mark], end: int) -> bool:
    """Whether an ayat or item has no word at all, neither of its own nor in items of its own."""
    stops = ends_of([mark.start for mark in inside], end)
    bare = [m for m, stop in zip(inside, stops, strict=True) if not re.search(r"\w", source.text[m.end : stop])]
    below = {mark.ref.parent for mark in inside}
    return any(mark.level in _COUNTED and mark.ref not in below for mark in bare)


def _heads(source: Source, number: Number) -> bool:
    """Whether a clause ends before the number, and words follow it."""
    before, after = source.before(number.start), source.after(number.end)
    if not after[:2].isalpha() or len(number.raw) > 2:
        return False
    if number.style == "()":
        return before[-1:] == "." and after[:1].isupper()
    word = last_word(before)
    return before[-1:] in ";:" or (word in _LINKS and before[: -len(word)].rstrip()[-1:] in ";,")


def _of_series(number: Number, found: Sequence[Number]) -> bool:
    """Whether another number of its kind stands right before or behind it in the count."""
    near = {_step(number.raw, by) for by in (-1, 1)}
    return any(other.style == number.style and other.raw in near for other in found)


def _step(raw: str, by: int) -> str:
    return str(int(raw) + by) if raw.isdigit() else chr(ord(raw[0]) + by) if len(raw) == 1 else ""
