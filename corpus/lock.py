"""The writer's lock: at most one process, and one thread in it, changes what is held.

The lock is the operating system's, on `writer.lock`, so it falls with its process however that ends. Who holds it is
written beside it in `writer.json`, because waiting for the lock empties the lock file itself.
"""

import json
import os
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from corpus.errors import WriterBusy

LOCK, HOLDER = "writer.lock", "writer.json"


class WriterLock:
    """Held from `acquired` until `release`."""

    def __init__(self, home: Path, lock: FileLock) -> None:
        self._home = home
        self._lock = lock

    @classmethod
    def acquired(cls, home: Path, *, command: str, wait: float = 0.0) -> Self:
        """The lock of `home`, after at most `wait` seconds.

        Raises:
            WriterBusy: another holds it still; names the other's process and command.
        """
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / LOCK, thread_local=False)
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise WriterBusy(holder(home)) from error
        about = json.dumps({"pid": os.getpid(), "command": command})
        (home / HOLDER).write_text(about, encoding="utf-8")
        return cls(home, lock)

    def release(self) -> None:
        """Let the next writer in. Releasing twice is releasing once."""
        if self._lock.is_locked:
            (self._home / HOLDER).unlink(missing_ok=True)
            self._lock.release()


def holder(home: Path) -> str:
    """Who wrote last that it holds the lock: "process 4711 (netral ingest)"."""
    try:
        about = json.loads((home / HOLDER).read_text(encoding="utf-8"))
        return f"process {about['pid']} ({about['command']})"
    except (FileNotFoundError, ValueError, KeyError):
        return "another process"  # it holds the lock and has not yet said who it is
