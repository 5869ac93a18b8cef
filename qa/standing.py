"""Whether a pinpoint supports an answer about a given day and election.

Only a provision in force on the day of the conduct supports an answer (promise 3). An instrument bound to one election
supports answers about that election only. Where a text is held, a pinpoint that had no wording on that day does not
support either, whatever the catalogue says of the whole instrument.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from corpus.catalogue import Catalogue
from corpus.model import Basis, Flag, Source, Status, Version
from corpus.reference import Ref

SUPPORTING = frozenset({Status.BERLAKU, Status.BERLAKU_SEBAGIAN})


class Texts(Protocol):
    """The texts that are held, as `qa` needs them."""

    def holds(self, regulation: str) -> bool:
        """Whether a text of the regulation is held."""
        ...

    def version(self, ref: Ref, on: date | None = None) -> Version | None:
        """The wording of a provision on a day."""
        ...

    def versions(self, ref: Ref) -> Sequence[Version]:
        """Every wording a provision has had."""
        ...

    def full_text(self, ref: Ref, on: date | None = None) -> str:
        """The provision's words and all below it on a day."""
        ...

    def subtree(self, ref: Ref, on: date | None = None) -> Sequence[Version]:
        """The wording and all below it on a day."""
        ...

    def elucidation(self, ref: Ref, on: date | None = None) -> str:
        """The penjelasan of the provision and of what lies below it."""
        ...

    def source(self, regulation: str) -> Source | None:
        """Where the held text came from."""
        ...

    def articles(self, regulation: str, on: date | None = None) -> Sequence[Ref]:
        """The pasal of a regulation."""
        ...


def doubts(texts: Texts, ref: Ref, on: date | None = None) -> tuple[Flag, ...]:
    """What is uncertain in the words of a place on a day: its own flags, those below it and those of what it lies in.

    An article whose numbers the scan tore from their words says so of every ayat and huruf in it.
    """
    above = (Ref(ref.regulation, ref.path[:depth]) for depth in range(1, len(ref.path)))
    whole = [version for place in above if (version := texts.version(place, on))]
    return tuple(dict.fromkeys(flag for v in (*whole, *texts.subtree(ref, on)) for flag in v.provision.flags))


@dataclass(frozen=True, slots=True)
class Standing:
    """Answers where a pinpoint stands, from the catalogue, the basis' own dates and the texts held."""

    catalogue: Catalogue
    texts: Texts

    def status(self, basis: Basis, on: date) -> Status:
        """The status of a pinpoint on a day."""
        if not self.catalogue.known(basis.ref.regulation):
            return Status.TIDAK_DIKETAHUI
        whole = self.catalogue.status(basis.ref, on)
        if whole not in SUPPORTING:
            return whole
        if basis.span.begun(on) is False:
            return Status.BELUM_BERLAKU
        if basis.span.ended(on) is True:
            return Status.BERAKHIR
        if basis.span.holds(on) is None:
            return Status.TIDAK_DIKETAHUI
        return self._worded(basis.ref, on) or whole

    def supports(self, basis: Basis, on: date, election: str = "") -> bool:
        """Whether the pinpoint may carry an answer about this day and election."""
        return self.status(basis, on) in SUPPORTING and self.fits(basis.ref.regulation, on, election)

    def fits(self, regulation: str, on: date, election: str) -> bool:
        """Whether an instrument bound to elections is asked about for one of them. It rules from its own first day,
        which its status tells, until the last of them has been held.
        """
        bound = self.catalogue.bound(regulation) if self.catalogue.known(regulation) else ()
        if not bound:
            return True
        return election in bound if election else any(not self._over(id, on) for id in bound)

    def _over(self, election: str, on: date) -> bool:
        """Whether the last known day of an election lies before; so it is with one that is not known."""
        known = self.catalogue.elections.get(election)
        ends = [end.latest for _, span in known.stages if (end := span.end or span.start)] if known else []
        return not ends or on > max(ends)

    def _worded(self, ref: Ref, on: date) -> Status | None:
        """The status that the held wordings give, where they disagree with the catalogue; None where they do not."""
        versions = self.texts.versions(ref)
        if any(kept.ref.contains(ref) for kept in self.catalogue.get(ref.regulation).surviving):
            return None  # a later act keeps it, though the wording's own act is gone
        if not ref.path or not versions or any(v.span.holds(on) is not False and not v.deleted for v in versions):
            return None
        begun = [v for v in versions if v.span.begun(on) is not False]
        return Status.DICABUT if begun else Status.BELUM_BERLAKU


ENOUGH = 0.98  # of the numbers up to the last; gazette copies lose a heading here and there
_NUMBER = re.compile(r"pasal-(\d+)")


def complete(texts: Texts, regulation: str) -> bool:
    """Whether the held copy of a regulation is whole enough to say that an article does not exist.

    A copy may stop in the middle, and amending acts may have set articles far beyond its end; so the numbers that are
    there are counted against the highest of them.
    """
    if not texts.holds(regulation):
        return False
    numbers = {int(m[1]) for ref in texts.articles(regulation) if (m := _NUMBER.fullmatch(ref.path[-1]))}
    return bool(numbers) and len(numbers) >= ENOUGH * max(numbers)
