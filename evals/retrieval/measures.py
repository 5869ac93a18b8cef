"""Numbers of one ranking against its gold, their means, and how sure a difference is.

A ranking is a sequence of results, each with the articles that it covers: one for an article, several for a chunk of
fixed size that overlaps them. A result counts for each group of the gold once, where it first appears.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from statistics import mean

import numpy as np

from corpus.reference import Ref
from evals.retrieval.questions import Groups

DEPTH = 10
DRAWS, SEED = 2_000, 11

Result = frozenset[Ref]
Ranking = Sequence[Result]


@dataclass(frozen=True, slots=True)
class Score:
    """How one ranking did; shares of one."""

    recall_1: float
    recall_5: float
    recall_10: float
    all_10: float  # whether every group is found among the first ten
    mrr: float
    ndcg: float
    hit_5: float  # whether any group is found among the first five


NAMES = tuple(field.name for field in fields(Score))


def score(ranking: Ranking, groups: Groups) -> Score:
    """The score of the first ten results."""
    ranks = [_rank(ranking[:DEPTH], group) for group in groups]
    first = min(ranks)
    gains = sum(1 / math.log2(1 + rank) for rank in ranks if rank <= DEPTH)
    ideal = sum(1 / math.log2(1 + rank) for rank in range(1, min(len(groups), DEPTH) + 1))
    return Score(
        recall_1=_share(ranks, 1),
        recall_5=_share(ranks, 5),
        recall_10=_share(ranks, 10),
        all_10=float(max(ranks) <= DEPTH),
        mrr=1 / first if first <= DEPTH else 0.0,
        ndcg=gains / ideal,
        hit_5=float(first <= 5),
    )


def means(scores: Sequence[Score]) -> Score:
    """The mean of each number."""
    return Score(*(mean(getattr(one, name) for one in scores) for name in NAMES))


def interval(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of the mean difference of paired numbers, by bootstrap (seeded)."""
    apart = np.asarray(ours) - np.asarray(theirs)
    drawn = np.random.default_rng(SEED).integers(0, len(apart), (DRAWS, len(apart)))
    low, high = np.quantile(apart[drawn].mean(axis=1), (0.025, 0.975))
    return float(low), float(high)


def below(ours: Score, others: Mapping[str, Score], names: Sequence[str] = ("recall_5", "mrr", "ndcg")) -> list[str]:
    """Where another is better: "system number"."""
    return [
        f"{other} {name}" for other, its in others.items() for name in names if getattr(its, name) > getattr(ours, name)
    ]


def _rank(ranking: Ranking, group: frozenset[Ref]) -> int:
    found = (rank for rank, covered in enumerate(ranking, 1) if covered & group)
    return next(found, DEPTH + 1)


def _share(ranks: Sequence[int], depth: int) -> float:
    return sum(rank <= depth for rank in ranks) / len(ranks)
