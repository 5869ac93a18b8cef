"""Findings made with their place, and days written for readers."""

from datetime import date
from typing import Protocol

from corpus.dates import PartialDate
from corpus.reference import Ref
from drafting.audit.dates import MONTHS
from drafting.audit.grounds import Cite, Reading
from drafting.audit.letter import Span
from drafting.audit.values import Finding, Kind, Severity


class Make(Protocol):
    """Makes a finding at a fixed place."""

    def __call__(
        self, severity: Severity, kind: Kind, message: str, *, ref: Ref | None = None, correction: str = ""
    ) -> Finding:
        """The finding."""
        ...


def maker(reading: Reading, cite: Cite) -> Make:
    """Makes findings about a citation, at its place; without a ref of their own they carry the citation's."""
    place = make_at(reading, (cite.mention.start, cite.mention.end))

    def make(severity: Severity, kind: Kind, message: str, *, ref: Ref | None = None, correction: str = "") -> Finding:
        return place(severity, kind, message, ref=ref or (cite.refs[0] if cite.refs else None), correction=correction)

    return make


def make_at(reading: Reading, span: Span) -> Make:
    """Makes findings about a stretch of the letter."""
    found = " ".join(reading.letter.text[slice(*span)].split())

    def make(severity: Severity, kind: Kind, message: str, *, ref: Ref | None = None, correction: str = "") -> Finding:
        place = reading.letter.place(span[0])
        return Finding(severity, kind, place, found, message, ref, correction, span[0], span[1])

    return make


def day(when: date) -> str:
    """A day for readers: "31 Oktober 2023"."""
    return f"{when.day} {MONTHS[when.month - 1].title()} {when.year}"


def dated(when: PartialDate | None) -> str:
    """A day with its precision, for readers; empty where unknown."""
    if when is None:
        return ""
    if when.earliest == when.latest:
        return day(when.earliest)
    if (when.earliest.month, when.earliest.year) == (when.latest.month, when.latest.year):
        return f"{MONTHS[when.earliest.month - 1].title()} {when.earliest.year}"
    return str(when.earliest.year)
