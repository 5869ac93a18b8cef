"""What the phrasings taught: how far a question speaks for each topic.

A network with one layer of units between (Bishop 2006, 5.1; `python -m evals.learn` makes it from the phrasings) over
the same ideas and vectors that the middles are made of. The middle of a topic's phrasings knows what they share; this
knows besides what tells one topic from its neighbours, which is what near conducts need. It is shipped as data and read
by the names of topics and ideas, so that it serves on after somebody edits a phrasing; a topic that it does not know is
left to the middles alone.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.kept import Arrays, as_text, of_text
from corpus.loading import DATA
from qa.bags import Bag, Scores

FILE = DATA / "learned.npz"
_STEPS = 127  # a weight is kept in eight bits, as a share of the greatest of its column

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What each idea says, in eight bits: a question has a handful of nine thousand, so only those become numbers."""

    weights: NDArray[np.int8]  # ideas x units
    scale: Matrix  # of each unit

    def of(self, at: NDArray[np.intp]) -> Matrix:
        """The rows of these ideas."""
        return np.asarray(self.weights[at] * self.scale)


@dataclass(frozen=True, slots=True)
class Part:
    """What one dense view says: `numbers` x units, and what a mean question would say."""

    weights: Matrix
    offset: Matrix


@dataclass(frozen=True, slots=True)
class Spread:
    """From the units to the topics. `known` says which topics it was taught."""

    known: NDArray[np.bool_]
    weights: Matrix  # units x topics
    bias: Matrix  # topics


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights, in the order of a bag's ideas and of topics."""

    inner: Matrix  # what each unit hears where nothing is said
    ideas: Spoken
    views: tuple[Part | None, ...]  # None for a view that it was not taught with
    topics: Spread
    heard: bool = True  # with a view that it was taught with; by words alone it is too unsure to decline by

    def logits(self, ideas: Scores, vectors: Sequence[Scores]) -> Scores:
        """For each topic how far the question speaks for it: `ideas` as a row of the bag, a vector for each view."""
        at = np.flatnonzero(ideas)
        units = self.inner + ideas[at].astype(np.float32) @ self.ideas.of(at)
        for part, vector in zip(self.views, vectors, strict=True):
            if part is not None:
                units = units + vector.astype(np.float32) @ part.weights - part.offset
        taught = (np.maximum(units, 0) @ self.topics.weights + self.topics.bias).astype(np.float64)
        taught[~self.topics.known] = taught[self.topics.known].mean()
        return np.asarray(taught)

    @classmethod
    def of(cls, arrays: Arrays, topics: Sequence[str], bag: Bag, views: Sequence[str]) -> Self | None:
        """The weights for these topics, this bag and these views; None where not one of the topics is known."""
        place = {name: at for at, name in enumerate(json.loads(as_text(arrays["topics"])))}
        known = np.array([topic in place for topic in topics])
        if not known.any():
            return None
        columns = np.array([place.get(topic, 0) for topic in topics])
        spread = Spread(known, _numbers(arrays, "spread")[:, columns], arrays["bias"][columns])
        ideas = Spoken(_placed(arrays, bag), arrays["ideas/scale"])
        parts = tuple(_part(arrays, view) for view in views)
        return cls(arrays["inner"], ideas, parts, spread, heard=any(part is not None for part in parts))


def _placed(arrays: Arrays, bag: Bag) -> NDArray[np.int8]:
    """The weights of the bag's ideas in its order; nothing for one that was not taught."""
    taught, weights = json.loads(as_text(arrays["ideas"])), arrays["ideas/weights"]
    if taught == list(bag.place):  # nothing was edited since
        return weights
    met = [(bag.place[idea], at) for at, idea in enumerate(taught) if idea in bag.place]
    placed = np.zeros((len(bag.place), weights.shape[1]), dtype=np.int8)
    placed[[own for own, _ in met]] = weights[[at for _, at in met]]
    return placed


def _part(arrays: Arrays, view: str) -> Part | None:
    return Part(_numbers(arrays, view), arrays[f"{view}/offset"]) if f"{view}/weights" in arrays else None


def _numbers(arrays: Arrays, name: str) -> Matrix:
    return np.asarray(arrays[f"{name}/weights"] * arrays[f"{name}/scale"])


@dataclass(frozen=True, slots=True)
class Layers:
    """The network as it was learned."""

    ideas: Matrix  # ideas x units
    views: Mapping[str, tuple[Matrix, Matrix]]  # of each view numbers x units, and the units of its mean
    inner: Matrix  # units
    spread: Matrix  # units x topics
    bias: Matrix  # topics


def packed(topics: Sequence[str], ideas: Sequence[str], layers: Layers) -> Arrays:
    """The weights as arrays to be written, large ones in eight bits."""
    found = {"topics": of_text(json.dumps(list(topics))), "ideas": of_text(json.dumps(list(ideas)))}
    found |= {"inner": layers.inner, "bias": layers.bias}
    views = {view: weights for view, (weights, _) in layers.views.items()}
    for name, weights in {"ideas": layers.ideas, "spread": layers.spread, **views}.items():
        scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / _STEPS
        found[f"{name}/weights"] = np.rint(weights / scale).astype(np.int8)
        found[f"{name}/scale"] = scale.astype(np.float32)
    return found | {f"{view}/offset": offset for view, (_, offset) in layers.views.items()}


def shipped(file: Path = FILE) -> Arrays:
    """The shipped weights; none where the file is not there."""
    if not file.is_file():
        return {}
    with np.load(file, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}
