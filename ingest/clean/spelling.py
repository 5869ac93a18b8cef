"""Words that a reading machine misspelt: set right where exactly one known word is meant, and recorded.

A word is touched only where no common word is spelt so, and where what reading machines confuse (corpus/data,
`[[letters]]`) leads to exactly one common word. A word with letter groups that no word has ("perahrran") is repaired
wherever it stands; one that could be a rare word only where the text uses the right one again and again. Numbers, words
in capitals, and the words that decide a case ("tidak", "kecuali") are never touched or reached.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.clean.lexicon import common_words, speakable
from ingest.clean.lines import Change, Ledger, Line
from ingest.clean.rules import rules

_WORD = re.compile(r"(?<![\w/@.&-])[A-Za-z][a-z]*(?:[A-Z]{0,2}[a-z]+)*(?![\w/@&])")
_TWICE = re.compile(r"(?<![\w-])[a-z]{3,}-[A-Za-z]{3,}(?![\w-])")
_SHORTEST = 5
_LONG = 7  # letters; only words so long are looked for with two confusions undone
_OFTEN = 3  # a rare word is taken for a misreading of one that the text has this often
_AS_SMALL = str.maketrans("I", "l")


def repair_spelling(lines: tuple[Line, ...]) -> Change:
    """The lines with misspelt words set right."""
    counts = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    speller = Speller(counts)
    ledger = Ledger()
    for line in lines:
        text = _replaced(ledger, line, line.text, _TWICE, _doubled)
        ledger.keep(Line(_replaced(ledger, line, text, _WORD, speller.right), line.place, line.ocr))
    return ledger.change()


@dataclass(slots=True)
class Speller:
    """Finds what misspelt words of one text mean. `counts` is how often the text has each word."""

    counts: Mapping[str, int]
    _found: dict[str, str] = field(default_factory=dict)

    def right(self, word: str) -> str:
        """The word as it must have been printed; the word itself where that is not certain."""
        if len(word) < _SHORTEST or word.lower() in common_words():
            return word
        if word not in self._found:
            self._found[word] = self._meant(word)
        return self._found[word]

    def _meant(self, word: str) -> str:
        """As `right`, of a word that no common word is spelt like."""
        certain = not speakable(word)
        if not certain and (word[0].isupper() or self.counts[word.lower()] >= _OFTEN):
            return word  # a name, or a rare word of this text
        start = word[0].lower() + word[1:]
        near = _near(start)
        known, need = _known(near), 0 if certain else _OFTEN
        if not known and certain and len(word) >= _LONG:
            known, need = _known({further for one in near for further in _near(one)}), 1
        if len(known) != 1:
            return word
        meant = known.pop()
        if self.counts.get(meant, 0) < need:
            return word
        return meant.capitalize() if word[0].isupper() else meant


@lru_cache(maxsize=32_768)
def _near(word: str) -> frozenset[str]:
    """What the word may have been with one confusion undone."""
    return frozenset(
        word[: match.start()] + right + word[match.end() :]
        for pattern, right in rules().letters
        for match in pattern.finditer(word)
    )


def _known(words: Set[str]) -> set[str]:
    return {w for word in words if (w := word.lower()) in common_words() and len(w) >= _SHORTEST} - rules().untouched


def _doubled(pair: str) -> str:
    """ "lain-lain" for "lain-Iain"."""
    first, _, then = pair.partition("-")
    return f"{first}-{first}" if then.translate(_AS_SMALL) == first else pair


def _replaced(ledger: Ledger, line: Line, text: str, pattern: re.Pattern[str], right: Callable[[str], str]) -> str:
    def one(match: re.Match[str]) -> str:
        before, after = match.group(), right(match.group())
        if after != before:
            ledger.repair("spelling", line, before, after)
        return after

    return pattern.sub(one, text)
