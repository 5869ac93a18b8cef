"""What a pack is about: an order (for whom, which election, stage and day) and what the norms rule for it.

The rulings are those of `qa.judge`, worded by `qa.compose` and looked over by `qa.check`, so that a pack and
`netral ask` cannot disagree. Every sentence keeps the norm that it comes from and the pinpoints that carry it that day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from corpus.citation import label
from corpus.model import Answer, Basis, Citation, Confidence, Norm, Verdict
from corpus.reference import Ref
from drafting.pack.teaching import Audience, Teaching
from qa.answering import Assistant
from qa.check import checked
from qa.judge import NoRule, Ruling
from qa.query import Query
from qa.sentences import MILDER, REGIME_LABELS, day

FEW = 3  # instruments named for having been looked over less
PERMITTING = frozenset({Verdict.BOLEH, Verdict.BOLEH_BERSYARAT})


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: for whom, in which election (of a year, where known), at which stage, by the law of which day."""

    audience: Audience
    regime: str  # pemilu or pilkada
    on: date
    year: int | None = None
    stage: str = ""
    minutes: int = 60  # of the session: how much fits into it

    @property
    def election(self) -> str:
        """The id of the election, `pilkada-2024`; empty where no year is said."""
        return f"{self.regime}-{self.year}" if self.year else ""

    @property
    def occasion(self) -> str:
        """The election in words."""
        return f"{REGIME_LABELS[self.regime]}{f' {self.year}' if self.year else ''}"

    def query(self, conduct: str) -> Query:
        """The question about a conduct that this order amounts to."""
        return Query(
            question="",
            as_of=self.on,
            plain="",
            matter=(),
            subjects=self.audience.subjects,
            regimes=(self.regime,),
            stages=(self.stage,) if self.stage else (),
            election=self.election,
            conduct=conduct,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a norm, with the norm it comes from and the pinpoints that carry it on the day."""

    text: str
    norm: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """What the norms say of one conduct for the order."""

    conduct: str
    label: str
    verdict: Verdict
    statements: tuple[Line, ...]
    conditions: tuple[Line, ...]
    sanctions: tuple[Line, ...]
    contested: bool  # sources disagree: never told as a plain yes
    firm: bool  # no case of it is ruled otherwise
    secondary: bool  # our source for it is not the text itself
    citations: tuple[Citation, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every sentence of it."""
        return (*self.statements, *self.conditions, *self.sanctions)


@dataclass(frozen=True, slots=True)
class Desk:
    """What packs are made with: the assistant that answers questions, the teaching data, and the day it is."""

    assistant: Assistant
    teaching: Teaching
    today: date
    _found: dict[tuple[object, ...], Item | None] = field(default_factory=dict, repr=False, compare=False)

    def item(self, order: Order, conduct: str) -> Item | None:
        """What is ruled on the conduct for the order; None where there is no rule, or none that a citation carries."""
        key = (order.audience.subjects, order.regime, order.year, order.stage, order.on, conduct)
        if key not in self._found:  # one pack asks for the same item several times
            self._found[key] = self._ruled(order.query(conduct), conduct)
        return self._found[key]

    def _ruled(self, query: Query, conduct: str) -> Item | None:
        ruling = self.assistant.judge.rule(conduct, query)
        if isinstance(ruling, NoRule) or ruling.silent:
            return None
        made = self.assistant.composer.answer(query, ruling, today=self.today)
        answer = checked(made, self.assistant.judge.standing, self.assistant.norms)
        return self._item(query, ruling, answer) if isinstance(answer, Answer) else None

    def items(self, order: Order) -> tuple[Item, ...]:
        """What is ruled for the audience, the weightiest first; what is special to the stage comes before the rest."""
        found = [item for conduct in order.audience.conducts if (item := self.item(order, conduct))]
        ruled = [item for item in found if item.verdict is not Verdict.INFORMASI]
        return tuple(sorted(ruled, key=lambda item: not self._staged(item, order.stage)))

    def reports(self, order: Order) -> tuple[Line, ...]:
        """Where a breach is reported in this election."""
        item = self.item(order, order.audience.report_in(order.regime))
        return item.statements if item else ()

    def labels(self, refs: Iterable[Ref]) -> tuple[str, ...]:
        """The pinpoints as people write them."""
        return tuple(dict.fromkeys(label(ref, self.assistant.composer.citer.shorts) for ref in refs))

    def _staged(self, item: Item, stage: str) -> bool:
        norms = self.assistant.norms.norms
        return bool(stage) and any(stage in norms[line.norm].stages for line in item.statements)

    def _item(self, query: Query, ruling: Ruling, answer: Answer) -> Item:
        carrying, conduct = _carrying(ruling), self.assistant.norms.conducts[ruling.conduct]
        return Item(
            conduct=ruling.conduct,
            label=self.teaching.names.get((ruling.conduct, answer.verdict)) or conduct.label,
            verdict=answer.verdict,
            statements=tuple(self._line(norm.statement, norm, norm.bases, query) for norm in carrying),
            conditions=self._conditions(carrying, query),
            sanctions=self._sanctions(ruling, query),
            contested=bool(answer.conflicts),
            firm=not any((case.verdict in PERMITTING) != (answer.verdict in PERMITTING) for case in answer.cases),
            secondary=any(norm.confidence is not Confidence.HIGH for norm in carrying),
            citations=answer.citations,
        )

    def _line(self, text: str, norm: Norm, bases: Iterable[Basis], query: Query) -> Line:
        return Line(text, norm.id, tuple(basis.ref for basis in self.assistant.judge.supporting(bases, query)))

    def _conditions(self, norms: tuple[Norm, ...], query: Query) -> tuple[Line, ...]:
        points = ((point, norm) for norm in norms for point in norm.conditions)
        lines = (self._line(point.text, norm, point.bases or norm.bases, query) for point, norm in points)
        return tuple({line.text: line for line in lines if line.refs}.values())

    def _sanctions(self, ruling: Ruling, query: Query) -> tuple[Line, ...]:
        judge, found = self.assistant.judge, dict[str, Line]()
        for norm in ruling.norms:
            for sanction, later in judge.sanctions(norm, query, self.today):
                on = self.today if later else query.as_of
                held = [b for b in sanction.bases if judge.standing.supports(b, on, query.election)]
                text = f"{MILDER} {sanction.text}" if later else sanction.text
                found.setdefault(text, Line(text, norm.id, tuple(b.ref for b in held)))
        return tuple(found.values())


def _carrying(ruling: Ruling) -> tuple[Norm, ...]:
    """The norms whose sentences tell the ruling: one that holds for all of the audience, else one for each group.

    Where a conduct only informs, the first two of its norms tell it.
    """
    if ruling.verdict is Verdict.INFORMASI:
        return ruling.norms[:2]
    telling = [norm for norm in ruling.norms if norm.modality is ruling.verdict] or list(ruling.norms)
    shared = [norm for norm in telling if all(norm in branch.norms for branch in ruling.branches)]
    if shared:
        return (shared[0],)
    firsts = (next((norm for norm in branch.norms if norm in telling), None) for branch in ruling.branches)
    return tuple({norm.id: norm for norm in firsts if norm}.values()) or (telling[0],)


def _commonly(days: tuple[date, ...], on: date) -> date:
    """Until when the instruments were looked over, all but a few: what reaches the day itself counts as one."""
    enough = min((until for until in days if until >= on), default=max(days))
    latest = sorted((until for until in {*days} if until <= enough), reverse=True)
    return next(until for until in latest if sum(other < until for other in days) <= FEW)


def dated(order: Order, items: Iterable[Item], desk: Desk) -> str:
    """The sentence on the day of the law, and until when changes were looked for; laggards are named."""
    cited = [citation for item in items for citation in item.citations]
    looked = {Ref(c.ref.regulation): c.checked_until for c in cited if c.checked_until}
    if not looked:
        return f"Hukum per {day(order.on)}."
    most = _commonly(tuple(looked.values()), order.on)
    less = sorted((until, desk.labels([ref])[0]) for ref, until in looked.items() if until < most)
    grouped = ((until, [name for _, name in some]) for until, some in groupby(less, key=lambda pair: pair[0]))
    named = "; ".join(f"{', '.join(names)} hanya sampai {day(until)}" for until, names in grouped)
    told = f"Perubahan aturan diperiksa sampai {day(most)}{f' ({named})' if named else ''}."
    later = " Sesudah tanggal itu periksa JDIH." if order.on > min(looked.values()) else ""
    return f"Hukum per {day(order.on)}. {told}{later}"
