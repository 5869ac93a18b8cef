"""What is held and how it is found: the store and the current indexes behind one door, for everybody who reads.

A library follows the current generation by itself: before each search it looks at the pointer, and opens what another
process has switched in. Hits are chosen by the day after retrieval, because Chroma's own filters cost ten times the
search; so more candidates are asked for where a day or a choice of regulations will drop some.

A search has several doors: what the question cites, three BM25 fields, the dense views, and whatever lists the caller
knows (what the norms cite). A hit in a part of a pasal is a hit of the pasal.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from typing import Self

from corpus.asking import Asked, load_asking
from corpus.catalogue import Catalogue, load_catalogue
from corpus.citation import Names
from corpus.embeddings import Embedder, vector_of
from corpus.errors import StaleIndex
from corpus.fusion import distinct
from corpus.generations import Manifest
from corpus.indexes import Found, Indexes
from corpus.lexicon import Field
from corpus.links import NONE, Links
from corpus.model import Hit, Status, Version
from corpus.named import Named, held_names, named
from corpus.places import lifted
from corpus.ranking import Candidates, Ranked, ranked
from corpus.reference import Ref
from corpus.serving import Serving
from corpus.store.read import Reader
from corpus.store.schema import connect_to_read
from corpus.tuning import Tuning, tuning
from corpus.units import Placed

PAST = frozenset({Status.DICABUT, Status.BERAKHIR, Status.BELUM_BERLAKU})
UNCITED: frozenset[Ref] = frozenset()
REMEMBERED = 2_048  # places whose wordings are kept


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


@dataclass(frozen=True, slots=True)
class Known:
    """What a caller knows of a question besides its text."""

    lists: Mapping[str, Ranked] = field(default_factory=dict)  # further places with shares of one, by data/search.toml
    plain: str = ""  # how the caller has worded it for the dense views; else it is worded by the words of the corpus


NOTHING = Known()


class Library(Reader):
    """Reads the store and searches it. Safe to share between threads."""

    def __init__(
        self, home: Path, db: Connection, embedders: Iterable[Embedder] = (), chroma_url: str | None = None
    ) -> None:
        super().__init__(home, db)
        self._embedders = {embedder.view: embedder for embedder in embedders}
        self._numbers: Tuning = tuning()
        self._known: tuple[int, Names] | None = None  # with the revision of the store that they were read at
        self._serving = Serving(home, chroma_url, self._fits)
        self._read = lru_cache(REMEMBERED)(self._worded)

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

    def load_for_many(self) -> None:
        """Load what makes each of many questions cheaper; takes seconds, in which questions are answered as before."""
        for embedder in self._embedders.values():
            embedder.load_for_many()

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
        found = self._serving.ask(lambda indexes: _admitted(indexes, indexes.lexical(question, many), scope))
        return (found or ())[:limit]

    def dense(self, view: str, question: str, limit: int, scope: Scope = EVERYTHING) -> Ranked:
        """Places near the question in one view, nearest first, with cosines; nothing where the view is not there."""
        if view not in self.views:
            return ()
        vector, many = vector_of(self._embedders[view], question), self._asked(limit, scope)
        found = self._serving.ask(lambda indexes: _admitted(indexes, indexes.dense(view, vector, many), scope))
        return (found or ())[:limit]

    def search(
        self,
        question: str,
        *,
        on: date | None = None,
        limit: int = 10,
        regulations: tuple[str, ...] = (),
        known: Known = NOTHING,
    ) -> tuple[Hit, ...]:
        """The pasal that answer best, what is cited first; on a day, only wordings of that day."""
        found = ranked(self.candidates(question, Scope(on, regulations), known), self._numbers)
        top = max((score for _, score in found), default=0.0)
        first = {ref: top + 1 + 1 / at for at, ref in enumerate(self.exact(question, on, regulations), 1)}
        places = (*first.items(), *(pair for pair in found if pair[0] not in first))
        hits = (self._hit(ref, score, on) for ref, score in places)
        return tuple(islice(filter(None, hits), limit))

    def versions(self, ref: Ref) -> tuple[Version, ...]:
        """Every wording of the provision; those of the last places are remembered until the held words change, for an
        answer asks for the same dozen places some eighty times.
        """
        return self._read(self.revision, ref)

    def exact(self, question: str, on: date | None = None, regulations: tuple[str, ...] = ()) -> tuple[Ref, ...]:
        """The held places that the question cites, in its order, as hits show them."""
        return distinct(map(lifted, self._cited(question, Scope(on, regulations)).places))

    def candidates(self, question: str, scope: Scope = EVERYTHING, known: Known = NOTHING) -> Candidates:
        """What every door finds, before it is joined; the exact reference apart."""
        lists = dict(self._lists(question, scope, known.plain))
        links = self._links({ref for places in (*lists.values(), *known.lists.values()) for ref, _ in places}, scope)
        found = {ref.regulation for home, near in links.items() for ref in (home, *near)}
        past, named = self._past(found, scope.on), self._cited(question, scope).regulations
        return Candidates(lists, known.lists, past, named, links)

    def asked(self, question: str) -> Asked:
        """The question in plain words with the law's words for them, typos repaired by the words of the corpus."""
        counts = self._serving.ask(lambda indexes: indexes.counts)
        return load_asking().asked(question, counts or {})

    # --- inner steps -------------------------------------------------------------------------------------------

    def _worded(self, _revision: int, ref: Ref) -> tuple[Version, ...]:
        return super().versions(ref)

    def _cited(self, question: str, scope: Scope) -> Named:
        within = Ref(scope.regulations[0]) if len(scope.regulations) == 1 else None
        found = named(question, self._names(), self, scope.on, within)
        if not scope.regulations:
            return found
        places = tuple(ref for ref in found.places if ref.regulation in scope.regulations)
        return Named(places, found.regulations & set(scope.regulations))

    def _links(self, found: Iterable[Ref], scope: Scope) -> Links:
        """Each of the places with the places of the scope that it cites, or that cite it."""
        known = self._serving.ask(lambda indexes: indexes.links) or NONE
        chosen = scope.regulations
        near = {home: known.get(home, UNCITED) for home in found}
        if not chosen:
            return near
        return {home: frozenset(ref for ref in refs if ref.regulation in chosen) for home, refs in near.items()}

    def _past(self, ids: Iterable[str], on: date | None) -> frozenset[str]:
        """Of the regulations, those that are known not to be in force on the day."""
        if on is None:
            return frozenset()
        known = (id for id in ids if self._catalogue.known(id))
        return frozenset(id for id in known if self._catalogue.status(id, on) in PAST)

    def _lists(self, question: str, scope: Scope, plain: str) -> Iterator[tuple[str, Ranked]]:
        asked, many = self.asked(question), self._numbers.candidates
        for kind in Field:
            yield kind, _lifted(self._matched(kind, asked, many, scope))
        for view in self.views:
            yield view, _lifted(self.dense(view, plain or asked.plain, many, scope))

    def _matched(self, kind: Field, asked: Asked, limit: int, scope: Scope) -> Ranked:
        law, many = self._numbers.law, self._asked(limit, scope)
        found = self._serving.ask(
            lambda indexes: _admitted(indexes, indexes.matched(kind, asked.parts, law, many), scope)
        )
        return (found or ())[:limit]

    @cached_property
    def _catalogue(self) -> Catalogue:
        return load_catalogue()

    def _names(self) -> Names:
        """What regulations are called; read anew when the held texts have changed."""
        revision = self.revision
        if self._known is None or self._known[0] != revision:
            self._known = (revision, held_names(self._catalogue, self))
        return self._known[1]

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


def _lifted(found: Ranked) -> Ranked:
    """Each place a hit shows, once, with its best score."""
    best: dict[Ref, float] = {}
    for ref, score in found:
        best.setdefault(lifted(ref), score)
    return tuple(best.items())


def _admitted(indexes: Indexes, found: Found, scope: Scope) -> Ranked:
    """The places of the units, each once with its best score, as far as the scope admits them."""
    best: dict[Ref, float] = {}
    for unit, score in found:
        for place in indexes.units.places(unit):
            if place.ref not in best and scope.admits(place):
                best[place.ref] = score
    return tuple(best.items())
