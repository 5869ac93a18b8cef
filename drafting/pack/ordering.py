"""From what a person writes or chooses to an order: the audience, the election with its year, the stage, the day."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import BadSetting
from corpus.loading import DATA, keyed_rows
from drafting.pack.matter import Order
from drafting.pack.teaching import REGIMES, Teaching

_ELECTION = re.compile(r"(?P<regime>[a-z]+)(?:-(?P<year>\d{4}))?")
SHORTEST, LONGEST = 10, 480  # minutes of a session


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says; `election` is `pemilu`, `pilkada`, or one of them with its year, `pilkada-2024`."""

    audience: str
    election: str
    on: date
    stage: str = ""
    minutes: int = 60


def order_of(teaching: Teaching, wish: Wish) -> Order:
    """The order that a wish amounts to.

    Raises:
        BadSetting: something in it is not known.
    """
    _one_of("--audience", wish.audience, teaching.audiences)
    if wish.stage:
        _one_of("--stage", wish.stage, stages())
    match = _ELECTION.fullmatch(wish.election)
    if match is None or match["regime"] not in REGIMES:
        raise BadSetting("--election", wish.election, "Write pemilu or pilkada, with its year if known: pilkada-2024.")
    if not SHORTEST <= wish.minutes <= LONGEST:
        raise BadSetting("--minutes", str(wish.minutes), f"Give between {SHORTEST} and {LONGEST} minutes.")
    year = int(match["year"]) if match["year"] else None
    return Order(teaching.audiences[wish.audience], match["regime"], wish.on, year, wish.stage, wish.minutes)


def stages(data: Path = DATA) -> dict[str, str]:
    """The stages that an order may name, with their labels."""
    return {row.entry: row.text("label") for row in keyed_rows(data / "stages.toml") if row.entry != "selalu"}


def _one_of(name: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise BadSetting(name, value, f"Choose one of: {', '.join(known)}.")
