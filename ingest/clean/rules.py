"""The cleaning rules of corpus/data/cleaning.toml, compiled once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from corpus.errors import BadData

_FILE = "cleaning.toml"


@dataclass(frozen=True, slots=True)
class Rules:
    """Compiled patterns, each with the name under which its hits are recorded."""

    lines: tuple[tuple[str, re.Pattern[str]], ...]
    inline: tuple[tuple[str, re.Pattern[str]], ...]
    head_first: re.Pattern[str]
    head_second: re.Pattern[str]
    head_inline: re.Pattern[str]
    head_words: tuple[str, str]  # the two lines as they are printed
    confusions: tuple[tuple[re.Pattern[str], str], ...]
    letters: tuple[tuple[re.Pattern[str], str], ...]  # what stands there for what was printed, inside a word
    untouched: frozenset[str]  # words that no repair of spelling may lead to


@cache
def rules() -> Rules:
    """The rules as shipped. Raises BadData where a row cannot be used."""
    text = resources.files("corpus").joinpath("data", _FILE).read_text(encoding="utf-8")
    return read_rules(tomllib.loads(text))


def read_rules(data: dict[str, Any]) -> Rules:
    """Rules from the parsed file; a missing table or a broken pattern is BadData."""
    for table in ("lines", "inline", "letterhead", "confusion", "letters"):
        if table not in data:
            raise BadData(_FILE, table, "is missing")
    head = data["letterhead"]
    return Rules(
        lines=_named(data["lines"]),
        inline=_named(data["inline"]),
        head_first=_compiled("letterhead.first", head["first"]),
        head_second=_compiled("letterhead.second", head["second"]),
        head_inline=_compiled("letterhead.inline", head["inline"]),
        head_words=(head["words"][0], head["words"][1]),
        confusions=tuple((_compiled("confusion", row["pattern"]), row["right"]) for row in data["confusion"]),
        letters=tuple((_literal(read), right) for right, reads in data["letters"]["read"].items() for read in reads),
        untouched=frozenset(data["letters"]["never"]),
    )


def _named(table: dict[str, list[str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _compiled(name, "|".join(f"(?:{p})" for p in rows))) for name, rows in table.items())


def _literal(text: str) -> re.Pattern[str]:
    """A pattern for the text itself that also finds it where it overlaps with itself."""
    return re.compile(f"(?={re.escape(text)}){re.escape(text)}")


def _compiled(entry: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.MULTILINE)
    except re.error as error:
        raise BadData(_FILE, entry, f"the pattern {pattern!r} cannot be read: {error}") from error
