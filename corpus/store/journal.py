"""What people and processes leave behind: feedback that was asked for, and who changed what.

Written beside the writer's lock, not under it: a reader of the app may leave feedback while texts are being ingested.
SQLite itself puts these single rows in turn.
"""

import json
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from corpus.store.schema import connect


@dataclass(frozen=True, slots=True)
class Feedback:
    """What someone said of an answer. `question` is None unless they chose to leave it."""

    at: str  # ISO time
    verdict: str
    comment: str = ""
    question: str | None = None
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the audit log."""

    at: str  # ISO time
    action: str
    detail: str = ""


class Journal:
    """Feedback and the audit log of one state folder."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @classmethod
    def open(cls, home: Path) -> Self:
        """The journal of the store in `home`."""
        return cls(connect(home))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connection."""
        self._db.close()

    def leave(self, feedback: Feedback) -> None:
        """Keep a piece of feedback."""
        refs = json.dumps(feedback.refs)
        self._db.execute(
            "INSERT INTO feedback (at, verdict, comment, question, refs) VALUES (?, ?, ?, ?, ?)",
            (feedback.at, feedback.verdict, feedback.comment, feedback.question, refs),
        )

    def feedback(self) -> tuple[Feedback, ...]:
        """All feedback, oldest first."""
        rows = self._db.execute("SELECT at, verdict, comment, question, refs FROM feedback ORDER BY id")
        return tuple(replace(Feedback(*row[:4]), refs=tuple(json.loads(row[4]))) for row in rows)

    def log(self, act: Act) -> None:
        """Add a line to the audit log."""
        self._db.execute("INSERT INTO audit (at, action, detail) VALUES (?, ?, ?)", (act.at, act.action, act.detail))

    def acts(self) -> tuple[Act, ...]:
        """The audit log, oldest first."""
        return tuple(Act(*row) for row in self._db.execute("SELECT at, action, detail FROM audit ORDER BY id"))
