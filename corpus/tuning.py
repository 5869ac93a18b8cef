"""The numbers of search, from data/search.toml: how lists are fused, what is lowered, how large a unit is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.loading import DATA, Row, keyed_rows

LEXICAL = "lexical"  # the step of a build that makes the BM25 indexes
NORMS = "norms"  # the list of what the norms cite that fit the question

_TABLES = ("fusion", "weights", "lowered", "raised", "followed", "lexicon", "units")


@dataclass(frozen=True, slots=True)
class Tuning:
    """What data/search.toml says; hundredths as shares of one."""

    candidates: int
    overfetch: int
    weights: Mapping[str, float]
    past: float
    beside: float
    named: float
    followed_hits: int
    followed: float
    law: float
    words: int
    silent: tuple[str, ...]

    def weight(self, name: str) -> float:
        """The weight of a list: by its name, or by what stands before its colon ("st:folder"), or that of others."""
        return self.weights.get(name.partition(":")[0], self.weights["other"])


@lru_cache(maxsize=4)
def tuning(path: Path = DATA / "search.toml") -> Tuning:
    """The numbers in the file.

    Raises:
        BadData: a table or a key is missing, unknown or of the wrong type.
    """
    rows = {row.entry: row for row in keyed_rows(path)}
    whole = Row(str(path), "the file", rows)
    whole.only(_TABLES)
    fusion, weights, lowered, raised, followed, lexicon, units = (_table(whole, rows, name) for name in _TABLES)
    fusion.only(("candidates", "overfetch"))
    lowered.only(("past", "beside"))
    raised.only(("named",))
    followed.only(("hits", "share"))
    lexicon.only(("law",))
    units.only(("words", "silent"))
    weights.number("other")  # must be there
    return Tuning(
        candidates=fusion.number("candidates"),
        overfetch=fusion.number("overfetch"),
        weights={name: weights.number(name) / 100 for name in weights.values},
        past=lowered.number("past") / 100,
        beside=lowered.number("beside") / 100,
        named=raised.number("named") / 100,
        followed_hits=followed.number("hits"),
        followed=followed.number("share") / 100,
        law=lexicon.number("law") / 100,
        words=units.number("words"),
        silent=units.texts("silent"),
    )


def _table(whole: Row, rows: Mapping[str, Row], name: str) -> Row:
    if name not in rows:
        raise whole.bad(f"missing table [{name}]")
    return rows[name]
