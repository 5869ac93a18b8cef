"""The citations of one answer, numbered as they stand in its text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from corpus.model import Basis, Citation, Norm
from corpus.reference import Ref
from qa.cite import Citer


@dataclass(slots=True)
class Shelf:
    """The citations of one answer, in the order of first use. It grows."""

    citer: Citer
    on: date
    found: dict[Ref, Citation] = field(default_factory=dict)

    def add(self, bases: Iterable[Basis], norm: Norm | None, on: date | None = None) -> tuple[Ref, ...]:
        """Cite the pinpoints and return their refs; `on` gives the words of another day, never another day's status."""
        refs = []
        for basis in bases:
            if basis.ref not in self.found:
                worded = on if on != self.on else None
                self.found[basis.ref] = self.citer.cite(basis, self.on, norm.id if norm else None, worded=worded)
            refs.append(basis.ref)
        return tuple(dict.fromkeys(refs))

    def marks(self, refs: Iterable[Ref]) -> str:
        """The numbers of citations as they stand in the text: " [1][3]"."""
        numbers = {ref: at for at, ref in enumerate(self.found, 1)}
        marks = "".join(f"[{numbers[ref]}]" for ref in refs)
        return f" {marks}" if marks else ""
