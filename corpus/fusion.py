"""Several ranked lists as one, by weighted reciprocal ranks: scores of different views are never compared."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def fused(lists: Mapping[str, Sequence[T]], weights: Mapping[str, float], *, k: int) -> tuple[tuple[T, float], ...]:
    """Every item of the lists with its fused score, best first; of equals, the one that was met first.

    >>> fused({"a": ("x", "y"), "b": ("y",)}, {"a": 1.0, "b": 1.0}, k=1)
    (('y', 0.8333333333333333), ('x', 0.5))
    """
    scores: dict[T, float] = {}
    for name, ranked in lists.items():
        for rank, item in enumerate(distinct(ranked), 1):
            scores[item] = scores.get(item, 0.0) + weights[name] / (k + rank)
    return tuple(sorted(scores.items(), key=lambda pair: -pair[1]))


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """Each item once, where it came first."""
    return tuple(dict.fromkeys(items))
