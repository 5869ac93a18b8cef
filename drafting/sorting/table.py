"""A table as values: its heading and its rows, each cell a text, a number or a day."""

from dataclasses import dataclass
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Table:
    """The heading and all rows in their order; every row has as many cells as the heading."""

    heading: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    delimiter: str = ","  # of the file that it was read from, for one of the same form


def text_of(cell: Cell) -> str:
    """A cell as a person reads it.

    >>> text_of(3.0), text_of(datetime(2024, 2, 12)), text_of(None)
    ('3', '2024-02-12', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
