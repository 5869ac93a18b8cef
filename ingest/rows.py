"""Rows of tables as lines: cells kept apart by ` | `, except where a table only lays out a list.

Word and web pages set "Menimbang : a. bahwa ..." as a table of four columns. Read with separators, no list would begin
with its marker; so a row with one cell of text, the others being markers or colons, is joined by spaces.
"""

import re
from collections.abc import Iterable

_MARKER = re.compile(r"[:\-–—•.]|\(?[0-9a-zA-Z]{1,4}[.)]")  # ":", "a.", "(1)", "12.", "iv)"


def row_line(cells: Iterable[str]) -> str:
    """One row as one line; empty where all cells are.

    >>> row_line(["Nama", "Jabatan", "Golongan"])
    'Nama | Jabatan | Golongan'
    >>> row_line(["Menimbang", ":", "a.", "bahwa perlu diatur;"])
    'Menimbang : a. bahwa perlu diatur;'
    """
    texts = [" ".join(cell.split()) for cell in cells]
    filled = [text for text in texts if text]
    words = [text for text in filled if not _MARKER.fullmatch(text)]
    if len(words) <= 1 or (len(words) == 2 and filled[1] == ":"):
        return " ".join(filled)
    return " | ".join(texts)
