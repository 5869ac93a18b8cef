"""The collected facts as places of the law with how well each is sourced, to tie norms to what is not held as text.

A fact names its place in words ("Pasal 299 ayat (1)-(3)", "KUHP (UU 1/2023) Pasal 78 ayat (2)"); the citation grammar
reads it, and a place of an amending act stands for the place of the amended act too. A fact without a readable place
speaks of its instrument as a whole.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.citation import Names, find, pinpoints
from corpus.model import Confidence
from corpus.reference import Ref

_ORDER = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: the places that it speaks of, the instruments that it names, and how well it is sourced."""

    file: str
    pinpoint: str
    refs: tuple[Ref, ...]
    instruments: frozenset[str]
    confidence: Confidence
    words: str = ""

    def speaks_of(self, ref: Ref) -> bool:
        """Whether one of its places is the place, contains it or lies in it; for an instrument, whether it names it.

        A fact on a whole annex says how that is built, and does not speak of its rows.
        """
        if not ref.path:
            return ref.regulation in self.instruments
        return any(ref.contains(place) or (place.contains(ref) and not _annex(place)) for place in self.refs)

    def closeness(self, ref: Ref) -> int:
        """How closely it speaks of a place: depth of its nearest place above, more for a part, most for the same."""
        if not ref.path:
            return 0
        if ref in self.refs:
            return len(ref.path) + 2
        if any(ref.contains(place) for place in self.refs):
            return len(ref.path) + 1
        return max((len(place.path) for place in self.refs if place.contains(ref)), default=0)


def load_facts(folder: Path, catalogue: Catalogue) -> tuple[Fact, ...]:
    """Every fact of a folder of `<instrument>.toml`, in order of the files."""
    names = Names.of(catalogue.names())
    return tuple(
        _fact(file.stem, row, catalogue, names)
        for file in sorted(folder.glob("*.toml"))
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["fact"]
    )


def best(ref: Ref, facts: Iterable[Fact]) -> Fact | None:
    """The best sourced of the facts that speak of the place most closely; None where there is none.

    A fact on the place itself goes before one on a part of it, and that before one on a wider place.
    """
    near = [fact for fact in facts if fact.speaks_of(ref)]
    closest = max((fact.closeness(ref) for fact in near), default=0)
    return max(
        (fact for fact in near if fact.closeness(ref) == closest), key=lambda fact: rank(fact.confidence), default=None
    )


def rank(confidence: Confidence) -> int:
    """Confidence as a number; more is better."""
    return _ORDER.index(confidence)


def _fact(file: str, row: Mapping[str, str], catalogue: Catalogue, names: Names) -> Fact:
    written = row["pinpoint"]
    read = [ref for ref in pinpoints(written, file, names)]
    refs = tuple(dict.fromkeys((*read, *map(catalogue.home, read))))
    named = {id for mention in find(f"{written}. {row['statement']}", names) for id in mention.candidates[:1]}
    return Fact(
        file=file,
        pinpoint=written,
        refs=refs,
        instruments=frozenset({file, *named, *(ref.regulation for ref in refs)}),
        confidence=Confidence(row["confidence"]),
        words=f"{row['statement']} {row['sanction']}",
    )


def _annex(place: Ref) -> bool:
    return place.path[-1:] != () and place.path[-1].startswith("lampiran")
