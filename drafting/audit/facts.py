"""The data of the audit: word lists (data/audit.toml), how far instruments reach, who people are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.loading import DATA, keyed_rows
from corpus.reach import Reach, load_reach
from qa.narrow import fits
from qa.understand import subject_groups


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the audit knows as data."""

    lists: Mapping[str, tuple[str, ...]]  # "earlier.words" -> words
    texts: Mapping[str, str]  # "kasn.by" -> text
    titles: Mapping[str, str]
    reach: Mapping[str, Reach]
    groups: Mapping[str, frozenset[str]]  # a subject with the groups it belongs to
    people: tuple[tuple[str, str], ...]  # phrase, code; longest first
    labels: Mapping[str, str]

    def of(self, id: str) -> Reach:
        """How far the instrument reaches; unbounded where the data do not say."""
        return self.reach.get(id, Reach())

    def says(self, name: str, plain: str) -> bool:
        """Whether one of the words of a list stands in folded text."""
        return has_any(self.lists[name], plain)

    def subjects(self, plain: str) -> frozenset[str]:
        """Codes of the people named in folded text; the longer phrase wins where two overlap."""
        left, found = f" {plain} ", set[str]()
        for phrase, code in self.people:
            if f" {phrase} " in left:
                found.add(code)
                left = left.replace(f" {phrase} ", " | ")
        return frozenset(found)

    @property
    def everybody(self) -> frozenset[str]:
        """The groups that everybody belongs to."""
        return frozenset.intersection(*self.groups.values())

    def addressed(self, plain: str) -> frozenset[str]:
        """Codes of the people addressed in folded text: those named, and those of an office that is named."""
        offices = {
            name.rpartition(".")[2] for name in self.lists if name.startswith("addressing.") and self.says(name, plain)
        }
        return self.subjects(plain) | offices

    def fits(self, subject: str, binds: Iterable[str]) -> bool:
        """Whether a rule for these binds the subject, or speaks of a part of the subject."""
        return fits(subject, binds, self.groups)


def has_any(words: Iterable[str], plain: str) -> bool:
    """Whether one of the words or phrases stands in folded text."""
    padded = f" {plain} "
    return any(f" {word} " in padded for word in words)


def load_facts(data: Path = DATA) -> Facts:
    """The facts of the data folder.

    Raises:
        BadData: a file says something unusable.
    """
    rows = keyed_rows(data / "audit.toml")
    titles = next(row for row in rows if row.entry == "titles")
    lists = {
        f"{row.entry}.{key}": row.texts(key) for row in rows for key, v in row.values.items() if isinstance(v, list)
    }
    texts = {
        f"{row.entry}.{key}": row.text(key)
        for row in rows
        for key, v in row.values.items()
        if isinstance(v, str) and row is not titles
    }
    subjects = keyed_rows(data / "subjects.toml")
    named = [(word, row.entry) for row in subjects if row.entry in lists["people.codes"] for word in row.texts("words")]
    return Facts(
        lists=lists,
        texts=texts,
        titles={word: titles.text(word, "") for word in titles.values},
        reach=load_reach(data),
        groups=subject_groups(data),
        people=tuple(sorted(named, key=lambda pair: -len(pair[0]))),
        labels={row.entry: row.text("label") for row in subjects},
    )
