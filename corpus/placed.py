"""Which units a generation indexes and where each stands: its lines in memory as they are on disk, read for hits alone.

As Python values the places of a million units would be a gigabyte, and half a minute of every opening.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus.dates import Span
from corpus.reference import Ref
from corpus.store.rows import span_row
from corpus.units import Placed, Unit

_ID = slice(2, 34)  # of a line: 32 hex digits behind a bracket and a quotation mark
_REMEMBERED = 16_384  # units that were hits

_span = lru_cache(1_024)(Span.of)  # an act has few days on which its words change


def units_text(units: Sequence[Unit]) -> str:
    """One line a unit: its id and its places, with their spans as text."""
    lines = (json.dumps([unit.id, [[str(p.ref), *span_row(p.span)] for p in unit.places]]) for unit in units)
    return "".join(f"{line}\n" for line in lines)


class Units:
    """The units in the file of `units_text`, by the numbers in which they were written."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        signs = np.frombuffer(self._data, dtype=np.uint8)
        self._ends = np.flatnonzero(signs == ord("\n"))
        self._starts = np.concatenate([[0], self._ends + 1])[: len(self._ends)]
        letters = signs[self._starts[:, None] + np.arange(_ID.start, _ID.stop)] if len(self) else signs[:0]
        self._ids = np.ascontiguousarray(letters).view(f"S{_ID.stop - _ID.start}").reshape(-1)
        self._by_id = np.argsort(self._ids, kind="stable")
        self.places = lru_cache(_REMEMBERED)(self._places)

    def __len__(self) -> int:
        return len(self._ends)

    def id(self, number: int) -> str:
        """The unit's digest."""
        return str(self._ids[number], "ascii")

    def numbers(self, ids: Sequence[str]) -> tuple[int, ...]:
        """The numbers of units that are there."""
        at = np.searchsorted(self._ids, np.array(ids, dtype=self._ids.dtype), sorter=self._by_id)
        return tuple(self._by_id[at].tolist())

    def _places(self, number: int) -> tuple[Placed, ...]:
        """Where the unit's words stand."""
        _, placed = json.loads(self._data[self._starts[number] : self._ends[number]])
        return tuple(Placed(Ref.parse(ref), _span(*span)) for ref, *span in placed)
