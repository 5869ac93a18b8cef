"""What the files of the law as data say, as it was read before: reading TOML takes three times as long as using it."""

import json
from collections.abc import Sequence
from pathlib import Path

from corpus.kept import Arrays, Kept, Sources, as_text, of_text
from corpus.loading import DATA, Parse, parsed

FOLDERS, LARGE = ("norms", "phrasings", "asked"), ("scope.toml",)  # the other files are small
_FORMAT = "2"


def norm_tables(kept: Kept, data: Path = DATA) -> Parse:
    """How to read the files of norms, phrasings and what lies outside: those that are kept from what is kept, others
    anew.
    """
    listed = tuple(file for folder in FOLDERS for file in sorted((data / folder).glob("*.toml")))
    files = (*listed, *(data / name for name in LARGE if (data / name).is_file()))
    held = kept.arrays("norms", Sources(files, _FORMAT), lambda: _written(files, data))
    known = {data / name: tables for name, tables in json.loads(as_text(held["tables"])).items()}
    return lambda path: known[path] if path in known else parsed(path)


def _written(files: Sequence[Path], data: Path) -> Arrays:
    """The tables of the files, by their place in the data, as JSON."""
    read = {file.relative_to(data).as_posix(): parsed(file) for file in files}
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
