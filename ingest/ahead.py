"""Files read and parsed ahead of the one that is being stored, each core on one.

Nine tenths of an ingestion are reading and parsing, and neither needs the store; so many files are worked on in
processes of their own, in order, a few ahead, while this one stores. Fresh interpreters rather than forks, as in
`ingest.child`; they take a second to start, so few files are worked on here.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread

from corpus.catalogue import Catalogue
from corpus.model import Parsed
from ingest.identity import recognised
from ingest.read import read
from ingest.reading import Limits

FEW = 5  # files that are not worth other processes
_AHEAD = 2  # files for each process that are under way or done, and not yet taken


@dataclass(frozen=True, slots=True)
class Ready:
    """A file as it can be stored."""

    parsed: Parsed
    regulation: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class How:
    """What reading needs besides the file."""

    limits: Limits
    catalogue: Catalogue


Take = Callable[[Path], Ready]  # the next file of those announced; raises what reading it raised


def ready(file: Path, how: How) -> Ready:
    """The file, read and parsed.

    Raises:
        UnreadableFile: it cannot be read, or does not say what it is.
        MissingTool: it holds nothing but scans, and no OCR is installed.
    """
    document = read(file, how.limits)
    parsed, regulation = recognised(document, file, how.catalogue)
    return Ready(parsed, regulation, document.pages)


@contextmanager
def ahead(files: Sequence[Path], how: How) -> Iterator[Take]:
    """A function that gives each of the files in turn."""
    if len(files) <= FEW or cores() == 1:
        yield lambda file: ready(file, how)
        return
    pool = ProcessPoolExecutor(cores(), get_context("spawn"), _begin, (how,))
    try:
        yield _Queue(files, how, pool).take
    finally:
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Queue:
    """The files under way, in order."""

    def __init__(self, files: Sequence[Path], how: How, pool: ProcessPoolExecutor) -> None:
        self._left = iter(files)
        self._how = how
        self._pool = pool
        self._running: deque[Future[Ready]] = deque()

    def take(self, file: Path) -> Ready:
        """The next file; read here where the processes have come to an end (out of memory, say)."""
        try:
            self._fill()
            found = self._running.popleft()
            return found.result()
        except BrokenProcessPool:
            return ready(file, self._how)

    def _fill(self) -> None:
        while len(self._running) < cores() * _AHEAD and (file := next(self._left, None)) is not None:
            self._running.append(self._pool.submit(_read, file))


_how: list[How] = []  # of a worker process: what it was started with


def _begin(how: How) -> None:
    """Make a worker ready: it leaves interrupts to its parent, and ends with it even where the parent is killed."""
    _how.append(how)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _read(file: Path) -> Ready:
    return ready(file, _how[0])
