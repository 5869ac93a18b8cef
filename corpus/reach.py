"""How far an instrument reaches (data/reach.toml): whom it binds, which election it is about, its last article."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    items: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    staged: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)  # stages that a place is about

    def binding(self, ref: Ref) -> tuple[str, ...]:
        """Whom a place binds: an item of a list of people those whom it names, any other place those of the whole."""
        return _row_of(ref, self.items) or self.binds

    def within(self, ref: Ref, stages: Iterable[str]) -> bool:
        """Whether a place is about one of the stages; True where it is about any, or no stage is given."""
        own, asked = set(_row_of(ref, self.staged)), set(stages)
        return not asked or not own or bool(asked & own)

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
    row.only(("binds", "regime", "institutional", "last", "source", "items", "staged"))
    row.text("source")
    ranges = tuple(tuple(map(int, part.split(".."))) for part in row.texts("institutional", ()))
    return Reach(
        binds=row.texts("binds", ()),
        regime=row.text("regime", ""),
        institutional=tuple((pair[0], pair[-1]) for pair in ranges),
        last=row.number("last") if "last" in row.values else None,
        items=_listed(row, "items", "its people"),
        staged=_listed(row, "staged", "the stages that it is about"),
    )


def _row_of(ref: Ref, rows: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    """What the table says of a place or of what it lies in; nothing where it does not name it."""
    return next((said for path, said in rows.items() if ref.path[: len(path)] == path), ())


def _listed(row: Row, key: str, each: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    listed = row.values.get(key, {})
    if not isinstance(listed, dict):
        raise row.bad(f"{key} is a table of places, each with {each}")
    inner = Row(row.file, f"{row.entry}.{key}", listed)
    return {tuple(place.split("/")): inner.texts(place) for place in listed}
