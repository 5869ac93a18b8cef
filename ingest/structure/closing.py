"""What stands behind the items of a list: its closing text, and sentences whose own number was lost."""

import re

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.candidates import Number
from ingest.structure.source import Mark, Source
from ingest.structure.walk import Walk

_NUMBER_LOST = Flag("penomoran", "Kalimat ini mungkin bagian tersendiri yang nomornya tidak terbaca dalam naskah.")
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z][a-z]+\s[^.;]{10,}:\s*$|[A-Z][a-z]+\s)")


def tail(walk: Walk, until: int) -> None:
    """Mark the closing text of a list where a new paragraph begins without a number, before `until`."""
    if not walk.stack or walk.stack[-1].level == "ayat":
        return
    text = walk.source.text
    offset = text.find("\n", walk.text_start, until)
    while offset >= 0:
        if _closes(walk.source, walk.text_start, offset, until):
            _close(walk, offset + 1, text[walk.text_start : offset].rstrip()[-1:])
            return
        offset = text.find("\n", offset + 1, until)


def part_lost(walk: Walk, number: Number) -> None:
    """Close a list whose last item ends in a sentence of its own that opens the same kind of list anew.

    "c. bebas. Hukuman berat terdiri atas: a. ..." is no item c with items: a number before "Hukuman" was lost.
    """
    depth = next((i for i, opened in enumerate(walk.stack) if opened.style == number.style), None)
    if depth is None or walk.stack[-1].style != number.style:
        return
    sentences = list(_SENTENCE.finditer(walk.source.text, walk.text_start, number.start))
    if not sentences:
        return
    parent = walk.stack[depth].parent
    del walk.stack[depth:]
    _mark(walk, sentences[-1].end(), parent, _NUMBER_LOST)


def _closes(source: Source, start: int, offset: int, until: int) -> bool:
    """Whether the paragraph before this line break is over and other words, not a number, follow."""
    before, after = source.text[start:offset].rstrip(), source.text[offset + 1 : until].lstrip()
    if not before or not after or after[0] in '“"(':
        return False
    line = before[before.rfind("\n") + 1 :]
    short = not source.wrapped or len(line) < source.width * 3 // 4
    if before[-1] == "." and after[0].isupper():
        return short
    return before[-1] in ";," and after[0].islower() and not source.wrapped


def _close(walk: Walk, start: int, sign: str) -> None:
    """Hang a closing text under the unit that its list belongs to."""
    depth = len(walk.stack) - 1
    if sign == ".":
        depth = next((i for i, opened in enumerate(walk.stack) if opened.level != "ayat"), depth)
    parent = walk.stack[depth].parent
    del walk.stack[depth:]
    _mark(walk, start, parent)


def _mark(walk: Walk, start: int, parent: Ref, *flags: Flag) -> None:
    """Mark a closing text; a second one of the same unit stands beside the first, not below it."""
    while parent.path[-1:] and parent.path[-1].startswith("penutup"):
        parent = Ref(parent.regulation, parent.path[:-1])
    taken = {mark.ref for mark in walk.marks}
    count = next(n for n in range(1, len(taken) + 2) if _step(parent, n) not in taken)
    walk.marks.append(Mark(start, start, "penutup", "", _step(parent, count), flags=flags))


def _step(parent: Ref, count: int) -> Ref:
    return parent / ("penutup" if count == 1 else f"penutup-{count}")
