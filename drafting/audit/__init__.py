"""Audit of a draft letter: every citation against the law of the letter's day. Never one tick for everything.

A letter becomes a `Reading` (its day, citations, election, addressees); each check takes the reading and one citation
and gives findings. What cannot be tested is said to be so: `Audit.unsure` counts such citations.
"""

from collections.abc import Iterator
from datetime import date

from corpus.model import Document, Status
from corpus.reference import Ref
from drafting.audit.articles import Existence, articles, existence
from drafting.audit.content import content
from drafting.audit.dates import LetterDay, letter_day
from drafting.audit.force import changes, force, rulings
from drafting.audit.grounds import Cite, Grounds, Reading, load_grounds
from drafting.audit.identity import identity, meant_instead
from drafting.audit.making import day, make_at
from drafting.audit.occasion import occasion
from drafting.audit.people import bound, people, regime
from drafting.audit.quotes import quotes
from drafting.audit.reading import read_through
from drafting.audit.today import offices, penalties
from drafting.audit.values import Audit, Cited, Finding, Kind, Severity

__all__ = ["Audit", "Cited", "Finding", "Grounds", "Kind", "Severity", "audit", "load_grounds"]

_CHECKS = (identity, force, changes, articles, people, regime, bound, penalties, rulings, content)
_UNSURE = frozenset({Kind.TIDAK_DIKENAL, Kind.STATUS, Kind.PASAL_TIDAK_PASTI, Kind.KUTIPAN_TIDAK_PASTI})
_ORDER = list(Severity)


def audit(document: Document, grounds: Grounds, *, today: date, on: date | None = None) -> Audit:
    """Everything there is to say of a letter, judged by the day given, its own day, or today."""
    when = letter_day(document, on, today)
    reading = read_through(document, when.day, grounds)
    findings = tuple(_distinct(_findings(reading, when)))
    cited = tuple(row for cite in reading.cites for row in _rows(reading, cite, findings))
    ordered = sorted(findings, key=lambda f: (_ORDER.index(f.severity), f.start))
    return Audit(document.name, when.day, when.found, tuple(ordered), cited)


def _findings(reading: Reading, when: LetterDay) -> Iterator[Finding]:
    yield from _about_day(reading, when)
    for cite in reading.cites:
        checks = (identity,) if _replaced(reading, cite) else _CHECKS
        for check in checks:
            yield from check(reading, cite)
    yield from quotes(reading)
    yield from offices(reading)
    yield from occasion(reading)


def _replaced(reading: Reading, cite: Cite) -> bool:
    """Whether the citation is a slip for another instrument, of which nothing more need be said."""
    meant = meant_instead(reading, cite)
    if not meant:
        return False
    return not any(reading.grounds.catalogue.home(ref) != ref for ref in cite.refs)


def _about_day(reading: Reading, when: LetterDay) -> Iterator[Finding]:
    make = make_at(reading, (0, 0))
    if not when.found:
        message = f"Tanggal surat tidak ditemukan; surat dinilai menurut hari ini, {day(when.day)}."
        yield make(Severity.INFO, Kind.TANGGAL_SURAT, message)
    elif not when.whole:
        message = f"Hari pada tanggal surat belum diisi; surat dinilai per {day(when.day)}."
        yield make(Severity.INFO, Kind.TANGGAL_SURAT, message)


def _distinct(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Faults at every place; what is only to be looked at or known, once."""
    seen: set[tuple[object, ...]] = set()
    for finding in findings:
        grave = finding.severity is Severity.SALAH
        key = (finding.kind, finding.message, finding.start if grave else 0)
        if key not in seen:
            seen.add(key)
            yield finding


def _rows(reading: Reading, cite: Cite, findings: tuple[Finding, ...]) -> Iterator[Cited]:
    found = " ".join(cite.mention.text.split())
    place = reading.letter.place(cite.mention.start)
    for ref in cite.refs:
        known = reading.known(cite)
        status = reading.grounds.catalogue.status(ref, reading.day) if known else Status.TIDAK_DIKETAHUI
        yield Cited(found, ref, reading.grounds.label(ref), status, place, _checked(reading, cite, ref, findings))
    if not cite.refs:
        yield Cited(found, None, found, Status.TIDAK_DIKETAHUI, place, False)


def _checked(reading: Reading, cite: Cite, ref: Ref, findings: tuple[Finding, ...]) -> bool:
    start, end = cite.sentence
    doubts = [f for f in findings if f.kind in _UNSURE and start <= f.start < end and f.ref in (ref, None)]
    return reading.known(cite) and not doubts and existence(reading, ref) is not Existence.TIDAK_PASTI
