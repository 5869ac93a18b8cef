"""From the candidates of all doors to one ranking, by the numbers of data/search.toml alone.

Pure, so that `evals.retrieval.tune` can try other numbers on candidates that were found once.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.fusion import fused
from corpus.places import beside
from corpus.reference import Ref
from corpus.tuning import Tuning

Ranked = tuple[tuple[Ref, float], ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the doors found for one question, each place with the score of its door, best first."""

    lists: Mapping[str, Ranked]
    shares: Mapping[str, Ranked]  # lists whose scores are shares of one already
    past: frozenset[str] = frozenset()  # regulations that are known not to be in force on the day
    named: frozenset[str] = frozenset()  # regulations that the question names


def ranked(found: Candidates, numbers: Tuning) -> Ranked:
    """Every candidate with its joined score, best first; lowered or raised for what it is and where it stands."""
    joined = dict(fused(found.lists, {name: numbers.weight(name) for name in found.lists}))
    for name, places in found.shares.items():
        for ref, share in places:
            joined[ref] = joined.get(ref, 0.0) + numbers.weight(name) * share
    shared = ((ref, score * _share(ref, found, numbers)) for ref, score in joined.items())
    return tuple(sorted(shared, key=lambda pair: -pair[1]))


def _share(ref: Ref, found: Candidates, numbers: Tuning) -> float:
    lowered = (numbers.past if ref.regulation in found.past else 0.0) + (numbers.beside if beside(ref) else 0.0)
    return 1.0 - lowered + (numbers.named if ref.regulation in found.named else 0.0)
