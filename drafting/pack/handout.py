"""The sheet boleh / tidak boleh / bersyarat: what matters most to an audience, on one page of A4.

What fits is reckoned in lines of the printed page. A conduct that is ruled alike in every case may stand by its name
and articles alone; every other keeps the whole sentences of its norm, since a condition left out would change the rule.
Where it is still too much the least weighty conducts give way; where there is room, sentences are added.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from corpus.errors import NotInCorpus
from corpus.model import Verdict
from corpus.reference import Ref
from drafting.pack.matter import Desk, Item, Line, Order, dated
from drafting.pack.words import CONTESTED, DIGEST, SECONDARY, UNLISTED
from qa.sentences import inside

MOST = {Verdict.DILARANG: 14, Verdict.WAJIB: 1, Verdict.BOLEH_BERSYARAT: 3, Verdict.BOLEH: 2}
FEWEST = {Verdict.DILARANG: 6, Verdict.WAJIB: 0, Verdict.BOLEH_BERSYARAT: 1, Verdict.BOLEH: 1}
MOST_SANCTIONS = 5
MOST_PINPOINTS = 3
LINES = 80  # of the page in the size that the files use
CHARACTERS = 112  # in such a line, as a rule


@dataclass(frozen=True, slots=True)
class Row:
    """One conduct on the sheet."""

    number: int
    label: str
    lines: tuple[Line, ...]
    articles: str
    mark: str  # "*", "†" or both; empty where neither

    @property
    def text(self) -> str:
        """What the norms say of it."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Penalty:
    """A sanction and the numbers of the rows that it follows."""

    line: Line
    articles: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """The sheet, part by part, from the top of the page."""

    title: str
    lead: str
    sections: tuple[tuple[Verdict, tuple[Row, ...]], ...]
    penalties: tuple[Penalty, ...]
    reports: tuple[Line, ...]
    notes: tuple[str, ...]
    sources: str

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in their order."""
        return tuple(row for _, rows in self.sections for row in rows)


def handout(order: Order, desk: Desk) -> Handout:
    """The sheet for an order.

    Raises:
        NotInCorpus: the norms rule nothing for this audience, election, stage and day.
    """
    items = ruled(order, desk)
    chosen = {verdict: [i for i in items if i.verdict is verdict][:most] for verdict, most in MOST.items()}
    brief = {item.conduct for item in items if item.firm and item.verdict in (Verdict.DILARANG, Verdict.WAJIB)}
    sheet = _sheet(order, desk, chosen, brief)
    while _height(sheet) > LINES and (fullest := _fullest(chosen)):
        chosen[fullest].pop()
        sheet = _sheet(order, desk, chosen, brief)
    return _filled(order, desk, chosen, brief)


def _filled(order: Order, desk: Desk, chosen: dict[Verdict, list[Item]], brief: set[str]) -> Handout:
    """The sheet with as many sentences as fit: those of the weightiest conducts first."""
    sheet = _sheet(order, desk, chosen, brief)
    for conduct in [item.conduct for items in chosen.values() for item in items if item.conduct in brief]:
        fuller = _sheet(order, desk, chosen, brief - {conduct})
        if _height(fuller) <= LINES:
            brief, sheet = brief - {conduct}, fuller
    return sheet


def ruled(order: Order, desk: Desk) -> tuple[Item, ...]:
    """The items of an order; an order without any is refused."""
    items = desk.items(order)
    if not items:
        raise NotInCorpus(
            f"A rule for {order.audience.id} in {order.election or order.regime} on {order.on}",
            "Choose another day, stage or audience.",
        )
    return items


def _fullest(chosen: dict[Verdict, list[Item]]) -> Verdict | None:
    over = {verdict: len(items) - FEWEST[verdict] for verdict, items in chosen.items()}
    fullest = max(over, key=lambda verdict: over[verdict])
    return fullest if over[fullest] > 0 else None


def _sheet(order: Order, desk: Desk, chosen: dict[Verdict, list[Item]], brief: set[str]) -> Handout:
    numbered = list(enumerate((item for items in chosen.values() for item in items), 1))
    rows = {number: _row(number, item, desk, brief) for number, item in numbered}
    sections = tuple(
        (verdict, tuple(rows[number] for number, item in numbered if item.verdict is verdict))
        for verdict in MOST
        if chosen[verdict]
    )
    items = [item for _, item in numbered]
    penalties, reports = _penalties(numbered, desk), desk.reports(order)
    return Handout(
        title=f"Netralitas dalam {order.occasion}: yang boleh dan tidak boleh",
        lead=f"Untuk {inside(order.audience.label)}. {dated(order, items, desk)}",
        sections=sections,
        penalties=penalties,
        reports=reports,
        notes=_notes(items),
        sources=sources(items, desk, (*(penalty.line for penalty in penalties), *reports)),
    )


def _row(number: int, item: Item, desk: Desk, brief: set[str]) -> Row:
    refs = [ref for line in item.statements for ref in line.refs]
    contested = item.contested and item.verdict in (Verdict.BOLEH, Verdict.BOLEH_BERSYARAT)
    mark = ("*" if item.secondary else "") + ("†" if contested else "")
    lines = () if item.conduct in brief else item.statements
    return Row(number, item.label, lines, pinpoints(refs, desk), mark)


def pinpoints(refs: Iterable[Ref], desk: Desk, most: int = MOST_PINPOINTS) -> str:
    """The first few pinpoints in words, and how many more there are."""
    labels = desk.labels(refs)
    more = f"; dan {len(labels) - most} lainnya" if len(labels) > most else ""
    return "; ".join(labels[:most]) + more


def _penalties(numbered: list[tuple[int, Item]], desk: Desk) -> tuple[Penalty, ...]:
    """The sanctions that follow most of the rows, those that follow more of them first."""
    following: dict[str, tuple[Line, list[int]]] = {}
    for number, item in numbered:
        for line in item.sanctions if item.verdict in (Verdict.DILARANG, Verdict.WAJIB) else ():
            following.setdefault(line.text, (line, []))[1].append(number)
    most = sorted(following.values(), key=lambda found: -len(found[1]))[:MOST_SANCTIONS]
    return tuple(Penalty(line, pinpoints(line.refs, desk, 2), tuple(numbers)) for line, numbers in most)


def _notes(items: list[Item]) -> tuple[str, ...]:
    doubtful = any(i.contested and i.verdict in (Verdict.BOLEH, Verdict.BOLEH_BERSYARAT) for i in items)
    marks = ((SECONDARY, any(i.secondary for i in items)), (CONTESTED, doubtful))
    return (UNLISTED, *(text for text, there in marks if there), DIGEST)


def sources(items: Iterable[Item], desk: Desk, more: Iterable[Line] = ()) -> str:
    """The instruments behind the rules of the items and behind the lines shown with them, as people cite them."""
    lines = (*(line for item in items for line in (*item.statements, *item.conditions)), *more)
    ids = dict.fromkeys(ref.regulation for line in lines for ref in line.refs)
    shorts = desk.assistant.composer.citer.shorts
    return "; ".join(shorts.get(id, id) for id in ids)


def _height(sheet: Handout) -> float:
    """How many lines of the page the sheet takes."""
    rows = sum(_lines(f"{r.number}. {r.label}. {r.text} {r.articles}") + 0.35 for r in sheet.rows)
    penalties = sum(_lines(f"{p.line.text} {p.articles} {p.numbers}") + 0.2 for p in sheet.penalties)
    rest = sum(_lines(text) for text in (*(line.text for line in sheet.reports), " ".join(sheet.notes), sheet.sources))
    return 6 + 1.7 * (len(sheet.sections) + 3) + rows + penalties + rest


def _lines(text: str) -> int:
    return ceil(len(text) / CHARACTERS)
