"""Of what a norm rests on, that which concerns those asked about: a norm for several kinds of people names law of each.

A norm may bind soldiers and police and rest on the law of both, or bind all civil servants and name the contracts of
PPPK beside the discipline of PNS. Whoever asks as a police officer is told the law on police.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from corpus.model import Basis, Case, Norm, Point, Sanction
from corpus.reach import Reach
from qa.judge import Ruling
from qa.query import Query

Groups = Mapping[str, frozenset[str]]
Part = TypeVar("Part", Point, Case, Sanction)  # of a norm, with places of its own


@dataclass(frozen=True, slots=True)
class Heard:
    """Whom a ruling is about, in which elections, and which stages the question names."""

    asked: frozenset[str]
    regimes: frozenset[str]
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Leaves out law that binds others, or is about the other election or another stage (data/reach.toml)."""

    reach: Mapping[str, Reach]
    groups: Groups  # each subject's wider groups, itself included
    read: Callable[[str], tuple[str, ...]]  # the ideas of a text
    _named: frozenset[str] = field(init=False, repr=False, compare=False)  # whom any instrument binds by name

    def __post_init__(self) -> None:
        named = (code for reach in self.reach.values() for who in (reach.binds, *reach.items.values()) for code in who)
        object.__setattr__(self, "_named", frozenset(named))

    def narrowed(self, ruling: Ruling, query: Query) -> Ruling:
        """The ruling with each norm on what concerns the people and elections of its cases; a norm keeps what it rests
        on where nothing of it does. Of a norm's own cases those are kept that decide otherwise, and those whose
        circumstances the question tells.
        """
        asked = {code for branch in ruling.branches for code in branch.subjects}
        regimes = {code for branch in ruling.branches for code in branch.regimes}
        heard = Heard(frozenset(asked), frozenset(regimes), query.stages)
        told = {norm.id: self._told(self._norm(norm, heard), query) for norm in ruling.norms}
        branches = (replace(branch, norms=tuple(told[norm.id] for norm in branch.norms)) for branch in ruling.branches)
        return replace(ruling, branches=tuple(branches))

    def _told(self, norm: Norm, query: Query) -> Norm:
        if not norm.cases:
            return norm
        general, heard = set(self.read(norm.statement)), set(query.matter)
        cases = (case for case in norm.cases if self._tells(case, norm, general, heard))
        return replace(norm, cases=tuple(cases))

    def _tells(self, case: Case, norm: Norm, general: set[str], heard: set[str]) -> bool:
        """Whether a case decides otherwise than its norm, or is what the question tells of."""
        own = set(self.read(case.when)) - general
        return case.verdict is not norm.modality or not own or bool(own & heard)

    def _norm(self, norm: Norm, heard: Heard) -> Norm:
        def kept(bases: tuple[Basis, ...]) -> tuple[Basis, ...]:
            return tuple(basis for basis in bases if self._concerns(basis, norm, heard))

        return replace(
            norm,
            bases=kept(norm.bases) or norm.bases,
            conditions=_resting(norm.conditions, kept),
            cases=_resting(norm.cases, kept),
            sanctions=_resting(norm.sanctions, kept),
        )

    def _concerns(self, basis: Basis, norm: Norm, heard: Heard) -> bool:
        """Whether a place concerns those asked about. What binds nobody of the norm's own people (a duty towards them)
        stands there for another reason, and stays.
        """
        reach = self.reach.get(basis.ref.regulation, Reach())
        if reach.regime and reach.regime not in heard.regimes and not reach.institution(basis.ref):
            return False
        if not reach.within(basis.ref, heard.stages):
            return False
        bound = reach.binding(basis.ref)
        if not bound or not self._related(norm.subjects, bound):
            return True
        return not self._named.issuperset(heard.asked) or self._related(heard.asked, bound)

    def _related(self, codes: Iterable[str], bound: Collection[str]) -> bool:
        return any(fits(code, bound, self.groups) for code in codes)


def fits(subject: str, bound: Iterable[str], groups: Groups) -> bool:
    """Whether a rule for these binds the subject, or speaks of a part of the subject."""
    return any(code in groups[subject] or subject in groups[code] for code in bound)


def _resting(parts: tuple[Part, ...], kept: Callable[[tuple[Basis, ...]], tuple[Basis, ...]]) -> tuple[Part, ...]:
    """The parts with what is kept of their places; without those that rested on places, of which none is kept."""
    found = ((part, kept(part.bases)) for part in parts)
    return tuple(replace(part, bases=bases) for part, bases in found if bases or not part.bases)
