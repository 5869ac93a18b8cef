"""What each norm says and is asked: so that of a conduct's many norms the one meant is found, and conducts by them.

A norm is compared three ways: by the ideas in all that it says, by the ideas of its statement and of the questions it
answers (`data/asked`), and by the mean vector of those in each dense view.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from corpus.model import Norm
from qa.bags import Bag, DenseView, Owners, Scores, standardised
from qa.query import Query

REMEMBERED = 8  # questions whose scores are kept


@dataclass(frozen=True, slots=True)
class RuleWeights:
    """How the parts are joined; found on the tuned half of the gold questions."""

    said: float = 0.5
    asked: float = 1.0
    dense: float = 1.0  # of all views together


@dataclass(frozen=True, slots=True)
class Rules:
    """The norms as bags of ideas and mean vectors, in one order."""

    ids: tuple[str, ...]
    owner: Owners  # for each norm the place of its topic
    said: Bag
    asked: Bag
    views: tuple[DenseView, ...] = ()
    weights: RuleWeights = RuleWeights()
    _scored: Callable[[tuple[str, ...], str], Scores] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # a question's norms are scored to find its conduct, and again to choose among the conduct's norms
        object.__setattr__(self, "_scored", lru_cache(REMEMBERED)(self._score))

    def scores(self, query: Query) -> Scores:
        """For each norm how well it fits the question: standardised, so 0 is the mean of all norms. A question
        without words of its own (a choice in the self-check) fits all alike.
        """
        return self._scored(query.ideas, query.plain) if query.matter else np.zeros(len(self.ids))

    def _score(self, ideas: tuple[str, ...], plain: str) -> Scores:
        parts = [self.said.near(ideas), self.asked.near(ideas)]
        total = self.weights.said * standardised(parts[0]) + self.weights.asked * standardised(parts[1])
        for view in self.views:
            near = np.asarray(view.rows @ view.embed([plain])[0], dtype=np.float64)
            total = total + self.weights.dense / len(self.views) * standardised(near)
        total.flags.writeable = False
        return np.asarray(total)

    def by_topic(self, scores: Scores, topics: int) -> Scores:
        """The best score of each topic's norms; the mean of them all where it has none, which says nothing."""
        best = np.full(topics, -np.inf)
        np.maximum.at(best, self.owner, scores)
        ruled = np.isfinite(best)
        best[~ruled] = best[ruled].mean() if ruled.any() else 0.0
        return best

    def relevance(self, query: Query) -> Mapping[str, float]:
        """How well each norm fits the question, by its id."""
        return dict(zip(self.ids, self.scores(query).tolist(), strict=True))


def said(norm: Norm) -> str:
    """All that a norm says, in one text."""
    cases = (f"{case.when} {case.text}" for case in norm.cases)
    points = (point.text for point in (*norm.conditions, *norm.reports))
    return " ".join((norm.statement, *cases, *points, *(sanction.text for sanction in norm.sanctions)))


def asked(norm: Norm) -> tuple[str, ...]:
    """What a norm states, and the questions it answers."""
    return (norm.statement, *norm.asked)
