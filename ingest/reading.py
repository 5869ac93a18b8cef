"""What a reader is asked (a `Job` with its `Limits`) and what it gives back (a `Reading`), in a form that crosses to a
child process and back as JSON.

JSON rather than pickle: the child has just handled a file from anywhere, and nothing it says may run in the parent.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from corpus.model import Block, Place

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost. Sizes in bytes, times in seconds of wall time.

    `seconds` bounds the reading of the text layer; every scanned page may take `scan_seconds` more. `memory` bounds
    the address space of one child process, `expanded` what a packed file may unpack to.
    """

    size: int = 200 * MIB
    expanded: int = 200 * MIB
    memory: int = 2048 * MIB
    pages: int = 3000
    characters: int = 30_000_000
    seconds: float = 120.0
    scan_seconds: float = 90.0
    scan_workers: int = 2


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Job:
    """One thing for a child process to do: a reader, named `module:function`, and the file it is to read.

    `name` is what the user called the file; `page` is asked for where a reader reads one page.
    """

    reader: str
    file: Path
    name: str
    limits: Limits = DEFAULT_LIMITS
    page: int | None = None

    def dumps(self) -> str:
        """The job as one JSON text."""
        return json.dumps({**asdict(self), "file": str(self.file)})

    @classmethod
    def loads(cls, text: str) -> Self:
        """The job that `dumps` wrote."""
        row = json.loads(text)
        return cls(**{**row, "file": Path(row["file"]), "limits": Limits(**row["limits"])})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found. `scans` are pages (from 1) that hold a picture instead of text."""

    media: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    scans: tuple[int, ...] = ()

    def row(self) -> dict[str, Any]:
        """The reading as values that JSON knows."""
        return {
            "media": self.media,
            "blocks": [(b.text, b.place.page, b.place.line, b.ocr, b.note) for b in self.blocks],
            "pages": self.pages,
            "warnings": self.warnings,
            "scans": self.scans,
        }

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        """The reading that `row` wrote."""
        blocks = tuple(Block(text, Place(page, line), ocr, note) for text, page, line, ocr, note in row["blocks"])
        return cls(row["media"], blocks, row["pages"], tuple(row["warnings"]), tuple(row["scans"]))
