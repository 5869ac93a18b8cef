"""From the store to a generation of indexes, beside the one that serves, switched in when it is whole.

Vectors come from the cache as far as their texts are known; the rest are embedded in threads (`ingest.embedding`).
Where a view still has much to embed, a generation with the lexicon and the vectors that were known before is switched
in meanwhile, so that new texts are found by their words at once; and what else takes time is done meanwhile too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from corpus import generations
from corpus.catalogue import load_catalogue
from corpus.embeddings import Embedder
from corpus.errors import StaleIndex
from corpus.generations import Manifest, ViewSeal
from corpus.indexes import BM25, CHROMA, UNITS, collection
from corpus.lexicon import COUNTS, Lexicon
from corpus.links import LINKS, NONE, Links, citing, grammar, links_of, links_text
from corpus.named import held_names
from corpus.placed import units_text
from corpus.store.cache import Vector, VectorCache, digest
from corpus.store.cited import CitedCache
from corpus.store.write import Store
from corpus.tuning import LEXICAL, tuning
from corpus.units import Cut, Names, Unit, short_name, units
from corpus.vectors import ChromaVectors, client, digest_of, drop, shut
from ingest.embedding import Progress, embedding

_CLOSE = 1e-5  # Chroma normalises what it stores, which moves the last bits

Vectors = Mapping[str, Vector]  # of one view, by unit


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Build:
    """How to build: the time to write into the manifest, and who watches.

    `patience` is how many seconds a view may need to embed before a generation without its new vectors is switched in.
    """

    made: str  # ISO time
    chroma_url: str | None = None
    names: Names = short_name
    progress: Progress = silent
    patience: float = 10.0


def rebuild(home: Path, embedders: Sequence[Embedder], how: Build, *, wait: float = 0.0) -> Manifest:
    """All indexes anew from SQLite alone: what was known of texts is forgotten first.

    Raises:
        WriterBusy: another process is writing.
    """
    with Store.open(home, wait=wait, command="netral rebuild") as store:
        with VectorCache.open(home) as cache:
            cache.clear()
        with CitedCache.open(home, "") as cited:
            cited.clear()
        return _built(store, texts_of(store, how), embedders, how)


def build(store: Store, embedders: Sequence[Embedder], how: Build) -> Manifest:
    """The indexes of what the store holds now, switched in; returns the manifest of the complete generation.

    Where the current generation is just that, nothing is made.
    """
    texts = texts_of(store, how)
    return _up_to_date(store, texts, embedders, how) or _built(store, texts, embedders, how)


def linked(store: Store, texts: Sequence[Unit]) -> Links:
    """Which articles of the store cite which, by the words of these texts."""
    names = held_names(load_catalogue(), store)
    with CitedCache.open(store.home, grammar(names)) as known:
        return links_of(texts, store, known.through(citing(names)))


def texts_of(store: Store, how: Build) -> tuple[Unit, ...]:
    """What a build of this store indexes."""
    numbers = tuning()
    return units(store, Cut(numbers.words, numbers.silent, how.names))


def _built(store: Store, texts: Sequence[Unit], embedders: Sequence[Embedder], how: Build) -> Manifest:
    """One generation, or several, each with one more slow view whole; of the views to come, what was known before."""
    making = Making(store, tuple(texts), how)
    with VectorCache.open(store.home) as cache:
        known = {one: known_of(one, texts, cache) for one in embedders}
        left = {one: tuple(unit for unit in texts if unit.id not in known[one]) for one in embedders}
        in_turn = sorted(embedders, key=lambda one: len(left[one]) / one.rate)
        for one in in_turn:
            slow, first = len(left[one]) / one.rate > how.patience, one is in_turn[0]
            if slow and not first:
                making.generation(known, NONE)  # before the next threads take the processor: it is waited for
            with embedding(one, left[one], cache) as underway:
                if slow and first:
                    making.generation(known, NONE)
                if slow:
                    how.progress(one.view, 0, len(left[one]))
                if one is in_turn[-1]:
                    making.prepare()
                underway.wait(how.progress)
            known[one] = known_of(one, texts, cache)
    return making.generation(known, making.links)


def _up_to_date(store: Store, texts: Sequence[Unit], embedders: Sequence[Embedder], how: Build) -> Manifest | None:
    """The current manifest, where building would give the same again; None where not, or where it is harmed."""
    number = generations.current(store.home)
    try:
        made = None if number is None else generations.manifest(store.home, number)
    except StaleIndex:
        return None
    if made is None or generations.broken_files(generations.folder(store.home, made.number), made.files, thorough=True):
        return None
    if not made.complete or made.revision != store.revision or made.server != (how.chroma_url is not None):
        return None
    models = [(seal.view, seal.model) for seal in made.views]
    if models != [(embedder.view, embedder.model) for embedder in embedders]:
        return None
    same = made.sealed(UNITS) == sha256(units_text(texts).encode()).hexdigest()
    whole = made.sealed(f"{BM25}/{COUNTS}") and made.sealed(LINKS)  # an earlier version indexed otherwise
    return made if same and whole else None


def known_of(embedder: Embedder, texts: Sequence[Unit], cache: VectorCache) -> Vectors:
    """The vectors of these texts that the cache knows."""
    return cache.get(embedder.model, [unit.id for unit in texts])


class Making:
    """What all generations of one build share, each part worked out when it is first asked for. It embeds nothing."""

    def __init__(self, store: Store, texts: tuple[Unit, ...], how: Build) -> None:
        self._store = store
        self._texts = texts
        self._how = how
        self._revision = store.revision

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon.of([unit.text for unit in self._texts])

    @cached_property
    def links(self) -> Links:
        return linked(self._store, self._texts)

    def prepare(self) -> None:
        """Work out what the last generation needs besides vectors, so that it is there when they are."""
        _ = self.lexicon, self.links

    def generation(self, known: Mapping[Embedder, Vectors], links: Links) -> Manifest:
        """Build one generation, read every vector back, seal it, switch it in, clear old ones away."""
        home, number, how, texts = self._store.home, self._store.next_generation(), self._how, self._texts
        root = generations.begin(home, number)
        name = f"netral-{digest(how.made + ''.join(unit.id for unit in texts))[:12]}-{number}"
        (root / "collection").write_text(name, encoding="ascii")
        (root / UNITS).write_bytes(units_text(texts).encode())
        (root / LINKS).write_text(links_text(links), encoding="utf-8")
        self.lexicon.save(root / BM25)
        how.progress(LEXICAL, len(texts), len(texts))
        views = _dense(root, name, [(one, found) for one, found in known.items() if found or not texts], how.chroma_url)
        made = Manifest(
            number=number,
            revision=self._revision,
            made=how.made,
            collection=name,
            units=len(texts),
            wanted=tuple(one.view for one in known),
            views=views,
            files=generations.file_seals(root),
            server=how.chroma_url is not None,
        )
        generations.seal(home, made)
        generations.switch(home, number)
        clear_away(home, how.chroma_url)
        return made


def _dense(
    root: Path, name: str, views: Sequence[tuple[Embedder, Vectors]], chroma_url: str | None
) -> tuple[ViewSeal, ...]:
    if not views:
        return ()
    chroma = client(root / CHROMA, chroma_url)
    try:
        return tuple(_view(chroma, name, embedder, vectors) for embedder, vectors in views)
    finally:
        shut(chroma)


def _view(chroma: Any, name: str, embedder: Embedder, vectors: Vectors) -> ViewSeal:
    """Put one view's vectors into its collection and read every one of them back."""
    index = ChromaVectors.made(chroma, collection(name, embedder.view), len(vectors))
    index.add(list(vectors), list(vectors.values()))
    stored = index.readback()
    _same(embedder.view, vectors, stored)
    dimension = next((len(vector) for vector in stored.values()), 0)
    return ViewSeal(embedder.view, embedder.model, dimension, len(stored), digest_of(stored))


def _same(view: str, put: Vectors, stored: Vectors) -> None:
    if put.keys() != stored.keys() or any(not np.allclose(put[id], stored[id], atol=_CLOSE) for id in put):
        raise StaleIndex(f"The vectors of {view} were not stored as they were given")


def clear_away(home: Path, chroma_url: str | None) -> None:
    """Remove unfinished and outdated generations, and their collections where a server keeps them."""
    for number in generations.outdated(home):
        name = generations.folder(home, number) / "collection"
        if chroma_url is not None and name.exists():
            _drop_collections(chroma_url, name.read_text(encoding="ascii"))
        generations.remove(home, number)


def _drop_collections(chroma_url: str, prefix: str) -> None:
    chroma = client(Path(), chroma_url)
    try:
        drop(chroma, prefix)
    finally:
        shut(chroma)
