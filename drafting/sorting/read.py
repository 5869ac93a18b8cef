"""Tables from files: CSV in the encodings and with the separators that offices use, and XLSX.

A file is a stranger's: its size, its rows and what it unpacks to are limited, formulas are read as the values that were
saved with them, and nothing in it is run.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from corpus.errors import UnreadableFile
from drafting.sorting.table import Cell, Table, text_of

LARGEST = 10 * 1024 * 1024  # bytes of a file
UNPACKED = 100 * 1024 * 1024  # bytes of what an XLSX unpacks to
MOST_ROWS = 20_000
MOST_COLUMNS = 200
DELIMITERS = ";,\t|"
SMALLER = "Divide it into smaller files."
# What openpyxl raises on files that only look like workbooks, in the order of their rank.
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    SyntaxError,
)


def read_table(name: str, data: bytes) -> Table:
    """The table in a file; its kind is told by its first bytes, not by its name.

    Raises:
        UnreadableFile: it is neither CSV nor XLSX, too large, or has no heading.
    """
    if len(data) > LARGEST:
        raise UnreadableFile(name, f"is larger than {LARGEST // 1024 // 1024} MB", SMALLER)
    if data.startswith(b"PK\x03\x04"):
        return _whole(name, _workbook(name, data), ",")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(
            name, "is an old or a protected Excel file", "Save it as .xlsx without a password, or as CSV."
        )
    text = _decoded(name, data)
    delimiter = _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile(name, f"cannot be read as CSV ({error})", "Save it anew as CSV or XLSX.") from error
    return _whole(name, rows, delimiter)


def _decoded(name: str, data: bytes) -> str:
    """The text: by its byte order mark, else UTF-8, else what Windows in Western Europe and Indonesia writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise UnreadableFile(name, "is no text and no workbook", "Give a .csv or .xlsx file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The separator that stands most often in the heading, outside of quotation marks."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(part for at, part in enumerate(first.split('"')) if at % 2 == 0)
    most = max(DELIMITERS, key=bare.count)
    return most if most in bare else ","


def _workbook(name: str, data: bytes) -> list[list[Cell]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > UNPACKED:
                raise UnreadableFile(name, "unpacks to far more than a table needs", SMALLER)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.active or book.worksheets[0]
        most = MOST_ROWS + 2
        rows = [
            [_cell(value) for value in row]
            for row in sheet.iter_rows(max_row=most, max_col=MOST_COLUMNS, values_only=True)
        ]
        book.close()
    except _BROKEN as error:
        raise UnreadableFile(name, "cannot be read as a workbook", "Save it anew as .xlsx or CSV.") from error
    return rows


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float | bool | date | datetime | time):
        return value
    return str(value)


def _whole(name: str, rows: "Iterable[list[Cell]] | list[list[str]]", delimiter: str) -> Table:
    """The table without empty lines and without empty columns at its right edge."""
    kept = [list(row) for row in rows if any(text_of(cell).strip() for cell in row)]
    if not kept:
        raise UnreadableFile(name, "is empty", "Its first line must name the columns.")
    if len(kept) - 1 > MOST_ROWS:
        raise UnreadableFile(name, f"has more than {MOST_ROWS} rows", SMALLER)
    width = max(at for row in kept for at, cell in enumerate(row, 1) if text_of(cell).strip())
    if width > MOST_COLUMNS:
        raise UnreadableFile(name, f"has more than {MOST_COLUMNS} columns", SMALLER)
    filled = [tuple((*row, *[None] * width))[:width] for row in kept]
    heading = tuple(text_of(cell).strip() for cell in filled[0])
    return Table(heading, tuple(filled[1:]), delimiter)
