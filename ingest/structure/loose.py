"""The sentences of an article and the numbers among them: those that stand at a sentence, and those torn from theirs.

Sentences are told with all numbers of ayat blanked, so that a list goes on behind a heap that stands in it. A number
stands at a sentence where it is right before it and is the one that the sentence has by the count; any other is loose.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.reference import Ref
from ingest.structure.candidates import Number, ayat_numbers
from ingest.structure.heaps import SENTENCE
from ingest.structure.numbers import means
from ingest.structure.source import Mark, Source, last_word
from ingest.structure.words import words

_FEWEST_WORDS = 4  # a shorter run of words is a scrap, unless a stop ends it
_MENTIONED = re.compile(r"\b[Aa]yat\s*\([^.;:]*$")
_WHOLE = re.compile(r"[A-Z].*\.\s*$", re.DOTALL)
_HEADING = re.compile(r"(?:Bag\w{2,4}|BAB|[Pp]aragraf|Pasal)\s[^.]{0,120}[^.]{0,9}\s*", re.DOTALL)
_REPEATED = re.compile(r"\s*(?:\S{1,14}\s+){0,3}Pasal\s+(?P<number>\d+[A-Z]?)\s+(?=[A-Z])")
_ITEM = re.compile(r"\s*(?:[a-z]{1,2}|\d{1,3})[.)]\s")

Run = Sequence[Number]
Unit = tuple[Ref, int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where the words of a whole sentence begin and end, and the number that stands at it."""

    start: int
    end: int
    number: Number | None


@dataclass(frozen=True, slots=True)
class Pieces:
    """What an article is made of; `blank` is the text without any number of an ayat in it."""

    ref: Ref
    start: int
    end: int
    blank: Source
    sentences: tuple[Sentence, ...]  # none where one cannot be told from the next
    runs: tuple[Run, ...]  # numbers that stand at no sentence, those with no words between them together
    loose: tuple[Number, ...]  # the same without those of catch-words
    apart: bool  # a unit, or nothing, follows each run, so that it can be kept from the words

    @property
    def needs(self) -> tuple[tuple[int, Sentence], ...]:
        """The sentences without a number, each with the one it has by the count; a single sentence needs none."""
        counted = enumerate(self.sentences, 1) if len(self.sentences) > 1 else ()
        return tuple((value, sentence) for value, sentence in counted if sentence.number is None)

    @property
    def wanted(self) -> tuple[int, ...]:
        """The numbers it has not and may have elsewhere; of an article that cannot be told, the next one."""
        if self.sentences:
            return _left([value for value, _ in self.needs], self.loose)[0]
        last = self.runs[-1][-1] if self.runs else None
        goes_on = last and last.raw.isdigit() and SENTENCE.search(self.blank.text, last.end, self.end)
        return (int(last.raw) + 1,) if last and goes_on else ()

    @property
    def surplus(self) -> tuple[Number, ...]:
        """The numbers of its heaps that are none of its own."""
        heaps = {number for run in self.runs if len(run) > 1 for number in run}
        over = _left([value for value, _ in self.needs], self.loose)[1] if self.sentences else self.loose
        return tuple(number for number in over if number in heaps)


def _left(values: list[int], numbers: Sequence[Number]) -> tuple[tuple[int, ...], tuple[Number, ...]]:
    """The values that have none of the numbers, and the numbers that mean none of them."""
    over = []
    for number in numbers:
        value = next((value for value in values if means(number.raw, str(value))), None)
        if value is None:
            over.append(number)
        else:
            values.remove(value)
    return tuple(values), tuple(over)


def readings(source: Source, units: Sequence[Unit | None]) -> list[tuple[Pieces, ...]]:
    """The sentences and the numbers of each article: one reading, or two; none of a unit that is None.

    The last number of a heap may stand at the sentence behind it, or not; which of them is so, neighbours tell.
    """
    found = [list(_runs(source, *unit[1:])) if unit else [] for unit in units]
    blank = _blanked(source, [(run[0].start, run[-1].end) for runs in found for run in runs])  # once for the whole act
    return [_readings(source, blank, unit, runs) if unit else () for unit, runs in zip(units, found, strict=True)]


def _readings(source: Source, blank: Source, unit: Unit, runs: Sequence[Run]) -> tuple[Pieces, ...]:
    ref, start, end = unit
    behind = _behind_head(blank, ref, start, end)
    sentences = tuple(_sentences(blank, behind, end))
    told = _Told(source, blank, ref, (start, end), sentences, behind)
    first = _pieces(told, runs, heap=1)
    other = _pieces(told, runs, heap=len(runs) and max(map(len, runs)))
    return (first,) if first.loose == other.loose else (first, other)


@dataclass(frozen=True, slots=True)
class _Told:
    """What both readings of an article share."""

    source: Source
    blank: Source
    ref: Ref
    reach: tuple[int, int]
    sentences: tuple[Sentence, ...]
    first: int  # where its words begin, behind a heading that is printed again


def _pieces(told: _Told, runs: Sequence[Run], *, heap: int) -> Pieces:
    """The reading in which the last number of each run of at most `heap` numbers may stand at a sentence."""
    end = told.reach[1]
    stops = {s.start: value for value, s in enumerate(told.sentences, 1)}
    standing: dict[int, Number] = {}
    loose: list[Run] = []
    counted: list[Number] = []
    for run in runs:
        follows = max(told.first, run[-1].end + _gap(told.blank.text[run[-1].end : end]))
        stands = len(run) <= heap and follows in stops and means(run[-1].raw, str(stops[follows]))
        if stands:
            standing[follows] = run[-1]
        kept = run[:-1] if stands else run
        loose += [kept] if kept else []
        counted += [n for n in kept if not _catch(told.source, n, run, told.blank.text[follows:end])]
    numbered = tuple(replace(s, number=standing.get(s.start)) for s in told.sentences)
    if any(_misplaced(told, run, stops) for run in runs):
        numbered = ()
    apart = all(run[-1].end < told.first or _apart(told.blank, run, end, stops) for run in loose)
    return Pieces(told.ref, *told.reach, told.blank, numbered, tuple(loose), tuple(counted), apart)


def set_apart(found: Pieces) -> list[Mark]:
    """The marks of the loose runs, as parts of their own."""
    refs = [found.ref / ("nomor-lepas" if at == 1 else f"nomor-lepas-{at}") for at in range(1, len(found.runs) + 1)]
    return [Mark(run[0].start, run[-1].end, "bagian-lain", "", ref) for run, ref in zip(found.runs, refs, strict=True)]


def _runs(source: Source, start: int, end: int) -> Iterator[list[Number]]:
    """The numbers of ayat between two offsets, those with nothing but scraps between them together."""
    run: list[Number] = []
    for number in ayat_numbers(source, start, end):
        if run and not _scrap(source.text[run[-1].end : number.start]):
            yield run
            run = []
        if run or not _named(source, number):
            run.append(number)
    if run:
        yield run


def _misplaced(told: _Told, run: Run, starts: dict[int, int]) -> bool:
    """Whether a single number stands before the first word of what is told as no sentence: "meliputi: (1) Mesin"."""
    follows = run[-1].end + _gap(told.blank.text[run[-1].end : told.reach[1]])
    behind = told.first < run[-1].end < told.reach[1] or told.first == told.reach[0]
    capital = told.blank.text[follows : min(follows + 1, told.reach[1])].isupper()
    return len(run) == 1 and behind and capital and follows not in starts


def _catch(source: Source, number: Number, run: Run, following: str) -> bool:
    """Whether the number is that of a catch-word: words of the sentence behind the run, and the number again."""
    at = run.index(number)
    again = any(later.raw == number.raw for later in run[at + 1 :])
    said = source.text[number.end : run[at + 1].start].split() if again else []
    return bool(said) and following.startswith(said[0].rstrip("."))


def _named(source: Source, number: Number) -> bool:
    """Whether a sentence names the number: "ayat (1) dan (2)"."""
    before = source.before(number.start)
    linked = before[-1:] == "," or last_word(before).lower() in words().links
    return linked and bool(_MENTIONED.search(before))


def _scrap(text: str) -> bool:
    """Whether so few words are no sentence: a catch-word, a page mark, nothing."""
    said = text.split()
    return len(said) < _FEWEST_WORDS and not (len(said) > 2 and text.rstrip().endswith("."))


def _blanked(source: Source, spans: Sequence[tuple[int, int]]) -> Source:
    """The source with these stretches, in order, blank, every other sign where it was."""
    parts, at = list[str](), 0
    for start, end in spans:
        parts += [source.text[at:start], " " * (end - start)]
        at = end
    return replace(source, text="".join((*parts, source.text[at:])))


def _sentences(blank: Source, start: int, end: int) -> Iterator[Sentence]:
    """The sentences between two offsets; none where what stands between two of them is no whole one."""
    cuts = [start, *(match.end() for match in SENTENCE.finditer(blank.text, start, end)), end]
    spans = [(a + _gap(blank.text[a:b]), b) for a, b in pairwise(cuts)]
    if len(spans) > 1 and _HEADING.fullmatch(blank.text[slice(*spans[-1])]):
        spans.pop()  # the catch-word of a heading
    told = [(a, b) for a, b in spans if not _scrap(blank.text[a:b])]
    if all(_WHOLE.match(blank.text[a:b]) for a, b in told):
        yield from (Sentence(a, b, None) for a, b in told)


def _behind_head(blank: Source, ref: Ref, start: int, end: int) -> int:
    """Where the article begins behind its heading printed again, at the head of a page: "#D Pasal 8 Setiap ..."."""
    again = _REPEATED.match(blank.text, start, end)
    return again.end() if again and f"pasal-{again['number'].lower()}" == ref.path[-1] else start


def _gap(text: str) -> int:
    return len(text) - len(text.lstrip())


def _apart(blank: Source, run: Run, end: int, starts: dict[int, int]) -> bool:
    """Whether a sentence, an item or nothing stands right behind the run."""
    after = run[-1].end + _gap(blank.text[run[-1].end : end])
    rest = blank.text[after:end]
    return not rest.strip() or after in starts or bool(_ITEM.match(rest))
