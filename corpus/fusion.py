"""Several ranked lists as one: each list's scores on one scale, weighed and added.

Reciprocal ranks were measured beside it and were worse: they forget how clearly a list prefers its first (see
docs/decisions/retrieval.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def fused(lists: Mapping[str, Sequence[tuple[T, float]]], weights: Mapping[str, float]) -> tuple[tuple[T, float], ...]:
    """Every item of the lists with its fused score, best first; of equals, the one that was met first.

    >>> fused({"a": (("x", 9.0), ("y", 5.0), ("z", 1.0)), "b": (("y", 0.8),)}, {"a": 1.0, "b": 0.5})
    (('x', 1.0), ('y', 1.0), ('z', 0.0))
    """
    scores: dict[T, float] = {}
    for name, ranked in lists.items():
        for item, share in scaled(ranked).items():
            scores[item] = scores.get(item, 0.0) + weights[name] * share
    return tuple(sorted(scores.items(), key=lambda pair: -pair[1]))


def scaled(ranked: Sequence[tuple[T, float]]) -> dict[T, float]:
    """The scores of a list from 1 for its best to 0 for its last; all 1 where they are equal.

    >>> scaled((("x", 9.0), ("y", 5.0), ("x", 4.0), ("z", 1.0)))
    {'x': 1.0, 'y': 0.5, 'z': 0.0}
    """
    if not ranked:
        return {}
    top, floor = max(score for _, score in ranked), min(score for _, score in ranked)
    found: dict[T, float] = {}
    for item, score in ranked:
        found.setdefault(item, (score - floor) / (top - floor) if top > floor else 1.0)
    return found


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """Each item once, where it came first."""
    return tuple(dict.fromkeys(items))
