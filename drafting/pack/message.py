"""The short text for WhatsApp: the rules by name, the commonest sanction, where to report, the day, the sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Verdict
from drafting.pack.handout import ruled, sources
from drafting.pack.matter import Desk, Item, Line, Order, dated
from drafting.pack.words import HEADINGS, HINTS, MESSAGE_END, UNLISTED
from qa.sentences import inside

SIGNS = {Verdict.DILARANG: "❌", Verdict.WAJIB: "❗", Verdict.BOLEH_BERSYARAT: "⚠️", Verdict.BOLEH: "✅"}
MOST = {Verdict.DILARANG: 8, Verdict.WAJIB: 1, Verdict.BOLEH_BERSYARAT: 3, Verdict.BOLEH: 1}
MOST_SOURCES = 6


@dataclass(frozen=True, slots=True)
class Message:
    """The text, and the items, sanction and reports that it was made from."""

    text: str
    items: tuple[Item, ...]
    lines: tuple[Line, ...]


def message(order: Order, desk: Desk) -> Message:
    """The text of an order.

    Raises:
        NotInCorpus: the norms rule nothing for this audience, election, stage and day.
    """
    every = ruled(order, desk)
    shown = {verdict: [item for item in every if item.verdict is verdict][:most] for verdict, most in MOST.items()}
    items = tuple(item for some in shown.values() for item in some)
    lines = (*_sanction(items), *desk.reports(order)[-1:])
    head = f"*Netralitas dalam {order.occasion}*\nUntuk {inside(order.audience.label)}. {dated(order, items, desk)}"
    parts = (head, *(_section(verdict, some) for verdict, some in shown.items() if some), *_tail(items, lines, desk))
    return Message("\n\n".join(parts) + "\n", items, lines)


def _section(verdict: Verdict, items: Iterable[Item]) -> str:
    hint = f" ({HINTS[verdict]})" if HINTS[verdict] else ""
    listed = "\n".join(f"• {item.label}" for item in items)
    return f"{SIGNS[verdict]} *{HEADINGS[verdict]}*{hint}\n{listed}"


def _sanction(items: Iterable[Item]) -> tuple[Line, ...]:
    """The sanction that follows most of the forbidden conducts."""
    lines = [line for item in items if item.verdict is Verdict.DILARANG for line in item.sanctions]
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.text] = counts.get(line.text, 0) + 1
    return tuple(sorted(lines, key=lambda line: -counts[line.text])[:1])


def _tail(items: Iterable[Item], lines: tuple[Line, ...], desk: Desk) -> list[str]:
    titles = ("⚖️ *Sanksi yang paling sering mengikuti*", "📣 *Lapor*")[-len(lines) :] if lines else ()
    told = [f"{title}\n{line.text}" for title, line in zip(titles, lines, strict=True)]
    laws = sources(items, desk, lines).split("; ")
    more = f"; dan {len(laws) - MOST_SOURCES} lainnya" if len(laws) > MOST_SOURCES else ""
    return [*told, f"{UNLISTED} Dasar: {'; '.join(laws[:MOST_SOURCES])}{more}.", f"_{MESSAGE_END}_"]
