"""Many units from few: copies with some words changed, and their vectors moved a little."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.embeddings import Embedder, Matrix, UseEmbedder
from corpus.store.cache import VectorCache
from corpus.units import Unit

Vector = NDArray[np.float32]

CHANGED = 0.1  # of the words of a copy
MOVED = 0.3  # the length of what is added to a vector of length 1
_BATCH = 2_000


class CopiedView(Embedder):
    """A view whose vectors were made by moving others; its questions are embedded as ever."""

    view = "use"
    rate = 1e9

    def __init__(self) -> None:
        super().__init__()
        self._questions = UseEmbedder()
        self.dimension = self._questions.dimension

    @property
    def model(self) -> str:
        return f"{self._questions.model} moved"

    def passages(self, texts: Sequence[str]) -> Matrix:
        raise NotImplementedError("copies come with their vectors")

    def question(self, text: str) -> Matrix:
        return self._questions.question(text)


@dataclass(frozen=True, slots=True)
class Copies:
    """The units of a store `times` over."""

    units: Sequence[Unit]
    times: int

    def all(self) -> Iterator[Unit]:
        """Every unit and its copies."""
        words = sorted({word for unit in self.units[::20] for word in unit.text.split()})
        yield from self.units
        for number in range(1, self.times):
            chance = random.Random(number)
            for unit in self.units:
                yield Unit(_changed(unit.text, words, chance), unit.places)

    def keep_vectors(self, units: Sequence[Unit], known: Mapping[str, Vector], cache: VectorCache) -> None:
        """Put a vector for each unit into the cache: moved from that of the original, or of any where it has none."""
        any_of, chance, model = list(known.values()), np.random.default_rng(1), CopiedView().model
        for start in range(0, len(units), _BATCH):
            batch = units[start : start + _BATCH]
            origins = [self.units[at % len(self.units)].id for at in range(start, start + len(batch))]
            rows = np.array([known.get(origin, any_of[int(origin[:8], 16) % len(any_of)]) for origin in origins])
            noise = chance.normal(size=rows.shape).astype(np.float32)
            rows = rows + MOVED * noise / np.linalg.norm(noise, axis=1, keepdims=True)
            rows /= np.linalg.norm(rows, axis=1, keepdims=True)
            cache.put(model, {unit.id: row for unit, row in zip(batch, rows, strict=True)})


def _changed(text: str, words: Sequence[str], chance: random.Random) -> str:
    return " ".join(chance.choice(words) if chance.random() < CHANGED else word for word in text.split(" "))
