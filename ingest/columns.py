"""Pages set in two columns, as old gazettes are: read column by column, however the file holds their lines.

A file may hold such a page line by line across both columns; read so, every sentence is torn. The picture that pypdf's
layout mode draws in characters shows the gutter: a place near the middle where line after line has a gap, with prose on
both sides. A line that crosses it (a heading, a foot) stands alone, and what is above it is read first. Tables, and
lists beside a narrow margin, are no columns: their gaps lie elsewhere, are several, or have few words on one side.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_FEWEST = 8  # lines with words on both sides; fewer prove nothing
_SHARE = 0.45  # of the page's lines that must have words on both sides
_CROSSING = 0.2  # of the page's lines that may cross the gutter
_GAP = 3  # characters of blank between the columns
_PROSE = 0.6  # of a column's width that its lines fill on the median
_GUTTERS = re.compile(r"(?<=\S) {3,}(?=\S)")
_MIDDLE = (0.35, 0.65)  # where in the width of the page a gutter may lie


def by_columns(plain: str, layout: str) -> tuple[str, bool]:
    """The page column by column and True, where it has two columns and `plain` runs across them; else `plain`.

    `layout` is the same page with every word where it stands.

    >>> by_columns("satu dua", "satu dua")
    ('satu dua', False)
    """
    lines = [line.rstrip() for line in layout.expandtabs().splitlines() if line.strip()]
    gutter = _gutter(lines)
    if gutter is None:
        return plain, False
    text = "\n".join(" ".join(line.split()) for line in _read(lines, gutter))
    signs, given = "".join(text.split()), "".join(plain.split())
    if signs == given or Counter(signs) != Counter(given):
        return plain, False
    return text, True


def _gutter(lines: Sequence[str]) -> int | None:
    """Where the gutter of a page of two columns lies; None where the page is no such page."""
    left = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    right = max((len(line) for line in lines), default=0)
    places = range(left + int((right - left) * _MIDDLE[0]), left + int((right - left) * _MIDDLE[1]))
    scored = [(_both(lines, at) - 2 * _cross(lines, at), -abs(2 * at - left - right), at) for at in places]
    if not scored:
        return None
    at = max(scored)[2]
    both, cross = _both(lines, at), _cross(lines, at)
    if both < max(_FEWEST, _SHARE * len(lines)) or cross > _CROSSING * len(lines):
        return None
    return at if _is_prose(lines, at, (at - left, right - at)) else None


def _both(lines: Sequence[str], at: int) -> int:
    return sum(_blank(line, at) and bool(line[:at].strip() and line[at:].strip()) for line in lines)


def _cross(lines: Sequence[str], at: int) -> int:
    return sum(not _blank(line, at) for line in lines)


def _blank(line: str, at: int) -> bool:
    """Whether the line leaves the gutter free."""
    half = _GAP // 2
    return not line[at - half : at + half + 1].strip()


def _is_prose(lines: Sequence[str], at: int, widths: tuple[int, int]) -> bool:
    """Whether both sides are full lines of words, without further gutters, as columns are and tables are not."""
    for side, width in zip(([line[:at] for line in lines], [line[at:] for line in lines]), widths, strict=True):
        filled = sorted(len(piece.strip()) for piece in side if piece.strip())
        gaps = sum(bool(_GUTTERS.search(piece.strip())) for piece in side)
        if filled[len(filled) // 2] < _PROSE * width or gaps > _CROSSING * len(filled):
            return False
    return True


def _read(lines: Sequence[str], at: int) -> Iterator[str]:
    """The pieces of the page in reading order: left above right, between the lines that cross."""
    first: list[str] = []
    second: list[str] = []
    for line in lines:
        if not _blank(line, at):
            yield from (*first, *second, line)
            first, second = [], []
            continue
        first += [line[:at]] if line[:at].strip() else []
        second += [line[at:]] if line[at:].strip() else []
    yield from (*first, *second)
