"""Whether the amounts that norms state (days, months, years, rupiah, categories of fines) stand in their bases.

An amount is compared by its value: "Rp600 ribu" is Rp600.000,00, "6 bulan" is "6 (enam) bulan". It must stand in the
held words of one of the bases, on any day that the basis claims, or in a fact that speaks of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Basis, Case, Norm, Point, Sanction
from corpus.norms import Norms, every_basis
from corpus.text import fold
from evals.law import Law, nearest

_TIMES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9}
_STATED = re.compile(
    r"""
    Rp\s?(?P<rupiah>\d[\d.]*(?:,\d+)?)(?:\s(?P<times>ribu|juta|miliar))?
    | (?P<count>\d+)\s?(?:%|(?:persen|jam|hari|bulan|tahun)\b)
    | kategori\s(?P<category>[IV]+)\b
    """,
    re.VERBOSE,
)
_SAID = re.compile(r"(?P<number>\d+)(?: (?P<times>ribu|juta|miliar)\b)?|kategori (?P<category>[iv]+)\b")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A sentence of a norm with the amounts that none of its bases gives."""

    norm: str
    text: str
    amounts: tuple[str, ...]


def unsupported(norms: Norms, law: Law) -> tuple[Unsupported, ...]:
    """Every sentence of the norms that states an amount which its bases do not give."""
    found = (_checked(norm.id, text, bases, law) for norm in norms.norms.values() for text, bases in _sentences(norm))
    return tuple(one for one in found if one.amounts)


def stated(text: str) -> dict[str, int | str]:
    """The amounts of a sentence of ours: as written, with the value of each.

    >>> stated("6 bulan dan/atau denda Rp600 ribu, kini kategori II")
    {'6 bulan': 6, 'Rp600 ribu': 600000, 'kategori II': 'ii'}
    """
    return {match[0]: _value(match) for match in _STATED.finditer(text)}


def said(words: str) -> frozenset[int | str]:
    """The values that folded words give, in figures.

    >>> sorted(said("6 enam bulan rp600 000 00 dan 2 juta"))
    [0, 2, 6, 600000, 2000000]
    """
    whole = _THOUSANDS.sub("", words)
    found: set[int | str] = set()
    for match in _SAID.finditer(whole):
        if match["category"]:
            found.add(match["category"])
        else:
            found |= {int(match["number"]), int(match["number"]) * _TIMES.get(match["times"], 1)}
    return frozenset(found)


def _checked(norm: str, text: str, bases: tuple[Basis, ...], law: Law) -> Unsupported:
    amounts = stated(text)
    given: set[int | str] = set()
    for basis in bases if amounts else ():
        given.update(*(said(words) for words in _words(basis, law)))
    return Unsupported(norm, text, tuple(written for written, value in amounts.items() if value not in given))


def _words(basis: Basis, law: Law) -> Iterator[str]:
    place = nearest(basis.ref, law.wordings) if law.wordings.worded(basis.ref) else None
    if place is not None:
        for day in law.wordings.days(basis):
            yield law.wordings.words(place, day)
    yield from (fold(fact.words) for fact in law.facts if fact.speaks_of(basis.ref))


def _sentences(norm: Norm) -> Iterator[tuple[str, tuple[Basis, ...]]]:
    """Every sentence with the bases that carry it: a part without its own stands on the norm's."""
    yield norm.statement, tuple(every_basis(norm))
    parts: tuple[Point | Case | Sanction, ...] = (
        *norm.conditions,
        *norm.cases,
        *norm.sanctions,
        *norm.conflicts,
        *norm.reports,
    )
    for part in parts:
        yield part.text, part.bases or norm.bases


def _value(match: re.Match[str]) -> int | str:
    if match["category"]:
        return match["category"].lower()
    if match["count"]:
        return int(match["count"])
    figures = match["rupiah"].rstrip(".").replace(".", "").replace(",", ".")
    return round(float(figures) * _TIMES.get(match["times"], 1))
