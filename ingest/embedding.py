"""Texts embedded in threads, while who began it does something else: the models leave the interpreter alone.

Each core works on a batch. A batch that is done is kept at once, so that an interrupted build loses seconds.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from corpus.embeddings import Embedder
from corpus.store.cache import VectorCache
from corpus.units import Unit
from ingest.ahead import cores

Progress = Callable[[str, int, int], None]  # the step ("lexical" or a view), texts done, texts in all


@dataclass(frozen=True, slots=True)
class Underway:
    """The batches of one view that are being embedded; each gives the number of its texts."""

    view: str
    total: int
    batches: tuple[Future[int], ...]

    def wait(self, progress: Progress) -> None:
        """Until the last batch is kept; whatever made one fail is raised."""
        done = 0
        for batch in as_completed(self.batches):
            done += batch.result()
            progress(self.view, done, self.total)


@contextmanager
def embedding(embedder: Embedder, texts: Sequence[Unit], cache: VectorCache) -> Iterator[Underway]:
    """Embeds the texts in threads and keeps their vectors; at the end no thread is at work any more."""
    with ThreadPoolExecutor(cores() if embedder.parallel else 1) as pool:
        batches = [pool.submit(_kept, embedder, batch, cache) for batch in _batches(texts, embedder.batch)]
        try:
            yield Underway(embedder.view, len(texts), tuple(batches))
        finally:
            pool.shutdown(cancel_futures=True)


def _kept(embedder: Embedder, batch: Sequence[Unit], cache: VectorCache) -> int:
    vectors = embedder.passages([unit.text for unit in batch])
    cache.put(embedder.model, {unit.id: vector for unit, vector in zip(batch, vectors, strict=True)})
    return len(batch)


def _batches(texts: Sequence[Unit], size: int) -> list[tuple[Unit, ...]]:
    """Texts of like length together, because a batch is as slow as its longest; the batches in an order that mixes long
    and short, so that what is done says what is left.
    """
    by_length = iter(sorted(texts, key=lambda unit: len(unit.text)))
    found: list[tuple[Unit, ...]] = []
    while batch := tuple(islice(by_length, size)):
        found.append(batch)
    return sorted(found, key=lambda batch: batch[0].id)
