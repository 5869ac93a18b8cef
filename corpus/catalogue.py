"""The catalogue: identity, dates and relations of every instrument, and where each stands on a given day.

Facts live in data/regulations/*.toml, data/elections.toml, data/kinds.toml and data/misquotes.toml; this module joins
them into values and answers questions of status. Whether an instrument's text is held is the store's business.

Status is settled per instrument from its dates, and per provision where a relation or a survivor names the provision.
What no source dates stays unknown: an imprecise date gives `tidak-diketahui` for the days it leaves open. An instrument
of which only a remnant survives is `dicabut`; the remnant, cited by its pinpoint, is `berlaku`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from corpus.catalogue_rows import election_of, kind_of, misquote_of, regulation_of
from corpus.dates import PartialDate
from corpus.errors import NotInCorpus
from corpus.loading import DATA, Row, keyed_rows, unique
from corpus.model import Election, Kind, Misquote, Name, Regulation, Relation, RelationKind, Status
from corpus.reference import Ref
from corpus.standing import own_status, places, start, started, survival, touches

_ENDS = ((RelationKind.MENCABUT, Status.DICABUT), (RelationKind.MENGAKHIRI, Status.BERAKHIR))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every instrument known, with the kinds, the elections and the common misquotations."""

    regulations: Mapping[str, Regulation]
    kinds: Mapping[str, Kind]
    elections: Mapping[str, Election]
    misquotes: tuple[Misquote, ...] = ()
    _aimed: Mapping[tuple[str, RelationKind], tuple[tuple[str, Relation], ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        aimed: dict[tuple[str, RelationKind], list[tuple[str, Relation]]] = {}
        for regulation in self:
            for relation in regulation.relations:
                aimed.setdefault((relation.target.regulation, relation.kind), []).append((regulation.id, relation))
        object.__setattr__(self, "_aimed", {target: tuple(relations) for target, relations in aimed.items()})

    def __iter__(self) -> Iterator[Regulation]:
        return iter(self.regulations.values())

    def known(self, id: str) -> bool:
        """Whether an instrument of this id is in the catalogue."""
        return id in self.regulations

    def get(self, id: str) -> Regulation:
        """The instrument of this id.

        Raises:
            NotInCorpus: the catalogue does not know it.
        """
        if id not in self.regulations:
            raise NotInCorpus(id, "The catalogue does not know it; add it to corpus/data/regulations.")
        return self.regulations[id]

    def find(self, kind: str, number: str, year: int) -> Regulation | None:
        """The instrument of this kind, number and year; None where there is none, or more than one.

        The number may be whole ("136/PUU-XXII/2024"), its leading part ("136"), or another number of a joint decision.
        """
        same = [reg for reg in self if (reg.kind, reg.year) == (kind, year)]
        for reading in (_whole, _leading):
            found = [reg for reg in same if reading(number) == reading(reg.number)]
            if found:
                return found[0] if len(found) == 1 else None
        other = [reg for reg in same if f"{self.kinds[kind].label} {number}/{year}" in reg.aliases]
        return other[0] if len(other) == 1 else None

    def names(self) -> tuple[Name, ...]:
        """What each instrument is called, for recognising citations; in the order of the data."""
        return tuple(Name(reg.id, reg.kind, reg.number, reg.year, (reg.short, *reg.aliases)) for reg in self)

    def short(self, id: str) -> str:
        """How people cite the instrument: "PP 94/2021"."""
        return self.get(id).short

    def rank(self, id: str) -> int:
        """Its place in the hierarchy of norms; 1 is highest."""
        return self.kinds[self.get(id).kind].rank

    def bound(self, id: str) -> tuple[str, ...]:
        """Ids of the elections that the instrument is bound to; empty where it is bound to none."""
        return self.get(id).bound_to

    def home(self, ref: Ref) -> Ref:
        """The same place in the act that an amending act changes: `uu-10-2016/pasal-71` is `uu-1-2015/pasal-71`.

        A ref that is not to an article which its act amends comes back as it is.
        """
        if not ref.path or not self.known(ref.regulation):
            return ref
        acts = (ref.regulation, *self._perppu_of(ref.regulation))
        amended = chain.from_iterable(self._own(act, RelationKind.MENGUBAH) for act in acts)
        found = [change for change in amended if not change.partial and ref.path[0] in change.articles]
        return Ref(found[0].target.regulation, ref.path) if len(found) == 1 else ref

    def status(self, place: Ref | str, on: date) -> Status:
        """Where an instrument, or a provision of it, stands on a day.

        Raises:
            NotInCorpus: the catalogue does not know the instrument.
        """
        ref = _ref(place)
        regulation = self.get(ref.regulation)
        own = own_status(regulation, on)
        if own is Status.DICABUT and ref.path:
            return survival(regulation.surviving, ref, on) or own
        if own is not Status.BERLAKU:
            return own
        home = self.home(ref)
        return self._after_endings(ref, on) if home == ref else self.status(home, on)

    def amenders(self, id: str) -> tuple[str, ...]:
        """Ids of every act that changed this one, earliest first: a Perppu, then the UU that made it law."""
        return tuple(dict.fromkeys(by for by, _ in self._changes(id)))

    def amended_by_chain(self, id: str, on: date) -> tuple[str, ...]:
        """Ids of the amendments in force by a day, earliest first, as a full citation names them.

        A Perppu gives way to the UU it became; acts that touch single articles in passing (partial) are left out.
        """
        changes = [by for by, change in self._changes(id) if not change.partial]
        begun = [by for by in changes if self._since(by, id).reached(on) is True]
        made_law = {perppu for by in begun for perppu in self._perppu_of(by)}
        return tuple(dict.fromkeys(by for by in begun if by not in made_law))

    def amended_after(self, place: Ref | str, day: date) -> tuple[str, ...]:
        """Ids of the acts that changed the instrument, or this provision of it, later than `day`."""
        ref = self.home(_ref(place))
        touching = [by for by, change in self._changes(ref.regulation) if touches(change, ref)]
        return tuple(dict.fromkeys(by for by in touching if self._since(by, ref.regulation).reached(day) is not True))

    def interpreted_by(self, place: Ref | str, on: date) -> tuple[str, ...]:
        """Ids of the court rulings on a place, or on a part of it, that stand on a day."""
        ref = self.home(_ref(place))
        rulings = self._relations_to(ref.regulation, RelationKind.MENAFSIRKAN)
        near = dict.fromkeys(by for by, ruling in rulings if touches(ruling, ref))
        return tuple(by for by in near if own_status(self.get(by), on) is Status.BERLAKU)

    def _after_endings(self, ref: Ref, on: date) -> Status:
        """The status of a place in an instrument that is itself in force, after what others ended in it."""
        found = Status.BERLAKU
        for kind, ending in _ENDS:
            for by, relation in self._relations_to(ref.regulation, kind):
                reached = started(self.get(by), relation).reached(on)
                if reached is False:
                    continue
                if ref.path and any(place.contains(ref) for place in places(relation) if place.path):
                    return ending if reached else Status.TIDAK_DIKETAHUI
                if touches(relation, ref) and not self._amends(by, ref.regulation):
                    found = Status.BERLAKU_SEBAGIAN
        return found

    def _changes(self, id: str) -> list[tuple[str, Relation]]:
        """Who changed `id`, by which relation, earliest first; a stipulating UU follows its Perppu."""
        direct = self._relations_to(id, RelationKind.MENGUBAH)
        made = [(uu, change) for by, change in direct for uu in self._stipulators(by)]
        return sorted(chain(direct, made), key=lambda pair: self._since(pair[0], id).earliest)

    def _relations_to(self, id: str, kind: RelationKind) -> tuple[tuple[str, Relation], ...]:
        return self._aimed.get((id, kind), ())

    def _own(self, id: str, kind: RelationKind) -> list[Relation]:
        return [relation for relation in self.get(id).relations if relation.kind is kind]

    def _stipulators(self, perppu: str) -> list[str]:
        return [by for by, _ in self._relations_to(perppu, RelationKind.MENETAPKAN)]

    def _perppu_of(self, uu: str) -> list[str]:
        return [relation.target.regulation for relation in self._own(uu, RelationKind.MENETAPKAN)]

    def _amends(self, by: str, id: str) -> bool:
        """Whether `by` is an amending act of `id`: what it deletes leaves the rest, newly worded, in force whole."""
        return id in {change.target.regulation for change in self._own(by, RelationKind.MENGUBAH)}

    def _since(self, by: str, id: str) -> PartialDate:
        """When `by` first changed `id`; for a stipulating UU, the day it came into force."""
        own = [change for change in self._own(by, RelationKind.MENGUBAH) if change.target.regulation == id]
        dates = [started(self.get(by), change) for change in own]
        return min(dates, key=lambda since: since.earliest, default=start(self.get(by)))


def load_catalogue(folder: Path = DATA) -> Catalogue:
    """The catalogue of a data folder, read anew and checked whole.

    Raises:
        BadData: a file says something unusable; the error names the file and the entry.
    """
    kinds = {row.entry: kind_of(row) for row in keyed_rows(folder / "kinds.toml")}
    elections = {row.entry: election_of(row) for row in keyed_rows(folder / "elections.toml")}
    rows = tuple(chain.from_iterable(keyed_rows(path) for path in sorted((folder / "regulations").glob("*.toml"))))
    unique(rows)
    regulations = {row.entry: regulation_of(row, kinds, elections) for row in rows}
    _check_targets(rows, regulations)
    slips = keyed_rows(folder / "misquotes.toml")
    return Catalogue(regulations, kinds, elections, tuple(misquote_of(row, regulations) for row in slips))


def _check_targets(rows: Iterable[Row], regulations: Mapping[str, Regulation]) -> None:
    """Refuse a row that points to an instrument the catalogue lacks."""
    for row in rows:
        regulation = regulations[row.entry]
        named = {relation.target.regulation for relation in regulation.relations}
        named |= {survivor.kept_by.regulation for survivor in regulation.surviving}
        named |= {regulation.ended_by} - {""}
        if missing := sorted(named - regulations.keys()):
            raise row.bad(f"points to {', '.join(missing)}, which is not in the catalogue")


def _ref(place: Ref | str) -> Ref:
    return Ref.parse(place) if isinstance(place, str) else place


def _whole(number: str) -> str:
    return "".join(number.upper().split())


def _leading(number: str) -> str:
    """The first figure of a number, without leading zeros; a number that starts otherwise stays whole."""
    first = _whole(number).split("/")[0]
    return first.lstrip("0") if first.isdigit() else _whole(number)
