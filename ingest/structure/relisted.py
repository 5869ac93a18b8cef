"""Lists whose letters stand apart from their words: "a. makan; tidur; b. c. d. jaga; dan lari." has four items.

The clauses of a list end with ";", the last but one with "; dan" or "; atau", the last with a full stop; one that ends
with ":" opens a list of its own, which its own "; dan" closes. So clauses can be counted without their letters. Only
where every letter that still stands alone before a clause agrees with that count, and no letter beyond it is seen, are
the clauses given their letters, each with a flag; else nothing is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.candidates import Number, all_numbers
from ingest.structure.numbers import means, next_letter
from ingest.structure.source import Mark, Source

_JOINED = Flag("nomor-sambung", "Nomor butir ini terlepas dari teksnya dalam naskah; disambungkan menurut urutannya.")
_END = re.compile(r";\s*(?P<last>dan/atau|dan ?/ ?atau|dan|atau)?(?=\W|$)|:(?=\s)|\.\s*$")
_WORDS = re.compile(r"[A-Za-z]{3,}")
_UNSURE = "lto"  # letters that may be misread digits or other letters, so that they prove no item
_FEWEST = 3  # items; fewer prove nothing
_SCRAP = 3  # words; no more may stand behind the list: a catch-word, a page mark


@dataclass(frozen=True, slots=True)
class _Clause:
    """Where the numbers before a clause begin, where its words begin, those numbers, and how it ends."""

    mark: int
    start: int
    leads: tuple[Number, ...]
    sign: str
    last_but_one: bool


@dataclass(slots=True)
class _Count:
    """The items as they are counted: the letter reached, the number reached in an open inner list, the marks."""

    ref: Ref
    letter: str = ""
    number: int | None = None
    inner_ends: bool = False  # the clause before was the last but one of its list
    outer_ends: bool = False
    done: bool = False
    marks: list[Mark] = field(default_factory=list)
    agreed: int = 0

    def take(self, clause: _Clause) -> bool:
        """Count one clause; False where its numbers contradict the count."""
        return self._inner(clause) if self.number is not None else self._outer(clause)

    def _outer(self, clause: _Clause) -> bool:
        letter = next_letter(self.letter) if self.letter else "a"
        if self.done or not self._agrees(clause, letter, "a."):
            return False
        self.letter, self.done, self.outer_ends = letter, self.outer_ends, clause.last_but_one
        self._mark(clause, letter, "huruf", self.ref / f"huruf-{letter}")
        if clause.sign == ":":
            self.number = 0
        return True

    def _inner(self, clause: _Clause) -> bool:
        number = (self.number or 0) + 1
        if clause.sign == ":" or not self._agrees(clause, str(number), "1."):
            return False
        self._mark(clause, str(number), "angka", self.ref / f"huruf-{self.letter}" / f"angka-{number}")
        self.number = None if self.inner_ends else number
        self.inner_ends = clause.last_but_one and not self.inner_ends
        return True

    def _agrees(self, clause: _Clause, number: str, style: str) -> bool:
        """Whether the numbers right before the clause allow this one: a single one must be it, a heap must reach it."""
        own = [lead.raw for lead in clause.leads if lead.style == style]
        self.agreed += bool(own and means(own[-1], number))
        if len(clause.leads) == 1 and own:
            return means(own[0], number)
        return not own or any(means(raw, number) or _order(raw) >= _order(number) for raw in own)

    def _mark(self, clause: _Clause, number: str, level: str, ref: Ref) -> None:
        sure = len(clause.leads) == 1 and clause.leads[0].raw == number
        flags = () if sure else (_JOINED,)
        self.marks.append(Mark(clause.mark, clause.start, level, number, ref, flags=flags))


def _order(number: str) -> int:
    return int(number) if number.isdigit() else ord(number[0]) - ord("a")


def relisted(source: Source, ref: Ref, start: int, end: int) -> list[Mark]:
    """The marks of a list with torn letters below `ref`; empty where it is not certain which clause is which item."""
    found = all_numbers(source, start, end)
    first = next((n for n in found if n.raw == "a" and n.style == "a."), None)
    if (
        first is None
        or not source.before(first.start).endswith(":")
        or any(n.style == "()" and (n.start < first.start or _opens_ayat(source, n, start)) for n in found)
        or any(a.style == b.style == "()" and not source.text[a.end : b.start].strip() for a, b in pairwise(found))
        or _WORDS.search(source.text, first.start, end) is None
    ):
        return []
    clauses = list(_clauses(source, [n for n in found if n.start >= first.start], end))
    count = _Count(ref)
    if not all(count.take(clause) for clause in clauses) or count.number is not None:
        return []
    letters = [n.raw for n in found if n.style == "a." and len(n.raw) == 1 and n.raw not in _UNSURE]
    whole = clauses[-1].sign == "." and len(count.letter) == 1 and count.letter >= max(letters)
    return count.marks if whole and len(clauses) >= _FEWEST and count.agreed >= 2 else []


def _opens_ayat(source: Source, number: Number, start: int) -> bool:
    """Whether the number of an ayat stands where its ayat begins: at the head of the article, between two sentences."""
    before = source.text[start : number.start].strip()
    return before[-1:] in ("", ".") and source.after(number.end)[:1].isupper()


def _clauses(source: Source, found: Sequence[Number], end: int) -> Iterator[_Clause]:
    """The clauses of the list with the numbers that stand before each; scraps without words count as numbers."""
    position, begin, leads = found[0].start, found[0].start, list[Number]()
    at = 0
    while position < end:
        while at < len(found) and not _WORDS.search(source.text, position, found[at].start):
            leads.append(found[at])
            position = found[at].end
            at += 1
        stops = _END.finditer(source.text, position, end)
        stop = next((m for m in stops if _WORDS.search(source.text, position, m.start())), None)
        until = stop.end() if stop else end
        words = _WORDS.search(source.text, position, until)
        if stop is None or words is None:
            if words is None or len(source.text[position:end].split()) <= _SCRAP:
                return
            yield _Clause(begin, position, tuple(leads), "", False)
            return
        start = position + len(source.text[position:until]) - len(source.text[position:until].lstrip())
        yield _Clause(begin, start, tuple(leads), stop.group().strip()[0], bool(stop.groupdict()["last"]))
        position, begin, leads = until, until, []
        while at < len(found) and found[at].start < until:
            at += 1
