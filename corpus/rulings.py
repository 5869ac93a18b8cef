"""Court rulings laid over the provisions they changed: the words stand as enacted, the note says how they are now read.

Which provision a ruling changed and since when is the catalogue's; what it made of the provision, in our own words, is
`data/rulings.toml`. A ruling never changes a stored wording: the quote stays the official text, the note stands beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.dates import PartialDate
from corpus.loading import DATA, Row, listed_rows
from corpus.model import Confidence, RelationKind
from corpus.reference import Ref

_KEYS = ("ruling", "provisions", "meaning", "confidence", "source", "doubt")


@dataclass(frozen=True, slots=True)
class RulingNote:
    """What a ruling made of a provision."""

    ruling: str
    provision: Ref
    meaning: str  # Indonesian, our own words
    since: PartialDate | None
    confidence: Confidence
    source: str
    doubt: str = ""


def load_rulings(catalogue: Catalogue, folder: Path = DATA) -> tuple[RulingNote, ...]:
    """Every note of the data folder, in its order.

    Raises:
        BadData: a note names a ruling or a provision of it that the catalogue does not have.
    """
    rows = listed_rows(folder / "rulings.toml", "note", "ruling")
    return tuple(note for row in rows for note in _notes(row, catalogue))


def rulings_on(place: Ref, day: date, catalogue: Catalogue, notes: Sequence[RulingNote]) -> tuple[RulingNote, ...]:
    """The notes on a provision, on what it lies in or on parts of it, by rulings that stand on the day.

    An amending act's number leads to the same notes: uu-10-2016/pasal-70 to those of uu-1-2015/pasal-70.
    """
    home = catalogue.home(place)
    standing = catalogue.interpreted_by(place, day)
    near = (note for note in notes if note.provision.contains(home) or home.contains(note.provision))
    return tuple(note for note in near if note.ruling in standing)


def _notes(row: Row, catalogue: Catalogue) -> list[RulingNote]:
    row.only(_KEYS)
    ruling = row.text("ruling")
    if not catalogue.known(ruling):
        raise row.bad(f"{ruling} is not in the catalogue")
    regulation = catalogue.get(ruling)
    days = {r.target: r.since for r in regulation.relations if r.kind is RelationKind.MENAFSIRKAN}
    refs = row.refs("provisions")
    if unheard := [str(ref) for ref in refs if ref not in days]:
        raise row.bad(f"the catalogue does not say that {ruling} interprets {', '.join(unheard)}")
    return [_note(row, ruling, ref, days[ref] or regulation.span.start) for ref in refs]


def _note(row: Row, ruling: str, ref: Ref, since: PartialDate | None) -> RulingNote:
    return RulingNote(
        ruling=ruling,
        provision=ref,
        meaning=row.text("meaning"),
        since=since,
        confidence=row.choice("confidence", Confidence),
        source=row.text("source"),
        doubt=row.text("doubt", ""),
    )
