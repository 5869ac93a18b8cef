"""Which generation serves: follows the pointer, and closes what is outdated when its last user has done.

A search borrows the indexes for as long as it takes. Between looking at the pointer and opening the files the
generation may be removed by a builder that is two ahead; then the question is put again to the one that took its place.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeVar

from corpus import generations
from corpus.errors import StaleIndex
from corpus.generations import Manifest
from corpus.indexes import Indexes

T = TypeVar("T")

Fits = Callable[[Manifest], None]  # raises StaleIndex where the reader cannot use the generation


class Serving:
    """The current indexes of one state folder, for many threads."""

    def __init__(self, home: Path, chroma_url: str | None, fits: Fits) -> None:
        self._home = home
        self._url = chroma_url
        self._fits = fits
        self._now: Indexes | None = None
        self._users: dict[int, int] = {}
        self._mutex = RLock()

    def ask(self, question: Callable[[Indexes], T]) -> T | None:
        """What the current indexes say; None before the first generation.

        Raises:
            StaleIndex: the current generation cannot be used.
        """
        while True:
            number = generations.current(self._home)
            try:
                with self._borrowed(number) as indexes:
                    return None if indexes is None else question(indexes)
            except StaleIndex:
                if generations.current(self._home) == number:
                    raise

    def close(self) -> None:
        """Give up all files, at once where nobody is using them."""
        with self._mutex:
            outdated, self._now = self._now, None
            self._close_unused(outdated)

    @contextmanager
    def _borrowed(self, number: int | None) -> Iterator[Indexes | None]:
        with self._mutex:
            indexes = self._opened(number)
            self._count(indexes, 1)
        try:
            yield indexes
        finally:
            with self._mutex:
                self._count(indexes, -1)
                if indexes is not self._now:
                    self._close_unused(indexes)

    def _opened(self, number: int | None) -> Indexes | None:
        """The generation of this number, opened and judged fit; the one before is given up."""
        if number is None or (self._now and self._now.manifest.number == number):
            return self._now
        opened = Indexes.opened(self._home, number, chroma_url=self._url)
        self._fits(opened.manifest)
        before, self._now = self._now, opened
        self._close_unused(before)
        return opened

    def _count(self, indexes: Indexes | None, step: int) -> None:
        if indexes is not None:
            self._users[id(indexes)] = self._users.get(id(indexes), 0) + step

    def _close_unused(self, indexes: Indexes | None) -> None:
        if indexes is not None and not self._users.get(id(indexes)):
            self._users.pop(id(indexes), None)
            indexes.close()
