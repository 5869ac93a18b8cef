"""What became of each file that was given to `ingest`, and how that stands in the table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

LEDGER = "path, sha256, status, at, regulation, provisions, articles, repairs, flags, warnings, error"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the ingestion ledger. `path` is the file's name as the user gave it, and identifies the entry."""

    path: str
    sha256: str
    status: str
    at: str  # ISO time
    regulation: str = ""
    provisions: int = 0
    articles: int = 0
    repairs: int = 0
    flags: int = 0
    warnings: tuple[str, ...] = ()
    error: str = ""


def entry_row(entry: Entry) -> tuple[object, ...]:
    """The columns of `LEDGER`."""
    counts = (entry.provisions, entry.articles, entry.repairs, entry.flags)
    warnings = json.dumps(entry.warnings, ensure_ascii=False)
    return entry.path, entry.sha256, entry.status, entry.at, entry.regulation, *counts, warnings, entry.error


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry in the columns of `LEDGER`."""
    return replace(Entry(*row[:9]), warnings=tuple(json.loads(row[9])), error=row[10])
