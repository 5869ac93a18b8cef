"""One reading of a folder of texts, as digests, and what differs from the reading before.

Only digests are kept, never words of a law: enough to say which provision changed, not what it says.
"""

import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import BadData, NetralError
from corpus.model import Parsed
from evals.completeness import article_numbers, flagged_articles
from ingest.parse import parse
from ingest.read import read

SUFFIXES = {".md", ".txt", ".html", ".htm", ".pdf", ".docx"}
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read: its provisions by reference with a digest of each, and what it cost.

    `size` is the characters of the text, `pages` the pages of a PDF; times are in seconds.
    """

    name: str
    regulation: str
    articles: int
    flagged: int
    provisions: Mapping[str, str]
    size: int = 0
    pages: int | None = None
    read_seconds: float = 0.0
    parse_seconds: float = 0.0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One file now and before; `before` is None where it was not read before, `now` None where it is gone."""

    name: str
    now: Reading | None
    before: Reading | None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        both = self.now is not None and self.before is not None
        return both and not (self.gained or self.lost or self.changed)


def files(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Every text below the folders, by name, with the name that a run keeps it under ("texts/a.md")."""
    for folder in folders:
        if folder.is_file():
            yield f"{folder.resolve().parent.name}/{folder.name}", folder
            continue
        for file in sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES):
            yield f"{folder.resolve().name}/{file.relative_to(folder).as_posix()}", file


def reading(name: str, file: Path) -> Reading:
    """The file read and parsed; a file that cannot be read is an error in its row, not the end of the run."""
    began = time.perf_counter()
    try:
        document = read(file)
    except NetralError as error:
        return Reading(name, "", 0, 0, {}, error=str(error))
    middle = time.perf_counter()
    parsed = parse(document)
    return Reading(
        name=name,
        regulation=parsed.header.id or "",
        articles=len(article_numbers(parsed)),
        flagged=len(flagged_articles(parsed)),
        provisions=digests(parsed),
        size=len(document.text),
        pages=document.pages,
        read_seconds=middle - began,
        parse_seconds=time.perf_counter() - middle,
    )


def digests(parsed: Parsed) -> dict[str, str]:
    """For each provision a digest of its words and its flags."""
    return {
        str(p.ref): _digest(p.marker, p.heading, p.text, *(flag.rule for flag in p.flags)) for p in parsed.provisions
    }


def differences(now: Iterable[Reading], before: Mapping[str, Reading], roots: Iterable[str]) -> tuple[Difference, ...]:
    """What each file gained, lost and changed; files of the same folders that are gone come last."""
    rows = tuple(now)
    read_now = {row.name for row in rows}
    folders = tuple(f"{root}/" for root in roots)
    gone = (row for name, row in sorted(before.items()) if name.startswith(folders) and name not in read_now)
    return (
        *(_difference(row, before.get(row.name)) for row in rows),
        *(Difference(row.name, None, row, lost=tuple(row.provisions)) for row in gone),
    )


def load(path: Path) -> dict[str, Reading]:
    """The run kept in a file; empty where there is none. Raises BadData where the file is no such run."""
    if not path.exists():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            raise BadData(path.name, "version", f"is {data['version']}, not {_VERSION}; delete the file to start anew")
        return {row["name"]: Reading(**row) for row in data["rows"]}
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise BadData(path.name, "run", f"is not one of ours ({error}); delete the file to start anew") from error


def save(path: Path, found: Iterable[Difference], before: Mapping[str, Reading]) -> None:
    """Keeps this run; files of other folders stay as they were, files that are gone are forgotten."""
    rows = dict(before)
    for one in found:
        if one.now is None:
            del rows[one.name]
        else:
            rows[one.name] = one.now
    path.parent.mkdir(parents=True, exist_ok=True)
    kept: dict[str, Any] = {"version": _VERSION, "rows": [asdict(row) for row in rows.values()]}
    part = path.with_suffix(".part")
    part.write_text(json.dumps(kept), encoding="utf-8")
    part.replace(path)


def _difference(now: Reading, before: Reading | None) -> Difference:
    if before is None:
        return Difference(now.name, now, None)
    old, new = before.provisions, now.provisions
    return Difference(
        name=now.name,
        now=now,
        before=before,
        gained=tuple(ref for ref in new if ref not in old),
        lost=tuple(ref for ref in old if ref not in new),
        changed=tuple(ref for ref in new if ref in old and old[ref] != new[ref]),
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
