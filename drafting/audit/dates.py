"""Days as a letter writes them: "12 Oktober 2024", "12-10-2024"; and the day of the letter itself."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.model import Document

_FIRST = ("januari", "februari", "maret", "april", "mei", "juni")
MONTHS = (*_FIRST, "juli", "agustus", "september", "oktober", "november", "desember")
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "ags": 8, "sep": 9, "sept": 9}
_MONTHS = {**{name: n for n, name in enumerate(MONTHS, 1)}, **_SHORT, "okt": 10, "nov": 11, "nop": 11, "des": 12}
_MONTHS |= {"pebruari": 2, "nopember": 11}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = rf"(?P<day>\d{{1,2}})\s*(?:\s|-|/)\s*(?P<month>{_NAMES}|\d{{1,2}})\.?\s*(?:\s|-|/)\s*(?P<year>(?:19|20)\d\d)\b"
WRITTEN = re.compile(_DAY, re.IGNORECASE)
_MONTH_ONLY = rf"(?P<month>{_NAMES})\s+(?P<year>(?:19|20)\d\d)"
_PLACE = r"(?:\[[^\]\n]{2,40}\]|[A-Z][\w.'’-]*)(?:\s+[A-Z(][\w.'’)-]*){0,4}"
_LEAD = rf"(?:.*?(?:\s{{2,}}|\t|\d\s))?(?P<place>{_PLACE})\s*,\s*(?:tanggal\s+)?[\s.…_]*"
_HEADED = r"(?:(?:pada\s+)?tanggal|tgl\.?|tertanggal)\s*:?\s*"
_WEEKDAYS = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "jum’at", "sabtu", "minggu", "hari"})
_FULL = (re.compile(rf"{_LEAD}(?i:{_DAY})\s*[.;]?"), re.compile(rf"{_HEADED}{_DAY}\s*[.;]?", re.IGNORECASE))
_PARTIAL = (re.compile(rf"{_LEAD}(?i:{_MONTH_ONLY})\s*[.;]?"),)


@dataclass(frozen=True, slots=True)
class LetterDay:
    """The day by which a letter is judged. `found` where the letter names it; `whole` where it names the day too."""

    day: date
    found: bool
    whole: bool


def letter_day(document: Document, given: date | None, today: date) -> LetterDay:
    """The day given, else the letter's own, else today; one with only a month is judged by that month's last day."""
    if given is not None:
        return LetterDay(given, True, True)
    lines = [" ".join(block.text.split(" ")).strip() for block in document.blocks]
    for line in lines:
        if day := _full(line):
            return LetterDay(day, True, True)
    for line in lines:
        if day := _month(line):
            return LetterDay(day, True, False)
    return LetterDay(today, False, False)


def days_in(text: str) -> Iterator[date]:
    """Every full day that a text writes."""
    for match in WRITTEN.finditer(text):
        if day := day_of(match):
            yield day


def day_of(match: re.Match[str]) -> date | None:
    """The day of a match; None where there is no such day (31 February)."""
    written = match["month"].lower()
    month = int(written) if written.isdigit() else _MONTHS[written]
    year, day = int(match["year"]), int(match["day"])
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _full(line: str) -> date | None:
    for pattern in _FULL:
        match = pattern.fullmatch(line)
        if match and not _of_week(match):
            return day_of(match)
    return None


def _month(line: str) -> date | None:
    for pattern in _PARTIAL:
        match = pattern.fullmatch(line)
        if match and not _of_week(match):
            year, month = int(match["year"]), _MONTHS[match["month"].lower()]
            return date(year, month, calendar.monthrange(year, month)[1])
    return None


def _of_week(match: re.Match[str]) -> bool:
    place = match.groupdict().get("place") or ""
    return any(word.lower() in _WEEKDAYS for word in place.split())
