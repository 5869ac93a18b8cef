"""How far an instrument reaches (data/reach.toml): whom it binds, which election it is about, its last article."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.loading import DATA, Row, keyed_rows
from corpus.reference import Ref

_NUMBER = re.compile(r"pasal-(\d+)([a-z]*)")


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an instrument binds, which election it is about, and its last article."""

    binds: tuple[str, ...] = ()
    regime: str = ""
    institutional: tuple[tuple[int, int], ...] = ()
    last: int | None = None

    def institution(self, ref: Ref) -> bool:
        """Whether the place is among the articles that hold in every election."""
        number = article_number(ref)
        return number is not None and any(low <= number <= high for low, high in self.institutional)


def load_reach(data: Path = DATA) -> Mapping[str, Reach]:
    """The reach of each instrument that the data know, by its id; none where the folder has no such file.

    Raises:
        BadData: a row says something unusable.
    """
    file = data / "reach.toml"
    return {row.entry: _reach(row) for row in keyed_rows(file)} if file.is_file() else {}


def article_number(ref: Ref) -> int | None:
    """The number of the pasal that a place lies in; None where it has a letter, is Roman, or there is no pasal."""
    step = next((step for step in ref.path if step.startswith("pasal-")), "")
    match = _NUMBER.fullmatch(step)
    return int(match[1]) if match and not match[2] else None


def _reach(row: Row) -> Reach:
    row.only(("binds", "regime", "institutional", "last", "source"))
    row.text("source")
    ranges = tuple(tuple(map(int, part.split(".."))) for part in row.texts("institutional", ()))
    return Reach(
        binds=row.texts("binds", ()),
        regime=row.text("regime", ""),
        institutional=tuple((pair[0], pair[-1]) for pair in ranges),
        last=row.number("last") if "last" in row.values else None,
    )
