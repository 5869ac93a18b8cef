"""The best cut of a word into known pieces, each with its score, as SentencePiece's unigram model cuts it (Kudo 2018).

Both bundled models read text so, each with pieces and scores of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_LOST = -1e38  # the score of what was not reached yet
_PENALTY = 10.0  # what an unknown letter scores below the worst piece


@dataclass(frozen=True, slots=True)
class Unigram:
    """The pieces of a vocabulary."""

    ids: Mapping[str, int]
    scores: Sequence[float]  # of each id
    longest: int  # letters of a piece
    worst: float  # the least of the scores
    unknown: int  # the id of a letter that is no piece

    def cut(self, word: str) -> list[int]:
        """The ids of the best cut; of two as good, the one whose last piece is longer. Each unknown letter is one."""
        size, known, lost = len(word), self.ids.get, self.worst - _PENALTY
        best, came = [0.0] + [_LOST] * size, [(0, 0)] * (size + 1)
        for at in range(size):
            for end in range(at + 1, min(at + self.longest, size) + 1):
                id = known(word[at:end])
                if id is None and end > at + 1:
                    continue
                score = best[at] + (lost if id is None else self.scores[id])
                if score > best[end]:
                    best[end], came[end] = score, (at, self.unknown if id is None else id)
        return _way_back(came)


def _way_back(came: list[tuple[int, int]]) -> list[int]:
    """The ids from the first to the last, given from where each end was reached, and by which piece."""
    ids, at = list[int](), len(came) - 1
    while at > 0:
        at, id = came[at]
        ids.append(id)
    return ids[::-1]
