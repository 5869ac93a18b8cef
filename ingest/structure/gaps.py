"""Numbers that a list skips: looked for again in the words before, where the neighbours say what must stand there.

Between "c." and "e." only a "d" can stand. So a sign that would be a mention or a slip anywhere else ("d,", "J.",
"(2 ^)", a marker behind a page foot) is a number here. Where none is found, the item that follows carries a flag; an
ayat whose number alone is lost, so that its sentence is certain, is given its number with a flag of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.candidates import Number
from ingest.structure.numbers import distance, followers, means
from ingest.structure.source import last_word
from ingest.structure.walk import Open, Walk, firm
from ingest.structure.words import words

_GAP = Flag("penomoran", "Penomoran melompat: ada butir sebelum ini yang tidak ditemukan dalam naskah.")
_FIRST_LOST = Flag("penomoran", "Nomor pertama dari daftar ini tidak terbaca dalam naskah.")
_IMPLIED = Flag("nomor-sambung", "Nomor ayat ini tidak terbaca dalam naskah; diberi menurut urutannya.")
_FARTHEST = 3  # a gap wider than this is taken for something else
_LOOSE = re.compile(
    r"(?<![\w(.,/])(?P<open>[(\[{lt]\s?)?(?P<raw>\d [\dlI]|[lIL]?\d{1,2}[lI]?|[a-zA-Z]{1,2}\d?|[|!])"
    r"\s?\^?\s?(?P<close>[.,;:)\]}'’tlIj1]|(?=\s))(?=\s*[“\"(]?[A-Za-z]{2})"
)
_NOISE = re.compile(r"(?<=\s)[A-Z]?\d[\w-]*\s*$|\S+\.go\.id\s*$")  # a page number or a site between two items
_SENTENCE = re.compile(r"(?<=[a-z)\d]\.)\s+(?=[A-Z])")
_WORDS = 4  # fewer are no sentence of an ayat


def leap(walk: Walk, number: Number) -> None:
    """Take a number that skips some, with those found before it; with a flag where some stay lost."""
    begins = walk.source.line_start(number.start) or _opens_sentence(walk, number)
    for depth in range(len(walk.stack) - 1, -1, -1):
        opened = walk.stack[depth]
        gap = distance(opened.last, number.raw)
        if number.style != opened.style or gap is None or not 1 < gap <= _FARTHEST:
            continue
        found = _between(walk, opened, number)
        if (len(found) == gap - 1 and firm(walk, number.start)) or begins:
            del walk.stack[depth + 1 :]
            _fill(walk, opened, found)
            implied = not found and gap == 2 and _implied(walk, opened, number)
            opened.last = number.raw
            walk.add(number.start, number.end, opened, *(() if implied or len(found) == gap - 1 else (_GAP,)))
            return
    if begins and number.style == "()" and not walk.stack and number.raw.isdigit() and 1 < int(number.raw) <= _FARTHEST:
        _first_lost(walk, number)


def _opens_sentence(walk: Walk, number: Number) -> bool:
    """Whether the number of an ayat stands between two sentences: "... lari. (3) Dalam hal ..."."""
    before, after = walk.source.before(number.start), walk.source.after(number.end)
    return number.style == "()" and before[-1:] == "." and after[:1].isupper()


def _first_lost(walk: Walk, number: Number) -> None:
    """Begin the ayat of an article with a later one, after the (1) among its words; a sentence before (2) is ayat 1."""
    opened = Open("()", "1", walk.root, "ayat")
    said = walk.source.text[walk.text_start : number.start].strip()
    begun = number.raw == "2" and not walk.marks
    span = _sought(walk, opened, "1", (walk.text_start, number.start)) if begun else None
    whole = begun and said.endswith(".") and len(said.split()) >= _WORDS
    if span:
        walk.add(*span, opened)
    elif whole:
        walk.add(walk.text_start, walk.text_start, opened, _IMPLIED)
    walk.stack.append(opened)
    opened.last = number.raw
    walk.add(number.start, number.end, opened, *(() if span or whole else (_FIRST_LOST,)))


def _between(walk: Walk, opened: Open, number: Number) -> list[tuple[str, int, int]]:
    """The numbers missing before this one, each with the span that is read as it, in order."""
    start = next((mark.end for mark in reversed(walk.marks) if mark.ref == opened.item), walk.text_start)
    found: list[tuple[str, int, int]] = []
    need = followers(opened.last)[0]
    while need != number.raw and len(found) < _FARTHEST:
        span = _sought(walk, opened, need, (start, number.start))
        if span is not None:
            found.append((need, *span))
            start = span[1]
        need = followers(need)[0]
    return found


def _sought(walk: Walk, opened: Open, need: str, reach: tuple[int, int]) -> tuple[int, int] | None:
    """The span that stands for the number: the first in a firm place, else the only exact one anywhere."""
    loose: list[tuple[int, int]] = []
    for match in _LOOSE.finditer(walk.source.text, *reach):
        if not _alike(match, need, opened.style):
            continue
        if _stands(walk, match):
            return match.span()
        exact = match["raw"] == need and _closed(match, opened.style) and not _named(walk, match)
        loose += [match.span()] if exact else []
    return loose[0] if len(loose) == 1 else None


def _alike(match: re.Match[str], need: str, style: str) -> bool:
    """Whether the sign may be this number in this style."""
    raw = match["raw"]
    if (style == "()") != bool(match["open"]) or not (match["close"] or raw.lower() == need or raw == "L"):
        return False
    if need.isdigit():
        return raw == need or means(raw.replace("L", "1"), need)
    return any(means(form, need) for form in dict.fromkeys((raw, raw.lower())))


def _closed(match: re.Match[str], style: str) -> bool:
    return match["close"] == style[-1] and bool(match["open"]) == (style[0] == "(")


def _stands(walk: Walk, match: re.Match[str]) -> bool:
    """Whether a clause ends right before the sign, or a page foot stands between."""
    before = walk.source.text[max(0, match.start() - 40) : match.start()]
    clean = _NOISE.sub("", before)
    return firm(walk, match.start()) or (clean != before and clean.rstrip()[-1:] in ";.:,")


def _named(walk: Walk, match: re.Match[str]) -> bool:
    """Whether the number belongs to the words before it: "ayat (2)", "(1) dan (2)"."""
    word = last_word(walk.source.before(match.start())).lower()
    return word in words().before_number or word in words().links


def _fill(walk: Walk, opened: Open, found: list[tuple[str, int, int]]) -> None:
    """Mark the numbers found; what was taken to lie below the item before hangs under the one it follows."""
    for number, start, end in found:
        before, opened.last = opened.item, number
        index = next((i for i, mark in enumerate(walk.marks) if mark.start >= end), len(walk.marks))
        later = [replace(mark, ref=_moved(mark.ref, before, opened.item)) for mark in walk.marks[index:]]
        del walk.marks[index:]
        walk.add(start, end, opened)
        walk.marks.extend(later)


def _moved(ref: Ref, before: Ref, now: Ref) -> Ref:
    return Ref(ref.regulation, (*now.path, *ref.path[len(before.path) :])) if before.contains(ref) else ref


def _implied(walk: Walk, opened: Open, number: Number) -> bool:
    """Mark the ayat whose number is lost, where the words before are exactly two sentences; False where not."""
    if opened.style != "()" or not walk.marks or walk.marks[-1].ref != opened.item:
        return False
    starts = list(_starts(walk, number.start))
    if len(starts) != 1:
        return False
    opened.last = followers(opened.last)[0]
    walk.add(starts[0], starts[0], opened, _IMPLIED)
    return True


def _starts(walk: Walk, stop: int) -> Iterator[int]:
    """Where, after the first, whole sentences begin between the last mark and `stop`."""
    text = walk.source.text
    for match in _SENTENCE.finditer(text, walk.text_start, stop):
        said, following = text[walk.text_start : match.start()], text[match.end() : stop].strip()
        if min(len(said.split()), len(following.split())) >= _WORDS and following.endswith("."):
            yield match.end()
