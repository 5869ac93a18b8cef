"""Units and their places come back from their file, by number and by id."""

import random

import pytest

from corpus.dates import Span
from corpus.placed import Units, units_text
from corpus.reference import Ref
from corpus.units import Placed, Unit

SPANS = (Span(), Span.of("2001", "2020-05"), Span.of("2020-05-07"))


def _written(folder, units):
    (folder / "units.jsonl").write_bytes(units_text(units).encode())
    return Units(folder / "units.jsonl")


def _unit(number, chance):
    refs = (Ref("uu-7-2017", (f"pasal-{chance.randrange(500)}",)) for _ in range(chance.randrange(4)))
    return Unit(f"kata {number}", tuple(Placed(ref, chance.choice(SPANS)) for ref in refs))


@pytest.mark.parametrize("count", [1, 2, 50])
def test_units_come_back(tmp_path, count):
    chance = random.Random(count)
    units = tuple(_unit(number, chance) for number in range(count))
    read = _written(tmp_path, units)
    order = chance.sample(range(count), count)
    assert len(read) == count
    assert [read.id(number) for number in range(count)] == [unit.id for unit in units]
    assert [read.places(number) for number in range(count)] == [unit.places for unit in units]
    assert read.numbers([units[number].id for number in order]) == tuple(order)


def test_no_units(tmp_path):
    read = _written(tmp_path, ())
    assert (len(read), read.numbers([])) == (0, ())
