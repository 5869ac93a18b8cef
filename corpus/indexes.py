"""One sealed generation, opened for search: the units it knows, its lexicon and its dense views."""

from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Self

from corpus import generations
from corpus.errors import StaleIndex
from corpus.generations import Manifest
from corpus.lexicon import COUNTS, Field, Lexicon, Parts
from corpus.links import LINKS, read_links
from corpus.placed import Units
from corpus.vectors import ChromaVectors, Vector, client, shut

UNITS, BM25, CHROMA = "units.jsonl", "words", "chroma"

Found = tuple[tuple[int, float], ...]  # units by number, with their scores


class Indexes:
    """Search over the units of one generation."""

    def __init__(self, manifest: Manifest, root: Path, chroma_url: str | None) -> None:
        self.manifest = manifest
        self._root = root
        self._url = chroma_url
        self.units = Units(root / UNITS)
        self.links = read_links(root / LINKS)
        self._lexicon = Lexicon.load(root / BM25)
        self._chroma: Any = None
        self._mutex = Lock()
        self._views: dict[str, ChromaVectors] = {}

    @classmethod
    def opened(cls, home: Path, number: int, *, chroma_url: str | None = None) -> Self:
        """The generation of this number.

        Raises:
            StaleIndex: it is not whole.
        """
        manifest = generations.manifest(home, number)
        root = generations.folder(home, number)
        if manifest.server != (chroma_url is not None):
            where = "on a Chroma server; set NETRAL_CHROMA_URL" if manifest.server else "without a Chroma server"
            raise StaleIndex(f"The indexes were made {where}")
        if broken := generations.broken_files(root, manifest.files, thorough=False):
            raise StaleIndex(f"Generation {number} lacks {', '.join(broken)}, or has it in another size")
        if not (root / BM25 / COUNTS).exists():
            raise StaleIndex("The indexes were made by an earlier version")
        return cls(manifest, root, chroma_url)

    def lexical(self, question: str, limit: int) -> Found:
        """Units that share words with the question, best first."""
        return self._lexicon.search(question, limit)

    def matched(self, field: Field, parts: Parts, law: float, limit: int) -> Found:
        """Units that fit the parts of a question in one field of the lexicon, best first."""
        return self._lexicon.matched(field, parts, law, limit)

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each word stands in the units."""
        return self._lexicon.counts

    def dense(self, view: str, vector: Vector, limit: int) -> Found:
        """Units near the vector, nearest first."""
        found = self.vectors(view).search(vector, min(limit, len(self.units)))
        numbers = self.units.numbers([id for id, _ in found])
        return tuple((number, cosine) for number, (_, cosine) in zip(numbers, found, strict=True))

    def vectors(self, view: str) -> ChromaVectors:
        """The vectors of a view; Chroma is opened at the first call."""
        with self._mutex:
            return self._opened_view(view)

    def _opened_view(self, view: str) -> ChromaVectors:
        if self._chroma is None:
            self._chroma = client(self._root / CHROMA, self._url)
        if view not in self._views:
            self._views[view] = ChromaVectors.opened(self._chroma, collection(self.manifest.collection, view))
        return self._views[view]

    def close(self) -> None:
        """Give up Chroma's files."""
        if self._chroma is not None:
            shut(self._chroma)
            self._chroma = None
            self._views.clear()


def collection(prefix: str, view: str) -> str:
    """The name of a view's Chroma collection, in the letters that Chroma allows."""
    kind, _, name = view.partition(":")
    tail = "".join(char if char.isascii() and char.isalnum() else "-" for char in name)[-40:].strip("-")
    return "-".join(filter(None, (prefix, kind, tail)))
