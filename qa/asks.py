"""The questions back that an answer ends with: what would make it surer, and the question has not said already."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus.loading import keyed_rows
from qa.query import Query

ALL_STAFF = "asn"  # who says "ASN" has not said whether PNS or PPPK
Settled = Mapping[str, frozenset[str]]  # who, which, when -> the questions that it settles


def load_settled(data: Path) -> Settled:
    """Which questions back are settled by whom, which election and which stage a question names (`settled.toml`).

    Raises:
        BadData: the file says something unusable.
    """
    file = data / "words" / "settled.toml"
    return {row.entry: frozenset(row.texts("asks")) for row in keyed_rows(file)} if file.is_file() else {}


def unsettled(asks: Iterable[str], query: Query, settled: Settled) -> tuple[str, ...]:
    """The questions back that the question has not answered."""
    known = {"who": set(query.subjects) - {ALL_STAFF}, "which": query.regimes, "when": query.stages}
    told = frozenset[str]().union(*(asks for part, asks in settled.items() if known[part]))
    return tuple(ask for ask in asks if ask not in told)
