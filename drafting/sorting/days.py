"""Days as they stand in tables: Excel's own, ISO, numbers with strokes or points, and Indonesian words."""

import re
from datetime import date, datetime, timedelta

from drafting.sorting.table import Cell
from qa.days import MONTHS

_NUMBERS = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_WORDS = re.compile(r"(?:[a-z']+,?\s+)?(?:tgl\.?\s+|tanggal\s+)?(\d{1,2})[\s.-]+([a-z]+)\.?[\s,.-]+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(?:[ t,]+|\s+pukul\s+|\s+jam\s+)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?:wib|wita|wit))?$")
_EPOCH = date(1899, 12, 30)  # of Excel's day numbers
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: what else would be an amount


def day_of(cell: Cell) -> date | None:
    """The day in a cell; None where the cell is empty.

    >>> day_of("12 Februari 2024"), day_of("Senin, 12/02/2024"), day_of(45334)
    (datetime.date(2024, 2, 12), datetime.date(2024, 2, 12), datetime.date(2024, 2, 12))

    Raises:
        ValueError: what stands there is not a day.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _serial(cell)
    written = str(cell or "").strip().lower()
    return _written(written) if written else None


def _serial(number: float) -> date:
    if int(number) not in _SERIALS:
        raise ValueError(f"{number} is not a day")
    return _EPOCH + timedelta(days=int(number))


def _written(text: str) -> date:
    bare = _TIME.sub("", re.sub(r"^[a-z']+,\s*", "", text)).strip()
    if match := _ISO.fullmatch(bare):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(bare):
        return date(int(match[3]), int(match[2]), int(match[1]))  # day before month, as in Indonesia
    if match := _WORDS.fullmatch(bare):
        return date(int(match[3]), _month(match[2]), int(match[1]))
    if bare.isdigit():
        return _serial(int(bare))
    raise ValueError(f"{text!r} is not a day")


def _month(word: str) -> int:
    if word not in MONTHS:
        raise ValueError(f"{word!r} is not a month")
    return MONTHS[word]
