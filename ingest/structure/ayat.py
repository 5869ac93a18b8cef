"""Articles whose ayat stand where they belong, though letters of a list in one of them are torn from their words.

Each ayat is then read by itself, so that a torn list spoils, and flags, nothing but its own ayat.
"""

from itertools import pairwise

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.candidates import Number, ayat_numbers, torn
from ingest.structure.lists import items
from ingest.structure.numbers import means
from ingest.structure.relisted import relisted
from ingest.structure.source import Mark, Source

_TORN = Flag("nomor-lepas", "Nomor butir dalam ayat ini terlepas dari teksnya; urutannya tidak dapat dipastikan.")
_NEAR = 3  # signs; dirt before the first ayat


def by_ayat(source: Source, ref: Ref, start: int, end: int) -> list[Mark]:
    """The marks of an article whose every ayat number opens an ayat; empty where not."""
    numbers = ayat_numbers(source, start, end)
    if len(numbers) < 2 or not all(_opens(source, n, value, start) for value, n in enumerate(numbers, 1)):
        return []
    marks: list[Mark] = []
    stops = [*(number.start for number in numbers), end]
    for value, (number, (_, stop)) in enumerate(zip(numbers, pairwise(stops), strict=True), 1):
        own = ref / f"ayat-{value}"
        inside, flags = within(source, own, number.end, stop)
        marks += [Mark(number.start, number.end, "ayat", str(value), own, flags=flags), *inside]
    return marks


def within(source: Source, ayat: Ref, start: int, end: int) -> tuple[list[Mark], tuple[Flag, ...]]:
    """The lists inside one ayat, and a flag where the numbers of one stay torn from their words."""
    if not torn(source, start, end):
        return _points(items(source, ayat, start, end)), ()
    again = relisted(source, ayat, start, end)
    return _points(again or items(source, ayat, start, end)), () if again else (_TORN,)


def _opens(source: Source, number: Number, value: int, start: int) -> bool:
    """Whether the number is this one, between two sentences or at the head of the article."""
    before, after = source.text[start : number.start].strip(), source.after(number.end)
    placed = before[-1:] in '.;:”"' if value > 1 else len(before) <= _NEAR
    return means(number.raw, str(value)) and placed and after[:1].isupper()


def _points(marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.level != "ayat"]
