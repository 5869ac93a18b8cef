"""Ayat whose numbers stand in a heap before their sentences: "(1) (2) (3) Kucing tidur. Anjing jaga. Ikan diam."

Scans with the numbers in a column of their own are read so. Where exactly one heap stands in an article, runs on from
what comes before it, and as many sentences follow as it has numbers, each sentence is the ayat of its number, with a
flag. In any other case nothing is joined.
"""

import re
from itertools import pairwise

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.candidates import Number, all_numbers
from ingest.structure.lists import items
from ingest.structure.numbers import means
from ingest.structure.source import Mark, Source, ends_of

_JOINED = Flag("nomor-sambung", "Nomor ayat ini terlepas dari teksnya dalam naskah; disambungkan menurut urutannya.")
_SENTENCE = re.compile(r"(?<=[a-z)\]”\"]\.)\s+(?=[A-Z])")
_HEADING = re.compile(r"\s*(?:Pasal\s+\d[\d ]{0,3}[A-Z]?(?=\s+[A-Z(])\s*)?")
_WHOLE = re.compile(r"(?!Bag\w{2,4} Ke|BAB|Paragraf|Pasal)[A-Z][a-z].*[.;]\s*$", re.DOTALL)
_REFERS = re.compile(r"pada ayat \((\d{1,2})\)")


def rejoined(source: Source, ref: Ref, start: int, end: int) -> list[Mark]:
    """The marks of an article with one heap of numbers; empty where it is not certain which sentence is which ayat."""
    heaps = _heaps(source, start, end)
    if len(heaps) != 1:
        return []
    heap = heaps[0]
    before = items(source, ref, start, heap[0].start)
    last = max((int(mark.number) for mark in before if mark.level == "ayat" and mark.number.isdigit()), default=0)
    if last == 0 and source.text[start : heap[0].start].strip():
        return []
    own = [str(last + step) for step in range(1, len(heap) + 1)]
    if not all(means(number.raw, value) for number, value in zip(heap, own, strict=True)):
        return []
    begins = _sentences(source, heap[-1].end, end)
    ends = ends_of(begins, end)
    if len(begins) != len(own) or not _agree(source, begins, ends, own):
        return []
    marks: list[Mark] = []
    for value, begin, stop in zip(own, begins, ends, strict=True):
        ayat = ref / f"ayat-{value}"
        marks.append(Mark(heap[0].start if not marks else begin, begin, "ayat", value, ayat, flags=(_JOINED,)))
        marks += items(source, ayat, begin, stop)
    return [*before, *marks]


def _heaps(source: Source, start: int, end: int) -> list[list[Number]]:
    """Runs of two or more numbers in round brackets without words between them."""
    heaps: list[list[Number]] = []
    for first, then in pairwise(all_numbers(source, start, end)):
        if first.style != "()" or then.style != "()" or source.text[first.end : then.start].strip():
            continue
        if heaps and heaps[-1][-1] == first:
            heaps[-1].append(then)
        else:
            heaps.append([first, then])
    return heaps


def _sentences(source: Source, start: int, end: int) -> list[int]:
    """Where sentences begin, after the heading if the page repeats it; none where numbers stand among them."""
    heading = _HEADING.match(source.text, start, end)
    first = heading.end() if heading else start
    if any(number.style == "()" for number in all_numbers(source, first, end)) or not source.text[first:end].strip():
        return []
    return [first, *(match.end() for match in _SENTENCE.finditer(source.text, first, end))]


def _agree(source: Source, begins: list[int], ends: list[int], own: list[str]) -> bool:
    """Whether every sentence is a whole one and refers to ayat before it only."""
    whole = all(_WHOLE.match(source.text[begin:stop]) for begin, stop in zip(begins, ends, strict=True))
    return whole and all(
        int(named) < int(value)
        for value, begin, stop in zip(own, begins, ends, strict=True)
        for named in _REFERS.findall(source.text[begin:stop])
    )
