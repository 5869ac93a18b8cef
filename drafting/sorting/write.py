"""Tables to files, in a form that no spreadsheet program takes for a formula."""

import csv
import io
import re

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError

from corpus.errors import BadSetting
from drafting.sorting.table import Cell, Table, text_of

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet program may take for one when a cell begins with it
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LONGEST_CELL = 32_767  # characters; Excel takes no more
WIDE, NARROW = 48, 16


def write_table(table: Table, suffix: str) -> bytes:
    """The table as CSV (UTF-8 with a mark, so that Excel reads it rightly) or XLSX.

    Raises:
        BadSetting: the file is to be neither.
    """
    if suffix == ".csv":
        return _csv(table)
    if suffix == ".xlsx":
        return _xlsx(table)
    raise BadSetting("--out", suffix or "a name without an ending", "Give a name that ends in .csv or .xlsx.")


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a text that might be taken for a formula; a number stays a number.

    >>> harmless("=1+1"), harmless("-5"), harmless(-5)
    ("'=1+1", '-5', -5)
    """
    if not isinstance(cell, str):
        return cell
    clean = _ILLEGAL.sub("", cell)
    if clean.lstrip(" ").startswith(FORMULA) and not _NUMBER.fullmatch(clean.strip()):
        return f"'{clean}"
    return clean


def _csv(table: Table) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=table.delimiter)
    writer.writerow([harmless(head) for head in table.heading])
    for row in table.rows:
        writer.writerow([text_of(harmless(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(table: Table) -> bytes:
    book = Workbook(write_only=False)
    sheet = book.active
    sheet.title = "Netral"
    for at, row in enumerate((table.heading, *table.rows), 1):
        for column, cell in enumerate(row, 1):
            _put(sheet.cell(at, column), harmless(cell))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, head in enumerate(table.heading, 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDE if head.startswith("Netral: ") else NARROW
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(place: object, cell: Cell) -> None:
    text = isinstance(cell, str)
    try:
        place.value = cell[:LONGEST_CELL] if isinstance(cell, str) else cell  # type: ignore[attr-defined]
    except IllegalCharacterError:
        place.value = ascii(cell)  # type: ignore[attr-defined]
    if text:
        place.data_type = "s"  # type: ignore[attr-defined]
        place.alignment = Alignment(wrap_text=True, vertical="top")  # type: ignore[attr-defined]
