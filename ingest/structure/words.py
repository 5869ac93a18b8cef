"""The words of corpus/data/structure.toml, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.errors import BadData

_FILE = "structure.toml"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that tell mentions from headings, and the ordinals of bagian in their order."""

    before_pasal: frozenset[str]
    before_heading: frozenset[str]
    before_number: frozenset[str]
    links: frozenset[str]
    ordinals: tuple[str, ...]


@cache
def words() -> Words:
    """The words as shipped. Raises BadData where a list is missing or a key unknown."""
    data = tomllib.loads(resources.files("corpus").joinpath("data", _FILE).read_text(encoding="utf-8"))
    try:
        mentions = {name: frozenset(listed) for name, listed in data["mentions"].items()}
        return Words(ordinals=tuple(data["ordinals"]["words"]), **mentions)
    except (KeyError, TypeError) as error:
        raise BadData(_FILE, "mentions", f"is not as expected: {error}") from error
