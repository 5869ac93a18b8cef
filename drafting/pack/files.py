"""Each kind of thing that a pack can hold, as files: what it is called, in which forms it comes, and how it is made."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.errors import BadSetting
from drafting.pack.cases import cards
from drafting.pack.handout import handout
from drafting.pack.matter import Desk, Order
from drafting.pack.message import message
from drafting.pack.pledge import pledge
from drafting.pack.quiz import Quiz, quiz, quiz_json
from drafting.pack.slides import slides


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file that was made: `part` tells it apart from the others of its kind (the key of a quiz), else empty."""

    part: str
    suffix: str
    data: bytes


Maker = Callable[[Order, Desk, int], tuple[PackFile, ...]]


def _handout_docx(order: Order, desk: Desk, seed: int) -> tuple[PackFile, ...]:
    from drafting.pack.handout_docx import handout_docx

    return (PackFile("", ".docx", handout_docx(handout(order, desk))),)


def _handout_pdf(order: Order, desk: Desk, seed: int) -> tuple[PackFile, ...]:
    from drafting.pack.handout_pdf import handout_pdf

    return (PackFile("", ".pdf", handout_pdf(handout(order, desk))),)


def _cards(order: Order, desk: Desk, seed: int) -> tuple[PackFile, ...]:
    from drafting.pack.cards_docx import cards_docx

    return (PackFile("", ".docx", cards_docx(cards(order, desk, seed=seed))),)


def _quiz_docx(order: Order, desk: Desk, seed: int) -> tuple[PackFile, ...]:
    return quiz_files(quiz(order, desk, seed=seed))


def quiz_files(made: Quiz) -> tuple[PackFile, ...]:
    """The questions and their key, apart."""
    from drafting.pack.quiz_docx import key_docx, quiz_docx

    return PackFile("", ".docx", quiz_docx(made)), PackFile("kunci", ".docx", key_docx(made))


def _quiz_json(order: Order, desk: Desk, seed: int) -> tuple[PackFile, ...]:
    text = json.dumps(quiz_json(quiz(order, desk, seed=seed)), ensure_ascii=False, indent=2)
    return (PackFile("", ".json", f"{text}\n".encode()),)


def _slides(order: Order, desk: Desk, seed: int) -> tuple[PackFile, ...]:
    from drafting.pack.slides_pptx import slides_pptx

    return (PackFile("", ".pptx", slides_pptx(slides(order, desk, seed=seed))),)


def _message(order: Order, desk: Desk, seed: int) -> tuple[PackFile, ...]:
    return (PackFile("", ".txt", message(order, desk).text.encode()),)


def _pledge(order: Order, desk: Desk, seed: int) -> tuple[PackFile, ...]:
    from drafting.pack.pledge_docx import pledge_docx

    return (PackFile("", ".docx", pledge_docx(pledge(order, desk))),)


# The first form of a kind is what one gets who names no file.
KINDS: Mapping[str, Mapping[str, Maker]] = {
    "handout": {".docx": _handout_docx, ".pdf": _handout_pdf},
    "cards": {".docx": _cards},
    "quiz": {".docx": _quiz_docx, ".json": _quiz_json},
    "slides": {".pptx": _slides},
    "message": {".txt": _message},
    "pledge": {".docx": _pledge},
}


def files(kind: str, suffix: str, order: Order, desk: Desk, *, seed: int = 1) -> tuple[PackFile, ...]:
    """The files of a kind in a form.

    Raises:
        BadSetting: the kind does not come in this form.
        NotInCorpus: the norms rule nothing for this audience, election, stage and day.
    """
    forms = KINDS[kind]
    if suffix not in forms:
        raise BadSetting(
            "--out", suffix or "a name without an ending", f"Give a name that ends in {' or '.join(forms)}."
        )
    return forms[suffix](order, desk, seed)
