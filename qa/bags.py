"""The middle of a group of texts: as a bag of ideas weighted by how few groups use each, and as a mean vector.

Groups are the phrasings of a topic, or what a norm says and is asked. Nearest single phrasings were measured to be
clearly worse than the middle (Rocchio 1971; evals/matching.py).
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from qa.query import WHO

SUBJECT = 0.25  # who is asked about says less than what: many rare subjects, each with few topics

Vectors = NDArray[np.float32]
Scores = NDArray[np.float64]
Owners = NDArray[np.int64]
Places = NDArray[np.int64]
Embed = Callable[[Sequence[str]], Vectors]
Read = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Cells:
    """Rows that are nearly all zeros, kept idea by idea: the groups that know it, and what it says there."""

    size: int  # how many groups
    starts: Places  # of each idea among the cells; and where the last one ends
    groups: Places
    values: Scores

    @classmethod
    def of(cls, keys: Places, values: Scores, size: int, ideas: int) -> Self:
        """From the values of keys in order; a key is the idea's place times `size`, and the group."""
        starts = np.searchsorted(keys, np.arange(ideas + 1) * size)
        return cls(size, starts, keys % max(size, 1), values)

    def at(self, idea: int) -> tuple[Places, Scores]:
        """The groups that know the idea, with the values."""
        cells = slice(self.starts[idea], self.starts[idea + 1])
        return self.groups[cells], self.values[cells]

    @property
    def rows(self) -> Scores:
        """A whole row for each group."""
        laid = np.zeros((len(self.starts) - 1, self.size))
        laid[np.repeat(np.arange(len(laid)), np.diff(self.starts)), self.groups] = self.values
        return laid.T


@dataclass(frozen=True, slots=True)
class Bag:
    """Groups as mean bags of ideas: for each a row of unit length."""

    place: Mapping[str, int]  # of each idea in the rows
    weight: Scores  # of each idea
    cells: Cells

    def near(self, ideas: Sequence[str]) -> Scores:
        """The cosine of the ideas and of each group."""
        row, total = self.vector(ideas), np.zeros(self.cells.size)
        for idea in np.flatnonzero(row).tolist():
            groups, values = self.cells.at(idea)
            total[groups] += values * row[idea]
        return total

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
        return math.log(1 + self.cells.size)

    def covered(self, ideas: Sequence[str]) -> Scores:
        """For each group the share of the ideas' weight that it knows."""
        known = [self.place[idea] for idea in dict.fromkeys(ideas) if idea in self.place]
        unknown = len([idea for idea in dict.fromkeys(ideas) if idea not in self.place])
        whole = float(self.weight[known].sum()) + unknown * self.rare
        total = np.zeros(self.cells.size)
        for at in known:
            total[self.cells.at(at)[0]] += self.weight[at]
        return total / (whole or 1.0)


@dataclass(frozen=True, slots=True)
class DenseView:
    """The mean embedding of each group's texts, and how to embed a question into the same space."""

    rows: Scores
    embed: Embed


def mean_bag(readings: Sequence[Sequence[str]], owner: Owners) -> Bag:
    """For each owner the mean of its readings as bags of ideas, at unit length."""
    flat = [idea for ideas in readings for idea in ideas]
    place = {idea: at for at, idea in enumerate(sorted(set(flat)))}
    said = np.repeat(np.arange(len(readings)) * len(place), list(map(len, readings)))
    said += np.array([place[idea] for idea in flat], dtype=np.int64)
    once, counts = np.unique(said, return_counts=True)
    text, idea = np.divmod(once, max(len(place), 1))
    size = int(owner.max()) + 1 if len(owner) else 0
    keys, cell = np.unique(idea * size + owner[text], return_inverse=True)
    weight = np.log(1 + size / np.bincount(keys // max(size, 1), minlength=len(place)))
    own = weight * np.array([SUBJECT if name.startswith(WHO) else 1.0 for name in place])
    each = _unit(np.asarray((1 + np.log(counts)) * own[idea], dtype=np.float64), text)
    total = np.asarray(np.bincount(cell, each, len(keys)), dtype=np.float64)
    return Bag(place, weight, Cells.of(keys, _unit(total, keys % max(size, 1)), size, len(place)))


def _unit(values: Scores, row: Places) -> Scores:
    """The values of cells, each divided by the length of its row."""
    lengths = np.sqrt(np.bincount(row, values * values))
    return np.asarray(values / lengths[row])


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
