"""Of what a norm rests on, that which concerns those asked about: a norm for several kinds of people names law of each.

A norm may bind soldiers and police and rest on the law of both, or bind all civil servants and name the contracts of
PPPK beside the discipline of PNS. Whoever asks as a police officer is told the law on police.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from corpus.model import Basis, Case, Norm, Point, Sanction
from corpus.reach import Reach
from qa.judge import Ruling
from qa.query import Query

Groups = Mapping[str, frozenset[str]]


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

        def points(found: tuple[Point, ...]) -> tuple[Point, ...]:
            return tuple(replace(p, bases=kept(p.bases)) for p in found if kept(p.bases) or not p.bases)

        cases: tuple[Case, ...] = tuple(
            replace(case, bases=kept(case.bases)) for case in norm.cases if kept(case.bases) or not case.bases
        )
        sanctions: tuple[Sanction, ...] = tuple(
            replace(item, bases=kept(item.bases)) for item in norm.sanctions if kept(item.bases)
        )
        return replace(
            norm,
            bases=kept(norm.bases) or norm.bases,
            conditions=points(norm.conditions),
            cases=cases,
            sanctions=sanctions,
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

    def _related(self, codes: Iterable[str], bound: Iterable[str]) -> bool:
        """Whether one of the subjects is bound, by itself or by a group of theirs, or is the wider group."""
        bound = tuple(bound)
        return any(self._same(code, other) for code in codes for other in bound)

    def _same(self, code: str, bound: str) -> bool:
        return code == bound or code in self.groups.get(bound, ()) or bound in self.groups.get(code, ())
