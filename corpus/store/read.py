"""The read side of the store: what is held, and which words stood where on which day."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any, Self

from corpus.dates import PartialDate, Span
from corpus.model import Amendment, Flag, Header, Place, Provision, Removal, Repair, Source, Version
from corpus.reference import Ref
from corpus.store.ledger import LEDGER, Entry, entry_of
from corpus.store.order import by_number, in_order, numbered
from corpus.store.rows import (
    DATED,
    SOURCE,
    WORDING,
    Row,
    amendment_of,
    header_of,
    provision_of,
    ref_text,
    source_of,
    version_of,
)
from corpus.store.schema import connect_to_read, damaged

HEADINGS = ("buku", "bab", "bagian", "paragraf")


class Reader:
    """Reads the store. Safe to share between threads; sees every finished write of other processes at once."""

    def __init__(self, home: Path, db: sqlite3.Connection) -> None:
        self.home = home
        self._db = db
        self._mutex = RLock()

    @classmethod
    def read(cls, home: Path) -> Self:
        """The store in `home`, for reading."""
        return cls(home, connect_to_read(home))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connection."""
        self._db.close()

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of one SQL question; typed by the schema."""
        try:
            with self._mutex:
                return self._db.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise damaged(self.home, error) from error

    # --- what is held ------------------------------------------------------------------------------------------

    def regulations(self) -> tuple[Source, ...]:
        """Where each held text came from, by id."""
        return tuple(map(source_of, self.rows(f"SELECT {SOURCE} FROM sources ORDER BY regulation")))

    def source(self, regulation: str) -> Source | None:
        """Where the held text came from; None where none is held."""
        found = self.rows(f"SELECT {SOURCE} FROM sources WHERE regulation = ?", regulation)
        return source_of(found[0]) if found else None

    def holds(self, regulation: str) -> bool:
        """Whether the regulation's own text is held."""
        return self.source(regulation) is not None

    def header(self, regulation: str) -> Header | None:
        """What the held text says it is; None where none is held."""
        found = self.rows("SELECT header FROM sources WHERE regulation = ?", regulation)
        return header_of(found[0][0]) if found else None

    def worded(self) -> tuple[str, ...]:
        """Ids of all regulations with words here: their own text, or wordings that an amending act set."""
        both = "SELECT regulation FROM sources UNION SELECT regulation FROM versions ORDER BY 1"
        return tuple(row[0] for row in self.rows(both))

    def counts(self) -> dict[str, int]:
        """How many rows each table holds, and the revision."""
        tables = ("sources", "provisions", "versions", "amendments", "repairs", "removals", "warnings", "ledger")
        counted = {table: int(self.rows(f"SELECT count(*) FROM {table}")[0][0]) for table in tables}
        return counted | {"revision": self.revision}

    def ledger(self) -> tuple[Entry, ...]:
        """What became of each file that was given to be ingested, by name."""
        return tuple(map(entry_of, self.rows(f"SELECT {LEDGER} FROM ledger ORDER BY path")))

    def entry(self, path: str) -> Entry | None:
        """What became of this file; None where it was never given."""
        found = self.rows(f"SELECT {LEDGER} FROM ledger WHERE path = ?", path)
        return entry_of(found[0]) if found else None

    def faults(self) -> tuple[str, ...]:
        """What SQLite's own full check finds wrong; empty where nothing is."""
        return tuple(str(row[0]) for row in self.rows("PRAGMA integrity_check") if row[0] != "ok")

    @property
    def revision(self) -> int:
        """How often the held words have changed."""
        return int(self.rows("SELECT value FROM meta WHERE name = 'revision'")[0][0])

    # --- one document's own tree -------------------------------------------------------------------------------

    def own_tree(self, regulation: str) -> tuple[Provision, ...]:
        """The document as it was structured, in its own order."""
        question = f"SELECT {WORDING} FROM provisions WHERE regulation = ? ORDER BY id"
        return tuple(map(provision_of, self.rows(question, regulation)))

    def amendments_of(self, regulation: str) -> tuple[Amendment, ...]:
        """The changes that this act makes, in its order."""
        return self._amendments("regulation", regulation)

    def amendments_to(self, regulation: str) -> tuple[Amendment, ...]:
        """The changes that held acts make to this one."""
        return self._amendments("target_regulation", regulation)

    def repairs(self, regulation: str) -> tuple[Repair, ...]:
        """What cleaning changed in the document."""
        question = "SELECT rule, page, line, before, after FROM repairs WHERE regulation = ? ORDER BY id"
        return tuple(Repair(r[0], Place(r[1], r[2]), r[3], r[4]) for r in self.rows(question, regulation))

    def removals(self, regulation: str) -> tuple[Removal, ...]:
        """What cleaning set aside in the document."""
        question = "SELECT rule, page, line, text FROM removals WHERE regulation = ? ORDER BY id"
        return tuple(Removal(r[0], Place(r[1], r[2]), r[3]) for r in self.rows(question, regulation))

    def warnings(self, regulation: str) -> tuple[str, ...]:
        """What reading the document warned of."""
        return tuple(r[0] for r in self.rows("SELECT text FROM warnings WHERE regulation = ? ORDER BY id", regulation))

    def flags(self, regulation: str) -> tuple[tuple[Ref, Flag], ...]:
        """What is uncertain, with the provision it concerns."""
        question = f"SELECT {WORDING} FROM provisions WHERE regulation = ? AND flags != '[]' ORDER BY id"
        flagged = map(provision_of, self.rows(question, regulation))
        return tuple((provision.ref, flag) for provision in flagged for flag in provision.flags)

    # --- the words on a day ------------------------------------------------------------------------------------

    def versions(self, ref: Ref) -> tuple[Version, ...]:
        """Every wording of the provision, oldest first; for an alias, the wordings that it names."""
        return self._stored(ref) or self._own(ref) or self._named(ref)

    def version(self, ref: Ref, on: date | None = None) -> Version | None:
        """The wording on the day (without a day, the newest); None where there was none.

        Where an imprecise date leaves the day open, the wording is given, and its span answers None for the day.
        """
        return wording_on(self.versions(ref), on)

    def resolved(self, ref: Ref) -> Ref:
        """The provision's own ref: uu-1-2015/pasal-71 for uu-10-2016/pasal-71. Unknown refs come back unchanged."""
        found = self.versions(ref)
        return found[0].provision.ref if found else ref

    def children(self, ref: Ref, on: date | None = None) -> tuple[Version, ...]:
        """The wordings right below, in order; without elucidations."""
        depth = len(self.resolved(ref).path) + 1
        return tuple(version for version in self.subtree(ref, on) if len(version.provision.ref.path) == depth)

    def subtree(self, ref: Ref, on: date | None = None) -> tuple[Version, ...]:
        """The wording and all below it, in order; without elucidations and deleted places."""
        top = self.version(ref, on)
        if top is None and ref.path:
            return ()
        root = top.provision.ref if top else ref
        found = [v for v in self._below(root, on) if "penjelasan" not in v.provision.ref.path[len(root.path) :]]
        return as_printed(found)

    def full_text(self, ref: Ref, on: date | None = None) -> str:
        """Own words and all below, a line each, behind their numbers; empty where nothing is held."""
        return "\n".join(filter(None, (numbered(version.provision) for version in self.subtree(ref, on))))

    def articles(self, regulation: str, on: date | None = None) -> tuple[Ref, ...]:
        """The regulation's pasal in order; with a day, only those with words on that day."""
        found: dict[Ref, list[Version]] = {}
        for version in self._tops(regulation):
            if version.provision.level == "pasal":
                found.setdefault(version.provision.ref, []).append(version)
        chosen = ((ref, wording_on(versions, on)) for ref, versions in found.items())
        return by_number(ref for ref, version in chosen if version and not version.deleted)

    def elucidation(self, ref: Ref, on: date | None = None) -> str:
        """The penjelasan of the provision and of what lies below it, in order; empty where there is none."""
        root = self.resolved(ref)
        found = [v for v in self._below(root, on) if "penjelasan" in v.provision.ref.path[len(root.path) :]]
        return "\n".join(filter(None, (numbered(version.provision) for version in as_printed(found))))

    def aliases_in(self, regulation: str) -> tuple[Ref, ...]:
        """The aliases that an amending act's number gives to provisions of the acts it amends, in order."""
        found = self.rows("SELECT DISTINCT alias FROM aliases WHERE alias >= ? AND alias < ?", *_range(regulation))
        return by_number(Ref.parse(row[0]) for row in found)

    def wordings(self, regulation: str) -> tuple[Version, ...]:
        """Every dated wording; a provision without one stands as its document has it, with an open span."""
        return self._wordings("regulation = ?", regulation)

    def _tops(self, regulation: str) -> tuple[Version, ...]:
        """Of the wordings, those of places right below the regulation: a tenth of them, and as quickly read."""
        below = (f"{regulation}/*", f"{regulation}/*/*")
        return self._wordings("regulation = ? AND ref GLOB ? AND ref NOT GLOB ?", regulation, *below)

    # --- inner steps -------------------------------------------------------------------------------------------

    def _amendments(self, column: str, regulation: str) -> tuple[Amendment, ...]:
        question = f"SELECT action, target, source, provisions FROM amendments WHERE {column} = ? ORDER BY id"
        return tuple(map(amendment_of, self.rows(question, regulation)))

    def _wordings(self, where: str, *values: str) -> tuple[Version, ...]:
        dated = self.rows(f"SELECT {DATED} FROM versions WHERE {where}", *values)
        own = self.rows(f"SELECT {WORDING} FROM provisions WHERE {where} ORDER BY id", *values)
        return (*map(version_of, dated), *map(_undated, _others(own, dated)))

    def _stored(self, ref: Ref) -> tuple[Version, ...]:
        return _oldest_first(map(version_of, self.rows(f"SELECT {DATED} FROM versions WHERE ref = ?", str(ref))))

    def _own(self, ref: Ref) -> tuple[Version, ...]:
        found = self.rows(f"SELECT {WORDING} FROM provisions WHERE ref = ? ORDER BY id LIMIT 1", str(ref))
        return tuple(_undated(provision_of(row)) for row in found)

    def _named(self, ref: Ref) -> tuple[Version, ...]:
        """Wordings under an alias: of the place itself, or of the nearest place above it that carries one."""
        question = f"SELECT {DATED} FROM versions WHERE id IN (SELECT version FROM aliases WHERE alias = ?)"
        found = _oldest_first(map(version_of, self.rows(question, str(ref))))
        if found or ref.parent is None:
            return found
        above = self._named(ref.parent)
        places = dict.fromkeys(version.provision.ref / ref.path[-1] for version in above)
        below = (version for place in places for version in self._stored(place))
        return tuple(v for v in below if any(_overlap(v.span, parent.span) for parent in above))

    def _below(self, root: Ref, on: date | None) -> list[Version]:
        """The wording on the day of the place and of every place below it, in no order."""
        dated = self._within("versions", DATED, root)
        groups: dict[Ref, list[Version]] = {}
        for version in map(version_of, dated):
            groups.setdefault(version.provision.ref, []).append(version)
        for provision in _others(self._within("provisions", WORDING, root), dated):
            groups.setdefault(provision.ref, [_undated(provision)])
        chosen = (wording_on(_oldest_first(versions), on) for versions in groups.values())
        return [version for version in chosen if version and not version.deleted]

    def _within(self, table: str, columns: str, root: Ref) -> list[tuple[Any, ...]]:
        question = f"SELECT {columns} FROM {table} WHERE ref = ? OR (ref >= ? AND ref < ?)"
        return self.rows(question, str(root), *_range(str(root)))


def wording_on(versions: Iterable[Version], on: date | None) -> Version | None:
    """The one of a provision's wordings that stood on the day; an uncertain one only where none is certain."""
    listed = tuple(versions)
    if on is None:
        return listed[-1] if listed else None
    held = [(version.span.holds(on), version) for version in reversed(listed)]
    certain = [version for holds, version in held if holds]
    return next(iter(certain or [version for holds, version in held if holds is None]), None)


def as_printed(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Wordings of different places in the order in which the law prints the places."""
    by_ref = {version.provision.ref: version for version in versions}
    return tuple(by_ref[provision.ref] for provision in in_order(version.provision for version in by_ref.values()))


def _oldest_first(versions: Iterable[Version]) -> tuple[Version, ...]:
    return tuple(sorted(versions, key=lambda version: _day(version.span.start)))


def _day(when: PartialDate | None) -> date:
    return when.earliest if when else date.min


def _overlap(one: Span, other: Span) -> bool:
    """Whether both stood on one day; two that meet in one imprecise date follow each other."""
    first_end = one.end.earliest if one.end else date.max
    other_end = other.end.earliest if other.end else date.max
    return _day(one.start) < other_end and _day(other.start) < first_end


def _others(own: Iterable[Row], dated: Iterable[Row]) -> Iterator[Provision]:
    """The provisions that have no dated wording; of those that have, nothing is read but the ref."""
    known = {ref_text(row) for row in dated}
    return (provision_of(row) for row in own if ref_text(row) not in known)


def _undated(provision: Provision) -> Version:
    return Version(provision, Span(), set_by=Ref(provision.ref.regulation))


def _range(above: str) -> tuple[str, str]:
    """Bounds between which the text of every ref below lies: '0' follows '/' in ASCII, and ids hold nothing between."""
    return f"{above}/", f"{above}0"
