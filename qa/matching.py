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

import numpy as np
from numpy.typing import NDArray

from qa.query import WHO, Query

Vectors = NDArray[np.float32]
SUBJECT = 0.25  # who is asked about says less than what: many rare subjects, each with few topics

Scores = NDArray[np.float64]
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
    norms: float  # cosine of the question's ideas and those of the topic's best norm (0 to 1)
    dense: float  # mean cosine in the dense views


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts are joined; found on phrasings left out (evals/matching.py)."""

    ideas: float = 1.0
    norms: float = 0.4
    dense: tuple[float, ...] = (0.6, 0.6)  # for each view


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
                row[at] = (1 + math.log(count)) * self.weight[at] * (SUBJECT if idea.startswith(WHO) else 1.0)
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

    rows: Scores
    embed: Embed


@dataclass(frozen=True, slots=True)
class Matcher:
    """Topics, ready to be compared with questions."""

    topics: tuple[Topic, ...]
    bag: Bag
    rules: "Rules"
    views: tuple[DenseView, ...] = ()
    weights: Weights = Weights()

    def match(self, query: Query, limit: int = 8) -> tuple[Match, ...]:
        """The topics that fit best, best first."""
        ideas, covered = self.bag.rows @ self.bag.vector(query.ideas), self.bag.covered(query.matter)
        norms = self.rules.by_topic(self.rules.scores(query.ideas), len(self.topics))
        dense = [view.rows @ view.embed([query.plain])[0] for view in self.views]
        total = joined(ideas, norms, dense, self.weights)
        mean = np.mean(dense, axis=0) if dense else np.zeros(len(self.topics))
        order = np.argsort(-total, kind="stable")[:limit]
        return tuple(
            Match(self.topics[i], float(total[i]), float(ideas[i]), float(covered[i]), float(norms[i]), float(mean[i]))
            for i in order
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """What the norms themselves say, as bags of ideas: a detail that no phrasing mentions may stand in a norm."""

    ids: tuple[str, ...]
    owner: NDArray[np.int64]  # for each norm the place of its topic
    bag: Bag

    def scores(self, ideas: Sequence[str]) -> Scores:
        """For each norm how well it fits the ideas (0 to 1)."""
        return self.bag.rows @ self.bag.vector(ideas)

    def by_topic(self, scores: Scores, topics: int) -> Scores:
        """The best score of each topic's norms; 0 where it has none."""
        best = np.zeros(topics)
        np.maximum.at(best, self.owner, scores)
        return best

    def relevance(self, ideas: Sequence[str]) -> dict[str, float]:
        """How well each norm fits the ideas, by its id."""
        return dict(zip(self.ids, self.scores(ideas).tolist(), strict=True))


def topic_bag(topics: tuple[Topic, ...], read: Read) -> Bag:
    """The topics' phrasings as mean bags of ideas."""
    return bag_of([read(phrasing) for topic in topics for phrasing in topic.phrasings], owners(topics))


def owners(topics: Sequence[Topic]) -> NDArray[np.int64]:
    """For each phrasing the place of its topic."""
    return np.array([at for at, topic in enumerate(topics) for _ in topic.phrasings], dtype=np.int64)


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


def means(rows: Scores, owner: NDArray[np.int64]) -> Scores:
    """The mean row of each owner, at unit length."""
    total = np.zeros((int(owner.max()) + 1 if len(owner) else 0, rows.shape[1]))
    np.add.at(total, owner, rows)
    lengths = np.linalg.norm(total, axis=1, keepdims=True)
    return np.divide(total, np.where(lengths > 0, lengths, 1))


def joined(ideas: Scores, norms: Scores, dense: Sequence[Scores], weights: Weights) -> Scores:
    """The parts, each standardised over the topics, as one score."""
    total = weights.ideas * standardised(ideas) + weights.norms * standardised(norms)
    for weight, view in zip(weights.dense, dense, strict=False):
        total = total + weight * standardised(view)
    return np.asarray(total)


def standardised(scores: Scores) -> Scores:
    """The scores less their mean, in units of their spread."""
    spread: Scores = scores.std(axis=-1, keepdims=True) + 1e-9
    return np.asarray((scores - scores.mean(axis=-1, keepdims=True)) / spread)
