"""The data of the letters (corpus/data/letters): signers, addressees, points and wording, read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.loading import DATA, Row, keyed_rows


@dataclass(frozen=True, slots=True)
class Names:
    """How an office is written: head of the letter, in the text, over the signature, and where to report."""

    head: tuple[str, ...]
    office: str
    title: str
    report: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. `before` holds other names that were right before a day."""

    code: str
    label: str
    names: Names
    copies: tuple[str, ...]
    region: str
    before: tuple[tuple[date, Names], ...] = ()

    def named(self, day: date) -> Names:
        """The names that are right on a day."""
        return next((names for until, names in self.before if day < until), self.names)


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom the letter goes, of which people it speaks, and what it may ask."""

    code: str
    label: str
    to: tuple[str, ...]
    audience: str
    role: str
    whom: str
    subjects: tuple[str, ...]
    points: tuple[str, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One request, with the conducts whose norms carry it."""

    code: str
    label: str
    text: str
    conducts: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Tone:
    """Opening, request and closing in one tone."""

    label: str
    opening: str
    request: str
    closing: str


@dataclass(frozen=True, slots=True)
class Regime:
    """Names of an election, the acts that every letter about it names, and the conducts of powers and reports."""

    name: str
    short: str
    frame: tuple[str, ...]
    power: tuple[str, ...]
    report: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """How a stage is named, and which stages of norms a letter of it may cite."""

    opening: str
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """An instrument made anew for each election: the known ones, else a blank with this label."""

    label: str
    among: tuple[str, ...]
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """All data of the letters."""

    signers: Mapping[str, Signer]
    addressees: Mapping[str, Addressee]
    topics: Mapping[str, Topic]
    tones: Mapping[str, Tone]
    regimes: Mapping[str, Regime]
    stages: Mapping[str, Stage]
    slots: tuple[Slot, ...]
    written: Mapping[str, str]
    people: Mapping[str, str]
    lesser: Mapping[str, str]
    order: tuple[str, ...]
    told: tuple[str, ...]
    headings: Mapping[str, str]


def load_plans(data: Path = DATA) -> Plans:
    """Everything in `data/letters`.

    Raises:
        BadData: a file says something unusable.
    """
    folder = data / "letters"
    words = {row.entry: row for row in keyed_rows(folder / "wording.toml")}
    topics = {row.entry: _topic(row) for row in keyed_rows(folder / "points.toml")}
    addressees = {row.entry: _addressee(row) for row in keyed_rows(folder / "addressees.toml")}
    for addressee in addressees.values():
        if unknown := set(addressee.points) - topics.keys():
            raise words["people"].bad(f"{addressee.code} asks for unknown points {', '.join(sorted(unknown))}")
    return Plans(
        signers={row.entry: _signer(row) for row in keyed_rows(folder / "signers.toml")},
        addressees=addressees,
        topics=topics,
        tones={
            row.entry: Tone(*_texts(row, "label", "opening", "request", "closing")) for row in _inner(words["tone"])
        },
        regimes={row.entry: _regime(row) for row in _inner(words["regime"])},
        stages={row.entry: Stage(row.text("opening"), row.texts("covers")) for row in _inner(words["stage"])},
        slots=tuple(Slot(row.text("label"), row.texts("among"), row.texts("stages")) for row in _inner(words["slot"])),
        written=_plain(words["written"]),
        people=_plain(words["people"]),
        lesser=_plain(words["lesser"]),
        order=words["sanctions"].texts("order"),
        told=words["sanctions"].texts("told"),
        headings=_plain(words["heading"]),
    )


def _inner(row: Row) -> tuple[Row, ...]:
    """The tables below a table ("[tone.tegas]"), as rows of their own."""
    return tuple(Row(row.file, name, value) for name, value in row.values.items() if isinstance(value, dict))


def _plain(row: Row) -> dict[str, str]:
    return {key: row.text(key) for key in row.values}


def _texts(row: Row, *keys: str) -> tuple[str, ...]:
    row.only(keys)
    return tuple(row.text(key) for key in keys)


def _names(row: Row) -> Names:
    return Names(row.texts("kop"), row.text("office"), row.text("title"), row.text("report"))


def _signer(row: Row) -> Signer:
    row.only(("label", "kop", "office", "title", "report", "copies", "region", "source", "before"))
    row.text("source")
    older = tuple((until, _names(inner)) for inner in _inner(row) if (until := inner.day("until")))
    return Signer(row.entry, row.text("label"), _names(row), row.texts("copies"), row.text("region", ""), older)


def _addressee(row: Row) -> Addressee:
    row.only(("label", "to", "audience", "role", "whom", "subjects", "points", "ask"))
    return Addressee(
        code=row.entry,
        label=row.text("label"),
        to=row.texts("to"),
        audience=row.text("audience"),
        role=row.text("role"),
        whom=row.text("whom", row.text("audience")),
        subjects=row.texts("subjects"),
        points=row.texts("points"),
        ask=row.texts("ask"),
    )


def _topic(row: Row) -> Topic:
    row.only(("label", "text", "conducts", "own"))
    return Topic(row.entry, row.text("label"), row.text("text"), row.texts("conducts"), row.flag("own", False))


def _regime(row: Row) -> Regime:
    row.only(("name", "short", "frame", "power", "report"))
    return Regime(row.text("name"), row.text("short"), row.texts("frame"), row.texts("power"), row.texts("report"))
