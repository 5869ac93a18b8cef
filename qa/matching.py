"""From a question to the conducts it may be about: by the ideas in its words and by meaning, against what people say.

Each topic (a conduct, or something outside the scope) has phrasings. It is represented by the mean of them, once as a
bag of ideas weighted by how few topics use each, once in a dense view (nearest centroid; Rocchio 1971). Single nearest
phrasings were measured to be clearly worse, and a view alone worse than both joined (evals/matching.py). Cosine cannot
tell in scope from out, so topics outside the scope compete as topics of their own, and a question whose ideas no topic
knows matches nothing.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from qa.query import Query

Vectors = NDArray[np.float32]
Scores = NDArray[np.float64]
F = TypeVar("F", np.float32, np.float64)
Embed = Callable[[Sequence[str]], Vectors]
Read = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a question may be about; `outside` marks what is declined."""

    id: str
    phrasings: tuple[str, ...]
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A topic and how well it fits; the parts are kept so that a decision can be explained."""

    topic: Topic
    score: float  # joined and standardised: 0 is the mean of all topics
    ideas: float  # cosine of the question's ideas and the topic's (0 to 1)
    covered: float  # share of the question's ideas, by weight, that the topic knows (0 to 1)
    dense: float  # cosine in the dense views


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts are joined; found on phrasings left out (evals/matching.py)."""

    ideas: float = 1.0
    dense: float = 0.6


@dataclass(frozen=True, slots=True)
class Bag:
    """Topics as mean bags of ideas."""

    place: Mapping[str, int]  # of each idea in the rows
    weight: Scores  # of each idea
    rows: Scores  # a row of unit length for each topic

    def vector(self, ideas: Sequence[str]) -> Scores:
        """The ideas as a weighted row of unit length; ideas that no topic knows lengthen it and match nothing."""
        row = np.zeros(len(self.weight) + 1)
        for idea, count in Counter(ideas).items():
            at = self.place.get(idea)
            if at is None:
                row[-1] = math.hypot(row[-1], self.rare)
            else:
                row[at] = (1 + math.log(count)) * self.weight[at]
        length = float(np.linalg.norm(row))
        return row[:-1] / length if length else row[:-1]

    @property
    def rare(self) -> float:
        """The weight of an idea that no topic knows: as one that a single topic knows."""
        return math.log(1 + len(self.rows))

    def covered(self, ideas: Sequence[str]) -> Scores:
        """For each topic the share of the ideas' weight that it knows."""
        known = [self.place[idea] for idea in dict.fromkeys(ideas) if idea in self.place]
        unknown = len([idea for idea in dict.fromkeys(ideas) if idea not in self.place])
        total = float(self.weight[known].sum()) + unknown * self.rare
        return (self.rows[:, known] > 0) @ self.weight[known] / (total or 1.0)


@dataclass(frozen=True, slots=True)
class DenseView:
    """The mean embedding of each topic's phrasings, and how to embed a question into the same space."""

    rows: Vectors
    embed: Embed


@dataclass(frozen=True, slots=True)
class Matcher:
    """Topics, ready to be compared with questions."""

    topics: tuple[Topic, ...]
    bag: Bag
    views: tuple[DenseView, ...] = ()
    weights: Weights = Weights()

    def match(self, query: Query, limit: int = 8) -> tuple[Match, ...]:
        """The topics that fit best, best first."""
        ideas = self.bag.rows @ self.bag.vector(query.ideas)
        covered = self.bag.covered(query.ideas)
        dense = self._dense(query.plain)
        total = joined(ideas, dense, self.weights)
        order = np.argsort(-total, kind="stable")[:limit]
        return tuple(
            Match(self.topics[i], float(total[i]), float(ideas[i]), float(covered[i]), float(dense[i])) for i in order
        )

    def _dense(self, plain: str) -> Scores:
        similar = [view.rows @ view.embed([plain])[0] for view in self.views]
        return np.mean(similar, axis=0) if similar else np.zeros(len(self.topics))


def matcher(
    topics: tuple[Topic, ...],
    read: Read,
    embeds: Sequence[tuple[Embed, Embed]] = (),
    weights: Weights = Weights(),
) -> Matcher:
    """A matcher over the topics.

    `read` gives the ideas of a phrasing; `embeds`, for each dense view, how it embeds phrasings and how questions.
    """
    owner = np.array([at for at, topic in enumerate(topics) for _ in topic.phrasings], dtype=np.int64)
    phrasings = [phrasing for topic in topics for phrasing in topic.phrasings]
    views = tuple(DenseView(means(embed(phrasings), owner), asked) for embed, asked in embeds)
    return Matcher(topics, bag_of([read(phrasing) for phrasing in phrasings], owner), views, weights)


def bag_of(readings: Sequence[Sequence[str]], owner: NDArray[np.int64]) -> Bag:
    """The topics' mean bags of ideas. The fewer topics use an idea, the more it says (Sparck Jones 1972)."""
    used: dict[str, set[int]] = {}
    for at, ideas in zip(owner, readings, strict=True):
        for idea in ideas:
            used.setdefault(idea, set()).add(int(at))
    topics = int(owner.max()) + 1 if len(owner) else 0
    place = {idea: at for at, idea in enumerate(sorted(used))}
    weight = np.array([math.log(1 + topics / len(used[idea])) for idea in sorted(used)])
    empty = Bag(place, weight, np.zeros((topics, len(place))))
    rows = np.array([empty.vector(ideas) for ideas in readings]) if len(owner) else empty.rows
    return Bag(place, weight, means(rows, owner))


def means(rows: NDArray[F], owner: NDArray[np.int64]) -> NDArray[F]:
    """The mean row of each owner, at unit length."""
    total = np.zeros((int(owner.max()) + 1 if len(owner) else 0, rows.shape[1]), dtype=rows.dtype)
    np.add.at(total, owner, rows)
    lengths = np.linalg.norm(total, axis=1, keepdims=True)
    return total / np.where(lengths > 0, lengths, 1)


def joined(ideas: Scores, dense: Scores, weights: Weights) -> Scores:
    """The parts, each standardised over the topics, as one score."""
    return weights.ideas * standardised(ideas) + weights.dense * standardised(dense)


def standardised(scores: Scores) -> Scores:
    """The scores less their mean, in units of their spread."""
    spread: Scores = scores.std(axis=-1, keepdims=True) + 1e-9
    return np.divide(scores - scores.mean(axis=-1, keepdims=True), spread)
