"""Slides for a session, as values: large words on the slide, whole sentences and articles in the speaker's notes."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Verdict
from drafting.pack.cases import Card, cards
from drafting.pack.handout import Handout, handout, pinpoints, ruled
from drafting.pack.matter import Desk, Item, Line, Order
from drafting.pack.words import DIGEST, HEADINGS, HINTS, UNLISTED
from qa.sentences import inside

ON_A_SLIDE = 4
EACH = 6  # minutes of a session that one forbidden conduct takes
MOST = {Verdict.WAJIB: 2, Verdict.BOLEH_BERSYARAT: 4, Verdict.BOLEH: 3}
CASES = 12  # minutes of a session for which one case is put in


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a title, points, notes, and the verdict that gives it its colour."""

    title: str
    points: tuple[str, ...]
    notes: tuple[str, ...]
    tone: Verdict | None = None
    hint: str = ""
    lines: tuple[Line, ...] = ()  # the norm sentences that it and its notes are made of


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides of a session."""

    title: str
    slides: tuple[Slide, ...]


def slides(order: Order, desk: Desk, *, seed: int = 1) -> Deck:
    """The slides of an order, as many as its minutes hold.

    Raises:
        NotInCorpus: the norms rule nothing for this audience, election, stage and day.
    """
    items, sheet = ruled(order, desk), handout(order, desk)
    title = f"Netralitas dalam {order.occasion}"
    first = Slide(title, (f"Sosialisasi untuk {inside(order.audience.label)}", *_split(sheet.lead)), (DIGEST,))
    cases = cards(order, desk, seed=seed).cards[: max(2, order.minutes // CASES)]
    made = (
        first,
        *(slide for verdict in HEADINGS for slide in _ruled(verdict, items, order, desk)),
        *(slide for card in cases for slide in _case(card)),
        *_sanctions(sheet),
        *_reports(sheet),
        Slide("Sumber dan tanggal", (*_split(sheet.lead), f"Dasar: {sheet.sources}.", UNLISTED), (DIGEST,)),
    )
    return Deck(title, made)


def _split(lead: str) -> tuple[str, ...]:
    """The dated part of the lead, without whom it is for."""
    return (lead.split(". ", 1)[1],)


def _ruled(verdict: Verdict, items: Iterable[Item], order: Order, desk: Desk) -> list[Slide]:
    most = MOST.get(verdict, max(ON_A_SLIDE, order.minutes // EACH))
    chosen = [item for item in items if item.verdict is verdict][:most]
    groups = [chosen[at : at + ON_A_SLIDE] for at in range(0, len(chosen), ON_A_SLIDE)]
    return [_group(verdict, group, at, len(groups), desk) for at, group in enumerate(groups, 1)]


def _group(verdict: Verdict, group: list[Item], at: int, of: int, desk: Desk) -> Slide:
    number = f" ({at}/{of})" if of > 1 else ""
    return Slide(
        title=f"{HEADINGS[verdict]}{number}",
        points=tuple(item.label for item in group),
        notes=tuple(_note(item, desk) for item in group),
        tone=verdict,
        hint=HINTS[verdict],
        lines=tuple(line for item in group for line in item.lines),
    )


def _note(item: Item, desk: Desk) -> str:
    said = " ".join(line.text for line in (*item.statements, *item.conditions))
    law = pinpoints((ref for line in item.statements for ref in line.refs), desk, 6)
    sanctions = " ".join(line.text for line in item.sanctions[:3])
    return f"{item.label}: {said} [{law}]" + (f" Sanksi: {sanctions}" if sanctions else "")


def _told(card: Card) -> tuple[str, ...]:
    """The statements of the ruling, without its conditions; those stand in the notes."""
    return tuple(line.text for line in card.lines[: card.statements])


def _case(card: Card) -> tuple[Slide, Slide]:
    why = " ".join(line.text for line in card.lines)
    answer = Slide(
        title=f"Jawaban kasus {card.number}: {card.answer}",
        points=(*_told(card), f"Dasar: {card.articles}"),
        notes=(why, *(line.text for line in card.sanctions)),
        tone=card.verdict,
        lines=(*card.lines, *card.sanctions),
    )
    question = Slide(
        f"Kasus {card.number}", (card.case, card.ask, " · ".join(card.choices)), (f"Jawaban: {card.answer}.",)
    )
    return question, answer


def _sanctions(sheet: Handout) -> tuple[Slide, ...]:
    if not sheet.penalties:
        return ()
    shown = sheet.penalties[:3]
    notes = tuple(f"{penalty.line.text} [{penalty.articles}]" for penalty in sheet.penalties)
    return (
        Slide("Sanksi utama", tuple(p.line.text for p in shown), notes, lines=tuple(p.line for p in sheet.penalties)),
    )


def _reports(sheet: Handout) -> tuple[Slide, ...]:
    if not sheet.reports:
        return ()
    return (
        Slide("Melihat pelanggaran? Laporkan", tuple(line.text for line in sheet.reports), (), lines=sheet.reports),
    )
