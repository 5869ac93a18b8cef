"""From a conduct to a ruling: which norms bind whom, in which election, on which day, and what they say together.

The rules of judgement, each from the design's promises:
- a norm of another subject, regime, stage or date never decides;
- the highest-ranked norm that permits or forbids decides; a lower one that only permits what it forbids is a conflict,
  shown and not followed ("conflict is not permission"); a lower one that forbids where the higher is silent decides;
- where the question leaves out a deciding fact (PNS or PPPK, Pemilu or Pilkada), each case is ruled, and the verdict of
  the whole is the strictest of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.model import Basis, Norm, Sanction, Verdict
from corpus.norms import Norms
from qa.query import Intent, Query
from qa.standing import Standing

STRICTNESS = (Verdict.DILARANG, Verdict.WAJIB, Verdict.BOLEH_BERSYARAT, Verdict.BOLEH, Verdict.INFORMASI)
PERMITTING = frozenset({Verdict.BOLEH, Verdict.BOLEH_BERSYARAT})
FIELDS = ("disiplin", "etik", "kepegawaian", "pemilu", "pidana", "kelembagaan")
BESIDE = frozenset({"cpns", "pejabat-asn"})  # whom a rule for PNS speaks of too
ASSUMED = "asn"
SPLIT = ("pns", "pppk")  # the two kinds of ASN, ruled apart where their law differs
REGIMES = ("pemilu", "pilkada")


@dataclass(frozen=True, slots=True)
class Branch:
    """One case: for whom, in which election, what the norms say together, and which were overruled."""

    subjects: tuple[str, ...]
    regimes: tuple[str, ...]
    verdict: Verdict
    norms: tuple[Norm, ...]
    overruled: tuple[Norm, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the law says of a conduct, case by case; `verdict` is the strictest."""

    conduct: str
    verdict: Verdict
    branches: tuple[Branch, ...]
    assumed: bool  # the question named no subject, so ASN was assumed
    beside: "tuple[Ruling, ...]" = ()  # on conducts that may be meant as well
    instead: str = ""  # the conduct asked about, of which no norm of theirs speaks and which this covers

    @property
    def silent(self) -> bool:
        """Whether the norm that leads says only that no rule is found."""
        return self.norms[0].silent

    @property
    def norms(self) -> tuple[Norm, ...]:
        """Every deciding norm, those of the strictest branches first, each once."""
        ordered = sorted(self.branches, key=lambda branch: STRICTNESS.index(branch.verdict))
        return tuple({norm.id: norm for branch in ordered for norm in branch.norms}.values())

    @property
    def overruled(self) -> tuple[Norm, ...]:
        """Every norm that was overruled, each once."""
        return tuple({norm.id: norm for branch in self.branches for norm in branch.overruled}.values())


@dataclass(frozen=True, slots=True)
class NoRule:
    """No norm rules on the conduct for this subject, election or day; `near` are those that would for another."""

    conduct: str
    near: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Rules on conducts from the norms."""

    norms: Norms
    standing: Standing
    groups: Mapping[str, frozenset[str]]  # each subject's wider groups, itself included
    general: Mapping[str, str] = field(default_factory=dict)  # a subject's conduct that covers politics as a whole

    def rule(self, conduct: str, query: Query) -> Ruling | NoRule:
        """The ruling on a conduct, or that there is none for whom and when the query asks."""
        standing = tuple(norm for norm in self.norms.of(conduct) if self._in_force(norm, query))
        subjects = self._asked(query, standing)
        branches = tuple(
            self._branch(subject, regime, standing, query)
            for subject in subjects
            for regime in query.regimes or REGIMES
        )
        ruled = _merged(tuple(branch for branch in branches if branch.norms))
        if not ruled:
            return NoRule(conduct, self.norms.of(conduct))
        verdict = strictest(branch.verdict for branch in ruled)
        return Ruling(conduct, verdict, ruled, assumed=not query.subjects and ASSUMED in subjects)

    def covering(self, missing: NoRule, query: Query) -> Ruling | None:
        """The ruling on what covers a conduct that is forbidden to others, where those asked about have no norm on it
        but one that forbids them politics as a whole.
        """
        if not any(norm.modality is Verdict.DILARANG for norm in missing.near):
            return None
        conducts = (self.general[code] for code in query.subjects if code in self.general)
        ruled = (self.rule(conduct, query) for conduct in conducts)
        found = next((ruling for ruling in ruled if isinstance(ruling, Ruling)), None)
        return found and replace(found, instead=missing.conduct, branches=tuple(map(_broadest_first, found.branches)))

    def serves(self, code: str) -> bool:
        """Whether the subject is a civil servant."""
        return self._within(code, ASSUMED)

    def alone(self, binds: tuple[str, ...]) -> bool:
        """Whether the subjects that something binds are one kind of people: PNS, with those about to be and their
        heads.
        """
        return bool(binds) and ASSUMED not in binds and set(binds[1:]) <= BESIDE

    def supporting(self, bases: Iterable[Basis], query: Query) -> tuple[Basis, ...]:
        """Those of the pinpoints that are in force on the day and fit the election."""
        return tuple(basis for basis in bases if self.standing.supports(basis, query.as_of, query.election))

    def sanctions(self, norm: Norm, query: Query, today: date) -> tuple[tuple[Sanction, bool], ...]:
        """The norm's sanctions on the day, then today's where a crime's penalty has changed (True marks those)."""
        then = [item for item in norm.sanctions if self._applies(item, query.as_of, query.election)]
        if not any(item.kind == "pidana" for item in then):
            return tuple((item, False) for item in then)
        now = [
            item
            for item in norm.sanctions
            if item.kind == "pidana" and item not in then and self._applies(item, today, query.election)
        ]
        return (*((item, False) for item in then), *((item, True) for item in now))

    def _applies(self, sanction: Sanction, day: date, election: str) -> bool:
        held = sanction.span.holds(day) is not False
        return held and any(self.standing.supports(basis, day, election) for basis in sanction.bases)

    def _in_force(self, norm: Norm, query: Query) -> bool:
        staged = not query.stages or "selalu" in norm.stages or bool(set(query.stages) & set(norm.stages))
        return staged and bool(self.supporting(norm.bases, query))

    def _asked(self, query: Query, standing: tuple[Norm, ...]) -> tuple[str, ...]:
        """Whom to rule on: those named, else ASN, else whomever the norms bind; ASN split where its law differs."""
        if not query.subjects and not any(self._binds(norm, ASSUMED) for norm in standing):
            return tuple(dict.fromkeys(code for norm in standing for code in norm.subjects))
        asked = query.subjects or (ASSUMED,)
        return tuple(dict.fromkeys(leaf for subject in asked for leaf in self._leaves(subject, standing)))

    def _leaves(self, subject: str, standing: tuple[Norm, ...]) -> tuple[str, ...]:
        if subject != ASSUMED:
            return (subject,)
        narrow = {code for norm in standing for code in norm.subjects if self._within(code, ASSUMED)} - {ASSUMED}
        if not narrow:
            return (ASSUMED,)
        return (*SPLIT, *sorted(narrow - set(SPLIT))) if narrow & set(SPLIT) else (ASSUMED, *sorted(narrow))

    def _within(self, code: str, group: str) -> bool:
        return group in self.groups.get(code, frozenset())

    def _binds(self, norm: Norm, subject: str) -> bool:
        wider = self.groups.get(subject, frozenset({subject}))
        narrower = subject == ASSUMED and any(self._within(code, ASSUMED) for code in norm.subjects)
        return narrower or bool(wider & set(norm.subjects))

    def _branch(self, subject: str, regime: str, standing: tuple[Norm, ...], query: Query) -> Branch:
        wider = self.groups.get(subject, frozenset({subject}))
        binding = [n for n in standing if wider & set(n.subjects) and {regime, "umum"} & set(n.regimes)]
        verdict, deciding, overruled = self._together(binding, query)
        return Branch((subject,), (regime,), verdict, deciding, overruled)

    def _together(self, norms: list[Norm], query: Query) -> tuple[Verdict, tuple[Norm, ...], tuple[Norm, ...]]:
        """The verdict of norms of different rank, those that carry it, and those that it overrules."""
        ranked = sorted(norms, key=lambda norm: self._rank(norm, query))
        ruling = [norm for norm in ranked if norm.modality is not Verdict.INFORMASI]
        if not ruling:
            return Verdict.INFORMASI, tuple(_ordered(norms, Verdict.INFORMASI)), ()
        top = self._rank(ruling[0], query)
        highest = strictest(norm.modality for norm in ruling if self._rank(norm, query) == top)
        verdict = highest if highest in PERMITTING else strictest(norm.modality for norm in ruling)
        opposed = [n for n in ruling if (n.modality in PERMITTING) != (verdict in PERMITTING)]
        kept = [norm for norm in norms if norm not in opposed]
        return verdict, tuple(_ordered(kept, verdict)), tuple(opposed)

    def _rank(self, norm: Norm, query: Query) -> int:
        return min(self.standing.catalogue.rank(b.ref.regulation) for b in self.supporting(norm.bases, query))


def strictest(verdicts: Iterable[Verdict]) -> Verdict:
    """The strictest of the verdicts."""
    return min(verdicts, key=STRICTNESS.index)


def as_duty(ruling: Ruling, query: Query) -> Ruling:
    """The ruling, with wajib where the question asks for a duty, and a condition or a norm beside the ban is one."""
    if Intent.KEWAJIBAN not in query.intents:
        return ruling
    if ruling.verdict is Verdict.DILARANG and any(norm.modality is Verdict.WAJIB for norm in ruling.norms):
        return replace(ruling, verdict=Verdict.WAJIB, branches=tuple(map(_duties_first, ruling.branches)))
    conditional = [norm for norm in ruling.norms if norm.modality is Verdict.BOLEH_BERSYARAT]
    duty = ruling.verdict is Verdict.BOLEH_BERSYARAT and all(norm.duty for norm in conditional)
    return replace(ruling, verdict=Verdict.WAJIB) if duty else ruling


def _duties_first(branch: Branch) -> Branch:
    """The branch with what is a duty before what is forbidden."""
    return replace(branch, norms=tuple(sorted(branch.norms, key=lambda norm: norm.modality is not Verdict.WAJIB)))


def _broadest_first(branch: Branch) -> Branch:
    """The branch with what holds at any time before what holds in one kind of election."""
    return replace(branch, norms=tuple(sorted(branch.norms, key=lambda norm: "umum" not in norm.regimes)))


def _ordered(norms: Iterable[Norm], verdict: Verdict) -> list[Norm]:
    """Those that say the verdict first, then by field: discipline and ethics are what most people meet first."""
    return sorted(norms, key=lambda norm: (norm.modality is not verdict, FIELDS.index(norm.field)))


def _merged(branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """Branches that rest on the same norms are one: first over regimes, then over subjects."""
    by_norms: dict[tuple[object, ...], list[Branch]] = {}
    for branch in branches:
        key = (branch.verdict, tuple(n.id for n in branch.norms), tuple(n.id for n in branch.overruled))
        by_norms.setdefault(key, []).append(branch)
    return tuple(_joined(group) for group in by_norms.values())


def _joined(group: list[Branch]) -> Branch:
    subjects = tuple(dict.fromkeys(code for branch in group for code in branch.subjects))
    regimes = tuple(dict.fromkeys(code for branch in group for code in branch.regimes))
    return Branch(subjects, regimes, group[0].verdict, group[0].norms, group[0].overruled)
