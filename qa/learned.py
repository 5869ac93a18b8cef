"""What the phrasings taught: how much each idea and each number of a meaning speaks for each topic.

A softmax regression over the same ideas and vectors that the middles are made of (`python -m evals.learn` makes it from
the phrasings, Bishop 2006, 4.3.4). The middle of a topic's phrasings knows what they share; this knows besides what
tells one topic from its neighbours, which is what near conducts need. It is shipped as data and read by the names of
topics and ideas, so that it serves on after somebody edits a phrasing; a topic that it does not know is left to the
middles alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.kept import Arrays, as_text, of_text
from corpus.loading import DATA
from qa.bags import Bag, Scores

FILE = DATA / "learned.npz"
_STEPS = 127  # a weight is kept in eight bits, as a share of its topic's greatest

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What each idea says, in eight bits: a question has a handful of seven thousand, so only those become numbers."""

    weights: NDArray[np.int8]  # ideas x topics
    scale: Matrix  # of each topic

    def of(self, at: NDArray[np.intp]) -> Matrix:
        """The rows of these ideas."""
        return np.asarray(self.weights[at] * self.scale)


@dataclass(frozen=True, slots=True)
class Part:
    """What one dense view says: `numbers` x topics, and what a mean question would score."""

    weights: Matrix
    offset: Matrix


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights, in the order of a bag's ideas and of topics. `known` says which topics it was taught."""

    known: NDArray[np.bool_]
    bias: Matrix
    ideas: Spoken
    views: tuple[Part | None, ...]  # None for a view that it was not taught with
    heard: bool = True  # with a view that it was taught with; by words alone it is too unsure to decline by

    def logits(self, ideas: Scores, vectors: Sequence[Scores]) -> Scores:
        """For each topic how far the question speaks for it: `ideas` as a row of the bag, a vector for each view."""
        at = np.flatnonzero(ideas)
        total = self.bias + ideas[at].astype(np.float32) @ self.ideas.of(at)
        for part, vector in zip(self.views, vectors, strict=True):
            if part is not None:
                total = total + vector.astype(np.float32) @ part.weights - part.offset
        taught = total.astype(np.float64)
        taught[~self.known] = taught[self.known].mean()
        return np.asarray(taught)

    @classmethod
    def of(cls, arrays: Arrays, topics: Sequence[str], bag: Bag, views: Sequence[str]) -> Self | None:
        """The weights for these topics, this bag and these views; None where not one of the topics is known."""
        place = {name: at for at, name in enumerate(json.loads(as_text(arrays["topics"])))}
        known = np.array([topic in place for topic in topics])
        if not known.any():
            return None
        columns = np.array([place.get(topic, 0) for topic in topics])
        ideas = Spoken(_placed(arrays, bag)[:, columns], arrays["ideas/scale"][columns])
        parts = tuple(_part(arrays, view, columns) for view in views)
        return cls(known, arrays["bias"][columns], ideas, parts, heard=any(part is not None for part in parts))


def _placed(arrays: Arrays, bag: Bag) -> NDArray[np.int8]:
    """The weights of the bag's ideas in its order; nothing for one that was not taught."""
    taught, weights = json.loads(as_text(arrays["ideas"])), arrays["ideas/weights"]
    if taught == list(bag.place):  # nothing was edited since
        return weights
    met = [(bag.place[idea], at) for at, idea in enumerate(taught) if idea in bag.place]
    placed = np.zeros((len(bag.place), weights.shape[1]), dtype=np.int8)
    placed[[own for own, _ in met]] = weights[[at for _, at in met]]
    return placed


def _part(arrays: Arrays, view: str, columns: NDArray[np.int64]) -> Part | None:
    if f"{view}/weights" not in arrays:
        return None
    weights: Matrix = arrays[f"{view}/weights"][:, columns] * arrays[f"{view}/scale"][columns]
    return Part(weights, arrays[f"{view}/offset"][columns])


def packed(
    topics: Sequence[str], ideas: Sequence[str], bias: Matrix, parts: dict[str, tuple[Matrix, Matrix]]
) -> Arrays:
    """The weights as arrays to be written: for "ideas" and for each view its weights and its offset."""
    found = {"topics": of_text(json.dumps(list(topics))), "ideas": of_text(json.dumps(list(ideas))), "bias": bias}
    for name, (weights, offset) in parts.items():
        scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / _STEPS
        found |= {
            f"{name}/weights": np.rint(weights / scale).astype(np.int8),
            f"{name}/scale": scale.astype(np.float32),
            f"{name}/offset": offset.astype(np.float32),
        }
    return found


def shipped(file: Path = FILE) -> Arrays:
    """The shipped weights; none where the file is not there."""
    if not file.is_file():
        return {}
    with np.load(file, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}
