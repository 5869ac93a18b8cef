"""The write side of the store. Whoever holds a `Store` is the only writer, by the lock that opening takes."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from corpus.errors import OfficialTextHeld
from corpus.lock import WriterLock
from corpus.model import Parsed, Source, TextKind, Version
from corpus.store.ledger import LEDGER, Entry, entry_row
from corpus.store.read import Reader
from corpus.store.rows import (
    DATED,
    WORDING,
    amendment_row,
    header_text,
    provision_row,
    version_row,
)
from corpus.store.schema import connect, damaged

_OF_A_DOCUMENT = ("sources", "provisions", "amendments", "repairs", "removals", "warnings")


class Store(Reader):
    """Reads and writes the store, alone."""

    def __init__(self, home: Path, db: sqlite3.Connection, lock: WriterLock) -> None:
        super().__init__(home, db)
        self._lock = lock
        self._depth = 0

    @classmethod
    def open(cls, home: Path, *, wait: float = 0.0, command: str = "netral") -> Self:
        """The store in `home`, for writing; made where it is missing. `wait` is in seconds.

        Raises:
            WriterBusy: another process or thread is still writing after `wait`; the message names it.
        """
        lock = WriterLock.acquired(home, command=command, wait=wait)
        try:
            return cls(home, connect(home), lock)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Give up the connection and let the next writer in."""
        super().close()
        self._lock.release()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside happen together or not at all. Transactions inside one another are one."""
        with self._mutex:
            outermost, self._depth = self._depth == 0, self._depth + 1
            try:
                if outermost:
                    self._db.execute("BEGIN IMMEDIATE")
                yield
                if outermost:
                    self._db.execute("COMMIT")
            except BaseException as error:
                if outermost and self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(error, sqlite3.DatabaseError):
                    raise damaged(self.home, error) from error
                raise
            finally:
                self._depth -= 1

    def put(self, parsed: Parsed, source: Source) -> None:
        """Hold this document as the regulation's text, in place of an earlier one.

        Raises:
            OfficialTextHeld: the official text is held, and this is only a copy.
        """
        held = self.source(source.regulation)
        if held and held.kind is TextKind.NASKAH_RESMI and source.kind is not TextKind.NASKAH_RESMI:
            raise OfficialTextHeld(source.regulation, source.origin)
        with self.transaction():
            self._forget(source.regulation)
            self._put_source(parsed, source)
            self._put_tree(parsed, source.regulation)
            self._put_traces(parsed, source.regulation)
            self._changed()

    def put_versions(self, regulation: str, versions: Iterable[Version]) -> None:
        """Hold these as all the wordings of the regulation's provisions, in place of the earlier ones."""
        with self.transaction():
            self._db.execute("DELETE FROM versions WHERE regulation = ?", (regulation,))
            for version in versions:
                marks = ", ".join("?" * 18)
                row = self._db.execute(f"INSERT INTO versions ({DATED}) VALUES ({marks})", version_row(version))
                aliases = ((str(alias), row.lastrowid) for alias in dict.fromkeys(version.aliases))
                self._db.executemany("INSERT INTO aliases VALUES (?, ?)", aliases)
            self._changed()

    def remove(self, regulation: str) -> None:
        """Hold the regulation's text and wordings no longer. What it set in other acts is theirs: put those anew."""
        with self.transaction():
            self._forget(regulation)
            self._db.execute("DELETE FROM versions WHERE regulation = ?", (regulation,))
            self._changed()

    def record(self, entry: Entry) -> None:
        """Write down what became of a file, in place of what became of it earlier."""
        marks = ", ".join("?" * len(LEDGER.split(",")))
        with self.transaction():
            self._db.execute(f"INSERT OR REPLACE INTO ledger ({LEDGER}) VALUES ({marks})", entry_row(entry))

    def next_generation(self) -> int:
        """A number that no generation of indexes has had."""
        with self.transaction():
            self._db.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
            return int(self.rows("SELECT value FROM meta WHERE name = 'generation'")[0][0])

    # --- inner steps -------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._db.execute("UPDATE meta SET value = value + 1 WHERE name = 'revision'")

    def _forget(self, regulation: str) -> None:
        for table in _OF_A_DOCUMENT:
            self._db.execute(f"DELETE FROM {table} WHERE regulation = ?", (regulation,))

    def _put_source(self, parsed: Parsed, source: Source) -> None:
        about = (source.regulation, source.kind.value, source.sha256, source.origin, source.ingested, source.pages)
        self._db.execute("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", (*about, header_text(parsed.header)))

    def _put_tree(self, parsed: Parsed, regulation: str) -> None:
        self._db.executemany(
            f"INSERT INTO provisions ({WORDING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((regulation, *provision_row(provision)[1:]) for provision in parsed.provisions),
        )
        self._db.executemany(
            "INSERT INTO amendments (regulation, target_regulation, action, target, source, provisions) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            ((regulation, *amendment_row(amendment)) for amendment in parsed.amendments),
        )

    def _put_traces(self, parsed: Parsed, regulation: str) -> None:
        self._db.executemany(
            "INSERT INTO repairs (regulation, rule, page, line, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            ((regulation, r.rule, r.place.page, r.place.line, r.before, r.after) for r in parsed.repairs),
        )
        self._db.executemany(
            "INSERT INTO removals (regulation, rule, page, line, text) VALUES (?, ?, ?, ?, ?)",
            ((regulation, r.rule, r.place.page, r.place.line, r.text) for r in parsed.removals),
        )
        self._db.executemany(
            "INSERT INTO warnings (regulation, text) VALUES (?, ?)", ((regulation, text) for text in parsed.warnings)
        )
