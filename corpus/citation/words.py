"""The words of citations, read from data/kinds.toml and data/citation-*.toml: series, offices, levels, small words."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from corpus.citation.scan import Phrases
from corpus.loading import DATA, Row, keyed_rows, tables_of

KINDS, NAMES, WORDS = DATA / "kinds.toml", DATA / "citation-names.toml", DATA / "citation-words.toml"


@dataclass(frozen=True, slots=True)
class Series:
    """Regulations numbered together: `id` is how their ids begin, `kind` a code of kinds.toml.

    Of an `open` series the office is missing ("SE 18/2023"), so a number alone makes no id; `ids` stands where the
    name is a regulation by itself (KUHP).
    """

    id: str
    kind: str
    label: str
    open: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that the grammar recognises by its wording."""

    series: Mapping[str, Series]
    spellings: Phrases[Series]
    codes: Mapping[str, str]
    levels: Mapping[str, str]  # "psl" -> "pasal"
    sections: Phrases[str]
    small: Mapping[str, frozenset[str]]

    def are(self, name: str, word: str) -> bool:
        """Whether the word belongs to the list of small words called `name`."""
        return word in self.small[name]


@cache
def words() -> Words:
    """The words of the shipped data files."""
    tables = tables_of(NAMES, ("kinds", "series", "fixed", "offices", "codes"))
    small = {row.entry: row for row in keyed_rows(WORDS)}
    spelled = tuple(_spelled(tables))
    known = {series.id: series for _, series in reversed(spelled)}
    levels = {form: level for level in small["levels"].values for form in small["levels"].texts(level)}
    sections = small["sections"]
    lists = small["words"]
    return Words(
        series=known,
        spellings=Phrases.of(spelled),
        codes={row.entry: _known(row, row.text("series"), known) for row in tables["codes"]},
        levels=levels,
        sections=Phrases.of((phrase, sections.text(phrase)) for phrase in sections.values),
        small={name: frozenset(lists.texts(name)) for name in lists.values},
    )


def _spelled(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[tuple[str, Series]]:
    """Every phrase with its series; of equal phrases the last one wins, so offices come after bare kinds."""
    extra = {row.entry: row for row in tables["kinds"]}
    kinds = keyed_rows(KINDS)
    for row in extra.values():
        row.only(("id", "forms", "open"))
        _known(row, row.entry, {kind.entry for kind in kinds})
    for row in kinds:
        more = extra.get(row.entry)
        series = Series(
            row.text("prefix").removesuffix("-"), row.entry, row.text("label"), bool(more and more.flag("open", False))
        )
        forms = (row.text("label"), row.text("long"), *row.texts("aliases"), *(more.texts("forms") if more else ()))
        yield from ((form, series) for form in forms)
    for row in tables["series"]:
        row.only(("id", "kind", "label", "forms", "open"))
        series = Series(row.entry, row.text("kind"), row.text("label"), row.flag("open", False))
        yield from ((form, series) for form in row.texts("forms"))
    for row in tables["offices"]:
        yield from _of_office(row)
    for row in tables["fixed"]:
        row.only(("id", "kind", "label", "forms", "ids"))
        ids = row.texts("ids")
        series = Series(row.entry, row.text("kind"), row.text("label", row.entry), ids=ids)
        yield from ((form, series) for form in row.texts("forms"))


def _known(row: Row, name: str, known: Container[str]) -> str:
    """The name, which must be known."""
    if name not in known:
        raise row.bad(f"{name!r} is neither a kind of kinds.toml nor a series of this file")
    return name


def _of_office(row: Row) -> Iterator[tuple[str, Series]]:
    """The regulations, decrees, circulars and letters of an office; only ministers issue Permen and Kepmen."""
    row.only(("id", "label", "forms", "letter"))
    label, letter = row.text("label"), row.text("letter", "se")
    circular = Series(f"se-{row.entry}", "se", f"SE {label}")
    filed = circular if letter == "se" else Series(f"{letter}-{row.entry}", letter, f"Surat {label}")
    for form in row.texts("forms"):
        for prefix, series in (("se", circular), ("surat edaran", circular), ("surat", filed)):
            yield f"{prefix} {form}", series
        if row.entry.startswith("men"):
            yield from _ministerial(row.entry, label, form)


def _ministerial(office: str, label: str, form: str) -> Iterator[tuple[str, Series]]:
    short = form.removeprefix("menteri ").removeprefix("men")
    for prefix, name, kind in (("per", "peraturan", "permen"), ("kep", "keputusan", "kepmen")):
        series = Series(f"{prefix}{office}", kind, f"{prefix.title()}{label[:1].lower()}{label[1:]}")
        yield f"{name} {form}", series
        yield f"{prefix}men {short}", series
        yield f"{prefix}men{short}", series
