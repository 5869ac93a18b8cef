"""Generations of indexes: each in a folder of its own, sealed once, never changed after.

    <home>/generations/current     the number that readers open, replaced in one step
    <home>/generations/7/          units.jsonl, bm25/, chroma/ and, last of all, manifest.json

A folder without a manifest was never finished; no reader opens it, and the next build clears it away. Numbers are
never used twice, so a path never means two things, neither to a reader nor to a cache inside Chroma. One generation
before the current one is kept for readers that are in the middle of a question.
"""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from corpus.errors import StaleIndex

MANIFEST = "manifest.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class ViewSeal:
    """One dense view of a generation: what made it, and the digest of all its vectors as they were read back."""

    view: str
    model: str
    dimension: int
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class FileSeal:
    """One file that must be there. No `sha256` where it may change without meaning (Chroma's own SQLite)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is made of. `wanted` names the views it will have when complete, `views` those it has."""

    number: int
    revision: int
    made: str  # ISO time
    collection: str  # the part of the names of its Chroma collections that is its own
    units: int
    wanted: tuple[str, ...] = ()
    views: tuple[ViewSeal, ...] = ()
    files: tuple[FileSeal, ...] = ()
    server: bool = False  # whether the vectors are on a Chroma server

    @property
    def complete(self) -> bool:
        """Whether every view that was wanted is there, with a vector for every unit."""
        return set(self.wanted) == {seal.view for seal in self.views if seal.count == self.units}

    def sealed(self, name: str) -> str | None:
        """The SHA-256 of a file; None where it is not sealed."""
        return next((seal.sha256 for seal in self.files if seal.name == name), None)

    def seal_of(self, view: str) -> ViewSeal | None:
        """The seal of a view; None where the generation lacks it."""
        return next((seal for seal in self.views if seal.view == view), None)


def folder(home: Path, number: int) -> Path:
    """Where the generation of this number lives."""
    return home / "generations" / str(number)


def current(home: Path) -> int | None:
    """The number that readers should open; None before the first generation."""
    try:
        return int((home / "generations" / "current").read_text(encoding="ascii"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise StaleIndex(f"{home / 'generations' / 'current'} does not hold a number") from error


def manifest(home: Path, number: int) -> Manifest:
    """The manifest of a sealed generation.

    Raises:
        StaleIndex: it is not there, not readable, or of another format.
    """
    path = folder(home, number) / MANIFEST
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values.pop("format") != _FORMAT:
            raise StaleIndex(f"Generation {number} was made by another version of Netral")
        views = tuple(ViewSeal(**seal) for seal in values.pop("views"))
        files = tuple(FileSeal(**seal) for seal in values.pop("files"))
        return Manifest(**values | {"views": views, "files": files, "wanted": tuple(values["wanted"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StaleIndex(f"Generation {number} cannot be opened: {type(error).__name__}") from error


def begin(home: Path, number: int) -> Path:
    """A new folder to build the generation in."""
    path = folder(home, number)
    path.mkdir(parents=True)
    return path


def seal(home: Path, made: Manifest) -> None:
    """Write the manifest, after which the generation may be opened."""
    text = json.dumps({"format": _FORMAT, **asdict(made)}, indent=1)
    _replace(folder(home, made.number) / MANIFEST, text)


def switch(home: Path, number: int) -> None:
    """From now on, readers open this generation."""
    manifest(home, number)  # never point at what cannot be opened
    _replace(home / "generations" / "current", str(number))


def outdated(home: Path, *, keep: int = 1) -> tuple[int, ...]:
    """Numbers of unfinished generations, and of all but `keep` sealed ones beside the current one."""
    root, now = home / "generations", current(home)
    numbers = sorted(int(path.name) for path in root.glob("*") if path.name.isdigit())
    sealed = [number for number in numbers if number != now and (root / str(number) / MANIFEST).exists()]
    kept = {now, *(sealed[-keep:] if keep else ())}
    return tuple(number for number in numbers if number not in kept)


def remove(home: Path, number: int) -> None:
    """Remove a generation. What the system will not let go yet (an open file on Windows) waits for the next time."""
    (folder(home, number) / MANIFEST).unlink(missing_ok=True)  # first, so that half a folder is never opened
    shutil.rmtree(folder(home, number), ignore_errors=True)


def file_seals(root: Path) -> tuple[FileSeal, ...]:
    """A seal for each file below a generation's folder, by name."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.name != MANIFEST)
    return tuple(_file_seal(root, path) for path in files if not _changes(path.name))


def broken_files(root: Path, seals: Iterable[FileSeal], *, thorough: bool) -> tuple[str, ...]:
    """Names of sealed files that are missing or of another size; where `thorough`, also of other content."""
    return tuple(seal.name for seal in seals if not _whole(root / seal.name, seal, thorough))


def _whole(path: Path, seal: FileSeal, thorough: bool) -> bool:
    if not path.is_file():
        return False
    if not seal.sha256:
        return True
    return path.stat().st_size == seal.size and (not thorough or _sha256(path) == seal.sha256)


def _file_seal(root: Path, path: Path) -> FileSeal:
    name = path.relative_to(root).as_posix()
    fixed = path.suffix != ".sqlite3"
    return FileSeal(name, path.stat().st_size if fixed else 0, _sha256(path) if fixed else "")


def _changes(name: str) -> bool:
    """Files that SQLite makes and removes beside its own."""
    return name.endswith(("-wal", "-shm", "-journal"))


def _sha256(path: Path) -> str:
    whole = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            whole.update(block)
    return whole.hexdigest()


def _replace(path: Path, text: str) -> None:
    """Put the text at the path in one step that survives a power cut."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
