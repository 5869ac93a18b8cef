"""The words by which acts say what they change, read from `corpus/data/amend.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from corpus.errors import BadData
from corpus.loading import DATA

_FILE = "amend.toml"
_TABLES = {"verbs", "leading", "sentence", "counts", "ordinals"}
_SENTENCE = {"starts", "between", "turns", "lists", "ranges"}


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists; every value in lower case."""

    verbs: dict[str, str]  # word -> ubah, hapus, sisip, tetap
    leading: dict[str, str]  # the same for words that open a sentence
    starts: tuple[str, ...]
    between: tuple[str, ...]
    turns: tuple[str, ...]
    lists: tuple[str, ...]
    ranges: tuple[str, ...]
    counts: dict[str, int]
    ordinals: dict[str, int]


def either(words: tuple[str, ...] | dict[str, str] | dict[str, int]) -> str:
    """A pattern that matches any of the words, longest first, over any white space."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"[.\s]+".join(word.rstrip(".").split()) for word in longest) + ")"


@cache
def words() -> Words:
    """The word lists of this release; a BadData where the file misses a table."""
    data = tomllib.loads((DATA / _FILE).read_text(encoding="utf-8"))
    if data.keys() != _TABLES or data["sentence"].keys() != _SENTENCE:
        wrong = (data.keys() ^ _TABLES) | (data.get("sentence", {}).keys() ^ _SENTENCE)
        raise BadData(_FILE, "tables", f"missing or unknown: {', '.join(sorted(wrong))}")
    return Words(
        verbs=_by_word(data["verbs"]),
        leading=_by_word(data["leading"]),
        **{key: tuple(data["sentence"][key]) for key in _SENTENCE},
        counts=dict(data["counts"]),
        ordinals=dict(data["ordinals"]),
    )


def _by_word(actions: dict[str, list[str]]) -> dict[str, str]:
    return {word: action for action, listed in actions.items() for word in listed}
