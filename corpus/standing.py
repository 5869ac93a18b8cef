"""Where an instrument or a part of it stands on a day, from its own dates: the pure half of the catalogue's status."""

from collections.abc import Iterable
from datetime import date

from corpus.dates import PartialDate
from corpus.errors import BadData
from corpus.model import Regulation, Relation, Status, Survivor
from corpus.reference import Ref


def own_status(regulation: Regulation, on: date) -> Status:
    """The status of an instrument from its own dates alone.

    A day before it was made is before it was in force, however vague the date of entry into force.
    """
    begun, ended = regulation.span.begun(on), regulation.span.ended(on)
    made = regulation.promulgated or regulation.enacted
    if begun is False or (made is not None and made.reached(on) is False):
        return Status.BELUM_BERLAKU
    if ended:
        return regulation.ended_as or Status.TIDAK_DIKETAHUI
    doubtful = regulation.doubtful_from is not None and regulation.doubtful_from.reached(on) is not False
    return Status.TIDAK_DIKETAHUI if begun is None or ended is None or doubtful else Status.BERLAKU


def survival(survivors: Iterable[Survivor], ref: Ref, on: date) -> Status | None:
    """How a place in a repealed instrument lives on: in force, in part (a part of it is), or not at all (None)."""
    for survivor in survivors:
        held = survivor.span.holds(on)
        if held is False or not (survivor.ref.contains(ref) or ref.contains(survivor.ref)):
            continue
        if held is None:
            return Status.TIDAK_DIKETAHUI
        return Status.BERLAKU if survivor.ref.contains(ref) else Status.BERLAKU_SEBAGIAN
    return None


def places(relation: Relation) -> tuple[Ref, ...]:
    """The places a relation names: its articles where it lists them, else its target."""
    return tuple(relation.target / step for step in relation.articles) or (relation.target,)


def touches(relation: Relation, ref: Ref) -> bool:
    """Whether a relation concerns a place, or a part of it; one that lists no articles may concern any."""
    return any(place.contains(ref) or ref.contains(place) for place in places(relation))


def start(regulation: Regulation) -> PartialDate:
    """The day an instrument came into force; the loader has made sure that there is one."""
    if regulation.span.start is None:
        raise BadData("regulations", regulation.id, "has no date of entry into force")
    return regulation.span.start


def started(regulation: Regulation, relation: Relation) -> PartialDate:
    """When a relation of an instrument takes effect: its own date, or the day the instrument came into force."""
    return relation.since or start(regulation)
