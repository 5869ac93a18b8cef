"""Letterheads that were read too badly for a pattern: "IIRESIDEN / REPUBLTK INDONES]A", "PRES IOEN REPUBLIK INOO".

Only what is damaged is taken here, and only where it is nearer to the letterhead than to any name of law: the words
read right may be the law's own (who decides, who signs), and `ingest.clean.heads` tells these apart.
"""

import re
from collections.abc import Sequence

from ingest.clean.likeness import edits, edits_of_part
from ingest.clean.lines import Line
from ingest.clean.rules import rules

_CAPITALS = re.compile(r"(?:(?<=\s)|^)(?:(?:[a-z]{0,2}[^a-z\s]{2,20}[a-z]?|[^a-z\s]{1,20})(?:\s+|$)){2,}")
HINT = re.compile(r"ESID|SIDE|IDEN|IOEN|NDON|DONE|ONES|NESI|OONE|PUBL|EPUB")
_SIGNS = re.compile(r"[\s.,;:'\"*^_-]+")
_ENDED = re.compile(r"[,:](?=\s|$)|\.\s")  # "PRESIDEN REPUBLIK INDONESIA, DR. ..." signs
_STRAY = re.compile(r"(?:(?<=\s)[^\w\s]{1,3}\s+)+$")  # dots and commas alone, read from the coat of arms
_FIRST_EDITS, _SECOND_EDITS, _BOTH_EDITS = 3, 6, 6
_PART = 6  # signs; a shorter rest of a line says nothing
_SPEAKS = re.compile(r"(?:dan|DAN|ESA|oleh|[A-Z]{3},?)\s*$")
_LONGEST = 14  # tokens that a letterhead was broken into, at most


def is_damaged_head(lines: Sequence[Line], index: int) -> bool:
    """Whether the line, alone or with its neighbour, is what is left of a letterhead."""
    own = _signs(lines, index)
    if own is None:
        return False
    before, after = _signs(lines, index - 1), _signs(lines, index + 1)
    first, second = (_SIGNS.sub("", word) for word in rules().head_words)
    if edits(own, first) <= _FIRST_EDITS:
        return after is not None and _is_second(after, second)
    return before is not None and edits(before, first) <= _FIRST_EDITS and _is_second(own, second)


def is_head_half(text: str) -> bool:
    """Whether the line alone is like one half of the letterhead; proof only beside another mark of a page."""
    own = _signs([Line(text)], 0)
    if own is None or len(own) < _PART:
        return False
    first, second = (_SIGNS.sub("", word) for word in rules().head_words)
    return edits(own, first) <= _FIRST_EDITS or _is_second(own, second)


def damaged_spans(text: str, before: str) -> list[tuple[int, int]]:
    """Where in a line a letterhead stands that was read into a paragraph; `before` is the line above."""
    spans = []
    for run in _CAPITALS.finditer(text) if HINT.search(text) else ():
        if _SPEAKS.search(text[: run.start()].strip() or before):
            continue
        if span := _best(text, run):
            spans.append(span)
    return spans


def _best(text: str, run: re.Match[str]) -> tuple[int, int] | None:
    """The stretch of the run that is most like the letterhead, if any is."""
    whole = _SIGNS.sub("", "".join(rules().head_words))
    tokens = list(re.finditer(r"\S+", text[run.start() : run.end()]))
    found: list[tuple[int, int, int]] = []
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + _LONGEST, len(tokens))):
            start, end = run.start() + tokens[first].start(), run.start() + tokens[last].end()
            plain = _SIGNS.sub("", text[start:end])
            if abs(len(plain) - len(whole)) <= _BOTH_EDITS and not (_ENDED.search(text, start, end) or _other(plain)):
                found.append((edits(plain, whole), start, end))
    distance, start, end = min(found, default=(_BOTH_EDITS + 1, 0, 0))
    exact = " ".join(text[start:end].split()) == " ".join(rules().head_words)
    if distance > _BOTH_EDITS or exact:
        return None
    signs = _STRAY.search(text, 0, start)
    return (signs.start() if signs else start), end


def _other(plain: str) -> bool:
    """Whether the country's name, read well, stands behind another office: "(MENTERI) SOSIAL REPUBLIK INDONESIA"."""
    first, second = (_SIGNS.sub("", word) for word in rules().head_words)
    return plain.endswith(second) and edits(plain.removesuffix(second), first) > _FIRST_EDITS


def _signs(lines: Sequence[Line], index: int) -> str | None:
    """The letters of a line of capitals; None for any other line."""
    text = lines[index].text.strip() if 0 <= index < len(lines) else ""
    if not text or len(text) > 45 or sum(sign.islower() for sign in text) > 2 or text.endswith((",", ":")):
        return None
    return _SIGNS.sub("", text)


def _is_second(signs: str, second: str) -> bool:
    return edits(signs, second) <= _SECOND_EDITS or (len(signs) >= _PART and edits_of_part(signs, second) <= 2)
