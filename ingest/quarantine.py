"""Files that were refused, with their reasons: so that a bad file is named once and not tried again and again.

One JSON text a line, in the state folder. A file is known by its hash: the same bytes under another name stay refused,
a corrected file under the same name does not. Only the file's name is kept, never the path on the machine.
"""

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import BadData


@dataclass(frozen=True, slots=True)
class Refused:
    """One refused file. `time` is ISO, given by whoever refuses."""

    name: str
    sha256: str
    reason: str
    time: str


@dataclass(frozen=True, slots=True)
class Quarantine:
    """The list of refused files in a state folder. Whoever writes to it holds the writer's lock."""

    folder: Path

    @property
    def file(self) -> Path:
        """Where the list is kept."""
        return self.folder / "quarantine.jsonl"

    def list(self) -> tuple[Refused, ...]:
        """All refused files, oldest first.

        Raises:
            BadData: a line of the list is not one that was written here.
        """
        if not self.file.is_file():
            return ()
        lines = self.file.read_text("utf-8").splitlines()
        return tuple(self._refused(number, line) for number, line in enumerate(lines, 1) if line)

    def contains(self, sha256: str) -> bool:
        """Whether a file with these bytes was refused."""
        return self.reason(sha256) is not None

    def reason(self, sha256: str) -> str | None:
        """Why a file with these bytes was refused; None where it was not."""
        return next((row.reason for row in self.list() if row.sha256 == sha256), None)

    def add(self, refused: Refused) -> None:
        """Remember a refused file; a newer reason for the same bytes replaces the older."""
        self._write((*(row for row in self.list() if row.sha256 != refused.sha256), refused))

    def remove(self, sha256: str) -> bool:
        """Forget a refused file, so that it is tried again; whether it was there."""
        rows = self.list()
        kept = tuple(row for row in rows if row.sha256 != sha256)
        if len(kept) < len(rows):
            self._write(kept)
        return len(kept) < len(rows)

    def _refused(self, number: int, line: str) -> Refused:
        try:
            return Refused(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise BadData(self.file, f"line {number}", "not a refused file") from error

    def _write(self, rows: tuple[Refused, ...]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=self.folder, prefix="quarantine-")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft, self.file)
