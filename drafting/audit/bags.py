"""What the norms say of each place of an act, as weighted stems: to see where a sentence belongs better.

The texts of many acts are not held; the norms are. A place's bag has the words of every statement that it carries (of
its sanctions, where it carries those). Words that few places of the act share weigh more.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.lexicon import stem
from corpus.model import Basis, Norm
from corpus.norms import Norms
from corpus.reference import Ref
from corpus.text import tokens

_SHORTEST = 4  # letters of a word of substance


def stems(text: str) -> frozenset[str]:
    """The stems of the words of substance."""
    return frozenset(stem(word) for word in tokens(text) if len(word) >= _SHORTEST and word.isalpha())


@dataclass(frozen=True, slots=True)
class Act:
    """The places of one act with their bags, and what each stem weighs among them."""

    bags: Mapping[Ref, frozenset[str]]
    weights: Mapping[str, float]

    def share(self, said: frozenset[str], spoken: frozenset[str]) -> float:
        """Which part of the weight of a sentence's words stands in a bag; a word that no place has weighs most."""
        rare = math.log(1 + len(self.bags))
        whole = sum(self.weights.get(word, rare) for word in said)
        return sum(self.weights.get(word, rare) for word in said & spoken) / whole if whole else 0.0

    def at(self, ref: Ref) -> frozenset[str]:
        """The words of a place, of what lies in it and of what it lies in."""
        return frozenset[str]().union(*(bag for place, bag in self.bags.items() if near(ref, place)))

    def best(self, said: frozenset[str]) -> tuple[float, Ref | None]:
        """The place that fits a sentence best, and how well."""
        fits = [(self.share(said, bag), place) for place, bag in self.bags.items()]
        return max(fits, key=lambda pair: (pair[0], -len(pair[1].path)), default=(0.0, None))


@dataclass(frozen=True, slots=True)
class Bags:
    """The acts of the norms, made when first asked for."""

    norms: Norms
    _acts: dict[str, Act] = field(default_factory=dict, repr=False, compare=False)

    def of(self, regulation: str) -> Act:
        """The places of an act that norms speak of."""
        if regulation not in self._acts:
            self._acts[regulation] = _act(regulation, self.norms)
        return self._acts[regulation]


def near(ref: Ref, place: Ref) -> bool:
    """Whether two places lie one in the other."""
    return ref.contains(place) or place.contains(ref)


def _act(regulation: str, norms: Norms) -> Act:
    bags: dict[Ref, frozenset[str]] = {}
    for norm in norms.norms.values():
        for bases, text in _spoken(norm, norms):
            for basis in bases:
                if basis.ref.regulation == regulation and basis.ref.path:
                    bags[basis.ref] = bags.get(basis.ref, frozenset()) | stems(text)
    counts = Counter(word for bag in bags.values() for word in bag)
    return Act(bags, {word: math.log(1 + len(bags) / n) for word, n in counts.items()})


def _spoken(norm: Norm, norms: Norms) -> Iterable[tuple[tuple[Basis, ...], str]]:
    """Each part of a norm that has pinpoints, with its words."""
    label = norms.conducts[norm.conduct].label
    yield norm.bases, f"{norm.statement} {label}"
    yield from ((sanction.bases, sanction.text) for sanction in norm.sanctions)
    yield from ((case.bases, f"{case.when} {case.text}") for case in norm.cases)
    yield from ((point.bases, point.text) for point in (*norm.conditions, *norm.conflicts, *norm.reports))
