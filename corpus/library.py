"""What is held and how it is found: the store and the current indexes behind one door, for everybody who reads.

A library follows the current generation by itself: before each search it looks at the pointer, and opens what another
process has switched in. Hits are chosen by the day after retrieval, because Chroma's own filters cost ten times the
search; so more candidates are asked for where a day or a choice of regulations will drop some.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from typing import Self

from corpus.embeddings import Embedder
from corpus.errors import StaleIndex
from corpus.fusion import distinct, fused
from corpus.generations import Manifest
from corpus.indexes import Found, Indexes
from corpus.model import Hit
from corpus.reference import Ref
from corpus.serving import Serving
from corpus.store.read import Reader
from corpus.store.schema import connect_to_read
from corpus.tuning import LEXICAL, Tuning, tuning
from corpus.units import Placed

Ranked = tuple[tuple[Ref, float], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which places a search may find: wordings of a day (None: of any), of some regulations (none named: of all)."""

    on: date | None = None
    regulations: tuple[str, ...] = ()

    def admits(self, place: Placed) -> bool:
        """Whether the place may be found; where an imprecise date leaves the day open, it may."""
        if self.regulations and place.ref.regulation not in self.regulations:
            return False
        return self.on is None or place.span.holds(self.on) is not False


EVERYTHING = Scope()


class Library(Reader):
    """Reads the store and searches it. Safe to share between threads."""

    def __init__(
        self, home: Path, db: Connection, embedders: Iterable[Embedder] = (), chroma_url: str | None = None
    ) -> None:
        super().__init__(home, db)
        self._embedders = {embedder.view: embedder for embedder in embedders}
        self._numbers: Tuning = tuning()
        self._serving = Serving(home, chroma_url, self._fits)

    @classmethod
    def open(cls, home: Path, embedders: Iterable[Embedder] = (), *, chroma_url: str | None = None) -> Self:
        """The library in `home`, searched lexically and by these views (see `corpus.embeddings.embedders`).

        Raises:
            StaleIndex: the current generation was made with other views, or is not whole.
        """
        library = cls(home, connect_to_read(home), embedders, chroma_url)
        try:
            _ = library.manifest  # open the indexes now, so that what is wrong with them is said at once
        except StaleIndex:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Give up the store and the indexes."""
        self._serving.close()
        super().close()

    @property
    def manifest(self) -> Manifest | None:
        """What the current generation is made of; None before the first."""
        return self._serving.ask(lambda indexes: indexes.manifest)

    @property
    def views(self) -> tuple[str, ...]:
        """The dense views that serve now: configured, and in the current generation."""
        made = self.manifest
        return tuple(view for view in self._embedders if made and made.seal_of(view))

    def lexical(self, question: str, limit: int, scope: Scope = EVERYTHING) -> Ranked:
        """Places whose words match the question's, best first, with BM25 scores."""
        many = self._asked(limit, scope)
        ranked = self._serving.ask(lambda indexes: _admitted(indexes, indexes.lexical(question, many), scope))
        return (ranked or ())[:limit]

    def dense(self, view: str, question: str, limit: int, scope: Scope = EVERYTHING) -> Ranked:
        """Places near the question in one view, nearest first, with cosines; nothing where the view is not there."""
        if view not in self.views:
            return ()
        vector, many = self._embedders[view].question(question), self._asked(limit, scope)
        ranked = self._serving.ask(lambda indexes: _admitted(indexes, indexes.dense(view, vector, many), scope))
        return (ranked or ())[:limit]

    def search(
        self, question: str, *, on: date | None = None, limit: int = 10, regulations: tuple[str, ...] = ()
    ) -> tuple[Hit, ...]:
        """The pasal that answer best, by all views together; on a day, only wordings of that day."""
        lists = dict(self._lists(question, Scope(on, regulations)))
        weights = {name: self._numbers.weight(name) for name in lists}
        ranked = fused(lists, weights, k=self._numbers.k)
        hits = (self._hit(ref, score, on) for ref, score in ranked)
        return tuple(islice(filter(None, hits), limit))

    # --- inner steps -------------------------------------------------------------------------------------------

    def _lists(self, question: str, scope: Scope) -> Iterator[tuple[str, tuple[Ref, ...]]]:
        many = self._numbers.candidates
        yield LEXICAL, _lifted(self.lexical(question, many, scope))
        for view in self.views:
            yield view, _lifted(self.dense(view, question, many, scope))

    def _hit(self, ref: Ref, score: float, on: date | None) -> Hit | None:
        version = self.version(ref, on)
        return Hit(version, score) if version and not version.deleted else None

    def _asked(self, limit: int, scope: Scope) -> int:
        return limit if scope == EVERYTHING else limit * self._numbers.overfetch

    def _fits(self, made: Manifest) -> None:
        """Refuse a view that did not make the generation and is not on its way."""
        for view, embedder in self._embedders.items():
            seal = made.seal_of(view)
            if seal is None and view not in made.wanted:
                views = ", ".join(made.wanted) or "no dense view"
                raise StaleIndex(f"The indexes were made with {views}, and {view} is asked for")
            if seal is not None and seal.model != embedder.model:
                raise StaleIndex(f"The view {view} was made by {seal.model}, and {embedder.model} is installed")


def lifted(ref: Ref) -> Ref:
    """What a hit shows: the pasal of a place in one, the place itself of an elucidation, else the ref unchanged.

    >>> str(lifted(Ref.parse("uu-7-2017/pasal-280/ayat-2/penjelasan")))
    'uu-7-2017/pasal-280'
    """
    article = ref.article
    if "penjelasan" not in article.path[1:]:
        return article
    return Ref(article.regulation, article.path[: article.path.index("penjelasan", 1)])


def _lifted(ranked: Ranked) -> tuple[Ref, ...]:
    return distinct(lifted(ref) for ref, _ in ranked)


def _admitted(indexes: Indexes, found: Found, scope: Scope) -> Ranked:
    """The places of the units, each once with its best score, as far as the scope admits them."""
    best: dict[Ref, float] = {}
    for unit, score in found:
        for place in indexes.places[unit]:
            if place.ref not in best and scope.admits(place):
                best[place.ref] = score
    return tuple(best.items())
