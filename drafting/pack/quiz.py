"""The quiz: four options, one of them right, a reason with its pinpoint for each.

Nothing is scored by opinion. The right option is the verdict that the judge gives for the audience, election, stage and
day. A wrong one is wrong for a reason that a norm states: the opposite of the verdict, an excuse whose own conduct is
forbidden, an addition that is forbidden, or a conduct that is forbidden in every case. Where a verdict is conditional,
neither a plain yes nor a plain no is ever right, and a plain no is not offered, since some sources read it so.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.errors import NotInCorpus
from corpus.model import Verdict
from drafting.pack.cases import Told, told
from drafting.pack.handout import pinpoints, ruled
from drafting.pack.matter import Desk, Item, Line, Order, dated
from drafting.pack.teaching import WrongOption
from drafting.pack.words import PLAIN_NO, PLAIN_YES, RIGHT, WHICH

EACH = 3  # minutes that a question takes with its explanation
FEWEST, MOST = 5, 30
OPTIONS = 4
LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class Option:
    """One option, whether it is right, and why."""

    text: str
    right: bool
    reasons: tuple[Line, ...]
    articles: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; exactly one option is right."""

    number: int
    level: int
    text: str
    options: tuple[Option, ...]
    conducts: tuple[str, ...]  # the conduct asked about; for a choice among conducts that of each option

    @property
    def key(self) -> str:
        """The letter of the right option."""
        return next(letter for letter, option in zip(LETTERS, self.options, strict=True) if option.right)

    @property
    def answer(self) -> Option:
        """The right option."""
        return next(option for option in self.options if option.right)


@dataclass(frozen=True, slots=True)
class Quiz:
    """All questions, easy ones first, with the day of the law that they are scored by."""

    title: str
    dated: str
    seed: int
    questions: tuple[Question, ...]


def quiz(order: Order, desk: Desk, *, seed: int = 1) -> Quiz:
    """The quiz of an order, as long as its minutes allow; the same seed gives the same quiz.

    Raises:
        NotInCorpus: the norms do not rule enough for this audience, election, stage and day to ask about.
    """
    items = ruled(order, desk)
    chance = random.Random(seed)
    asked = [question for one in told(order, items, desk) if (question := _told(one, order, desk, chance))]
    asked += _choices(order, items, desk, chance)
    if not asked:
        raise NotInCorpus(f"A quiz for {order.audience.id} on {order.on}", "Choose another day or audience.")
    chosen = sorted(_varied(asked, _count(order), chance), key=lambda question: question.level)
    numbered = tuple(replace(question, number=at) for at, question in enumerate(chosen, 1))
    return Quiz(f"Kuis netralitas {order.occasion}: {order.audience.label}", dated(order, items, desk), seed, numbered)


def _count(order: Order) -> int:
    return max(FEWEST, min(MOST, order.minutes // EACH))


def _varied(asked: list[Question], count: int, chance: random.Random) -> list[Question]:
    """As many as wanted, of every level a share, no conduct twice while others are left."""
    chance.shuffle(asked)
    seen: set[str] = set()
    fresh, again = list[Question](), list[Question]()
    for question in asked:
        (again if question.conducts[0] in seen else fresh).append(question)
        seen.add(question.conducts[0])
    by_level = [[q for q in (*fresh, *again) if q.level == level] for level in (1, 2, 3)]
    chosen: list[Question] = []
    while len(chosen) < count and any(by_level):
        chosen += [level.pop(0) for level in by_level if level]
    return chosen[:count]


# --- questions on a case -----------------------------------------------------------------------------------------


def _told(one: Told, order: Order, desk: Desk, chance: random.Random) -> Question | None:
    """The question on a case; None where there are not enough options that are surely wrong."""
    if one.item.verdict not in RIGHT:
        return None
    wrong = _wrong(one.item, order, desk, chance)
    if len(wrong) < OPTIONS - 1:
        return None
    right = _option(RIGHT[one.item.verdict], one.item, desk, right=True)
    options = [right, *wrong[: OPTIONS - 1]]
    chance.shuffle(options)
    text = f"{one.text} {one.situation.ask}"
    return Question(0, one.situation.level, text, tuple(options), (one.item.conduct,))


def _wrong(item: Item, order: Order, desk: Desk, chance: random.Random) -> list[Option]:
    forbidden = item.verdict is Verdict.DILARANG
    kind = Verdict.DILARANG if forbidden else Verdict.BOLEH
    fitting = [option for option in desk.teaching.options if option.to is kind and option.fits(item.conduct)]
    made = [option for one in fitting if (option := _refuted(one, item, order, desk))]
    special = [option for option in made if option.reasons != item.statements]
    plain = [option for option in made if option.reasons == item.statements]
    chance.shuffle(special)
    chance.shuffle(plain)
    opposite = {Verdict.BOLEH_BERSYARAT: PLAIN_YES, Verdict.BOLEH: PLAIN_NO}.get(item.verdict)
    return [*([_option(opposite, item, desk)] if opposite else []), *_alternating(special, plain)]


def _alternating(special: list[Option], plain: list[Option]) -> list[Option]:
    """Those with a reason of their own and those without in turn."""
    pairs = zip(special, plain, strict=False)
    mixed = [option for pair in pairs for option in pair]
    return [*mixed, *special[len(plain) :], *plain[len(special) :]]


def _refuted(option: WrongOption, item: Item, order: Order, desk: Desk) -> Option | None:
    """The option with the rule that shows it wrong; None where no rule does so for this audience and day."""
    if not option.conduct:
        return _option(option.text, item, desk)
    against = desk.item(order, option.conduct)
    if against is None or against.verdict is not Verdict.DILARANG:
        return None
    return _option(option.text, against, desk)


def _option(text: str, item: Item, desk: Desk, *, right: bool = False) -> Option:
    reasons = (*item.statements, *item.conditions[:3]) if right else item.statements
    return Option(text, right, reasons, pinpoints((ref for line in reasons for ref in line.refs), desk))


# --- questions on several conducts -------------------------------------------------------------------------------


def _choices(order: Order, items: Iterable[Item], desk: Desk, chance: random.Random) -> list[Question]:
    """Which of four may be done: one that may, and three that are forbidden in every case."""
    items = list(items)
    forbidden = [item for item in items if item.verdict is Verdict.DILARANG and item.firm]
    if len(forbidden) < OPTIONS:
        return []
    sure = [item for item in items if item.verdict in WHICH and not item.contested and not item.secondary]
    return [_choice(item, chance.sample(forbidden, OPTIONS - 1), order, desk, chance) for item in sure]


def _choice(item: Item, wrong: list[Item], order: Order, desk: Desk, chance: random.Random) -> Question:
    options = [_option(item.label, item, desk, right=True), *(_option(one.label, one, desk) for one in wrong)]
    chance.shuffle(options)
    who = f"seorang {order.audience.actor}"
    text = WHICH[item.verdict].format(who=who, occasion=order.occasion)
    return Question(0, 2, text, tuple(options), (item.conduct, *(one.conduct for one in wrong)))


# --- as data -----------------------------------------------------------------------------------------------------


def quiz_json(made: Quiz) -> dict[str, object]:
    """The quiz for a file: the questions, and the key apart from them."""
    return {
        "title": made.title,
        "dated": made.dated,
        "seed": made.seed,
        "questions": [_question_json(question) for question in made.questions],
        "key": [_key_json(question) for question in made.questions],
    }


def _question_json(question: Question) -> dict[str, object]:
    options = {letter: option.text for letter, option in zip(LETTERS, question.options, strict=True)}
    return {"number": question.number, "level": question.level, "question": question.text, "options": options}


def _key_json(question: Question) -> dict[str, object]:
    options = zip(LETTERS, question.options, strict=True)
    return {
        "number": question.number,
        "answer": question.key,
        "reasons": {
            letter: {
                "right": option.right,
                "text": " ".join(line.text for line in option.reasons),
                "articles": option.articles,
                "refs": [str(ref) for line in option.reasons for ref in line.refs],
            }
            for letter, option in options
        },
    }
