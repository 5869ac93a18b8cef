"""Vectors already computed, by model and by the text that was embedded, so that only changed words are embedded anew.

In a file of its own, because it is derived and large: it may be deleted, at the price of time.
"""

import sqlite3
from collections.abc import Collection, Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Self

import numpy as np
from numpy.typing import NDArray

FILE = "vectors.sqlite"
_BATCH = 500  # below SQLite's oldest limit on values in one statement

Vector = NDArray[np.float32]


def digest(text: str) -> str:
    """The name of a text in the cache and in the indexes: the first 32 hex digits of its SHA-256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def connected(home: Path) -> sqlite3.Connection:
    """The file in `home` that may be deleted at the price of time; made where it is missing."""
    home.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(home / FILE, timeout=30, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    return db


class VectorCache:
    """Vectors by (model, digest of the text). Safe to share between threads."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._mutex = Lock()

    @classmethod
    def open(cls, home: Path) -> Self:
        """The cache in `home`; made where it is missing."""
        db = connected(home)
        db.execute(
            "CREATE TABLE IF NOT EXISTS vectors "
            "(model TEXT, text TEXT, vector BLOB NOT NULL, PRIMARY KEY (model, text)) WITHOUT ROWID"
        )
        return cls(db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def get(self, model: str, digests: Collection[str]) -> dict[str, Vector]:
        """The vectors that are known, by digest."""
        left, found = iter(digests), {}
        while batch := tuple(islice(left, _BATCH)):
            marks = ", ".join("?" * len(batch))
            question = f"SELECT text, vector FROM vectors WHERE model = ? AND text IN ({marks})"
            with self._mutex:
                rows = self._db.execute(question, (model, *batch)).fetchall()
            found.update({text: np.frombuffer(blob, dtype="<f4") for text, blob in rows})
        return found

    def put(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Keep these vectors, all or none."""
        rows = [(model, text, np.asarray(vector, dtype="<f4").tobytes()) for text, vector in vectors.items()]
        with self._mutex:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
            self._db.execute("COMMIT")

    def clear(self) -> None:
        """Forget all vectors, so that everything is embedded anew."""
        self._db.execute("DELETE FROM vectors")
