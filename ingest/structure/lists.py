"""Ayat, huruf and angka inside a pasal: a walk over everything that looks like a number, keeping the open lists.

A number is taken where it continues an open list (c after b, 3 after 2) or begins one where a list may begin (after a
colon, at the start of a line). All else is text: "ayat (2)" in a sentence, "1." after "Nomor". What can only be taken
with doubt (a gap in the run, a damaged number far from a line start) is taken with a flag.
"""

import re
from dataclasses import dataclass, field

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.candidates import Number, numbers
from ingest.structure.numbers import distance, followers, means
from ingest.structure.source import Mark, Source, last_word
from ingest.structure.words import words

_MENTIONED = re.compile(r"(?:ayat|huruf|angka|butir|Pasal)[\s\w(),/.]*$")
_GAP = Flag("penomoran", "Penomoran melompat: ada butir sebelum ini yang tidak ditemukan dalam naskah.")
_FIRST_LOST = Flag("penomoran", "Nomor pertama dari daftar ini tidak terbaca dalam naskah.")
_NUMBER_LOST = Flag("penomoran", "Kalimat ini mungkin bagian tersendiri yang nomornya tidak terbaca dalam naskah.")
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z][a-z]+\s[^.;]{10,}:\s*$|[A-Z][a-z]+\s)")
_FARTHEST = 3  # a gap wider than this is taken for something else


@dataclass(slots=True)
class Open:
    """A list being read: its style, the last number, and where its items hang."""

    style: str
    last: str
    parent: Ref
    level: str

    @property
    def item(self) -> Ref:
        """The item that is being read."""
        return self.parent / f"{self.level}-{self.last}"


@dataclass(slots=True)
class Walk:
    """The state of the walk: where we are, the lists that are open, the marks found so far."""

    source: Source
    root: Ref
    begin: int
    end: int
    marks: list[Mark] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    tails: int = 0

    @property
    def text_start(self) -> int:
        """Where the words of the unit being read begin."""
        return self.marks[-1].end if self.marks else self.begin

    @property
    def current(self) -> Ref:
        """The unit that is being read."""
        return self.marks[-1].ref if self.marks else self.root


def items(source: Source, root: Ref, start: int, end: int) -> list[Mark]:
    """The marks of all ayat, huruf, angka and closing texts between two offsets, below `root`."""
    walk = Walk(source, root, start, end)
    for number in numbers(source, start, end):
        _tail(walk, number.start)
        _take(walk, number)
    _tail(walk, end)
    return walk.marks


def _take(walk: Walk, number: Number) -> None:
    """Add the number's mark where it continues or begins a list; else leave it as text."""
    if _mentioned(walk, number):
        return
    if not (_continue(walk, number) or number.weak or _begin(walk, number)):
        _leap(walk, number)


def _mentioned(walk: Walk, number: Number) -> bool:
    """Whether the number is part of a sentence."""
    before = walk.source.before(number.start)
    if walk.text_start == number.start or not walk.source.text[walk.text_start : number.start].strip():
        return False
    word = last_word(before).lower()
    ends_in_word = before[-1:].isalnum()
    if ends_in_word and word in words().links:
        head = before[: -len(word)].rstrip()
        return head[-1:] not in ";.," or (head[-1:] == "," and bool(_MENTIONED.search(head)))
    if before.endswith(",") and _MENTIONED.search(before):
        return True
    return not walk.source.line_start(number.start) and before[-1:] in ",(/-"


def _firm(walk: Walk, number: Number) -> bool:
    """Whether the surroundings alone speak for an item: a line begins, or a clause has just ended."""
    source = walk.source
    before = source.before(number.start)
    if source.line_start(number.start) or not before or before[-1] in ';:.”"':
        return True
    if last_word(before) in ("dan", "atau", "dan/atau"):
        return before.rsplit(" ", 1)[0][-1:] in ";.,"
    return not source.text[walk.text_start : number.start].strip()


def _continue(walk: Walk, number: Number) -> bool:
    for depth in range(len(walk.stack) - 1, -1, -1):
        opened = walk.stack[depth]
        for following in followers(opened.last):
            if _fits(walk, number, opened, following):
                del walk.stack[depth + 1 :]
                opened.last = following
                _add(walk, number, opened)
                return True
    return False


def _fits(walk: Walk, number: Number, opened: Open, following: str) -> bool:
    """Whether the number is the next of this list, as written or as a reading machine may have read it."""
    exact = number.raw.replace(" ", "") == following
    if exact and number.style == opened.style:
        return _firm(walk, number) or (opened.style == "()" and walk.source.after(number.end)[:1].isupper())
    if number.raw in ("a", "1") and _after_colon(walk, number):
        return False  # the first of a new list, not a damaged one of this
    same_shape = number.style[-1] == opened.style[-1] and (number.style[0] == "(") == (opened.style[0] == "(")
    return same_shape and not exact and means(number.raw, following) and _firm(walk, number)


def _begin(walk: Walk, number: Number) -> bool:
    """Open a list where the number is a first one and a list may begin here."""
    first = _first_of(walk, number)
    if first is None or not _firm(walk, number) or not _may_begin(walk, number):
        return False
    _part_lost(walk, number)
    level = _level(walk, number.style if first != "1" or number.style != "a." else "1.")
    style = (
        {"1": "1" + number.style[-1], "a": "a" + number.style[-1]}[first]
        if number.style not in ("()", "(a)")
        else number.style
    )
    opened = Open(style, first, walk.current if walk.stack or not walk.marks else _holder(walk), level)
    walk.stack.append(opened)
    _add(walk, number, opened)
    return True


def _part_lost(walk: Walk, number: Number) -> None:
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
    walk.tails += 1
    start = sentences[-1].end()
    walk.marks.append(Mark(start, start, "penutup", "", parent / "penutup", flags=(_NUMBER_LOST,)))


def _holder(walk: Walk) -> Ref:
    return walk.marks[-1].ref


def _first_of(walk: Walk, number: Number) -> str | None:
    if number.raw in ("a", "1"):
        return "1" if number.style == "()" else number.raw
    damaged_one = number.raw in ("l", "I", "f", "t", "|") and _after_colon(walk, number)
    if damaged_one and all(o.style[-1] != number.style[-1] or o.style[0] != "1" for o in walk.stack[-1:]):
        return "1"
    return "1" if number.style == "()" and means(number.raw, "1") else None


def _after_colon(walk: Walk, number: Number) -> bool:
    return walk.source.before(number.start)[-1:] == ":"


def _may_begin(walk: Walk, number: Number) -> bool:
    """Whether a list of this style may open here: after a colon, or at a line start where none of its kind is open."""
    same = [opened for opened in walk.stack if opened.style == number.style]
    empty = not walk.source.text[walk.text_start : number.start].strip()
    if number.style == "()" and not walk.stack:
        return True
    if _after_colon(walk, number) or (empty and not same):
        return True
    if same and number.style == "()":
        return False
    if same or not walk.source.line_start(number.start):
        return False
    return not walk.stack or walk.source.before(number.start)[-1:] in ".;,"


def _level(walk: Walk, style: str) -> str:
    if style == "()":
        return "angka" if walk.stack else "ayat"
    return "angka" if "1" in style else "huruf"


def _leap(walk: Walk, number: Number) -> None:
    """Take a number that skips some, at a line start, with a flag."""
    if not walk.source.line_start(number.start):
        return
    for depth in range(len(walk.stack) - 1, -1, -1):
        opened = walk.stack[depth]
        gap = distance(opened.last, number.raw)
        if number.style == opened.style and gap is not None and 1 < gap <= _FARTHEST:
            del walk.stack[depth + 1 :]
            opened.last = number.raw
            _add(walk, number, opened, _GAP)
            return
    if number.style == "()" and not walk.stack and number.raw.isdigit() and 1 < int(number.raw) <= _FARTHEST:
        opened = Open("()", number.raw, walk.root, "ayat")
        walk.stack.append(opened)
        _add(walk, number, opened, _FIRST_LOST)


def _add(walk: Walk, number: Number, opened: Open, *flags: Flag) -> None:
    walk.marks.append(Mark(number.start, number.end, opened.level, opened.last, opened.item, flags=flags))


def _tail(walk: Walk, until: int) -> None:
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
    walk.tails += 1
    step = "penutup" if parent.path[-1:] != ("penutup",) else "penutup-2"
    walk.marks.append(Mark(start, start, "penutup", "", parent / step))
