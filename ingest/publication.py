"""When an act was signed and promulgated, and its number in the gazettes, as its last pages say."""

import calendar
import re
from datetime import date

from corpus.dates import PartialDate
from ingest.spelled import spelled

_MONTHS = {
    "januari": 1, "djanuari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "djuni": 6,
    "juli": 7, "djuli": 7, "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
}  # fmt: skip
_DATE = (
    r"pada\s+(?:tanggal|tgl)\.?\s*:?\s*(?P<day>[\dOlI ]{1,3}?)\s*(?P<month>[A-Za-z]+)\s*(?P<year>[12][\dOolI ]{3,4})"
)
_ENACTED = re.compile(rf"(?:Disahkan|Ditetapkan|Dikeluarkan)\s+d[il]\s+[\w\s]{{3,40}}?,?\s*{_DATE}", re.IGNORECASE)
_NUMERALS = r"[a-z]+(?:\s+[a-z]+){0,5}?"
_RULED = re.compile(  # a ruling writes its day out
    rf"hari\s+\w+,?\s+tanggal\s+(?P<day>{_NUMERALS}),?\s+bulan\s+(?P<month>[A-Za-z]+),?\s+tahun\s+(?P<year>{_NUMERALS})"
    r"(?=\s*[,.;]|\s+(?:selesai|dan|oleh|pukul)\b)"
)
_PROMULGATED = re.compile(rf"Diundangkan\s+d[il]\s+[\w\s]{{3,40}}?,?\s*{_DATE}", re.IGNORECASE)
_YEAR_AND_NUMBER = r"REPUBLIK\s+INDONESIA\s+TAHUN\s+(?P<year>[\dOolI]{4})\s+NOMOR\s+(?P<n>[\dOolI]+)"
_WRITTEN = re.compile(
    r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?,\s+(?P<day>[\dOlI]{1,2})\s+(?P<month>[A-Z][a-z]+)\s+"
    r"(?P<year>[12][\dOolI]{3})(?!\w)"
)
_GAZETTES = (
    ("LN", r"(?<!TAMBAHAN )LEMBARAN[ -]NEGARA\s+" + _YEAR_AND_NUMBER),
    ("BN", r"BERITA\s+NEGARA\s+" + _YEAR_AND_NUMBER),
)  # fmt: skip
_SUPPLEMENT = re.compile(r"TAMBAHAN\s+LEMBARAN[ -]NEGARA\s+REPUBLIK\s+INDONESIA\s+NOMOR\s+(?P<n>[\dOolI]+)")
DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})  # letters that reading machines take for digits


def enacted(text: str, year: int | None = None) -> PartialDate | None:
    """The day of signing; None where the text does not say it. `year` is that of the act: an annexed act is older."""
    return _date(_ENACTED, text, year)


def ruled(text: str) -> PartialDate | None:
    """The day on which a ruling was pronounced, the last one that it writes out in words; None where there is none."""
    for match in reversed(list(_RULED.finditer(text))):
        day, month, year = spelled(match["day"]), _MONTHS.get(match["month"].lower()), spelled(match["year"])
        if day and month and year and 1945 <= year <= 2100:
            return _on(year, month, day)
    return None


def written(text: str) -> PartialDate | None:
    """The day behind a place, as letters have it ("Jakarta, 10 Februari 2099"); None where there is none."""
    return _date(_WRITTEN, text, None)


def promulgated(text: str, year: int | None = None) -> PartialDate | None:
    """The day of promulgation; None where the text does not say it. `year` as for `enacted`."""
    return _date(_PROMULGATED, text, year)


def gazette(text: str) -> str:
    """The numbers in the gazettes, as in "LN 2021 Nomor 202, TLN 6718"; may be empty."""
    parts = []
    for name, pattern in _GAZETTES:
        if match := re.search(pattern, text):
            parts.append(f"{name} {match['year'].translate(DIGITS)} Nomor {match['n'].translate(DIGITS)}")
    if match := _SUPPLEMENT.search(text):
        parts.append(f"TLN {match['n'].translate(DIGITS)}")
    return ", ".join(parts)


def _date(pattern: re.Pattern[str], text: str, of_year: int | None) -> PartialDate | None:
    for match in pattern.finditer(text):
        month = _MONTHS.get(match["month"].lower())
        day, year = (re.sub(r"\s", "", match[name]).translate(DIGITS) for name in ("day", "year"))
        if month is None or not day.isdigit() or not re.fullmatch(r"(?:19|20)\d\d", year):
            continue
        if of_year is None or 0 <= int(year) - of_year <= 1:
            return _on(int(year), month, int(day))
    return None


def _on(year: int, month: int, day: int) -> PartialDate:
    """The day, or the month alone where the scan gives a day that the month does not have."""
    if 1 <= day <= calendar.monthrange(year, month)[1]:
        return PartialDate.on(date(year, month, day))
    return PartialDate.parse(f"{year}-{month:02}")
