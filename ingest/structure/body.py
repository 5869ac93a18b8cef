"""The articles of an act, with the headings above them and the lists inside them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.articles import articles, roman_articles, strays
from ingest.structure.ayat import by_ayat
from ingest.structure.candidates import Number, torn
from ingest.structure.chain import Candidate, missing
from ingest.structure.headings import headings, placed, with_paths
from ingest.structure.heaps import after_foot, apart, foot, heaped, left_without
from ingest.structure.instructions import instructions
from ingest.structure.leftover import left_over
from ingest.structure.lists import items
from ingest.structure.lostheads import Found, lost_heads
from ingest.structure.namesakes import lost_ayat
from ingest.structure.numbers import roman_number
from ingest.structure.rejoined import rejoined
from ingest.structure.relisted import relisted
from ingest.structure.source import Mark, Source, ends_of
from ingest.structure.zones import Zone

_AMENDS = re.compile(
    r"diubah\s+(?:sebagai|sehingga)|perubahan\s+sebagai\s+berikut|sebagai\s+berikut\s*:\s*[1l]\.", re.IGNORECASE
)

_SAYS = 2500  # characters within which an amending article names what it amends
_MISPLACED = Flag("urutan", "Pasal ini tidak berdiri pada urutannya dalam naskah.")
TORN = Flag(
    "nomor-lepas", "Nomor ayat atau butir dalam pasal ini terlepas dari teksnya; urutannya tidak dapat dipastikan."
)
_Unit = tuple[Candidate, str, tuple[Flag, ...]]


def body(source: Source, zone: Zone, root: Ref) -> list[Mark]:
    """The marks of the body: headings, pasal, and everything inside the pasal."""
    found = articles(source, zone.start, zone.end)
    roman = roman_articles(source, zone.start, zone.end)
    if _is_roman(source, roman, found):
        return _units(source, zone, root, [(c, roman_number(c.number), ()) for c in roman])
    others: list[Found] = [(c, (_MISPLACED,)) for c in _out_of_order(source, zone, found)]
    others += lost_heads(source, found)
    return _units(source, zone, root, _flagged(found, others))


def _is_roman(source: Source, roman: list[Candidate], arabic: list[Candidate]) -> bool:
    """Whether the act numbers its own pasal in Roman: I and II follow each other, or I says what is amended.

    A damaged "Pasal 1" and "Pasal 11" look like I and II too, but have the other articles between them.
    """
    if not roman or roman[0].number != 1:
        return False
    following = roman[1] if len(roman) > 1 and roman[1].number == 2 else None
    if following is None and source.text[roman[0].start : roman[0].end].rstrip(". ").endswith("1"):
        return False  # "Pasal 1" of an act that amends nothing
    second = [c for c in arabic if c.number == 2 and roman[0].start < c.start]
    between = [c for c in second if following is None or c.start < following.start]
    says = source.text[roman[0].end : roman[0].end + _SAYS]
    return bool(_AMENDS.search(says)) or (following is not None and not between)


def _out_of_order(source: Source, zone: Zone, found: list[Candidate]) -> list[Candidate]:
    """Articles that the source has in another place than their number says; none are looked for in quoted words."""
    reach = list(zip(found, ends_of([c.start for c in found], zone.end), strict=True))
    quoting = [(c.start, end) for c, end in reach if _is_amending(source, c.end, end)]
    others = strays(source, zone.start, zone.end, found)
    return [c for c in others if not any(start < c.start < end for start, end in quoting)]


def _flagged(found: list[Candidate], others: list[Found]) -> list[_Unit]:
    """All articles as the text has them, with a flag where one is out of order or may hold the words of a lost one."""
    once = {candidate.key: (candidate, flags) for candidate, flags in others}
    bare: list[Found] = [*once.values(), *((candidate, ()) for candidate in found)]
    units = [(c, f"{c.number}{c.suffix}", flags) for c, flags in sorted(bare, key=lambda unit: unit[0].start)]
    present = {candidate.number for candidate, _, _ in units}
    starts = [candidate.start for candidate, _, _ in units]
    for before, candidate in zip([None, *found], found, strict=False):
        if numbers := [number for number in missing(before, candidate) if number not in present]:
            at = starts.index(candidate.start)
            holder, number, flags = units[max(0, at - 1)]
            units[max(0, at - 1)] = (holder, number, (*flags, _lost(numbers, first=at == 0)))
    return units


def _lost(numbers: list[int], *, first: bool) -> Flag:
    named = f"Pasal {numbers[0]}" if len(numbers) == 1 else f"Pasal {numbers[0]} sampai dengan Pasal {numbers[-1]}"
    if first:
        return Flag("pasal-hilang", f"{named} tidak ditemukan dalam naskah sebelum pasal ini.")
    said = f"{named} tidak ditemukan dalam naskah sesudah pasal ini; kata-katanya mungkin terbaca sebagai pasal ini."
    return Flag("pasal-hilang", said)


def _units(source: Source, zone: Zone, root: Ref, units: list[_Unit]) -> list[Mark]:
    starts = [candidate.start for candidate, _, _ in units]
    reach = [(c.end, e) for (c, _, _), e in zip(units, ends_of(starts, zone.end), strict=True)]
    amending = [_is_amending(source, start, end) for start, end in reach]
    above = headings(source, zone.start, zone.end, starts)
    quoted = [span for span, changes in zip(reach, amending, strict=True) if changes]
    above = [
        h
        for h in above
        if not any(start < h.start < end for start, end in quoted) or _opens_unit(source, h.start, starts)
    ]
    units = [(_whole_head(source, candidate), number, flags) for candidate, number, flags in units]
    marks = placed(source, above, root)
    stops = sorted([*starts, *(h.start for h in above), zone.end])
    heap: list[Number] = []
    owner: Ref | None = None
    for (candidate, number, flags), changes in zip(units, amending, strict=True):
        end = next(stop for stop in stops if stop > candidate.start)
        ref = root / f"pasal-{number.lower()}"
        if changes:
            more: tuple[Flag, ...] = ()
            inside, heap = instructions(source, ref, candidate.end, end), []
        else:
            before = heap
            inside, more, heap = article(source, ref, (candidate.end, end), before)
            if before and not any(flag.rule in ("nomor-sambung", "nomor-lepas") for flag in _flags(inside, more)):
                _doubt(marks, owner)  # its heap was not the next article's
        owner = ref
        marks += [Mark(candidate.start, candidate.end, "pasal", number, ref, flags=(*flags, *more)), *inside]
    if heap:
        _doubt(marks, owner)
    return with_paths(source, marks)


def _flags(inside: Sequence[Mark], own: Sequence[Flag]) -> tuple[Flag, ...]:
    return (*own, *(flag for mark in inside for flag in mark.flags))


def _doubt(marks: list[Mark], ref: Ref | None) -> None:
    """Flag an article: the numbers at its foot may be its own."""
    if any(mark.level == "ayat" and mark.ref.parent == ref for mark in marks):
        return  # it has numbers where they belong
    for at, mark in enumerate(marks):
        if mark.ref == ref and mark.level == "pasal" and TORN not in mark.flags:
            marks[at] = replace(mark, flags=(*mark.flags, TORN))


def _whole_head(source: Source, head: Candidate) -> Candidate:
    """The heading with its repetition, where it stood at the foot of a page and comes again on the next one."""
    again = re.compile(rf"(?:[\W_\dlIO]{{0,30}}[\W_])?Pasal\s+{head.number}{head.suffix}(?!\w)\.?(?=\s+\()")
    match = again.match(source.text, head.end)
    return replace(head, end=match.end()) if match else head


def article(
    source: Source, ref: Ref, reach: tuple[int, int], before: list[Number]
) -> tuple[list[Mark], tuple[Flag, ...], list[Number]]:
    """What stands inside an article, its flags, and the heap of numbers at its foot that belongs to the next one.

    `before` is the heap at the foot of the article before.
    """
    start, end = reach
    heap = foot(source, ref, start, end)
    stop = heap[0].start if heap else end
    behind = [apart(ref, heap)] if heap else []
    inside = after_foot(source, ref, (start, stop), before) if before else []
    if not inside and torn(source, start, stop):
        inside = _put_together(source, ref, start, stop)
        if not inside:
            return [*items(source, ref, start, stop), *behind], (TORN,), heap
    lost = not inside and left_without(source, (start, stop), before)
    inside = inside or items(source, ref, start, stop)
    flags = lost_ayat(source, start, stop, inside) or left_over(source, start, stop, inside)
    return [*inside, *behind], (TORN,) if lost else flags, heap


def _put_together(source: Source, ref: Ref, start: int, end: int) -> list[Mark]:
    """The marks of an article whose numbers are torn from its words, where their order is certain."""
    ways = (by_ayat, rejoined, heaped, relisted)
    return next((marks for way in ways if (marks := way(source, ref, start, end))), [])


def _is_amending(source: Source, start: int, end: int) -> bool:
    """Whether the article only says how another act is changed, with the new words quoted below it."""
    return bool(_AMENDS.search(source.text[start : min(end, start + 1500)])) and bool(
        instructions(source, Ref("x"), start, end)
    )


def _opens_unit(source: Source, start: int, starts: list[int]) -> bool:
    """Whether a heading in the reach of an amending article stands right before the next article of the act itself."""
    return any(0 < stop - start < 300 and "Pasal" not in source.text[start + 3 : stop] for stop in starts)
