"""The articles of an act, with the headings above them and the lists inside them."""

import re

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.articles import articles, roman_articles
from ingest.structure.chain import Candidate, missing
from ingest.structure.headings import headings, placed, with_paths
from ingest.structure.instructions import instructions
from ingest.structure.lists import items
from ingest.structure.source import Mark, Source
from ingest.structure.zones import Zone

_ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_AMENDS = re.compile(
    r"diubah\s+(?:sebagai|sehingga)|perubahan\s+sebagai\s+berikut|sebagai\s+berikut\s*:\s*[1l]\.", re.IGNORECASE
)


def body(source: Source, zone: Zone, root: Ref) -> list[Mark]:
    """The marks of the body: headings, pasal, and everything inside the pasal."""
    roman = roman_articles(source, zone.start, zone.end)
    found = articles(source, zone.start, zone.end)
    if is_roman(roman, found):
        return _units(source, zone, root, [(c, roman_number(c.number), ()) for c in roman])
    return _units(source, zone, root, _flagged(found))


def is_roman(roman: list[Candidate], arabic: list[Candidate]) -> bool:
    """Whether the act numbers its own pasal in Roman: the series has a second member, or stands before all others."""
    if not roman:
        return False
    real = [c for c in roman if c.number > 1]
    return bool(real) and (not arabic or len(arabic) <= len(roman) or roman[0].start <= arabic[0].start)


def roman_number(value: int) -> str:
    """The Roman number of a small value."""
    return _ROMANS[value - 1] if 0 < value <= len(_ROMANS) else str(value)


def _flagged(found: list[Candidate]) -> list[tuple[Candidate, str, tuple[Flag, ...]]]:
    units = []
    for before, candidate in zip([None, *found], found, strict=False):
        lost = missing(before, candidate)
        flags = (_lost(lost),) if lost else ()
        units.append((candidate, f"{candidate.number}{candidate.suffix}", flags))
    return units


def _lost(numbers: range) -> Flag:
    named = f"Pasal {numbers[0]}" if len(numbers) == 1 else f"Pasal {numbers[0]} sampai dengan Pasal {numbers[-1]}"
    return Flag("pasal-hilang", f"{named} tidak ditemukan dalam naskah sebelum pasal ini.")


def _units(source: Source, zone: Zone, root: Ref, units: list[tuple[Candidate, str, tuple[Flag, ...]]]) -> list[Mark]:
    starts = [candidate.start for candidate, _, _ in units]
    amending = [_is_amending(source, c.end, e) for (c, _, _), e in zip(units, [*starts[1:], zone.end], strict=True)]
    above = headings(source, zone.start, zone.end, starts)
    quoted = [(c.end, e) for (c, _, _), e, a in zip(units, [*starts[1:], zone.end], amending, strict=True) if a]
    above = [
        h
        for h in above
        if not any(start < h.start < end for start, end in quoted) or _opens_unit(source, h.start, starts)
    ]
    marks = placed(source, above, root)
    stops = sorted([*starts, *(h.start for h in above), zone.end])
    for (candidate, number, flags), changes in zip(units, amending, strict=True):
        end = next(stop for stop in stops if stop > candidate.start)
        ref = root / f"pasal-{number.lower()}"
        marks.append(Mark(candidate.start, candidate.end, "pasal", number, ref, flags=flags))
        marks += instructions(source, ref, candidate.end, end) if changes else items(source, ref, candidate.end, end)
    return with_paths(source, marks)


def _is_amending(source: Source, start: int, end: int) -> bool:
    """Whether the article only says how another act is changed, with the new words quoted below it."""
    return bool(_AMENDS.search(source.text[start : min(end, start + 1500)])) and bool(
        instructions(source, Ref("x"), start, end)
    )


def _opens_unit(source: Source, start: int, starts: list[int]) -> bool:
    """Whether a heading in the reach of an amending article stands right before the next article of the act itself."""
    return any(0 < stop - start < 300 and "Pasal" not in source.text[start + 3 : stop] for stop in starts)
