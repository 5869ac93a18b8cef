"""The guided self-check: which people, elections, stages and conducts the norms know, and the answer for a choice.

Everything is read off the norms, so a new norm appears by itself; a conduct is offered only where the judge has a rule
for the choice made so far, so no way through ends in nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.loading import DATA
from corpus.model import Conduct, Norm
from qa.answering import Reply
from qa.judge import NoRule
from qa.query import Query
from qa.sentences import REGIME_LABELS, capital
from qa.understand import labels
from screens.app import App
from screens.areas import area_label, ordered

Choices = tuple[tuple[str, str], ...]  # what the reader sees, and the code behind it
ANY = ""
COMMON = ("pns", "pppk")  # most readers are one of these, so they come first
WIDE = frozenset({"setiap-orang", "asn"})  # groups, not people
ALWAYS = "selalu"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader has chosen so far; an empty code means: not known."""

    subject: str = ANY
    regime: str = ANY
    stage: str = ANY

    def query(self, on: date, conduct: str = "") -> Query:
        """The choice as a question understood."""
        return Query(
            question="",
            as_of=on,
            plain="",
            matter=(),
            subjects=(self.subject,) if self.subject else (),
            regimes=(self.regime,) if self.regime else (),
            stages=(self.stage,) if self.stage else (),
            conduct=conduct,
        )


def people(app: App) -> Choices:
    """Who the norms speak of, the most common first."""
    named = {code for norm in app.norms.norms.values() for code in norm.subjects} - WIDE
    known = app.assistant.composer.subjects
    ordered = [*COMMON, *(code for code in known if code in named and code not in COMMON)]
    return tuple((capital(known[code]), code) for code in ordered)


def regimes() -> Choices:
    """The elections, and that it is not known which."""
    return ((REGIME_LABELS["pemilu"], "pemilu"), (REGIME_LABELS["pilkada"], "pilkada"), ("Keduanya / belum tahu", ANY))


def stages(app: App) -> Choices:
    """The stages that norms speak of, and that it is not known which."""
    named = {code for norm in app.norms.norms.values() for code in norm.stages} - {ALWAYS}
    known = labels(DATA / "stages.toml")
    return (*((capital(text), code) for code, text in known.items() if code in named), ("Belum tahu", ANY))


def areas(ruled: Iterable[Conduct]) -> Choices:
    """The areas of the conducts, those of acts first."""
    return tuple((label, label) for label in ordered({conduct.area for conduct in ruled}))


def conducts(ruled: Iterable[Conduct], area: str) -> Choices:
    """The conducts of an area."""
    return tuple((conduct.label, conduct.id) for conduct in ruled if area_label(conduct.area) == area)


def answer(app: App, choice: Choice, conduct: str, on: date) -> Reply:
    """The same answer that a question about the conduct gets."""
    query = choice.query(on, conduct)
    reply, _ = app.assistant.ask("", as_of=on, today=app.today(), before=query)
    return reply


def title(app: App, choice: Choice, conduct: str) -> str:
    """The choice in words, to stand above its answer."""
    who = dict((code, text) for text, code in people(app)).get(choice.subject, "Pegawai ASN")
    when = dict((code, text) for text, code in stages(app)).get(choice.stage, "")
    which = REGIME_LABELS.get(choice.regime, "Pemilu dan Pilkada")
    circumstances = ", ".join(filter(None, (who, which, when.lower() if choice.stage else "")))
    return f"{app.norms.conducts[conduct].label} ({circumstances})"


def ruled(app: App, choice: Choice, on: date) -> tuple[Conduct, ...]:
    """The conducts that the judge can rule on for the choice; takes about a second."""
    near = dict.fromkeys(norm.conduct for norm in app.norms.norms.values() if _near(norm, choice))
    query = choice.query(on)
    judge = app.assistant.judge
    return tuple(app.norms.conducts[id] for id in near if not isinstance(judge.rule(id, query), NoRule))


def _near(norm: Norm, choice: Choice) -> bool:
    """A cheap first sieve; the judge decides."""
    staged = not choice.stage or bool({choice.stage, ALWAYS} & set(norm.stages))
    return staged and (not choice.regime or bool({choice.regime, "umum"} & set(norm.regimes)))
