"""Headings of pasal: found among the many mentions of pasal by their surroundings and by their order."""

import re

from ingest.structure.chain import Candidate, best_chain
from ingest.structure.numbers import roman
from ingest.structure.pasal import SMALL, heading_score, pasal
from ingest.structure.source import Source

_ROMAN_PASAL = re.compile(r"(?<![\w(/])P(?:asal|ASAL)\s+(?P<number>[IVXl]{1,6}|1)(?P<suffix>[A-Z])?(?![\w])\.?")
_LIKELY = 4.0  # the score of a heading after the end of a sentence and before a capital letter
_CLOSE = 6000  # characters; columns of one page are torn apart by no more
_SURE = 7.0  # the score of a heading that stands alone on its line after the end of a sentence


def articles(source: Source, start: int, end: int) -> list[Candidate]:
    """The pasal headings between two offsets, in order."""
    return best_chain(sorted(pasal(source, start, end), key=lambda candidate: candidate.start))


def strays(source: Source, start: int, end: int, chain: list[Candidate]) -> list[Candidate]:
    """Headings alone on their line whose number the chain lacks: pages out of order, columns read side by side."""
    known = {candidate.key for candidate in chain}
    highest = max((candidate.number for candidate in chain), default=0)
    found: dict[tuple[int, str], Candidate] = {}
    for candidate in pasal(source, start, end):
        likely = _LIKELY - SMALL if source.text[candidate.start] == "p" else _LIKELY  # "pasal 49", badly read
        near = candidate.score >= likely and _near(candidate, chain)
        if (candidate.score >= _SURE or near) and candidate.key not in known and candidate.number <= highest + 1:
            found.setdefault(candidate.key, candidate)
    return list(found.values())


def _near(candidate: Candidate, chain: list[Candidate]) -> bool:
    """Whether the article before this one by number, with one missing after it, stands close by in the text."""
    numbers = {other.number for other in chain}
    before = max((other for other in chain if other.key < candidate.key), key=lambda other: other.key, default=None)
    return before is not None and candidate.number not in numbers and abs(candidate.start - before.start) < _CLOSE


def roman_articles(source: Source, start: int, end: int) -> list[Candidate]:
    """The headings of Roman pasal between two offsets, in order; empty where the act has none."""
    found = []
    for match in _ROMAN_PASAL.finditer(source.text, start, end):
        value = roman(match["number"].replace("l", "I").replace("1", "I"))
        score = heading_score(source, match.start(), match.end())
        if value and value < 40:
            found.append(Candidate(match.start(), match.end(), value, "", score))
    return best_chain(found)


OWN_HEADING = re.compile(r"\s*[“\"']?Pasal\s+\d{1,3} ?[A-Z]{0,2}(?=\s|$)\.?")
