"""The tables of the truth, and how a connection to them is opened.

One file, `netral.sqlite`, in the state folder. WAL lets readers go on while one process writes; FULL sync because what
a user put in must outlive a power cut, and a text is one transaction. `revision` counts the changes that indexes must
follow: a generation of indexes remembers the revision it was made from.
"""

import sqlite3
from pathlib import Path

from corpus.errors import BadData, UnreadableFile

FILE = "netral.sqlite"
VERSION = 1

_WORDING = """
    regulation TEXT NOT NULL, ref TEXT NOT NULL, parent TEXT, level TEXT NOT NULL, number TEXT NOT NULL,
    text TEXT NOT NULL, position INTEGER NOT NULL, heading TEXT NOT NULL, heading_path TEXT NOT NULL,
    flags TEXT NOT NULL, page INTEGER, line INTEGER, marker TEXT NOT NULL"""

_TABLES = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', 0), ('generation', 0);
CREATE TABLE sources (
    regulation TEXT PRIMARY KEY, kind TEXT NOT NULL, sha256 TEXT NOT NULL, origin TEXT NOT NULL,
    ingested TEXT NOT NULL, pages INTEGER, header TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE provisions (id INTEGER PRIMARY KEY, {_WORDING});
CREATE INDEX provisions_by_ref ON provisions (ref);
CREATE INDEX provisions_by_regulation ON provisions (regulation);
CREATE TABLE versions (
    id INTEGER PRIMARY KEY, {_WORDING},
    starts TEXT NOT NULL, ends TEXT NOT NULL, set_by TEXT NOT NULL, deleted INTEGER NOT NULL, aliases TEXT NOT NULL);
CREATE INDEX versions_by_ref ON versions (ref);
CREATE INDEX versions_by_regulation ON versions (regulation);
CREATE TABLE aliases (
    alias TEXT NOT NULL, version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    PRIMARY KEY (alias, version)) WITHOUT ROWID;
CREATE INDEX aliases_by_version ON aliases (version);
CREATE TABLE amendments (
    id INTEGER PRIMARY KEY, regulation TEXT NOT NULL, target_regulation TEXT NOT NULL, action TEXT NOT NULL,
    target TEXT NOT NULL, source TEXT NOT NULL, provisions TEXT NOT NULL);
CREATE INDEX amendments_by_regulation ON amendments (regulation);
CREATE INDEX amendments_by_target ON amendments (target_regulation);
CREATE TABLE repairs (
    id INTEGER PRIMARY KEY, regulation TEXT NOT NULL, rule TEXT NOT NULL, page INTEGER, line INTEGER,
    before TEXT NOT NULL, after TEXT NOT NULL);
CREATE INDEX repairs_by_regulation ON repairs (regulation);
CREATE TABLE removals (
    id INTEGER PRIMARY KEY, regulation TEXT NOT NULL, rule TEXT NOT NULL, page INTEGER, line INTEGER,
    text TEXT NOT NULL);
CREATE INDEX removals_by_regulation ON removals (regulation);
CREATE TABLE warnings (id INTEGER PRIMARY KEY, regulation TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX warnings_by_regulation ON warnings (regulation);
CREATE TABLE ledger (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, status TEXT NOT NULL, regulation TEXT NOT NULL, at TEXT NOT NULL,
    provisions INTEGER NOT NULL, articles INTEGER NOT NULL, repairs INTEGER NOT NULL, flags INTEGER NOT NULL,
    warnings TEXT NOT NULL, error TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, verdict TEXT NOT NULL, comment TEXT NOT NULL, question TEXT,
    refs TEXT NOT NULL);
CREATE TABLE audit (id INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL);
PRAGMA user_version = {VERSION};
"""


def connect(home: Path) -> sqlite3.Connection:
    """A connection that may write; the folder, the file and its tables are made where they are missing."""
    home.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(home / FILE, timeout=30, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        _make_tables(db)
    except sqlite3.DatabaseError as error:
        db.close()
        raise damaged(home, error) from error
    return _checked(db, home)


def connect_to_read(home: Path) -> sqlite3.Connection:
    """A connection that cannot write. The file is made first where it is missing, so that a new state folder reads."""
    if not (home / FILE).exists():
        connect(home).close()
    address = (home / FILE).resolve().as_uri() + "?mode=ro"
    return _checked(sqlite3.connect(address, uri=True, timeout=30, isolation_level=None, check_same_thread=False), home)


def damaged(home: Path, error: sqlite3.DatabaseError) -> UnreadableFile:
    """The error for a file that SQLite cannot use; for the caller to raise."""
    advice = "Look for a full disk or missing rights; if the file is damaged, restore a copy or ingest the texts anew."
    return UnreadableFile(home / FILE, f"SQLite says: {error}", advice)


def _make_tables(db: sqlite3.Connection) -> None:
    if _version(db):
        return
    db.execute("BEGIN IMMEDIATE")
    if not _version(db):  # another process may have made them while this one waited
        for statement in _TABLES.split(";"):
            db.execute(statement)
    db.execute("COMMIT")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _checked(db: sqlite3.Connection, home: Path) -> sqlite3.Connection:
    try:
        found = _version(db)
    except sqlite3.DatabaseError as error:
        db.close()
        raise damaged(home, error) from error
    if found != VERSION:
        db.close()
        raise BadData(home / FILE, "schema", f"is of version {found}, and this Netral reads version {VERSION}")
    return db
