"""The list "Dasar Hukum": instruments in force on the day, highest first, with their amendments written out."""

from collections.abc import Iterable
from datetime import date

from corpus.catalogue import Catalogue
from corpus.model import Status
from corpus.reference import Ref
from corpus.rulings import rulings_on
from drafting.audit.grounds import Grounds
from drafting.letter.law import Scene
from qa.standing import SUPPORTING

_UNREAD = "(judul resmi tidak terbaca)"
_NO_TITLE = frozenset({"mk", "se", "surat", "pernyataan"})


def listed(refs: Iterable[Ref], scene: Scene) -> tuple[str, ...]:
    """The ids of all instruments that the letter must name, in the order in which it names them."""
    catalogue = scene.grounds.catalogue
    named = tuple(refs)
    ids = {ref.regulation for ref in named} | {ruling for ref in named for ruling in _rulings(ref, scene)}
    amending = {by for id in ids for by in catalogue.amended_by_chain(id, scene.day)}
    standing = [id for id in ids - amending if catalogue.status(Ref(id), scene.day) in SUPPORTING]
    return tuple(sorted(standing, key=lambda id: (catalogue.rank(id), _court(id, scene), catalogue.get(id).year, id)))


def written(id: str, grounds: Grounds, day: date) -> str:
    """An instrument in full, "sebagaimana telah diubah ..."."""
    catalogue = grounds.catalogue
    chain = [by for by in catalogue.amended_by_chain(id, day)]
    if not chain:
        return full(id, catalogue)
    times = "beberapa kali diubah, terakhir dengan" if len(chain) > 1 else "diubah dengan"
    return f"{full(id, catalogue)} sebagaimana telah {times} {full(chain[-1], catalogue)}"


def full(id: str, catalogue: Catalogue) -> str:
    """Kind, number, year and title of an instrument; without a title that is not known."""
    regulation = catalogue.get(id)
    kind = catalogue.kinds[regulation.kind]
    if regulation.kind == "uud":
        return regulation.title
    if regulation.kind == "mk":
        return f"{kind.long} Nomor {regulation.number}"
    named = f"{kind.long} Nomor {regulation.number} Tahun {regulation.year}"
    untitled = regulation.kind in _NO_TITLE or _UNREAD in regulation.title
    return named if untitled else f"{named} tentang {regulation.title}"


def unchecked(ids: Iterable[str], scene: Scene) -> tuple[tuple[str, date], ...]:
    """Instruments whose status was last looked up before the day of the letter, with that day."""
    found = ((id, scene.grounds.catalogue.get(id).checked_until) for id in ids)
    return tuple((id, until) for id, until in found if until is not None and until < scene.day)


def _rulings(ref: Ref, scene: Scene) -> tuple[str, ...]:
    grounds = scene.grounds
    if not ref.path:
        return ()
    notes = rulings_on(ref, scene.day, grounds.catalogue, grounds.rulings)
    return tuple(note.ruling for note in notes if grounds.catalogue.status(note.ruling, scene.day) is Status.BERLAKU)


def _court(id: str, scene: Scene) -> bool:
    return scene.grounds.catalogue.get(id).kind == "mk"
