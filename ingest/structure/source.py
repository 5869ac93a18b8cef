"""The text being structured, as one string whose every offset has a place, and the marks that divide it.

Structure is a partition: marks are spans of the text in order, and the words of a provision are what stands between
its own mark and the next one. So nothing can be lost or doubled, whatever the marks are.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Flag, Place
from corpus.reference import Ref
from ingest.clean.lines import Line

_WORDS = re.compile(r"[\w/-]*\w[\w/-]*")
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Source:
    """Lines joined to one text."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]
    width: int  # the length of a full line; paragraphs are far longer

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Source":
        """The text of the lines."""
        starts, offset = [], 0
        for line in lines:
            starts.append(offset)
            offset += len(line.text) + 1
        lengths = sorted(len(line.text) for line in lines)
        width = lengths[len(lengths) * 9 // 10] if lengths else 0
        return cls("\n".join(line.text for line in lines), tuple(starts), tuple(line.place for line in lines), width)

    @property
    def wrapped(self) -> bool:
        """Whether lines end where the page does, rather than where the paragraph does."""
        return self.width <= 120

    def place(self, offset: int) -> Place:
        """Where in the file this offset stands."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] if 0 <= index < len(self.places) else Place()

    def line_start(self, offset: int) -> bool:
        """Whether only blanks or an opening quotation mark stand before this offset on its line."""
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return not before.strip(" \t“\"'#*")

    def line_end(self, offset: int) -> int:
        """Where the line of this offset ends."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def before(self, offset: int) -> str:
        """A few words before this offset, blanks squeezed, without trailing blanks."""
        return " ".join(self.text[max(0, offset - _CONTEXT) : offset].split())

    def after(self, offset: int) -> str:
        """A few words from this offset on, blanks squeezed."""
        return " ".join(self.text[offset : offset + _CONTEXT].split())


def last_word(text: str) -> str:
    """The last word of a text, whatever sign follows it."""
    found = _WORDS.findall(text)
    return found[-1] if found else ""


def ends_of(starts: Sequence[int], end: int) -> list[int]:
    """Where each of several neighbouring units ends: where the next one starts, the last one at `end`."""
    return [*starts[1:], end] if starts else []


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a unit: the span of its number in the text, and what the unit is.

    The words after it are its heading where `headed`, else its text.
    """

    start: int
    end: int
    level: str
    number: str
    ref: Ref
    headed: bool = False
    flags: tuple[Flag, ...] = ()
    rows: bool = False  # keep the lines of the text apart
    heading_path: tuple[str, ...] = field(default=())
