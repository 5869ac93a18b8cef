"""What stands inside the articles of an act: read one by one, and with their neighbours where numbers are torn."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.ayat import by_ayat
from ingest.structure.candidates import Number, torn
from ingest.structure.heaps import after_foot, apart, foot, heaped, left_without
from ingest.structure.instructions import instructions
from ingest.structure.leftover import left_over
from ingest.structure.lists import items
from ingest.structure.loose import readings
from ingest.structure.namesakes import lost_ayat
from ingest.structure.rejoined import rejoined
from ingest.structure.relisted import relisted
from ingest.structure.shared import TORN, Read, near, shared
from ingest.structure.source import Mark, Source

_TORN_NUMBERS = ("nomor-sambung", "nomor-lepas")


@dataclass(frozen=True, slots=True)
class Unit:
    """An article: its reference, where its words begin and end, and whether it only says what others change to."""

    ref: Ref
    start: int
    end: int
    amends: bool = False


def read_all(source: Source, units: Sequence[Unit]) -> list[Read]:
    """The marks inside each article, and the flags of the article itself."""
    ways = readings(source, [None if unit.amends else (unit.ref, unit.start, unit.end) for unit in units])
    joined = shared(ways)
    found: list[Read] = []
    heap: list[Number] = []
    for at, unit in enumerate(units):
        before, heap = heap, []
        if at in joined:
            found.append(joined[at])
            continue
        if unit.amends:
            found.append((instructions(source, unit.ref, unit.start, unit.end), ()))
            continue
        inside, flags, heap = article(source, unit.ref, (unit.start, unit.end), before)
        found.append((inside, flags))
        if before and not _says(found[at], _TORN_NUMBERS):
            found[at - 1] = _doubted(found[at - 1])  # its heap was not this article's
    if heap:
        found[-1] = _doubted(found[-1])
    for at, (marks, flags) in enumerate(found):
        divided = any(mark.level == "ayat" for mark in marks)  # what is read as one piece is quoted whole
        if at not in joined and divided and not _says((marks, flags)) and near(ways, at, joined):
            found[at] = (marks, (TORN,))
    return found


def _says(read: Read, rules: Sequence[str] = ()) -> bool:
    """Whether the article or a part of it carries a flag of these rules, or any."""
    inside, own = read
    return any(not rules or flag.rule in rules for flag in (*own, *(flag for mark in inside for flag in mark.flags)))


def _doubted(read: Read) -> Read:
    """The article with a flag, the numbers at its foot may be its own; as it is where it has numbers that stand."""
    inside, flags = read
    numbered = any(mark.level == "ayat" for mark in inside)
    return read if numbered or TORN in flags else (inside, (*flags, TORN))


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
