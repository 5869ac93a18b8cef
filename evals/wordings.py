"""What a place of a held text says on the days that a norm claims for it, and which claimed days have no wording."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from corpus.catalogue import Catalogue
from corpus.dates import Span
from corpus.model import Basis, Status
from corpus.reference import Ref
from corpus.store import Reader
from corpus.text import fold

_NOT_LAW = frozenset({Status.BELUM_BERLAKU, Status.DICABUT, Status.BERAKHIR})
_A_DAY = timedelta(days=1)

Starts = Mapping[Ref, tuple[date, ...]]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Reads a store by day and remembers what it read."""

    store: Reader
    catalogue: Catalogue
    _said: dict[tuple[Ref, date], str] = field(default_factory=dict)
    _begun: dict[str, Starts] = field(default_factory=dict)

    def worded(self, ref: Ref) -> bool:
        """Whether words are held there: the act's own text, or an article that an amending act words."""
        return self.store.holds(ref.regulation) or bool(ref.path and self.store.versions(ref.article))

    def known(self, ref: Ref) -> bool:
        """Whether the place has a wording of any day."""
        if not ref.path:
            return self.store.holds(ref.regulation)
        return any(not version.deleted for version in self.store.versions(ref))

    def days(self, basis: Basis) -> tuple[date, ...]:
        """The first day that a basis claims, and each later one in its claim on which words there were set."""
        claim = self._claim(basis)
        first = claim.start.latest if claim.start else date.min
        last = claim.end.earliest if claim.end else date.max
        later = (day for day in self._starts(basis.ref) if first < day < last)
        return tuple(sorted({first, *later} if claim.start else {*later} or {first}))

    def outside(self, basis: Basis) -> tuple[date, ...]:
        """The ends of the basis' own span on which the place was not law."""
        own = basis.span
        ends = (own.start and own.start.latest, own.end and own.end.earliest - _A_DAY)
        return tuple(day for day in ends if day and self.catalogue.status(basis.ref, day) in _NOT_LAW)

    def words(self, ref: Ref, day: date) -> str:
        """The folded words of the place and its elucidation on a day; empty where none."""
        key = ref, self._held_day(ref, day)
        if key not in self._said:
            self._said[key] = " ".join(map(fold, self._texts(*key)))
        return self._said[key]

    # --- inner steps -------------------------------------------------------------------------------------------

    def _texts(self, ref: Ref, day: date) -> Iterator[str]:
        if not ref.path:
            yield self.catalogue.get(ref.regulation).title
        own = self.store.full_text(ref, day)
        if not own:
            return
        yield own
        yield self.store.elucidation(ref, day)

    def _claim(self, basis: Basis) -> Span:
        """The days a basis claims: its own span, open ends filled from the catalogue; a remnant outlives its act."""
        own, act = basis.span, self.catalogue.get(basis.ref.regulation).span
        remnant = own.start and act.end and own.start.earliest >= act.end.latest
        return Span(own.start or act.start, own.end or (None if remnant else act.end))

    def _held_day(self, ref: Ref, day: date) -> date:
        """The day, or the last day of an act that was repealed before it: a remnant keeps its last wording."""
        end = self.catalogue.get(ref.regulation).span.end
        return min(day, end.earliest - _A_DAY) if end else day

    def _starts(self, ref: Ref) -> tuple[date, ...]:
        root = self.store.resolved(ref)
        begun = self._begun.setdefault(root.regulation, {}) or self._read_starts(root.regulation)
        return tuple(day for place, days in begun.items() if root.contains(place) for day in days)

    def _read_starts(self, regulation: str) -> Starts:
        found: dict[Ref, set[date]] = defaultdict(set)
        for version in self.store.wordings(regulation):
            if version.span.start:
                found[version.provision.ref].add(version.span.start.latest)
        self._begun[regulation] = {ref: tuple(sorted(days)) for ref, days in found.items()}
        return self._begun[regulation]
