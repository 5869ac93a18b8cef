"""Circulars and letters whose number gives no year ("800/1234/SJ"), or that have no title but a subject ("Hal : ...").

The year is that of the day on which they were signed: behind the place at the head ("Jakarta, 10 Februari 2099"), or
where they end. Who wrote them is said by the letterhead, or by the code in their number (corpus/data, `[[codes]]`).
"""

import re
from dataclasses import dataclass

from corpus.citation.words import words
from ingest.issuers import filed
from ingest.publication import DIGITS, enacted, written

_HEAD = 1_500  # characters; a letterhead with number and subject is no longer
_NUMBER = re.compile(
    r"\bN\s?(?:omor|OMOR|o\.|O\.)\s*[:.]?\s*(?P<number>(?:[A-Z]{1,3}[ /.-]{1,3})?\d[\w.]*(?:\s?[/-]\s?[\w.]+)+)"
)
_SUBJECT = re.compile(
    r"\b(?:Hal|HAL|Perihal|PERIHAL)\s*:\s*(?P<title>\S.{3,300}?)"
    r"(?=\s*(?:\bY\s?th\b|Kepada\b|Kpd\b|SURAT\s+EDARAN|Dengan\s+hormat|Berdasarkan|Dalam\s+rangka|Sehubungan|Jakarta,|$))"
)
_TITLE = re.compile(
    r"T\s?E\s?N\s?T\s?A\s?N\s?G\b\s*(?P<title>\S.{3,300}?)"
    r"(?=\s*(?:\bY\s?th\b|Kepada\b|[A1I]\.\s|Dengan\s+hormat|Berdasarkan|Dalam\s+rangka|Sehubungan|$))"
)
_CIRCULAR = re.compile(r"\bSURAT\s+EDARAN\b")
_OFFICE = re.compile(r"\b(?:KEMENTERIAN|MENTERI|BADAN|KOMISI|LEMBAGA|KEPALA|KETUA)\b[A-Z,\s]{4,120}")


@dataclass(frozen=True, slots=True)
class Letter:
    """What the head of a letter says of it; `head` is its letterhead, in which the office is named."""

    number: str
    year: int
    title: str
    head: str
    series: str = ""  # the series that the code in its number belongs to


def letter(first: str, whole: str) -> Letter | None:
    """The letter that begins with `first`; None where it is none, or where number or year are not to be had."""
    found = _NUMBER.search(first, 0, _HEAD)
    circular = _CIRCULAR.search(first, 0, _HEAD)
    if found is None:
        return None
    subject = _SUBJECT.search(first, 0, _HEAD) or (_TITLE.search(first, found.end()) if circular else None)
    parts = tuple(part.strip() for part in re.split(r"\s?/\s?", found["number"].replace(" ", "")))
    year = _year(parts[-1]) or _signed(first, whole)
    series = _coded(parts)
    if subject is None or year is None or not (circular or series):
        return None
    number = re.sub(r"-$", "", filed(parts)).lstrip("0")
    title = " ".join(subject["title"].split()).rstrip(" ,.:")
    return Letter(number, year, title, first[: subject.start()], series)


def _year(part: str) -> int | None:
    plain = part.translate(DIGITS)
    return int(plain) if re.fullmatch(r"(?:19|20)\d\d", plain) else None


def _signed(first: str, whole: str) -> int | None:
    day = enacted(whole) or written(first[:_HEAD]) or written(whole)
    return day.earliest.year if day else None


def _coded(parts: tuple[str, ...]) -> str:
    """The series of a code in the number; empty where it has none."""
    plain = [part.lower() for part in parts[1:]]
    return next((series for code, series in words().codes.items() if any(p.startswith(code) for p in plain)), "")
