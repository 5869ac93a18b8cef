"""Whether an answer gives the figure that was asked for: how many days, how many people.

A rule near the question answers it with its own matter and no number; then no figure is known, and silence about it
would read as if the rule were the answer.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.loading import DATA, keyed_rows

_WORD = re.compile(r"\w+")
_OF_YEAR = re.compile(r"\btahun (19|20)\d\d\b")  # "PP 42 tahun 2004"
_NUMBERS = "angka"  # the row of the numbers in words
_RUPIAH = "rp"  # stands before its number: "Rp50.000.000"
_ONE = "se"  # as in "sehari", "setahun"


@dataclass(frozen=True, slots=True)
class Figures:
    """For each thing that can be counted its units, and how numbers are written in words."""

    units: Mapping[str, frozenset[str]]
    numbers: frozenset[str]

    def given(self, text: str, counted: str) -> bool:
        """Whether a number of these units stands in the text; True where nothing is to be counted."""
        if not counted:
            return True
        units, words = self.units[counted], [word.lower() for word in _WORD.findall(text)]
        once = any(word.startswith(_ONE) and word.removeprefix(_ONE) in units for word in words)
        sum_of = _RUPIAH in units and any(word.startswith(_RUPIAH) and word[2:3].isdigit() for word in words)
        return (
            once
            or sum_of
            or any(self._number(word) and units & set(words[at + 1 : at + 3]) for at, word in enumerate(words))
        )

    def stated(self, text: str) -> bool:
        """Whether the text itself names a figure of any kind ("7 hari kerja"); the year of a law is none."""
        bare = _OF_YEAR.sub("", text)
        return any(self.given(bare, kind) for kind in self.units)

    def _number(self, word: str) -> bool:
        return word[0].isdigit() or word in self.numbers


def load_figures(data: Path = DATA) -> Figures:
    """The figures of `data/words/counted.toml`."""
    rows = {row.entry: frozenset(row.texts("units")) for row in keyed_rows(data / "words" / "counted.toml")}
    return Figures({name: units for name, units in rows.items() if name != _NUMBERS}, rows[_NUMBERS])
