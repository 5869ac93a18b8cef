"""The state of a walk through the numbers of a pasal, and what their surroundings say of them."""

import re
from dataclasses import dataclass, field

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.candidates import Number
from ingest.structure.numbers import followers
from ingest.structure.source import Mark, Source, last_word
from ingest.structure.words import words

_MENTIONED = re.compile(r"(?:ayat|huruf|angka|butir|Pasal)[\s\w(),/.]*$")
_LETTERED = re.compile(r"(?:huruf|butir)[\s\w(),/.]*$")

_ANNOUNCED = re.compile(r":(?:\s?[^\w\s()”\"]){0,3}$")
_WORD = re.compile(r"\w")


@dataclass(slots=True)
class Open:
    """A list being read: its style, the last number, and where its items hang."""

    style: str
    last: str
    parent: Ref
    level: str

    @property
    def item(self) -> Ref:
        """The item that is being read."""
        return self.parent / f"{self.level}-{self.last}"


@dataclass(slots=True)
class Walk:
    """The state of the walk: where we are, the lists that are open, the marks found so far."""

    source: Source
    root: Ref
    begin: int
    end: int
    marks: list[Mark] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    inline: bool = False  # the last item ran on in its line

    @property
    def text_start(self) -> int:
        """Where the words of the unit being read begin."""
        return self.marks[-1].end if self.marks else self.begin

    @property
    def current(self) -> Ref:
        """The unit that is being read."""
        return self.marks[-1].ref if self.marks else self.root

    def silent(self, until: int) -> bool:
        """Whether the unit being read has no word yet; dots and strokes of a dirty page say nothing."""
        return _WORD.search(self.source.text, self.text_start, until) is None

    def add(self, start: int, end: int, opened: Open, *flags: Flag) -> None:
        """Mark the item that `opened` has come to."""
        self.marks.append(Mark(start, end, opened.level, opened.last, opened.item, flags=flags))


def mentioned(walk: Walk, number: Number) -> bool:
    """Whether the number is part of a sentence."""
    before = walk.source.before(number.start)
    if walk.silent(number.start):
        return False
    if before.endswith(",") and not _MENTIONED.search(before) and _follows(walk, number):
        return not after_comma(walk, number)
    word = last_word(before).lower()
    ends_in_word = before[-1:].isalnum()
    if ends_in_word and word in words().links:
        head = before[: -len(word)].rstrip()
        named = (
            _LETTERED if number.style[0] == "a" and _follows(walk, number) else _MENTIONED
        )  # "Pasal 6, atau b. kayu"
        return head[-1:] not in ";.,:" or (head[-1:] == "," and bool(named.search(head)))
    if before.endswith(",") and _MENTIONED.search(before):
        return True
    return not walk.source.line_start(number.start) and before[-1:] in ",(/-"


def _follows(walk: Walk, number: Number) -> bool:
    """Whether the number is, exactly, the next of an open list."""
    return any(o.style == number.style and number.raw in followers(o.last)[:1] for o in walk.stack)


def after_comma(walk: Walk, number: Number) -> bool:
    """Whether a comma, printed or read for a semicolon, ends the item before this one: "d. ikan, e. roti"."""
    said = walk.source.text[walk.text_start : number.start].strip()
    return said.endswith(",") and len(said.split()) > 1 and walk.source.after(number.end)[:2].isalpha()


def runs_on(walk: Walk, number: Number) -> bool:
    """Whether items follow each other in one line with no sign between them: "1. Desa Jati 2. Desa Kayu 3. ..."."""
    text = walk.source.text
    said, after = text[walk.text_start : number.start], walk.source.after(number.end)
    if "\n" in said or not said.strip()[:1].isupper() or not after[:1].isupper():
        return False
    if text.find(f"\n{text[number.start : number.end]} ", number.end, walk.end) > 0:
        return False  # the item itself stands further down; this one is a number torn from its line
    following = next(iter(followers(number.raw)))
    line = text[number.end : walk.source.line_end(number.end)]
    again = re.search(rf"(?<=\w ){re.escape(following)}{re.escape(number.style[-1])} (?=[A-Z])", line)
    return bool(again) or walk.inline


def firm(walk: Walk, start: int) -> bool:
    """Whether the surroundings alone speak for an item: a line begins, or a clause has just ended."""
    source = walk.source
    before = source.before(start)
    if source.line_start(start) or not before or before[-1] in ';:.”"':
        return True
    word = last_word(before)
    if word in ("dan", "atau", "dan/atau"):
        return before[: -len(word)].rstrip()[-1:] in ";.,:"
    return walk.silent(start)


def after_colon(walk: Walk, number: Number) -> bool:
    """Whether the words before announce a list; dirt of the page may stand between: "adalah: ^. a. ..."."""
    return bool(_ANNOUNCED.search(walk.source.before(number.start)))
