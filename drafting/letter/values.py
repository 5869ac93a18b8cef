"""A surat imbauan as values: what was asked for, and the letter made of it. Nothing here knows of DOCX or PDF."""

from dataclasses import dataclass
from datetime import date

from corpus.reference import Ref
from qa.sentences import inside


@dataclass(frozen=True, slots=True)
class Request:
    """What the writer chose. Codes are those of `data/letters`; a region or place left empty becomes a blank."""

    signer: str
    addressee: str
    election: str  # pemilu-2024, pilkada-2029
    stage: str
    day: date
    region: str = ""
    place: str = ""
    tone: str = "biasa"
    points: tuple[str, ...] = ()  # none: those of the addressee


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place of the law under a request: for whom, its words where the text is held, else what it is about.

    `again`: the letter has named it before, so it is only named here.
    """

    ref: Ref
    label: str
    people: str
    quote: str = ""
    about: str = ""
    again: bool = False

    @property
    def line(self) -> str:
        """The pinpoint as it stands in the letter."""
        named = f"{self.label} bagi {self.people}" if self.people else self.label
        if self.again:
            return f"{named}, sebagaimana {'dikutip' if self.quote else 'disebut'} di atas."
        return f"{named}: “{self.quote}”." if self.quote else f"{named}, tentang {inside(self.about)}."


@dataclass(frozen=True, slots=True)
class Item:
    """One request with the pinpoints that carry it."""

    text: str
    pinpoints: tuple[Pinpoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Penalty:
    """The sanctions of one kind."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The whole letter in its parts, in order. `notes` are for the writer and not part of it."""

    head: tuple[str, ...]
    number: str
    nature: str
    enclosure: str
    subject: str
    dated: str  # "Sukamaju, 12 Oktober 2024"
    to: tuple[str, ...]
    opening: str
    grounds: tuple[str, ...]
    request: str
    items: tuple[Item, ...]
    asks: tuple[Item, ...]
    penalties: tuple[Penalty, ...]
    reports: tuple[str, ...]
    closing: str
    title: str
    name: str
    copies: tuple[str, ...]
    reminder: str = ""  # what must be looked up again before the letter is sent; stands in it as a note to take out
    notes: tuple[str, ...] = ()
