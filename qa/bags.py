"""The middle of a group of texts: as a bag of ideas weighted by how few groups use each, and as a mean vector.

Groups are the phrasings of a topic, or what a norm says and is asked. Nearest single phrasings were measured to be
clearly worse than the middle (Rocchio 1971; evals/matching.py).
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.query import WHO

SUBJECT = 0.25  # who is asked about says less than what: many rare subjects, each with few topics

Vectors = NDArray[np.float32]
Scores = NDArray[np.float64]
Owners = NDArray[np.int64]
Embed = Callable[[Sequence[str]], Vectors]
Read = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Bag:
    """Groups as mean bags of ideas."""

    place: Mapping[str, int]  # of each idea in the rows
    weight: Scores  # of each idea
    rows: Scores  # a row of unit length for each group

    def vector(self, ideas: Sequence[str]) -> Scores:
        """The ideas as a weighted row of unit length; ideas that no group knows lengthen it and match nothing."""
        row = np.zeros(len(self.weight) + 1)
        for idea, count in Counter(ideas).items():
            at = self.place.get(idea)
            if at is None:
                row[-1] = math.hypot(row[-1], self.rare)
            else:
                row[at] = (1 + math.log(count)) * self.weight[at] * (SUBJECT if idea.startswith(WHO) else 1.0)
        length = float(np.linalg.norm(row))
        return row[:-1] / length if length else row[:-1]

    @property
    def rare(self) -> float:
        """The weight of an idea that no group knows: as one that a single group knows."""
        return math.log(1 + len(self.rows))

    def covered(self, ideas: Sequence[str]) -> Scores:
        """For each group the share of the ideas' weight that it knows."""
        known = [self.place[idea] for idea in dict.fromkeys(ideas) if idea in self.place]
        unknown = len([idea for idea in dict.fromkeys(ideas) if idea not in self.place])
        total = float(self.weight[known].sum()) + unknown * self.rare
        return (self.rows[:, known] > 0) @ self.weight[known] / (total or 1.0)


@dataclass(frozen=True, slots=True)
class DenseView:
    """The mean embedding of each group's texts, and how to embed a question into the same space."""

    rows: Scores
    embed: Embed


def mean_bag(readings: Sequence[Sequence[str]], owner: Owners) -> Bag:
    """For each owner the mean of its readings as bags of ideas, at unit length."""
    used: dict[str, set[int]] = {}
    for at, ideas in zip(owner.tolist(), readings, strict=True):
        for idea in ideas:
            used.setdefault(idea, set()).add(at)
    owned = int(owner.max()) + 1 if len(owner) else 0
    place = {idea: at for at, idea in enumerate(sorted(used))}
    weight = np.array([math.log(1 + owned / len(used[idea])) for idea in place])
    cells, values = list[int](), list[float]()
    for at, ideas in zip(owner.tolist(), readings, strict=True):
        row = _row(ideas, place, weight)
        cells += [at * len(place) + where for where in row]
        values += row.values()
    shape = (owned, len(place))
    total = np.bincount(cells, values, math.prod(shape)).reshape(shape) if cells else np.zeros(shape)
    lengths = np.linalg.norm(total, axis=1, keepdims=True)
    return Bag(place, weight, np.divide(total, np.where(lengths > 0, lengths, 1)))


def _row(ideas: Sequence[str], place: Mapping[str, int], weight: Scores) -> dict[int, float]:
    """The values of one reading as a row of unit length, by their places."""
    row = {
        place[idea]: (1 + math.log(count)) * float(weight[place[idea]]) * (SUBJECT if idea.startswith(WHO) else 1.0)
        for idea, count in Counter(ideas).items()
    }
    length = math.sqrt(sum(value * value for value in row.values())) or 1.0
    return {where: value / length for where, value in row.items()}


def group_bag(groups: Sequence[Sequence[str]], read: Read) -> Bag:
    """The groups of texts as mean bags of the ideas that `read` finds in them."""
    owner = np.array([at for at, texts in enumerate(groups) for _ in texts], dtype=np.int64)
    return mean_bag([read(text) for texts in groups for text in texts], owner)


def means(rows: Scores, owner: Owners) -> Scores:
    """The mean row of each owner, at unit length."""
    total = np.zeros((int(owner.max()) + 1 if len(owner) else 0, rows.shape[1]))
    np.add.at(total, owner, rows)
    lengths = np.linalg.norm(total, axis=1, keepdims=True)
    return np.divide(total, np.where(lengths > 0, lengths, 1))


def standardised(scores: Scores) -> Scores:
    """The scores less their mean, in units of their spread."""
    spread: Scores = scores.std(axis=-1, keepdims=True) + 1e-9
    return np.asarray((scores - scores.mean(axis=-1, keepdims=True)) / spread)
