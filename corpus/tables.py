"""What the files of the law as data say, as it was read before: reading TOML takes three times as long as using it."""

import json
from collections.abc import Sequence
from pathlib import Path

from corpus.kept import Arrays, Kept, Sources, as_text, of_text
from corpus.loading import DATA, Parse, parsed

NORM_FILES = ("norms", "phrasings", "asked")
_FORMAT = "1"


def norm_tables(kept: Kept, data: Path = DATA) -> Parse:
    """How to read the files of norms and phrasings: those that are kept from what is kept, others anew."""
    files = tuple(file for folder in NORM_FILES for file in sorted((data / folder).glob("*.toml")))
    held = kept.arrays("norms", Sources(files, _FORMAT), lambda: _written(files))
    known = {data / name: tables for name, tables in json.loads(as_text(held["tables"])).items()}
    return lambda path: known[path] if path in known else parsed(path)


def _written(files: Sequence[Path]) -> Arrays:
    """The tables of the files, by folder and name, as JSON."""
    read = {f"{file.parent.name}/{file.name}": parsed(file) for file in files}
    return {"tables": of_text(json.dumps({name: tables for name, tables in read.items() if _plain(tables)}))}


def _plain(value: object) -> bool:
    """Whether JSON gives the value back as it was: it has no dates."""
    match value:
        case dict():
            return all(map(_plain, value.values()))
        case list():
            return all(map(_plain, value))
        case _:
            return isinstance(value, str | int | float | bool)
