"""The numbers of search, from data/search.toml: how lists are fused, how large a unit is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.loading import DATA, Row, keyed_rows

LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Tuning:
    """What data/search.toml says."""

    k: int
    candidates: int
    overfetch: int
    weights: Mapping[str, float]
    words: int
    silent: tuple[str, ...]

    def weight(self, view: str) -> float:
        """The weight of a view: by its name, or by what stands before its colon ("st:folder"), or that of others."""
        return self.weights.get(view.partition(":")[0], self.weights["other"])


@lru_cache(maxsize=4)
def tuning(path: Path = DATA / "search.toml") -> Tuning:
    """The numbers in the file.

    Raises:
        BadData: a table or a key is missing, unknown or of the wrong type.
    """
    rows = {row.entry: row for row in keyed_rows(path)}
    whole = Row(str(path), "the file", rows)
    whole.only(("fusion", "weights", "units"))
    fusion, weights, units = (_table(whole, rows, name) for name in ("fusion", "weights", "units"))
    fusion.only(("k", "candidates", "overfetch"))
    units.only(("words", "silent"))
    weights.number("other")  # must be there
    return Tuning(
        k=fusion.number("k"),
        candidates=fusion.number("candidates"),
        overfetch=fusion.number("overfetch"),
        weights={name: weights.number(name) / 100 for name in weights.values},
        words=units.number("words"),
        silent=units.texts("silent"),
    )


def _table(whole: Row, rows: Mapping[str, Row], name: str) -> Row:
    if name not in rows:
        raise whole.bad(f"missing table [{name}]")
    return rows[name]
