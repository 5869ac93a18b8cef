"""Whether a question asks for a verdict ("boleh ga ...?") or to be told something ("siapa yang ...?"), by its form.

The words of form are the reviewed ones that carry no matter (`data/words/asking.toml`); how much each leans is counted
over all phrasings, those of topics whose norms rule against those of topics whose norms inform (log odds, naive Bayes).
A topic of the other kind than the question's form loses a little, so that of two topics near in matter the one of the
right kind is taken.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qa.bags import Scores

SELDOM = 20  # phrasings: a word seen less often says nothing sure
MOST = 3.0  # log odds beyond which no more is learned from a question


@dataclass(frozen=True, slots=True)
class Form:
    """The lean of each word of form: above 0 towards a verdict, below 0 towards being told."""

    lean: Mapping[str, float]
    kinds: Scores  # of each topic: 1 rules, -1 informs, 0 neither (outside the scope)

    def odds(self, plain: str) -> float:
        """How far a question in plain words leans to a verdict, as log odds within MOST."""
        return max(-MOST, min(MOST, sum(self.lean.get(word, 0.0) for word in marks(plain))))

    def against(self, plain: str) -> Scores:
        """For each topic how far the question's form speaks against its kind (0 or more)."""
        return np.maximum(0.0, -self.odds(plain) * self.kinds)


def leans(phrased: Sequence[Sequence[str]], kinds: Sequence[int], asking: frozenset[str]) -> Mapping[str, float]:
    """The lean of each word of form, counted over the phrasings of each topic in plain words; `asking` are the words of
    form.
    """
    form = asking | {f"^{word}" for word in asking} | {f"{word}$" for word in asking}
    seen = {kind: Counter[str]() for kind in (1, -1)}
    sizes = Counter[int]()
    for texts, kind in zip(phrased, kinds, strict=True):
        if kind:
            sizes[kind] += len(texts)
            seen[kind].update(word for text in texts for word in marks(text) & form)
    known = {word for words in seen.values() for word in words if seen[1][word] + seen[-1][word] >= SELDOM}
    return {word: _log(seen[1][word], sizes[1]) - _log(seen[-1][word], sizes[-1]) for word in known}


def marks(plain: str) -> frozenset[str]:
    """The words of a text, and which word opens and closes it: "siapa ..." asks more than "... siapa ..."."""
    words = plain.split()
    return frozenset((*words, f"^{words[0]}", f"{words[-1]}$")) if words else frozenset()


def _log(count: int, size: int) -> float:
    return math.log((count + 1) / (size + 2))
