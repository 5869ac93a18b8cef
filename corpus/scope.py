"""What lies outside, as data: topics near neutrality that people ask about, and what to tell them instead.

A question that is nearer to one of these than to any conduct is declined with a next step (promise 4 of the design).
"""

from dataclasses import dataclass
from pathlib import Path

from corpus.loading import DATA, Parse, listed_rows, parsed
from corpus.model import Reason


@dataclass(frozen=True, slots=True)
class OutsideTopic:
    """A topic that Netral does not answer: how people ask, why not, and where they should go."""

    id: str
    label: str
    phrasings: tuple[str, ...]
    next_step: str
    reason: Reason = Reason.DI_LUAR_CAKUPAN


def load_scope(data: Path = DATA, parse: Parse = parsed) -> tuple[OutsideTopic, ...]:
    """The topics of `data/scope.toml`."""
    topics = []
    for row in listed_rows(data / "scope.toml", "topic", parse=parse):
        row.only(("id", "label", "phrasings", "next_step", "reason"))
        said = (row.text("label"), row.texts("phrasings"), row.text("next_step"))
        reason = row.choice("reason", Reason) if "reason" in row.values else Reason.DI_LUAR_CAKUPAN
        topics.append(OutsideTopic(row.entry, *said, reason))
    return tuple(topics)
