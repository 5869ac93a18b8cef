"""Ayat, huruf and angka inside a pasal: a walk over everything that looks like a number, keeping the open lists.

A number is taken where it continues an open list (c after b, 3 after 2) or begins one where a list may begin (after a
colon, at the start of a line). All else is text: "ayat (2)" in a sentence, "1." after "Nomor". What can only be taken
with doubt (a gap in the run, a damaged number far from a line start) is taken with a flag.
"""

from corpus.reference import Ref
from ingest.structure.candidates import Number, numbers
from ingest.structure.closing import part_lost, tail
from ingest.structure.gaps import leap
from ingest.structure.latefirst import late_first
from ingest.structure.numbers import followers, means
from ingest.structure.source import Mark, Source
from ingest.structure.walk import Open, Walk, after_colon, after_comma, firm, mentioned, runs_on

_TITLE = 60  # characters; the title of a point is at most so long


def items(source: Source, root: Ref, start: int, end: int) -> list[Mark]:
    """The marks of all ayat, huruf, angka and closing texts between two offsets, below `root`."""
    walk = Walk(source, root, start, end)
    for number in numbers(source, start, end):
        if walk.marks and number.start < walk.marks[-1].end:
            continue  # another reading of the number just taken
        tail(walk, number.start)
        _take(walk, number)
    tail(walk, end)
    return walk.marks


def _take(walk: Walk, number: Number) -> None:
    """Add the number's mark where it continues or begins a list; else leave it as text."""
    if mentioned(walk, number):
        return
    if not (_continue(walk, number) or number.weak or _begin(walk, number) or late_first(walk, number)):
        leap(walk, number)


def _continue(walk: Walk, number: Number) -> bool:
    for depth in range(len(walk.stack) - 1, -1, -1):
        opened = walk.stack[depth]
        for following in followers(opened.last):
            if _fits(walk, number, opened, following):
                walk.inline = not firm(walk, number.start) and runs_on(walk, number)
                del walk.stack[depth + 1 :]
                opened.last = following
                walk.add(number.start, number.end, opened)
                return True
    return False


def _fits(walk: Walk, number: Number, opened: Open, following: str) -> bool:
    """Whether the number is the next of this list, as written or as a reading machine may have read it."""
    exact = number.raw.replace(" ", "") == following
    if exact and number.style == opened.style:
        if opened.style == "()":
            return firm(walk, number.start) or walk.source.after(number.end)[:1].isupper()
        return firm(walk, number.start) or after_comma(walk, number) or runs_on(walk, number)
    if number.raw in ("a", "1") and (after_colon(walk, number) or _titled(walk, number)):
        return False  # the first of a new list, not a damaged one of this
    same_shape = number.style[-1] == opened.style[-1] and (number.style[0] == "(") == (opened.style[0] == "(")
    return same_shape and not exact and means(number.raw, following) and firm(walk, number.start)


def _begin(walk: Walk, number: Number) -> bool:
    """Open a list where the number is a first one and a list may begin here."""
    first = _first_of(walk, number)
    if first is None or not firm(walk, number.start) or not _may_begin(walk, number):
        return False
    part_lost(walk, number)
    level = _level(walk, number.style if first != "1" or number.style != "a." else "1.")
    style = (
        {"1": "1" + number.style[-1], "a": "a" + number.style[-1]}[first]
        if number.style not in ("()", "(a)") and "i" not in number.style
        else number.style
    )
    opened = Open(style, first, walk.current if walk.stack or not walk.marks else walk.marks[-1].ref, level)
    walk.stack.append(opened)
    walk.add(number.start, number.end, opened)
    return True


def _first_of(walk: Walk, number: Number) -> str | None:
    if number.raw in ("a", "1"):
        return "1" if number.style == "()" else number.raw
    damaged_one = number.raw in ("l", "I", "f", "t", "|") and after_colon(walk, number)
    if damaged_one and all(o.style[-1] != number.style[-1] or o.style[0] != "1" for o in walk.stack[-1:]):
        return "1"
    return "1" if number.style == "()" and means(number.raw, "1") else None


def _may_begin(walk: Walk, number: Number) -> bool:
    """Whether a list of this style may open here: after a colon, or at a line start where none of its kind is open."""
    same = [opened for opened in walk.stack if opened.style == number.style]
    empty = walk.silent(number.start)
    if number.style == "()" and not walk.stack:
        return True
    if after_colon(walk, number) or (empty and not same):
        return True
    if same and number.style == "()":
        return False
    if same or not walk.source.line_start(number.start):
        return False
    return not walk.stack or walk.source.before(number.start)[-1:] in ".;," or _titled(walk, number)


def _titled(walk: Walk, number: Number) -> bool:
    """Whether nothing but a title stands in the item so far, on a line of its own: "1. Umum" and, below, "a. ..."."""
    said = walk.source.text[walk.text_start : number.start].strip()
    return "\n" not in said and said[:1].isupper() and len(said) <= _TITLE and said[-1:].isalnum()


def _level(walk: Walk, style: str) -> str:
    if style == "()":
        return "angka" if walk.stack else "ayat"
    return "angka" if "1" in style or "i" in style else "huruf"
