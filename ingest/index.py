"""From the store to a generation of indexes, beside the one that serves, switched in when it is whole.

Vectors come from the cache as far as their texts are known; the rest are embedded in small batches that are kept at
once, so that an interrupted build loses seconds. Where a view still has much to embed, a generation with the lexicon
and the vectors that are known is switched in first, so that new texts are found by their words at once.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from corpus import generations
from corpus.catalogue import load_catalogue
from corpus.embeddings import Embedder, Matrix
from corpus.errors import StaleIndex
from corpus.generations import Manifest, ViewSeal
from corpus.indexes import BM25, CHROMA, UNITS, collection, units_text
from corpus.lexicon import COUNTS, Lexicon
from corpus.links import LINKS, NONE, Links, links_of, links_text
from corpus.named import held_names
from corpus.store.cache import Vector, VectorCache, digest
from corpus.store.write import Store
from corpus.tuning import LEXICAL, tuning
from corpus.units import Cut, Names, Unit, short_name, units
from corpus.vectors import ChromaVectors, client, digest_of, drop, shut
from ingest.ahead import cores

_BATCH = 32
_CLOSE = 1e-5  # Chroma normalises what it stores, which moves the last bits

Progress = Callable[[str, int, int], None]  # the step ("lexical" or a view), texts done, texts in all


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
    patience: float = 30.0


def rebuild(home: Path, embedders: Sequence[Embedder], how: Build, *, wait: float = 0.0) -> Manifest:
    """All indexes anew from SQLite alone: known vectors are forgotten first.

    Raises:
        WriterBusy: another process is writing.
    """
    with Store.open(home, wait=wait, command="netral rebuild") as store:
        with VectorCache.open(home) as cache:
            cache.clear()
        return _built(store, texts_of(store, how), embedders, how)


def build(store: Store, embedders: Sequence[Embedder], how: Build) -> Manifest:
    """The indexes of what the store holds now, switched in; returns the manifest of the complete generation.

    Where the current generation is just that, nothing is made.
    """
    texts = texts_of(store, how)
    return _up_to_date(store, texts, embedders, how) or _built(store, texts, embedders, how)


def generation(
    store: Store, texts: Sequence[Unit], embedders: Sequence[Embedder], how: Build, *, links: Links = NONE
) -> Manifest:
    """One generation of these texts with the vectors that the cache knows, switched in. Nothing is embedded."""
    with VectorCache.open(store.home) as cache:
        stage = replace(_stage(store, texts, embedders, how), links=links_text(links))
        return _generation(store, texts, stage, cache)


def linked(store: Store, texts: Sequence[Unit]) -> Links:
    """Which articles of the store cite which, by the words of these texts."""
    return links_of(texts, store, held_names(load_catalogue(), store))


def texts_of(store: Store, how: Build) -> tuple[Unit, ...]:
    """What a build of this store indexes."""
    numbers = tuning()
    return units(store, Cut(numbers.words, numbers.silent, how.names))


def _built(store: Store, texts: Sequence[Unit], embedders: Sequence[Embedder], how: Build) -> Manifest:
    """One generation, or several, each with one more slow view whole; of the views to come, what is known already."""
    stage = _stage(store, texts, embedders, how)
    with VectorCache.open(store.home) as cache:
        left = {embedder.view: _seconds_left(embedder, texts, cache) for embedder in embedders}
        in_turn = sorted(embedders, key=lambda embedder: left[embedder.view])
        for embedder in in_turn:
            if left[embedder.view] > how.patience:
                _generation(store, texts, stage, cache)
            _embed(embedder, texts, cache, how.progress)
        return _generation(store, texts, replace(stage, links=links_text(linked(store, texts))), cache)


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


@dataclass(frozen=True, slots=True)
class _Stage:
    """What all generations of one build share."""

    how: Build
    revision: int
    embedders: tuple[Embedder, ...]
    lexicon: Lexicon
    links: str = ""  # which articles cite which: worked out last, because it takes seconds


def _stage(store: Store, texts: Sequence[Unit], embedders: Sequence[Embedder], how: Build) -> _Stage:
    return _Stage(how, store.revision, tuple(embedders), Lexicon.of([unit.text for unit in texts]))


def _seconds_left(embedder: Embedder, texts: Sequence[Unit], cache: VectorCache) -> float:
    return len(_unknown(embedder, texts, cache)) / embedder.rate


def _unknown(embedder: Embedder, texts: Sequence[Unit], cache: VectorCache) -> tuple[Unit, ...]:
    known = cache.get(embedder.model, [unit.id for unit in texts])
    return tuple(unit for unit in texts if unit.id not in known)


def _embed(embedder: Embedder, texts: Sequence[Unit], cache: VectorCache, progress: Progress) -> None:
    """Embed what the cache does not know, a batch on each core; a batch that is done is kept at once."""
    missing = _unknown(embedder, texts, cache)
    done = 0
    for batch, vectors in _embedded(embedder, _batches(missing)):
        cache.put(embedder.model, {unit.id: vector for unit, vector in zip(batch, vectors, strict=True)})
        done += len(batch)
        progress(embedder.view, done, len(missing))


def _batches(missing: Sequence[Unit]) -> list[tuple[Unit, ...]]:
    """Texts of like length together, because a batch is as slow as its longest; the batches in an order that mixes long
    and short, so that what is done says what is left.
    """
    by_length = iter(sorted(missing, key=lambda unit: len(unit.text)))
    found: list[tuple[Unit, ...]] = []
    while batch := tuple(islice(by_length, _BATCH)):
        found.append(batch)
    return sorted(found, key=lambda batch: batch[0].id)


def _embedded(embedder: Embedder, batches: Sequence[tuple[Unit, ...]]) -> Iterator[tuple[tuple[Unit, ...], Matrix]]:
    """Each batch with its vectors, as they come."""
    with ThreadPoolExecutor(cores() if embedder.parallel else 1) as pool:
        running = {pool.submit(embedder.passages, [unit.text for unit in batch]): batch for batch in batches}
        try:
            for future in as_completed(running):
                yield running[future], future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _generation(store: Store, texts: Sequence[Unit], stage: _Stage, cache: VectorCache) -> Manifest:
    """Build one generation, read every vector back, seal it, switch it in, clear old ones away."""
    home, number = store.home, store.next_generation()
    root = generations.begin(home, number)
    name = f"netral-{digest(stage.how.made + ''.join(unit.id for unit in texts))[:12]}-{number}"
    (root / "collection").write_text(name, encoding="ascii")
    (root / UNITS).write_bytes(units_text(texts).encode())
    (root / LINKS).write_text(stage.links, encoding="utf-8")
    stage.lexicon.save(root / BM25)
    stage.how.progress(LEXICAL, len(texts), len(texts))
    vectors = [(one, cache.get(one.model, [unit.id for unit in texts])) for one in stage.embedders]
    views = _dense(root, name, [(one, known) for one, known in vectors if known or not texts], stage.how.chroma_url)
    made = Manifest(
        number=number,
        revision=stage.revision,
        made=stage.how.made,
        collection=name,
        units=len(texts),
        wanted=tuple(embedder.view for embedder in stage.embedders),
        views=views,
        files=generations.file_seals(root),
        server=stage.how.chroma_url is not None,
    )
    generations.seal(home, made)
    generations.switch(home, number)
    clear_away(home, stage.how.chroma_url)
    return made


def _dense(
    root: Path, name: str, views: Sequence[tuple[Embedder, dict[str, Vector]]], chroma_url: str | None
) -> tuple[ViewSeal, ...]:
    if not views:
        return ()
    chroma = client(root / CHROMA, chroma_url)
    try:
        return tuple(_view(chroma, name, embedder, vectors) for embedder, vectors in views)
    finally:
        shut(chroma)


def _view(chroma: Any, name: str, embedder: Embedder, vectors: dict[str, Vector]) -> ViewSeal:
    """Put one view's vectors into its collection and read every one of them back."""
    index = ChromaVectors.made(chroma, collection(name, embedder.view))
    index.add(list(vectors), list(vectors.values()))
    stored = index.readback()
    _same(embedder.view, vectors, stored)
    dimension = next((len(vector) for vector in stored.values()), 0)
    return ViewSeal(embedder.view, embedder.model, dimension, len(stored), digest_of(stored))


def _same(view: str, put: dict[str, Vector], stored: dict[str, Vector]) -> None:
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
