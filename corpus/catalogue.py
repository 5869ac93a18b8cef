"""The catalogue: identity, dates and relations of every instrument, and where each stands on a given day.

Facts live in data/regulations/*.toml, data/elections.toml and data/kinds.toml; this module joins them into values and
answers questions of status. Whether an instrument's text is held is the store's business, not the catalogue's.

Status is settled per instrument from its span, and per provision where a relation or a survivor names the provision.
What no source dates stays unknown: an imprecise date gives `tidak-diketahui` for the days it leaves open.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from corpus.catalogue_rows import election_of, kind_of, misquote_of, regulation_of
from corpus.dates import PartialDate
from corpus.errors import BadData, NotInCorpus
from corpus.loading import DATA, Row, keyed_rows, unique
from corpus.model import Election, Kind, Misquote, Name, Regulation, Relation, RelationKind, Status, Survivor
from corpus.reference import Ref


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every instrument known, with the kinds, the elections and the common misquotations."""

    regulations: Mapping[str, Regulation]
    kinds: Mapping[str, Kind]
    elections: Mapping[str, Election]
    misquotes: tuple[Misquote, ...] = ()

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
        """The instrument of this kind, number and year; None where there is none, or more than one."""
        same = [reg for reg in self if (reg.kind, reg.year) == (kind, year) and _plain(reg.number) == _plain(number)]
        return same[0] if len(same) == 1 else None

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

    def status(self, place: Ref | str, on: date) -> Status:
        """Where an instrument, or a provision of it, stands on a day.

        Raises:
            NotInCorpus: the catalogue does not know the instrument.
        """
        ref = Ref.parse(place) if isinstance(place, str) else place
        regulation = self.get(ref.regulation)
        whole = _whole_status(regulation, on)
        if whole is Status.DICABUT and ref.path:
            return _survival(regulation.surviving, ref, on) or whole
        if whole is not Status.BERLAKU:
            return whole
        return self._after_repeals(ref, on)

    def amenders(self, id: str) -> tuple[str, ...]:
        """Ids of every act that changed this one, earliest first: a Perppu, then the UU that made it law."""
        changes = self._changes(id)
        return tuple(dict.fromkeys(by for by, _ in changes))

    def amended_by_chain(self, id: str, on: date) -> tuple[str, ...]:
        """Ids of the acts whose changes count on a day, earliest first; a Perppu gives way to the UU it became."""
        begun = [by for by, _ in self._changes(id) if self._since(by, id).reached(on) is True]
        made_law = {perppu for by in begun for perppu in self._perppu_of(by)}
        return tuple(dict.fromkeys(by for by in begun if by not in made_law))

    def amended_after(self, place: Ref | str, day: date) -> tuple[str, ...]:
        """Ids of the acts that changed the instrument, or this provision of it, later than `day`."""
        ref = Ref.parse(place) if isinstance(place, str) else place
        touching = [by for by, change in self._changes(ref.regulation) if _touches(change, ref)]
        return tuple(dict.fromkeys(by for by in touching if self._since(by, ref.regulation).reached(day) is not True))

    def interpreted_by(self, place: Ref | str, on: date) -> tuple[str, ...]:
        """Ids of the court rulings on a place, or on a part of it, given by a day."""
        ref = Ref.parse(place) if isinstance(place, str) else place
        rulings = self._relations_to(ref.regulation, RelationKind.MENAFSIRKAN)
        near = [by for by, ruling in rulings if ruling.target.contains(ref) or ref.contains(ruling.target)]
        return tuple(dict.fromkeys(by for by in near if self.get(by).span.begun(on) is True))

    def _after_repeals(self, ref: Ref, on: date) -> Status:
        """The status of a place in an instrument that is itself in force, after what others took out of it."""
        found = Status.BERLAKU
        for by, repeal in self._relations_to(ref.regulation, RelationKind.MENCABUT):
            reached = self._when(by, repeal).reached(on)
            if reached is False:
                continue
            if ref.path and repeal.target.contains(ref):
                return Status.DICABUT if reached else Status.TIDAK_DIKETAHUI
            if ref.contains(repeal.target) and not (ref.path == () and self._amends(by, ref.regulation)):
                found = Status.BERLAKU_SEBAGIAN
        return found

    def _changes(self, id: str) -> list[tuple[str, Relation]]:
        """Who changed `id`, by which relation, earliest first; a stipulating UU follows its Perppu."""
        direct = self._relations_to(id, RelationKind.MENGUBAH)
        made = [(uu, change) for by, change in direct for uu in self._stipulators(by)]
        return sorted(chain(direct, made), key=lambda pair: self._since(pair[0], id).earliest)

    def _relations_to(self, id: str, kind: RelationKind) -> list[tuple[str, Relation]]:
        aimed = ((reg.id, relation) for reg in self for relation in reg.relations if relation.kind is kind)
        return [(by, relation) for by, relation in aimed if relation.target.regulation == id]

    def _stipulators(self, perppu: str) -> list[str]:
        return [by for by, _ in self._relations_to(perppu, RelationKind.MENETAPKAN)]

    def _perppu_of(self, uu: str) -> list[str]:
        made = (relation for relation in self.get(uu).relations if relation.kind is RelationKind.MENETAPKAN)
        return [relation.target.regulation for relation in made]

    def _amends(self, by: str, id: str) -> bool:
        """Whether `by` is an amending act of `id`: what it deletes there leaves the rest in force whole."""
        return id in {rel.target.regulation for rel in self.get(by).relations if rel.kind is RelationKind.MENGUBAH}

    def _when(self, by: str, relation: Relation) -> PartialDate:
        """When a relation of `by` takes effect: its own date, or the day `by` itself came into force."""
        return relation.since or _start(self.get(by))

    def _since(self, by: str, id: str) -> PartialDate:
        """When `by` first changed `id`; for a stipulating UU, the day it came into force."""
        own = [rel for rel in self.get(by).relations if rel.kind is RelationKind.MENGUBAH]
        dates = [self._when(by, rel) for rel in own if rel.target.regulation == id]
        return min(dates, key=lambda since: since.earliest) if dates else _start(self.get(by))


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
    misquotes = tuple(misquote_of(row) for row in keyed_rows(folder / "misquotes.toml"))
    return Catalogue(regulations, kinds, elections, misquotes)


def _check_targets(rows: Iterable[Row], regulations: Mapping[str, Regulation]) -> None:
    """Refuse a row that points to an instrument the catalogue lacks."""
    for row in rows:
        regulation = regulations[row.entry]
        named = {relation.target.regulation for relation in regulation.relations}
        named |= {survivor.kept_by.regulation for survivor in regulation.surviving}
        named |= {regulation.ended_by} - {""}
        if missing := sorted(named - regulations.keys()):
            raise row.bad(f"points to {', '.join(missing)}, which is not in the catalogue")


def _whole_status(regulation: Regulation, on: date) -> Status:
    """The status of an instrument from its own dates alone."""
    begun, ended = regulation.span.begun(on), regulation.span.ended(on)
    if begun is False:
        return Status.BELUM_BERLAKU
    if ended:
        return regulation.ended_as or Status.TIDAK_DIKETAHUI
    doubtful = regulation.doubtful_from is not None and regulation.doubtful_from.reached(on) is not False
    return Status.TIDAK_DIKETAHUI if begun is None or ended is None or doubtful else Status.BERLAKU


def _survival(survivors: Iterable[Survivor], ref: Ref, on: date) -> Status | None:
    """How a place in a repealed instrument lives on: in force, in part (a part of it is), or not at all (None)."""
    for survivor in survivors:
        held = survivor.span.holds(on)
        if held is False or not (survivor.ref.contains(ref) or ref.contains(survivor.ref)):
            continue
        if held is None:
            return Status.TIDAK_DIKETAHUI
        return Status.BERLAKU if survivor.ref.contains(ref) else Status.BERLAKU_SEBAGIAN
    return None


def _touches(change: Relation, ref: Ref) -> bool:
    """Whether an amendment concerns a place; where it does not list its articles, it may concern any."""
    if not ref.path or not (change.articles or change.target.path):
        return True
    if change.target.path:
        return change.target.contains(ref) or ref.contains(change.target)
    return any(step in change.articles for step in ref.path)


def _start(regulation: Regulation) -> PartialDate:
    """The day an instrument came into force; the loader has made sure that there is one."""
    if regulation.span.start is None:
        raise BadData("regulations", regulation.id, "has no date of entry into force")
    return regulation.span.start


def _plain(number: str) -> str:
    """A number without spaces and in capitals, as it may be written either way."""
    return "".join(number.upper().split())
