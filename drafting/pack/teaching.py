"""Whom is taught, with what cases and what wrong answers: the reviewed data behind every socialization pack.

Verdicts and articles are never here; they come from the norms. What is here only says what matters to whom, and tells
everyday situations in our own words. The loader refuses a name that the norms do not know.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.loading import DATA, Row, keyed_rows
from corpus.model import Verdict
from corpus.norms import Norms

REGIMES = ("pemilu", "pilkada")
REPORTS = {"lapor-pelanggaran": "lapor-pelanggaran-{regime}"}  # a report of both elections under a name for each


@dataclass(frozen=True, slots=True)
class Audience:
    """Those who are taught: as which subjects, about which conducts (the weightiest first)."""

    id: str
    label: str
    actor: str
    subjects: tuple[str, ...]
    conducts: tuple[str, ...]
    report: str

    def report_in(self, regime: str) -> str:
        """The conduct that says where a breach in this election is reported."""
        return REPORTS.get(self.report, self.report).format(regime=regime)


@dataclass(frozen=True, slots=True)
class Situation:
    """An everyday case about a conduct, written for one verdict."""

    id: str
    conduct: str
    verdict: Verdict
    level: int
    text: str
    ask: str
    audiences: tuple[str, ...]
    regimes: tuple[str, ...]

    def fits(self, audience: str, regime: str) -> bool:
        """Whether the case makes sense to the audience in the election."""
        return (not self.audiences or audience in self.audiences) and (not self.regimes or regime in self.regimes)


@dataclass(frozen=True, slots=True)
class WrongOption:
    """An excuse (for what is forbidden) or an addition (to what is permitted) that cannot be right."""

    id: str
    text: str
    to: Verdict
    conduct: str
    only: tuple[str, ...]
    never: tuple[str, ...]

    def fits(self, conduct: str) -> bool:
        """Whether the option may stand under a case about the conduct."""
        return conduct not in self.never and (not self.only or conduct in self.only)


@dataclass(frozen=True, slots=True)
class Teaching:
    """All that packs are made from besides the norms, each by its id."""

    audiences: Mapping[str, Audience]
    situations: tuple[Situation, ...]
    options: tuple[WrongOption, ...]
    names: Mapping[tuple[str, Verdict], str] = field(default_factory=dict)  # of conducts whose label is no act


def load_teaching(norms: Norms, data: Path = DATA) -> Teaching:
    """The audiences, cases and wrong options; a BadData names the file and entry that is wrong."""
    subjects = {row.entry for row in keyed_rows(data / "subjects.toml")}
    audiences = {row.entry: _audience(row, norms, subjects) for row in keyed_rows(data / "audiences.toml")}
    situations = tuple(_situation(row, norms, audiences) for row in keyed_rows(data / "teaching-cases.toml"))
    options = tuple(_option(row, norms) for row in keyed_rows(data / "teaching-options.toml"))
    named = [pair for row in keyed_rows(data / "teaching-names.toml") for pair in _names(row, norms)]
    return Teaching(audiences, situations, options, dict(named))


def _names(row: Row, norms: Norms) -> list[tuple[tuple[str, Verdict], str]]:
    row.only([verdict.value for verdict in Verdict])
    _known(row, "conduct", (row.entry,), norms.conducts)
    return [((row.entry, Verdict(verdict)), row.text(verdict)) for verdict in row.values]


def _audience(row: Row, norms: Norms, subjects: Collection[str]) -> Audience:
    row.only(("label", "actor", "subjects", "report", "conducts"))
    made = Audience(
        id=row.entry,
        label=row.text("label"),
        actor=row.text("actor"),
        subjects=row.texts("subjects"),
        conducts=row.texts("conducts"),
        report=row.text("report"),
    )
    _known(row, "subjects", made.subjects, subjects)
    _known(row, "conducts", (*made.conducts, *(made.report_in(regime) for regime in REGIMES)), norms.conducts)
    return made


def _situation(row: Row, norms: Norms, audiences: Collection[str]) -> Situation:
    row.only(("conduct", "verdict", "level", "text", "ask", "audiences", "regimes"))
    made = Situation(
        id=row.entry,
        conduct=row.text("conduct"),
        verdict=row.choice("verdict", Verdict),
        level=row.number("level"),
        text=row.text("text"),
        ask=row.text("ask"),
        audiences=row.texts("audiences", ()),
        regimes=row.texts("regimes", ()),
    )
    _known(row, "conduct", (made.conduct,), norms.conducts)
    _known(row, "audiences", made.audiences, audiences)
    _known(row, "regimes", made.regimes, REGIMES)
    if made.level not in (1, 2, 3):
        raise row.bad("level must be 1, 2 or 3")
    return made


def _option(row: Row, norms: Norms) -> WrongOption:
    row.only(("text", "to", "conduct", "only", "never"))
    made = WrongOption(
        id=row.entry,
        text=row.text("text"),
        to=row.choice("to", Verdict),
        conduct=row.text("conduct", ""),
        only=row.texts("only", ()),
        never=row.texts("never", ()),
    )
    _known(row, "conduct", filter(None, (made.conduct, *made.only, *made.never)), norms.conducts)
    if made.to is Verdict.BOLEH and not made.conduct:
        raise row.bad("an addition needs the conduct that forbids it")
    return made


def _known(row: Row, key: str, named: "Collection[str] | filter[str]", known: Collection[str]) -> None:
    if wrong := sorted(set(named) - set(known)):
        raise row.bad(f"{key}: {', '.join(wrong)} not known")
