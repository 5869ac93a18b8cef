"""From a question to the conducts it may be about: words and meaning, against phrasings that people really use.

Each topic (a conduct, or something outside the scope) has phrasings. A question is scored against every phrasing by shared
ideas (weighted by how few topics use them) and by two dense views; a topic's score joins its best phrasing with how much of
the question its whole vocabulary covers. Cosine alone cannot tell in scope from out (docs/decisions), so topics outside the
scope compete as topics of their own, and a question whose ideas no topic shares matches nothing.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.query import Query

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]


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
    score: float
    shared: float  # share of the question's ideas, by weight, in the best phrasing (0 to 1)
    covered: float  # share of the question's ideas, by weight, in the topic's whole vocabulary (0 to 1)
    dense: float  # standardised similarity of the dense views


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts are joined; found on phrasings left out one at a time (evals/matching.py)."""

    shared: float = 1.0
    covered: float = 0.6
    dense: float = 0.25
    other_subject: float = 0.8


@dataclass(frozen=True, slots=True)
class DenseView:
    """One embedding of every phrasing, in row order, and how to embed a question into the same space."""

    rows: Vectors
    embed: Embed


@dataclass(frozen=True, slots=True)
class Matcher:
    """Topics with their phrasings as ideas and vectors."""

    topics: tuple[Topic, ...]
    owner: NDArray[np.int64]  # for each phrasing, the place of its topic
    ideas: tuple[frozenset[str], ...]  # for each phrasing
    subjects: tuple[frozenset[str], ...]  # for each phrasing, those it names
    vocabulary: tuple[frozenset[str], ...]  # for each topic
    weight: Mapping[str, float]  # of each idea
    views: tuple[DenseView, ...] = ()
    weights: Weights = Weights()

    def match(self, query: Query, limit: int = 8) -> tuple[Match, ...]:
        """The topics that fit best, best first; only those that share an idea with the question, or its meaning."""
        asked = frozenset(query.matter)
        shared, covered = self._shared(asked, frozenset(query.subjects)), self._covered(asked)
        dense = self._dense(query.plain)
        total = self.weights.shared * shared + self.weights.covered * covered + self.weights.dense * dense
        order = np.argsort(-total, kind="stable")[:limit]
        return tuple(
            Match(self.topics[i], float(total[i]), float(shared[i]), float(covered[i]), float(dense[i])) for i in order
        )

    def rare(self) -> float:
        """The weight of an idea that no topic knows."""
        return math.log(1 + len(self.topics))

    def _mass(self, ideas: frozenset[str]) -> float:
        return sum(self.weight.get(idea, self.rare()) for idea in ideas)

    def _shared(self, asked: frozenset[str], subjects: frozenset[str]) -> NDArray[np.float64]:
        """For each topic its best phrasing; one that names another subject than the question counts less."""
        best = np.zeros(len(self.topics))
        mass = self._mass(asked)
        for row, ideas in enumerate(self.ideas):
            if common := asked & ideas:
                other = bool(self.subjects[row]) and not self.subjects[row] & subjects
                score = self._mass(common) / math.sqrt(mass * self._mass(ideas))
                score *= self.weights.other_subject if other else 1.0
                best[self.owner[row]] = max(best[self.owner[row]], score)
        return best

    def _covered(self, asked: frozenset[str]) -> NDArray[np.float64]:
        mass = self._mass(asked) or 1.0
        return np.array([self._mass(asked & vocabulary) / mass for vocabulary in self.vocabulary])

    def _dense(self, plain: str) -> NDArray[np.float64]:
        total = np.zeros(len(self.topics))
        for view in self.views:
            similar = view.rows @ view.embed([plain])[0]
            best = np.full(len(self.topics), -1.0)
            np.maximum.at(best, self.owner, similar)
            total += (best - best.mean()) / (best.std() or 1.0)
        return total / max(1, len(self.views))


def matcher(
    topics: tuple[Topic, ...],
    read: Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]],
    embeds: Sequence[tuple[Embed, Embed]] = (),
    weights: Weights = Weights(),
) -> Matcher:
    """A matcher over the topics.

    `read` gives the ideas of a phrasing and the subjects it names; `embeds`, for each dense view, how it embeds phrasings
    and how it embeds questions.
    """
    rows = [(at, phrasing) for at, topic in enumerate(topics) for phrasing in topic.phrasings]
    readings = [read(phrasing) for _, phrasing in rows]
    ideas = tuple(frozenset(found) for found, _ in readings)
    vocabulary: list[set[str]] = [set() for _ in topics]
    for (at, _), found in zip(rows, ideas, strict=True):
        vocabulary[at] |= found
    return Matcher(
        topics=topics,
        owner=np.array([at for at, _ in rows], dtype=np.int64),
        ideas=ideas,
        subjects=tuple(frozenset(named) for _, named in readings),
        vocabulary=tuple(map(frozenset, vocabulary)),
        weight=_weights(vocabulary),
        views=tuple(DenseView(rows_embed([p for _, p in rows]), embed) for rows_embed, embed in embeds),
        weights=weights,
    )


def _weights(vocabulary: list[set[str]]) -> dict[str, float]:
    """The fewer topics use an idea, the more it says (inverse document frequency; Sparck Jones 1972)."""
    used = Counter(idea for ideas in vocabulary for idea in ideas)
    return {idea: math.log(1 + len(vocabulary) / count) for idea, count in used.items()}
