"""Data files read row by row, strictly: what is unknown, missing, doubled or of the wrong type is refused by name.

A row knows its file and its entry, so that every refusal says where to look. The reader of a row names its keys once
(`only`) and takes each value by type (`text`, `texts`, `number` ...); a value without a default must be there.
Schemas kept apart from the code that reads were tried on paper and dropped: they say every key twice.
"""

import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from corpus.dates import PartialDate, Span
from corpus.errors import BadData, BadReference
from corpus.reference import Ref

DATA = Path(__file__).parent / "data"

E = TypeVar("E", bound=StrEnum)
Tables = Mapping[str, object]  # what a TOML file says
Parse = Callable[[Path], Tables]


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a data file."""

    file: str
    entry: str
    values: Mapping[str, object]

    def bad(self, problem: str) -> BadData:
        """The error that names this entry; for the caller to raise."""
        return BadData(self.file, self.entry, problem)

    def only(self, keys: Collection[str]) -> None:
        """Refuse the row where it holds a key that is not among `keys`."""
        unknown = sorted(set(self.values) - set(keys))
        if unknown:
            raise self.bad(f"unknown key {', '.join(unknown)}")

    def text(self, key: str, default: str | None = None) -> str:
        """The text under `key`; an empty text counts as missing where there is no default."""
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, "text")
        if default is None and not value.strip():
            raise self.bad(f"{key} is empty")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """The whole number under `key`."""
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key, "a whole number")
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """The true or false under `key`."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """The list of texts under `key`, none empty and none twice."""
        value = self._value(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self._wrong(key, "a list of texts")
        if len(set(value)) != len(value):
            raise self.bad(f"{key} names something twice")
        return tuple(value)

    def day(self, key: str) -> date | None:
        """The full day under `key`, written as a TOML date; None where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if type(value) is not date:
            raise self._wrong(key, "a day such as 2026-02-15, without quotes")
        return value

    def partial(self, key: str) -> PartialDate | None:
        """The date under `key` with its precision (YYYY, YYYY-MM or YYYY-MM-DD, as text); None where absent."""
        written = self.text(key, "")
        if not written:
            return None
        try:
            return PartialDate.parse(written)
        except ValueError as error:
            raise self.bad(f"{key}: {error}") from error

    def span(self, start: str = "from", end: str = "until") -> Span:
        """The span between two dates with their precision; an absent one is an open end."""
        begins, ends = self.partial(start), self.partial(end)
        if begins and ends and ends.latest < begins.earliest:
            raise self.bad(f"{end} comes before {start}")
        return Span(begins, ends)

    def ref(self, key: str) -> Ref:
        """The reference under `key`."""
        return self._ref(key, self.text(key))

    def refs(self, key: str, default: tuple[str, ...] | None = None) -> tuple[Ref, ...]:
        """The list of references under `key`."""
        return tuple(self._ref(key, item) for item in self.texts(key, default))

    def choice(self, key: str, choices: type[E]) -> E:
        """The member of `choices` under `key`."""
        value = self.text(key)
        try:
            return choices(value)
        except ValueError as error:
            raise self.bad(f"{key} is {value!r}, not one of {', '.join(choices)}") from error

    def rows(self, key: str) -> "tuple[Row, ...]":
        """The list of tables under `key`, as rows of their own; empty where absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._wrong(key, "a list of tables")
        return tuple(Row(self.file, f"{self.entry}, {key} {at}", item) for at, item in enumerate(value, 1))

    def _value(self, key: str, default: object) -> object:
        if key in self.values:
            return self.values[key]
        if default is None:
            raise self.bad(f"missing key {key}")
        return default

    def _wrong(self, key: str, wanted: str) -> BadData:
        return self.bad(f"{key} must be {wanted}")

    def _ref(self, key: str, text: str) -> Ref:
        try:
            return Ref.parse(text)
        except BadReference as error:
            raise self.bad(f"{key}: {text!r} is not a reference") from error


def parsed(path: Path) -> Tables:
    """What the file says.

    Raises:
        BadData: it cannot be read, or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadData(path, "the file", f"is not TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise BadData(path, "the file", "is not UTF-8 text") from error
    except OSError as error:
        raise BadData(path, "the file", f"cannot be read: {error.strerror}") from error


def keyed_rows(path: Path, parse: Parse = parsed) -> tuple[Row, ...]:
    """The tables of a file written as `[id]`, in their order; the row's entry is its id."""
    found = parse(path)
    for name, value in found.items():
        if not isinstance(value, dict):
            raise BadData(path, name, "stands outside every table")
    return tuple(Row(str(path), name, value) for name, value in found.items() if isinstance(value, dict))


def listed_rows(path: Path, table: str, name: str = "id", *, parse: Parse = parsed) -> tuple[Row, ...]:
    """The entries of a file written as `[[table]]`, in their order; the row's entry is the text under `name`."""
    rows = tables_of(path, (table,), name, parse=parse)[table]
    unique(rows)
    return rows


def tables_of(
    path: Path, tables: Collection[str], name: str = "id", *, parse: Parse = parsed
) -> dict[str, tuple[Row, ...]]:
    """The entries of a file with several kinds of `[[table]]`, by table; the row's entry is the text under `name`."""
    whole = Row(str(path), "the file", parse(path))
    whole.only(tables)
    return {table: tuple(Row(str(path), row.text(name), row.values) for row in whole.rows(table)) for table in tables}


def unique(rows: Iterable[Row]) -> None:
    """Refuse the second of two rows with the same entry, in one file or in several."""
    seen: dict[str, str] = {}
    for row in rows:
        if row.entry in seen:
            raise row.bad(f"is there twice; the first stands in {seen[row.entry]}")
        seen[row.entry] = row.file
