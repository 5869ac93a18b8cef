"""Case cards: an everyday situation, the four verdicts to choose from, and on the back the ruling with its articles."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Verdict
from drafting.pack.handout import pinpoints, ruled
from drafting.pack.matter import PERMITTING, Desk, Item, Line, Order, dated
from drafting.pack.teaching import Situation
from drafting.pack.words import CHOICES
from qa.sentences import VERDICT_LABELS

EACH = 6  # minutes of a session that a case takes to talk over
FEWEST, MOST = 4, 24


@dataclass(frozen=True, slots=True)
class Told:
    """A situation told for the audience and the election, with what is ruled on it."""

    situation: Situation
    item: Item
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One case card."""

    number: int
    case: str
    ask: str
    choices: tuple[str, ...]
    verdict: Verdict
    answer: str
    lines: tuple[Line, ...]  # why: the statements, then the conditions
    statements: int  # how many of them are statements
    sanctions: tuple[Line, ...]
    articles: str
    conduct: str


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards of a session."""

    title: str
    dated: str
    cards: tuple[Card, ...]


def cards(order: Order, desk: Desk, *, seed: int = 1) -> Cards:
    """The cards of an order, as many as its minutes hold; the same seed gives the same cards.

    Raises:
        NotInCorpus: the norms rule nothing for this audience, election, stage and day.
    """
    items = ruled(order, desk)
    chosen = _mixed(told(order, items, desk), random.Random(seed))[: _count(order)]
    made = tuple(_card(number, one, desk) for number, one in enumerate(chosen, 1))
    title = f"Kartu kasus netralitas {order.occasion}: {order.audience.label}"
    return Cards(title, dated(order, items, desk), made)


def told(order: Order, items: Iterable[Item], desk: Desk) -> tuple[Told, ...]:
    """Every situation whose verdict is what the norms rule for the order."""
    by_conduct = {item.conduct: item for item in items}
    fitting = [s for s in desk.teaching.situations if s.fits(order.audience.id, order.regime)]
    pairs = ((situation, by_conduct.get(situation.conduct)) for situation in fitting)
    return tuple(
        Told(situation, item, _filled(situation.text, order))
        for situation, item in pairs
        if item is not None and item.verdict is situation.verdict
    )


def _filled(text: str, order: Order) -> str:
    someone = "calon bupati" if order.regime == "pilkada" else "calon anggota DPRD"
    someone = f"bakal {someone}" if order.stage == "sebelum-penetapan" else someone
    filled = text.format(pelaku=order.audience.actor, calon=someone, pemilihan=order.occasion)
    return filled[:1].upper() + filled[1:]


def _count(order: Order) -> int:
    return max(FEWEST, min(MOST, order.minutes // EACH))


def _mixed(found: Iterable[Told], chance: random.Random) -> list[Told]:
    """In an order of chance, each conduct once before any comes twice, and permitted ones among the first few."""
    shuffled = list(found)
    chance.shuffle(shuffled)
    seen: dict[str, int] = {}
    turn = []
    for one in shuffled:
        seen[one.item.conduct] = seen.get(one.item.conduct, 0) + 1
        turn.append(seen[one.item.conduct])
    ordered = [one for _, one in sorted(zip(turn, shuffled, strict=True), key=lambda pair: pair[0])]
    permitted = [one for one in ordered if one.item.verdict in PERMITTING]
    rest = [one for one in ordered if one.item.verdict not in PERMITTING]
    return _spread(rest, permitted)


def _spread(many: list[Told], few: list[Told]) -> list[Told]:
    """One of the few after every two of the many."""
    spread: list[Told] = []
    for at, one in enumerate(many):
        spread.append(one)
        if at % 2 and few:
            spread.append(few.pop(0))
    return spread + few


def _card(number: int, one: Told, desk: Desk) -> Card:
    item = one.item
    refs = [ref for line in item.statements for ref in line.refs]
    return Card(
        number=number,
        case=one.text,
        ask=one.situation.ask,
        choices=CHOICES,
        verdict=item.verdict,
        answer=VERDICT_LABELS[item.verdict],
        lines=(*item.statements, *item.conditions[:3]),
        statements=len(item.statements),
        sanctions=item.sanctions[:1] if item.verdict in (Verdict.DILARANG, Verdict.WAJIB) else (),
        articles=pinpoints(refs, desk),
        conduct=item.conduct,
    )
