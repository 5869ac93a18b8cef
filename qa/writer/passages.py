"""Which sentences of an answer may be rewritten: those of our own that open it and carry citations. Never a quote."""

import re
from dataclasses import dataclass

from corpus.model import Answer
from qa.sentences import VERDICT_LABELS

MOST_LINES = 8
_MARKS = re.compile(r"(?:\s*\[\d{1,3}\])+\s*$")
_NUMBER = re.compile(r"\[(\d{1,3})\]")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])")
_SHORT = re.compile(r"\b(?:No|Nomor|Ps|Psl|jo|dkk|hlm|Drs?|Prof|H)\.$")  # a full stop that ends no sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to rewrite, and the numbers of the citations that its paragraph carries."""

    text: str
    marks: tuple[int, ...]
    paragraph: int


def lines_of(answer: Answer) -> tuple[Line, ...]:
    """The sentences of the opening statements, in order, without verdict and marks; the rest of an answer stays."""
    found: list[Line] = []
    for at, paragraph in enumerate(answer.text.split("\n\n")):
        marks = _MARKS.search(paragraph)
        if paragraph.startswith(">") or is_titled(paragraph) or marks is None:
            continue
        numbers = tuple(map(int, _NUMBER.findall(marks[0])))
        plain = _without_verdict(paragraph[: marks.start()])
        found += [Line(text, numbers, at) for text in sentences(plain)]
    return tuple(found[:MOST_LINES])


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph.

    >>> sentences("PNS dilarang ikut. Bawaslu mengawasi (lihat Pasal 5).")
    ('PNS dilarang ikut.', 'Bawaslu mengawasi (lihat Pasal 5).')
    """
    found: list[str] = []
    for part in _END.split(" ".join(text.split())):
        if found and _SHORT.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return tuple(found)


def is_titled(paragraph: str) -> bool:
    """Whether it is a list under a title."""
    return re.match(r"\*\*[^*]+\*\*\n", paragraph) is not None


def _without_verdict(text: str) -> str:
    for label in VERDICT_LABELS.values():
        text = text.removeprefix(f"**{label}.** ")
    return text
