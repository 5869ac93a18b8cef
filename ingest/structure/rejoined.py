"""Ayat whose numbers stand in a heap apart from their sentences: "(1) (2) (3) Kucing tidur. Anjing jaga. Ikan diam."

Scans with the numbers in a column of their own are read so. Where the article's numbers run from 1 to as many as it has
sentences, each sentence is the ayat of its number: with a flag, but where they are one heap with each number once, the
repair is on record only (`python -m evals.torn` counts how sure that is). In any other case nothing is joined.
"""

import re
from dataclasses import dataclass

from corpus.reference import Ref
from ingest.structure.ayat import within
from ingest.structure.candidates import Number, all_numbers
from ingest.structure.heaps import AMBIGUOUS, JOINED, REFERS, SENTENCE
from ingest.structure.numbers import means
from ingest.structure.source import Mark, Source, ends_of

_HEADING = re.compile(r"\s*(?:(?:\S{1,8}\s+){0,2}Pasal\s+\d[\d ]{0,3}[A-Z]?\s+(?=[A-Z]))?")
_WHOLE = re.compile(r"(?!Bag\w{2,4} Ke|BAB|Paragraf|Pasal)[A-Z]\w.*[.;]\s*$", re.DOTALL)
_SCRAP = 3  # words between numbers that end no sentence: a catch-word, a page mark


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Where what stands before it begins, where it begins itself, where it ends, and the numbers right before it."""

    mark: int
    start: int
    end: int
    heap: tuple[str, ...] = ()

    def follows(self, value: str) -> bool:
        """Whether one of the numbers before it may be this one, or there are none."""
        return not self.heap or any(means(raw, value) for raw in self.heap)


def rejoined(source: Source, ref: Ref, start: int, end: int) -> list[Mark]:
    """The marks of an article with torn numbers; empty where it is not certain which sentence is which ayat."""
    found = [number for number in all_numbers(source, start, end) if _of_ayat(number)]
    if not found or source.text[start : found[0].start].strip():
        return []
    sentences = _sentences(source, found, end)
    if len(sentences) < 2 or not _run(found, len(sentences)) or not _agree(source, sentences):
        return []
    marks: list[Mark] = []
    exact = len(found) == len(sentences) == len(sentences[0].heap) and _sure(source, sentences)
    for index, sentence in enumerate(sentences, 1):
        ayat = ref / f"ayat-{index}"
        joined = () if exact or len(sentence.heap) == 1 else (JOINED,)
        inside, flags = within(source, ayat, sentence.start, sentence.end)
        marks += [Mark(sentence.mark, sentence.start, "ayat", str(index), ayat, flags=(*joined, *flags)), *inside]
    return marks


def _sure(source: Source, sentences: list[_Sentence]) -> bool:
    """Whether none is a scrap, and no stop among them may or may not end one ("B.P.U. Cara")."""
    texts = [source.text[sentence.start : sentence.end] for sentence in sentences]
    return all(len(text.split()) > _SCRAP and not AMBIGUOUS.search(text) for text in texts)


def _of_ayat(number: Number) -> bool:
    """Whether this is the number of an ayat, however badly read: "(s)", or "14)" for "(4)"."""
    return number.style in ("()", "(a)") or (number.style == "1)" and len(number.raw) == 2 and number.raw[0] == "1")


def _sentences(source: Source, found: list[Number], end: int) -> list[_Sentence]:
    """The sentences between and after the numbers; scraps of few words count as part of the heap."""
    sentences: list[_Sentence] = []
    mark, heap = found[0].start, list[str]()
    for number, stop in zip(found, [*(n.start for n in found[1:]), end], strict=True):
        heap.append(number.raw)
        text = source.text[number.end : stop]
        if len(text.split()) <= _SCRAP and not text.rstrip().endswith("."):
            continue
        heading = _HEADING.match(source.text, number.end, stop)
        first = heading.end() if heading else number.end
        later = [match.end() for match in SENTENCE.finditer(source.text, first, stop)]
        sentences.append(_Sentence(mark, first, later[0] if later else stop, tuple(heap)))
        sentences += [_Sentence(at, at, until) for at, until in zip(later, ends_of(later, stop), strict=True)]
        mark, heap = stop, []
    return sentences


def _run(found: list[Number], count: int) -> bool:
    """Whether the numbers say 1 to `count` in order; one may come twice, and one that is damaged may be any."""
    need = 1
    for at, number in enumerate(found):
        raw = number.raw[1:] if number.style == "1)" else number.raw
        if means(raw, str(need)):
            need += 1
        elif any(means(raw, str(seen)) for seen in range(1, need)):
            continue
        elif not raw.isdigit() and at + 1 < len(found) and means(found[at + 1].raw, str(need + 1)):
            need += 1
        else:
            return False
    return need == count + 1


def _agree(source: Source, sentences: list[_Sentence]) -> bool:
    """Whether every sentence is a whole one and refers to ayat before it only."""
    texts = [source.text[sentence.start : sentence.end] for sentence in sentences]
    whole = all(_WHOLE.match(text) for text in texts)
    fits = all(sentence.follows(str(value)) for value, sentence in enumerate(sentences, 1))
    return (
        whole
        and fits
        and all(int(named) < value for value, text in enumerate(texts, 1) for named in REFERS.findall(text))
    )
