"""What texts cite, worked out before, by the digest of the text: a changed file costs its own texts and no others.

Beside the vectors, in the file that may be deleted at the price of time. What another grammar, or a catalogue with
other names, made of a text is forgotten when something new is kept.
"""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Self

from corpus.reference import Ref
from corpus.store.cache import connected, digest

Refs = tuple[Ref, ...]
Cite = Callable[[str, str], Refs]  # what a text, of a regulation, cites


class CitedCache:
    """What one grammar found in texts; what is new is kept at the end, all or nothing."""

    def __init__(self, db: sqlite3.Connection, grammar: str) -> None:
        self._db = db
        self._grammar = grammar
        self._known = dict(db.execute("SELECT text, refs FROM cited WHERE grammar = ?", (grammar,)))
        self._new: dict[str, str] = {}

    @classmethod
    def open(cls, home: Path, grammar: str) -> Self:
        """The cache in `home`, made where it is missing; `grammar` is a digest of all that decides what is found."""
        db = connected(home)
        columns = "grammar TEXT, text TEXT, refs TEXT NOT NULL, PRIMARY KEY (grammar, text)"
        db.execute(f"CREATE TABLE IF NOT EXISTS cited ({columns}) WITHOUT ROWID")
        return cls(db, grammar)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._keep()
        finally:
            self._db.close()

    def through(self, cite: Cite) -> Cite:
        """`cite`, asked only about texts that are not known."""

        def found(text: str, regulation: str) -> Refs:
            name = digest(f"{regulation}\n{text}")
            if name not in self._known:
                self._known[name] = self._new[name] = json.dumps([str(ref) for ref in cite(text, regulation)])
            return tuple(map(Ref.parse, json.loads(self._known[name])))

        return found

    def clear(self) -> None:
        """Forget all, so that every text is read anew."""
        self._db.execute("DELETE FROM cited")
        self._known.clear()

    def _keep(self) -> None:
        if not self._new:
            return
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("DELETE FROM cited WHERE grammar != ?", (self._grammar,))
        rows = ((self._grammar, text, refs) for text, refs in self._new.items())
        self._db.executemany("INSERT OR REPLACE INTO cited VALUES (?, ?, ?)", rows)
        self._db.execute("COMMIT")
