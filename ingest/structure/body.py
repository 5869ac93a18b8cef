"""The articles of an act, with the headings above them and the lists inside them."""

import re
from dataclasses import replace

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.articles import articles, roman_articles, strays
from ingest.structure.chain import Candidate, missing
from ingest.structure.headings import headings, placed, with_paths
from ingest.structure.instructions import instructions
from ingest.structure.lostheads import Found, lost_heads
from ingest.structure.numbers import roman_number
from ingest.structure.source import Mark, Source, ends_of
from ingest.structure.units import Unit, read_all
from ingest.structure.zones import Zone

_AMENDS = re.compile(
    r"diubah\s+(?:sebagai|sehingga)|perubahan\s+sebagai\s+berikut|sebagai\s+berikut\s*:\s*[1l]\.", re.IGNORECASE
)

_SAYS = 2500  # characters within which an amending article names what it amends
_MISPLACED = Flag("urutan", "Pasal ini tidak berdiri pada urutannya dalam naskah.")
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
    ends = [next(stop for stop in stops if stop > candidate.start) for candidate, _, _ in units]
    own = [Unit(root / f"pasal-{n.lower()}", c.end, end) for (c, n, _), end in zip(units, ends, strict=True)]
    inside = read_all(source, [replace(u, amends=changes) for u, changes in zip(own, amending, strict=True)])
    for (candidate, number, flags), unit, (below, more) in zip(units, own, inside, strict=True):
        marks += [Mark(candidate.start, candidate.end, "pasal", number, unit.ref, flags=(*flags, *more)), *below]
    return with_paths(source, marks)


def _whole_head(source: Source, head: Candidate) -> Candidate:
    """The heading with its repetition, where it stood at the foot of a page and comes again on the next one."""
    again = re.compile(rf"(?:[\W_\dlIO]{{0,30}}[\W_])?Pasal\s+{head.number}{head.suffix}(?!\w)\.?(?=\s+\()")
    match = again.match(source.text, head.end)
    return replace(head, end=match.end()) if match else head


def _is_amending(source: Source, start: int, end: int) -> bool:
    """Whether the article only says how another act is changed, with the new words quoted below it."""
    return bool(_AMENDS.search(source.text[start : min(end, start + 1500)])) and bool(
        instructions(source, Ref("x"), start, end)
    )


def _opens_unit(source: Source, start: int, starts: list[int]) -> bool:
    """Whether a heading in the reach of an amending article stands right before the next article of the act itself."""
    return any(0 < stop - start < 300 and "Pasal" not in source.text[start + 3 : stop] for stop in starts)
