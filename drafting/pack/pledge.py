"""The pledge of neutrality as a form: sentences that the law already lays on the audience, and blanks for the rest.

Names, numbers, places and days are blanks to fill by hand; none is invented, and no rule is named that prescribes it.
"""

from dataclasses import dataclass
from pathlib import Path

from corpus.loading import DATA, keyed_rows
from corpus.model import Verdict
from drafting.pack.handout import pinpoints, ruled, sources
from drafting.pack.matter import Desk, Item, Line, Order, dated
from drafting.pack.words import BOUND

BINDING = frozenset({Verdict.DILARANG, Verdict.WAJIB})
ANY_PARTY = ("partai", "pengurus")  # where membership is forbidden, the sentence on officers says nothing new
BLANKS = ("Nama", "NIP atau nomor identitas", "Jabatan", "Unit kerja")


@dataclass(frozen=True, slots=True)
class Promise:
    """One sentence of the pledge, with the rule that already demands it."""

    text: str
    conduct: str
    line: Line
    articles: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """The form."""

    title: str
    opening: str
    promises: tuple[Promise, ...]
    closing: str
    notes: tuple[str, ...]


def pledge(order: Order, desk: Desk, data: Path = DATA) -> Pledge:
    """The pledge for an order.

    Raises:
        NotInCorpus: the norms rule nothing for this audience, election, stage and day.
    """
    items = {item.conduct: item for item in ruled(order, desk) if item.verdict in BINDING}
    made = {}
    for row in keyed_rows(data / "pledge.toml"):
        row.only(("text", "conducts"))
        item = next((items[id] for id in row.texts("conducts") if id in items), None)
        if item is not None and not (row.entry == ANY_PARTY[1] and ANY_PARTY[0] in made):
            made[row.entry] = _promise(row.text("text"), item, desk)
    used = [items[promise.conduct] for promise in made.values()]
    return Pledge(
        title=f"Ikrar Netralitas dalam {order.occasion}",
        opening="Yang bertanda tangan di bawah ini:",
        promises=tuple(made.values()),
        closing="Ikrar ini dibuat dengan sadar dan tanpa paksaan.",
        notes=(BOUND, f"Dasar: {sources(used, desk)}. {dated(order, used, desk)}"),
    )


def _promise(text: str, item: Item, desk: Desk) -> Promise:
    line = item.statements[0]
    return Promise(text, item.conduct, line, pinpoints(line.refs, desk, 2))
