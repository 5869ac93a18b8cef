"""From a question to the conducts it may be about: by the ideas in its words and by meaning, against what people say.

Each topic (a conduct, or something outside the scope) has phrasings. It is represented by the mean of them, once as a
bag of ideas weighted by how few topics use each, once in a dense view (nearest centroid; Rocchio 1971). Single nearest
phrasings were measured to be clearly worse, and a view alone worse than both joined (evals/matching.py). Cosine cannot
tell in scope from out, so topics outside the scope compete as topics of their own, and a question whose ideas no topic
knows matches nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from qa.bags import Bag, DenseView, Owners, Scores, standardised
from qa.form import Form
from qa.learned import Learned
from qa.query import Query
from qa.rules import REMEMBERED, Rules


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
    norms: float  # how well the topic's best norm fits (standardised over the norms)
    dense: float  # mean cosine in the dense views


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts are joined; found on phrasings left out (evals/matching.py)."""

    ideas: float = 1.0
    norms: float = 0.5
    dense: tuple[float, ...] = (0.6, 1.0)  # for each view
    middles: float = 0.25  # of all these together, where there is something learned besides
    learned: float = 2.0
    form: float = 0.25  # what a topic of the other kind loses, for each unit of log odds


@dataclass(frozen=True, slots=True)
class Matcher:
    """Topics, ready to be compared with questions."""

    topics: tuple[Topic, ...]
    bag: Bag
    rules: Rules
    form: Form
    views: tuple[DenseView, ...] = ()
    weights: Weights = Weights()
    learned: Learned | None = None
    _heard: Callable[[tuple[str, ...], str], Scores | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # what was learned is asked for the order of the topics, and again for how likely those outside are
        object.__setattr__(self, "_heard", lru_cache(REMEMBERED)(self._logits))

    def match(self, query: Query, limit: int = 8, lifts: Scores | None = None) -> tuple[Match, ...]:
        """The topics that fit best, best first; `lifts` is what each gains besides."""
        ideas, covered = self.bag.near(query.ideas), self.bag.covered(query.matter)
        norms = self.rules.by_topic(self.rules.scores(query), len(self.topics))
        dense = [view.rows @ view.embed([query.plain])[0] for view in self.views]
        total, taught = joined(ideas, norms, dense, self.weights), self._taught(query)
        if taught is not None:
            total = self.weights.middles * total + self.weights.learned * standardised(taught)
        total = total - self.weights.form * self.form.against(query.plain)
        total = total if lifts is None else total + lifts
        mean = np.mean(dense, axis=0) if dense else np.zeros(len(self.topics))
        order = np.argsort(-total, kind="stable")[:limit]
        parts = np.stack([total, ideas, covered, norms, mean], axis=1)[order].tolist()
        return tuple(Match(self.topics[at], *row) for at, row in zip(order.tolist(), parts, strict=True))

    def outside(self, query: Query) -> float | None:
        """How likely it is that the question is about any of the topics outside (0 to 1); None where nothing was
        learned, or no view is there. The sum says more than the best of them: a question about leave is near several.
        """
        taught = self._taught(query) if self.learned is not None and self.learned.heard else None
        if taught is None:
            return None
        shares = np.exp(taught - taught.max())
        return float(shares[[topic.outside for topic in self.topics]].sum() / shares.sum())

    def _taught(self, query: Query) -> Scores | None:
        return self._heard(query.ideas, query.plain)

    def _logits(self, ideas: tuple[str, ...], plain: str) -> Scores | None:
        if self.learned is None:
            return None
        return self.learned.logits(self.bag.vector(ideas), [view.embed([plain])[0] for view in self.views])


def owners(topics: Sequence[Topic]) -> Owners:
    """For each phrasing the place of its topic."""
    return np.array([at for at, topic in enumerate(topics) for _ in topic.phrasings], dtype=np.int64)


def joined(ideas: Scores, norms: Scores, dense: Sequence[Scores], weights: Weights) -> Scores:
    """The parts, each standardised over the topics, as one score."""
    total = weights.ideas * standardised(ideas) + weights.norms * standardised(norms)
    for weight, view in zip(weights.dense, dense, strict=False):
        total = total + weight * standardised(view)
    return np.asarray(total)
