"""From the candidates of all doors to one ranking, by the numbers of data/search.toml alone.

What the first hits cite, or are cited by, is raised with them: a sanction finds its prohibition, and back. Pure, so
that `evals.retrieval.tune` can try other numbers on candidates that were found once.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.fusion import fused
from corpus.links import Links
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
    links: Links = field(default_factory=dict)  # of what was found: the places that it cites, or that cite it


def ranked(found: Candidates, numbers: Tuning) -> Ranked:
    """Every candidate with its joined score, best first; lowered or raised for what it is and where it stands."""
    joined = dict(fused(found.lists, {name: numbers.weight(name) for name in found.lists}))
    for name, places in found.shares.items():
        for ref, share in places:
            joined[ref] = joined.get(ref, 0.0) + numbers.weight(name) * share
    shared = ((ref, score * _share(ref, found, numbers)) for ref, score in joined.items())
    return _followed(_sorted(dict(shared)), found.links, numbers)


def _followed(places: Ranked, links: Links, numbers: Tuning) -> Ranked:
    """The places, with what the first of them are linked to raised by a share of their scores: less, where it is one of
    many links.
    """
    raised: dict[Ref, float] = {}
    for ref, score in places[: numbers.followed_hits]:
        near = links.get(ref, frozenset())
        for other in near:
            raised[other] = max(raised.get(other, 0.0), numbers.followed * score / math.sqrt(len(near)))
    scores = dict(places)
    return _sorted(scores | {ref: scores.get(ref, 0.0) + more for ref, more in raised.items()})


def _sorted(scores: Mapping[Ref, float]) -> Ranked:
    return tuple(sorted(scores.items(), key=lambda pair: -pair[1]))


def _share(ref: Ref, found: Candidates, numbers: Tuning) -> float:
    lowered = (numbers.past if ref.regulation in found.past else 0.0) + (numbers.beside if beside(ref) else 0.0)
    return 1.0 - lowered + (numbers.named if ref.regulation in found.named else 0.0)
