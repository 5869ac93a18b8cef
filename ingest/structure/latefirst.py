"""Lists whose first number was lost or badly read: "PPLN bertugas: a, mendata; b. melapor", "makan: ikan; b. roti".

A "b." or "2." behind the end of a clause, where no list of its kind is open, is the second item of a list that began
before. An "a." or "1." that stands alone of its kind, or what stands for one right behind the colon, is its first
number; where nothing does, one clause behind the colon is the first item, with a flag, and of anything else only the
second one begins, with a flag.
"""

import re

from corpus.model import Flag
from ingest.structure.candidates import Number, all_numbers
from ingest.structure.source import last_word
from ingest.structure.walk import Open, Walk

_FIRST = {"b": "a", "2": "1"}
_READ = {
    "a": re.compile(r"\s*(?:[^\w\s]\s*){0,2}(?P<first>[aA]\s?[.,)]?)\s+(?=[“\"(]?\w{2})"),
    "1": re.compile(r"\s*(?:[^\w\s]\s*){0,2}(?P<first>[1lIi|]\s?[.,)]?)\s+(?=[“\"(]?\w{2})"),
}
_CLAUSE = re.compile(r"[^;]*\w[^;]*;\s*(?:(?:dan|atau|dan/atau)\s*)?")
_WORD = re.compile(r"[A-Za-z]{2}")
_LINKS = ("dan", "atau", "dan/atau")
_FEWEST = 2  # words of an item
_IMPLIED = Flag("nomor-sambung", "Nomor butir ini tidak terbaca dalam naskah; diberi menurut urutannya.")
_STRAY = Flag("penomoran", "Sebelum butir pertama daftar ini berdiri kata-kata yang mungkin milik kalimat yang lain.")
_LOST = Flag("penomoran", "Nomor pertama dari daftar ini tidak terbaca dalam naskah.")


def late_first(walk: Walk, number: Number) -> bool:
    """Begin a list with its second number; False where this is none."""
    first = _FIRST.get(number.raw)
    if first is None or number.style[0] == "(" or not _ends_clause(walk, number):
        return False
    opened = Open(f"{first}{number.style[-1]}", first, walk.current, "huruf" if first == "a" else "angka")
    if any(other.style == opened.style for other in walk.stack):
        return False
    span, flags = _sought(walk, number, first)
    if flags is None:
        return False
    walk.stack.append(opened)
    if span:
        walk.add(*span, opened, *flags)
    opened.last = number.raw
    walk.add(number.start, number.end, opened, *(() if span else flags))
    return True


def _sought(walk: Walk, number: Number, first: str) -> tuple[tuple[int, int] | None, tuple[Flag, ...] | None]:
    """Where the first item begins and the flags it needs; no span where it is lost, no flags where no list is."""
    text, begin = walk.source.text, walk.text_start
    colon = text.rfind(":", begin, number.start)
    printed = [n for n in all_numbers(walk.source, begin, number.start) if (n.raw, n.style) == (first, number.style)]
    if len(printed) == 1:
        between = text[colon + 1 : printed[0].start] if 0 <= colon < printed[0].start else ""
        return (printed[0].start, printed[0].end), (_STRAY,) if _WORD.search(between) else ()
    if colon < 0 or printed:
        return None, None
    said = text[colon + 1 : number.start]
    if read := _READ[first].match(said):
        return (colon + 1 + read.start("first"), colon + 1 + read.end("first")), ()
    if _CLAUSE.fullmatch(said) and len(said.split()) > _FEWEST:
        return (colon + 1, colon + 1), (_IMPLIED,)
    return None, (_LOST,)


def _ends_clause(walk: Walk, number: Number) -> bool:
    before = walk.source.before(number.start)
    if before.endswith((";", ":")):
        return True
    word = last_word(before)
    return word in _LINKS and before[: -len(word)].rstrip()[-1:] in ";,"
