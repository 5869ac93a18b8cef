"""Which conduct a question is about, or that it lies outside: the matches, lifted by what it cites, and the gate."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from corpus.norms import Norms
from corpus.reference import Ref
from qa.bags import Scores
from qa.matching import Match, Matcher
from qa.query import Intent, Query


@dataclass(frozen=True, slots=True)
class Gate:
    """When a match is good enough; found by measurement (docs/decisions/matching.md)."""

    score: float = 5.5  # below this no topic is taken (standardised over the topics)
    covered: float = 0.12  # below this share of known ideas no topic is taken, however near the vectors
    foreign: float = 0.4  # the same for a question without a word of elections or neutrality
    cited: float = 2.5  # what a conduct gains where its norms carry a place that the question cites
    named: float = 0.8  # what it gains where one of its norms names the subject asked about
    outside: float = 0.65  # how likely it must be that a question lies outside, for it to be declined
    citing: float = 0.75  # the same where it cites an instrument that norms rest on, but no place of it
    counts: float = 4.0  # how much likelier (odds) where figures, contacts, names or dates are wanted: no law has them
    ahead: float = 0.7  # where nothing was learned: what a topic outside must be ahead by
    unheard: float = -2.0  # the same where something was learned but no view is there to hear it
    tied: float = 1.2  # a conduct that scores less below the best than this is answered as a case beside it
    close: float = 0.75  # a conduct of at least this share of the best score is offered beside the answer
    near: float = 0.6  # a conduct of at least this share of the best score may stand in where the best has no rule


@dataclass(frozen=True, slots=True)
class Candidates:
    """The conducts that a question may be about, best first."""

    inside: tuple[Match, ...]
    outside: Match | None  # the best topic outside the scope, unless the question cites a place that norms carry
    away: bool  # the question lies outside
    passed: bool  # the best conduct fits well enough

    def within(self, share: float) -> tuple[Match, ...]:
        """The conducts that score at least this share of the best."""
        return tuple(match for match in self.inside if match.score >= share * self.inside[0].score)


NOTHING = Candidates((), None, away=False, passed=False)


@dataclass(frozen=True, slots=True)
class Chooser:
    """Compares a question with all topics."""

    matcher: Matcher
    norms: Norms
    domain: frozenset[str]  # ideas that show a question to be about neutrality at all
    gate: Gate = Gate()
    _naming: Mapping[str, NDArray[np.bool_]] = field(init=False, repr=False, compare=False)  # topics by subject

    def __post_init__(self) -> None:
        naming: dict[str, NDArray[np.bool_]] = {}
        for at, topic in enumerate(self.matcher.topics):
            for subject in {subject for norm in self.norms.of(topic.id) for subject in norm.subjects}:
                naming.setdefault(subject, np.zeros(len(self.matcher.topics), dtype=np.bool_))[at] = True
        object.__setattr__(self, "_naming", naming)

    def candidates(self, query: Query, cited: Sequence[Ref]) -> Candidates:
        """The conducts in order, and whether the question lies outside: never where it cites a place of our norms."""
        if not query.ideas:
            return NOTHING
        placed = {norm.id: norm for ref in cited for norm in self.norms.at(ref) or self.norms.at(ref.article)}
        carrying = Counter(norm.conduct for norm in placed.values())
        matches = self.matcher.match(query, len(self.matcher.topics), self._lifts(query, carrying))
        at_place = bool(carrying) and any(ref.path for ref in cited)
        outside = next((m for m in matches if m.topic.outside), None) if not at_place else None
        inside = tuple(match for match in matches if not match.topic.outside)
        bar = self.gate.citing if carrying else self.gate.outside
        away = self._away(query, inside, outside, bar) or (not carrying and self._foreign(query, inside))
        return Candidates(inside, outside, away, bool(inside) and self._passes(inside[0]))

    def near_domain(self, query: Query) -> bool:
        """Whether a word of elections or neutrality is there."""
        return bool(self.domain & set(query.matter)) or bool(query.regimes) or bool(query.stages)

    def _lifts(self, query: Query, carrying: Mapping[str, int]) -> Scores:
        """What each topic gains by norms that carry a cited place (by their share) or name the subject asked about."""
        named = np.zeros(len(self.matcher.topics), dtype=np.bool_)
        for subject in query.subjects:
            named |= self._naming.get(subject, False)
        lifts = np.where(named, self.gate.named, 0.0)
        for at, topic in enumerate(self.matcher.topics if carrying else ()):
            if count := carrying.get(topic.id):
                lifts[at] += self.gate.cited * (1 + count / len(self.norms.of(topic.id)))
        return lifts

    def _away(self, query: Query, inside: tuple[Match, ...], outside: Match | None, bar: float) -> bool:
        """Whether all topics outside together are likely enough; where nothing was learned, whether the best of them
        is ahead of every conduct.
        """
        if outside is None or not inside:
            return outside is not None
        likely = self.matcher.outside(query)
        if likely is None:
            ahead = self.gate.ahead if self.matcher.learned is None else self.gate.unheard
            return outside.score - ahead > inside[0].score
        odds = self.gate.counts if Intent.DATA in query.intents else 1.0
        return odds * likely / (1 - likely + odds * likely) > bar

    def _foreign(self, query: Query, inside: tuple[Match, ...]) -> bool:
        """Whether no word of elections or neutrality is there and the best conduct is hardly known by the question."""
        if self.near_domain(query) or any(mention.regulation for mention in query.mentions):
            return False
        return bool(inside) and inside[0].covered < self.gate.foreign

    def _passes(self, match: Match) -> bool:
        return match.score >= self.gate.score and match.covered >= self.gate.covered
