"""What was worked out from our own data, kept on disk so that the next start need not work it out again.

    <home>/kept/<name>-<digest>.npz

A thing is found by the digest of all that it was made of, code included, so another version of either finds nothing and
makes it anew. The files are plain numbers and text, never pickles: whoever else may write into the folder can spoil a
file, which its check sum tells, but run nothing. Two processes that make the same thing write the same file, each in
one step. A folder that cannot be written, or a file that cannot be read, costs the time that was to be saved, no more.

What every first start would make is made once when the program is installed (`qa.ready`), as Python compiles what it
installs, and lies in `READY`; whoever may write there may change the program itself.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

FOLDER = "kept"
READY = Path(sys.prefix) / "share" / "netral"
MOST = 3  # files of one name: of checkouts and versions that share a home
SETTLED = 60.0  # seconds: code that changed later than that may not be the code that this process has loaded
_ABANDONED = 3600.0  # seconds after which a file half written has no writer

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a thing is made of: files, and whatever else tells versions apart."""

    files: tuple[Path, ...]
    version: str = ""

    @property
    def digest(self) -> str:
        """Of the names and the bytes of all files, wherever they lie."""
        whole = sha256(self.version.encode())
        for file in self.files:
            held = file.read_bytes()
            whole.update(f"\n{file.parent.name}/{file.name} {len(held)}\n".encode())
            whole.update(held)
        return whole.hexdigest()[:32]

    @property
    def changed(self) -> float:
        """When the last of them was changed, in seconds since 1970."""
        return max((file.stat().st_mtime for file in self.files), default=0.0)


@dataclass(frozen=True, slots=True)
class Kept:
    """The kept things of one state folder. `now` gives the seconds since 1970."""

    home: Path
    now: Callable[[], float] = time.time
    ready: Path | None = None  # a folder that is read where `home` has nothing

    def arrays(self, name: str, sources: Sources, make: Callable[[], Arrays]) -> Arrays:
        """What `make` gives; from disk where it was made of these very sources before."""
        digest = sources.digest
        file = self.home / FOLDER / f"{name}-{digest}.npz"
        found = _read(file) or (self.ready and _read(self.ready / FOLDER / file.name))
        if not found:
            found = make()
            if self.now() - sources.changed > SETTLED and sources.digest == digest:
                _put(file, found)
                self._clear_away(name)
        return found

    def _clear_away(self, name: str) -> None:
        """Remove the oldest things of the name, and what a killed process left half written."""
        folder = self.home / FOLDER
        same, parts = _by_age(folder.glob(f"{name}-*.npz")), _by_age(folder.glob("*.part"))
        old = (file for file, written in parts if self.now() - written > _ABANDONED)
        for file in (*(file for file, _ in same[MOST:]), *old):
            _remove(file)


def as_text(array: NDArray[Any]) -> str:
    """The text that `of_text` put into an array of bytes."""
    return array.tobytes().decode("utf-8")


def of_text(text: str) -> NDArray[Any]:
    """A text as an array of bytes."""
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)


def _read(file: Path) -> Arrays | None:
    """The arrays of a file; None where it is not there, cut short, or otherwise not as it was written."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except (OSError, ValueError, EOFError, BadZipFile):
        return None


def _put(file: Path, arrays: Arrays) -> None:
    """Write the file in one step; nothing where the folder cannot be written."""
    part = file.with_name(f"{uuid4().hex}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            np.savez(out, allow_pickle=False, **arrays)
        os.replace(part, file)
    except OSError:  # read-only, full, another user's: what was to be kept is made again the next time
        _remove(part)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:  # still open elsewhere (Windows), or another user's: there is no harm in it
        return


def _by_age(files: Iterable[Path]) -> list[tuple[Path, float]]:
    """The files with the times at which they were written, the newest first."""
    dated = [(file, file.stat().st_mtime) for file in files if file.exists()]
    return sorted(dated, key=lambda pair: -pair[1])
