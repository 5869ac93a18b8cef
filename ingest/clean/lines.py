"""Values of cleaning: a line of law with its place, and everything that was changed or set aside."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from corpus.model import Place, Removal, Repair


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph of the text, cleaned, with the place it was read from."""

    text: str
    place: Place = field(default_factory=Place)
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document's lines without running heads and feet, and the record of how they came to be."""

    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...] = ()
    removals: tuple[Removal, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All lines, one below the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Change:
    """What one step of cleaning made of the lines."""

    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...] = ()
    removals: tuple[Removal, ...] = ()


@dataclass(slots=True)
class Ledger:
    """Collects the changes of one step while it walks the lines."""

    lines: list[Line] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)

    def keep(self, line: Line) -> None:
        """Note a line, unless nothing is left of it."""
        if line.text.strip():
            self.lines.append(line)

    def repair(self, rule: str, line: Line, before: str, after: str) -> None:
        """Note that `before` of this line is now `after`."""
        self.repairs.append(Repair(rule, line.place, before, after))

    def remove(self, rule: str, line: Line, text: str) -> None:
        """Note that `text` of this line was set aside."""
        self.removals.append(Removal(rule, line.place, text))

    def change(self) -> Change:
        """The step's outcome."""
        return Change(tuple(self.lines), tuple(self.repairs), tuple(self.removals))


def touched(lines: Sequence[Line], patterns: Iterable[re.Pattern[str]]) -> frozenset[int]:
    """The indexes of the lines that some pattern may match in: one search of the whole text instead of one a line."""
    starts, offset = [], 0
    for line in lines:
        starts.append(offset)
        offset += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    hits: set[int] = set()
    for pattern in patterns:
        for match in pattern.finditer(text):
            hits.update(range(bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end())))
    return frozenset(hits)


Step = Callable[[tuple[Line, ...]], Change]
