"""A network of one hidden layer, trained by hand: what `evals.learn` learns the weights of `qa.learned` with.

Small batches, Adam (Kingma and Ba 2015) with a falling rate, rectified units (Glorot 2011), labels smoothed (Szegedy
2016) and each topic weighing by the root of how few rows it has. So that it does not hang on single words of single
phrasings, a part of the units, of the ideas and of the numbers of a meaning are left out at random (Srivastava 2014),
and now and then a whole view, since a machine may lack one. All chance is seeded.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """How it is learned; found on phrasings left out (`python -m evals.learn --held`)."""

    units: int = 256
    ideas: float = 3.0  # how much a unit of ideas counts
    views: tuple[float, ...] = (2.0, 4.0)  # and one of each dense view
    epochs: int = 8
    batch: int = 256
    rate: float = 0.002
    smooth: float = 0.05  # the share of a label that is spread over all topics
    left_units: float = 0.3  # the shares that are left out
    left_ideas: float = 0.2
    left_numbers: float = 0.1
    left_view: float = 0.05


@dataclass(frozen=True, slots=True)
class Given:
    """What is learned from: of each row its ideas and how much each says, and its vector in each view."""

    ideas: Sequence[NDArray[np.intp]]
    values: Sequence[Matrix]
    views: tuple[Matrix, ...]
    size: int  # how many ideas there are

    def only(self, rows: Sequence[int] | Labels) -> "Given":
        """Some of the rows."""
        ideas, values = [self.ideas[at] for at in rows], [self.values[at] for at in rows]
        return Given(ideas, values, tuple(view[rows] for view in self.views), self.size)


@dataclass(frozen=True, slots=True)
class Network:
    """Ideas and numbers to units, units to topics."""

    ideas: Matrix  # ideas x units
    views: tuple[Matrix, ...]  # numbers x units
    inner: Matrix  # units
    topics: Matrix  # units x topics
    bias: Matrix  # topics

    @classmethod
    def fresh(cls, given: Given, topics: int, lesson: Lesson, chance: np.random.Generator) -> "Network":
        """Before anything was learned."""

        def drawn(*shape: int) -> Matrix:
            return np.asarray(chance.normal(0, 1 / np.sqrt(shape[0]), shape), dtype=np.float32)

        ideas = np.asarray(chance.normal(0, 0.05, (given.size, lesson.units)), dtype=np.float32)
        views = tuple(drawn(view.shape[1], lesson.units) for view in given.views)
        nothing = (np.zeros(size, dtype=np.float32) for size in (lesson.units, topics))
        return cls(ideas, views, next(nothing), drawn(lesson.units, topics), next(nothing))

    def logits(self, given: Given) -> Matrix:
        """How far each row speaks for each topic."""
        total = np.array([v @ self.ideas[at] for at, v in zip(given.ideas, given.values, strict=True)])
        for view, weights in zip(given.views, self.views, strict=True):
            total += view @ weights
        return np.asarray(np.maximum(total + self.inner, 0) @ self.topics + self.bias)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows, with what is left out of them left out: their ideas as a block over the ideas that they have."""

    columns: NDArray[np.intp]
    ideas: Matrix  # rows x columns
    views: tuple[Matrix, ...]

    @classmethod
    def of(cls, given: Given, lesson: Lesson, chance: np.random.Generator) -> "Batch":
        """The rows, seen through chance."""
        columns, at = np.unique(np.concatenate(given.ideas), return_inverse=True)
        ideas = np.zeros((len(given.ideas), len(columns)), dtype=np.float32)
        ideas[np.repeat(np.arange(len(ideas)), list(map(len, given.ideas))), at] = np.concatenate(given.values)
        ideas *= _kept(ideas.shape, lesson.left_ideas, chance)
        views = (
            view * _kept(view.shape, lesson.left_numbers, chance) * _kept((len(view), 1), lesson.left_view, chance)
            for view in given.views
        )
        return cls(columns, ideas, tuple(views))


def _kept(shape: tuple[int, ...], left: float, chance: np.random.Generator) -> Matrix:
    """Zero for what is left out; the rest is raised, so that the whole stays what it was."""
    return np.asarray((chance.random(shape, dtype=np.float32) >= left) / np.float32(1 - left), dtype=np.float32)


class Trainer:
    """A network while it learns: changed in place, step by step."""

    def __init__(self, net: Network, lesson: Lesson, chance: np.random.Generator) -> None:
        self.net, self.lesson, self.chance = net, lesson, chance
        self._steps = [Adam(part) for part in (net.ideas, *net.views, net.inner, net.topics, net.bias)]

    def step(self, batch: Batch, owner: Labels, worth: Matrix, rate: float) -> None:
        """Learn from one batch."""
        net, numbers = self.net, list(zip(batch.views, self.net.views, strict=True))
        units = batch.ideas @ net.ideas[batch.columns] + net.inner
        for view, weights in numbers:
            units += view @ weights
        open_ = (units > 0) * _kept(units.shape, self.lesson.left_units, self.chance)
        units *= open_
        logits = np.asarray(units @ net.topics + net.bias, dtype=np.float32)
        error = _error(logits, owner, self.lesson.smooth)
        error *= (worth / worth.sum())[:, None]
        back = (error @ net.topics.T) * open_
        slopes = [batch.ideas.T @ back, *(view.T @ back for view, _ in numbers)]
        slopes += [back.sum(axis=0), units.T @ error, error.sum(axis=0)]
        rows: list[NDArray[np.intp] | slice] = [batch.columns, *[slice(None)] * (len(slopes) - 1)]
        for step, slope, where in zip(self._steps, slopes, rows, strict=True):
            step.move(slope, where, rate)


def _error(logits: Matrix, owner: Labels, smooth: float) -> Matrix:
    """What each topic was given too much, of a share of 1 for each row."""
    logits -= logits.max(axis=1, keepdims=True)
    shares = np.exp(logits)
    shares /= shares.sum(axis=1, keepdims=True)
    shares -= smooth / shares.shape[1]
    shares[np.arange(len(owner)), owner] -= 1 - smooth
    return np.asarray(shares, dtype=np.float32)


class Adam:
    """A parameter with the running means of its slopes; rows that a batch does not have stay as they are."""

    def __init__(self, parameter: Matrix) -> None:
        self.parameter, self.count = parameter, 0
        self.first, self.second = np.zeros_like(parameter), np.zeros_like(parameter)

    def move(self, slope: Matrix, rows: NDArray[np.intp] | slice, rate: float) -> None:
        """Move these rows in place."""
        self.count += 1
        first = self.first[rows] * np.float32(0.9) + slope * np.float32(0.1)
        second = self.second[rows] * np.float32(0.999) + slope * slope * np.float32(0.001)
        self.first[rows], self.second[rows] = first, second
        length = np.float32(rate / (1 - 0.9**self.count))
        self.parameter[rows] -= length * first / (np.sqrt(second / (1 - 0.999**self.count)) + np.float32(1e-8))


def trained(given: Given, owner: Labels, topics: int, lesson: Lesson) -> Network:
    """The network after all epochs."""
    chance = np.random.default_rng(0)
    net = Network.fresh(given, topics, lesson, chance)
    counts = np.bincount(owner, minlength=topics)
    worth = np.sqrt(counts.mean() / np.maximum(counts, 1)).astype(np.float32)[owner]
    trainer, batches = Trainer(net, lesson, chance), max(1, len(owner) // lesson.batch)
    steps = lesson.epochs * batches
    for epoch in range(lesson.epochs):
        for at, rows in enumerate(np.array_split(chance.permutation(len(owner)), batches)):
            rate = lesson.rate * max(0.02, 1 - (epoch * batches + at) / steps)
            trainer.step(Batch.of(given.only(rows), lesson, chance), owner[rows], worth[rows], rate)
    return net
