"""Which of many look-alikes are the headings: the chain of candidates that reads best as one running series.

Every candidate has a score from its surroundings (alone on its line, after a full stop, after "dalam" ...), every
step from one to the next a score from the numbers (5 after 4 is best, 7 after 4 means two are missing). The chain with
the highest sum wins. Looking back only a bounded way keeps the time proportional to the text.
"""

from dataclasses import dataclass
from math import log2

_REACH = 250
_NEXT = 4.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be a heading, with the number it would have."""

    start: int
    end: int
    number: int
    suffix: str
    score: float
    last: int = 0  # of a heading of several articles ("Pasal 12 s.d. Pasal 14"), the last one

    @property
    def key(self) -> tuple[int, str]:
        """What the series is ordered by."""
        return self.number, self.suffix


def best_chain(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that make the best rising series."""
    hopeful = [c for c in candidates if c.score > 0]
    totals: list[float] = []
    links: list[int] = []
    keys = [c.key for c in hopeful]
    for index, candidate in enumerate(hopeful):
        total, link, key = _opening(candidate), -1, keys[index]
        for back in range(max(0, index - _REACH), index):
            other = hopeful[back]
            if keys[back] < key and other.end <= candidate.start:
                through = totals[back] + _step(other, candidate)
                if through > total:
                    total, link = through, back
        totals.append(total + candidate.score)
        links.append(link)
    return _followed(hopeful, totals, links)


def missing(before: Candidate | None, then: Candidate) -> range:
    """The whole numbers left out between two neighbours of a chain."""
    return range((max(before.number, before.last) if before else 0) + 1, then.number)


def _followed(hopeful: list[Candidate], totals: list[float], links: list[int]) -> list[Candidate]:
    chain: list[Candidate] = []
    index = max(range(len(hopeful)), key=totals.__getitem__, default=-1)
    while index >= 0:
        chain.append(hopeful[index])
        index = links[index]
    return chain[::-1]


def _opening(candidate: Candidate) -> float:
    return _NEXT if candidate.number == 1 else -2 * log2(candidate.number + 1)


def _step(before: Candidate, then: Candidate) -> float:
    if then.number == before.number:
        expected = chr(ord(before.suffix) + 1) if len(before.suffix) == 1 else "A" if not before.suffix else ""
        return _NEXT - 1 if then.suffix == expected else -1.0
    gap = then.number - max(before.number, before.last) - 1
    if gap == 0 and not then.suffix:
        return _NEXT
    return -2 * log2(gap + 2)
