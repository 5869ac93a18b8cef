"""Ayat whose numbers stand in one heap behind their sentences, or among them: "Kucing tidur. Anjing jaga. (1) (2)".

Scans whose numbers are a column of their own give them at the foot of the article. Where the heap counts from (1) to as
many as there are whole sentences, each sentence is the ayat of its number, with a flag; where besides no other number
stands anywhere and no stop may or may not end a sentence, that is sure, and the repair is on record only
(`python -m evals.torn` tears clean articles so and counts what comes back). Where the foot of a page cut the heap off,
the sentences must say so themselves: one of them names the last ayat but one; with a flag.

A heap may also stand at the foot of the article before: one that counts from (1) anew behind ayat that are complete, or
behind a single sentence, is none of that article's. It is set apart there, and joined to the next article where that
has no numbers and as many sentences.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.ayat import within
from ingest.structure.candidates import Number, ayat_numbers, torn
from ingest.structure.lists import items
from ingest.structure.numbers import means
from ingest.structure.source import Mark, Source

JOINED = Flag("nomor-sambung", "Nomor ayat ini terlepas dari teksnya dalam naskah; disambungkan menurut urutannya.")
_ABBREVIATIONS = ("No", "Rp", "PT", "PN", "PD", "CV", "NV", "Dr", "Drs", "Ir", "Sdr", "Prof")  # no sentence ends so
_NAMED = "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATIONS)
SENTENCE = re.compile(rf"(?<=[\w)\]”\"][\w)\]”\"%]\.){_NAMED}\s+(?=[A-Z])")
_INITIAL = r"(?:(?<=[.])|(?<=\w\s)(?<!\bdan\s)(?<!\batau\s))\b\w"  # "B.P.U.", "Gedung B."; not the letter of an item
AMBIGUOUS = re.compile(
    rf"(?:{_INITIAL}|\s|\b(?:{'|'.join(_ABBREVIATIONS)}))\.\s+(?=[A-Z])"
    r"|;\s+(?=[A-Z][a-z]+\s+[a-z])"  # "rupiah); Modal ini": an ayat may end so
)
WHOLE = re.compile(r"[A-Z]\w.*[.;]\s*$", re.DOTALL)
REFERS = re.compile(r"pada ayat \((\d{1,2})\)")
_FEWEST_WORDS = 4

Span = tuple[int, int]


def heaped(source: Source, ref: Ref, start: int, end: int) -> list[Mark]:
    """The marks of an article whose numbers are one heap; empty where it is not certain whose number is which."""
    numbers = ayat_numbers(source, start, end)
    heaps = [heap for heap in _heaps(source, numbers) if len(heap) > 1]
    if len(heaps) != 1 or _stands(source, numbers, heaps[0]):
        return []
    [heap] = heaps
    sentences = _sentences(source, (start, end), (heap[0].start, heap[-1].end))
    if not _certain(source, sentences, heap):
        return []
    exact = len(heap) == len(sentences) and len(numbers) == len(heap) and _sure(source, sentences)
    marks = _ayat(source, ref, sentences, heap, () if exact else (JOINED,))
    return [*marks, apart(ref, heap)] if sentences[-1][1] <= heap[0].start else marks


def _sure(source: Source, sentences: Sequence[Span]) -> bool:
    """Whether no stop among the sentences may or may not end one ("B.P.U. Cara")."""
    texts = [source.text[start:end] for start, end in sentences]
    return not any(map(AMBIGUOUS.search, texts))


def after_foot(source: Source, ref: Ref, reach: Span, heap: Sequence[Number]) -> list[Mark]:
    """The marks of an article without numbers, behind `heap` at the foot of the one before; empty where in doubt."""
    sentences = _sentences(source, reach, (reach[0], reach[0]))
    own = ayat_numbers(source, *reach)
    if own or len(heap) != len(sentences) or not _certain(source, sentences, heap):
        return []
    return _ayat(source, ref, sentences, heap, (JOINED,))


def left_without(source: Source, reach: Span, heap: Sequence[Number]) -> bool:
    """Whether the article behind such a heap has several sentences and none of their numbers."""
    own = ayat_numbers(source, *reach)
    return bool(heap) and not own and len(_sentences(source, reach, (reach[0], reach[0]))) > 1


def foot(source: Source, ref: Ref, start: int, end: int) -> list[Number]:
    """The heap at the foot of an article whose own numbers it cannot be; empty where there is none."""
    numbers = ayat_numbers(source, start, end)
    heap = (_heaps(source, numbers) or [[]])[-1]
    if not heap or source.text[heap[-1].end : end].strip() or not _runs(heap):
        return []
    own = (start, heap[0].start)
    said = source.text[slice(*own)].strip()
    if said.endswith(".") and not numbers[: -len(heap)]:
        return heap if len(_sentences(source, own, (end, end))) == 1 else []
    held = [mark for mark in items(source, ref, *own) if mark.level == "ayat"]
    whole = [mark.number for mark in held] == [str(value) for value in range(1, len(held) + 1)]
    return heap if whole and len(held) > 1 and said.endswith(".") and not torn(source, *own) else []


def apart(ref: Ref, heap: Sequence[Number]) -> Mark:
    """The mark of a heap that is kept apart from the words before it."""
    return Mark(heap[0].start, heap[-1].end, "bagian-lain", "", ref / "nomor-lepas")


def _ayat(
    source: Source, ref: Ref, sentences: Sequence[Span], heap: Sequence[Number], joined: tuple[Flag, ...]
) -> list[Mark]:
    """The marks of the sentences as ayat 1, 2, 3 ..., each with its lists and these flags."""
    marks: list[Mark] = []
    for index, (begin, stop) in enumerate(sentences, 1):
        ayat = ref / f"ayat-{index}"
        near = heap[-1].end <= begin and not source.text[heap[-1].end : begin].strip()
        inside, flags = within(source, ayat, begin, stop)
        at = heap[0].start if near else begin
        marks += [Mark(at, begin, "ayat", str(index), ayat, flags=(*joined, *flags)), *inside]
    return marks


def _heaps(source: Source, numbers: Sequence[Number]) -> list[list[Number]]:
    """Runs of numbers without words between them."""
    heaps: list[list[Number]] = []
    for number in numbers:
        if heaps and not source.text[heaps[-1][-1].end : number.start].strip(" \n.,_"):
            heaps[-1].append(number)
        else:
            heaps.append([number])
    return heaps


def _stands(source: Source, numbers: Sequence[Number], heap: Sequence[Number]) -> bool:
    """Whether some other ayat has its number where it belongs."""
    return any(source.line_start(n.start) or source.before(n.start)[-1:] in ".;:" for n in numbers if n not in heap)


def _sentences(source: Source, reach: Span, heap: Span) -> list[Span]:
    """The sentences before and behind the heap, without the scraps of a page foot."""
    found: list[Span] = []
    for start, end in ((reach[0], heap[0]), (heap[1], reach[1])):
        cuts = [start, *(match.end() for match in SENTENCE.finditer(source.text, start, end)), end]
        found += [_trimmed(source, begin, stop) for begin, stop in pairwise(cuts)]
    return [(a, b) for a, b in found if len(source.text[a:b].split()) >= _FEWEST_WORDS]


def _runs(heap: Sequence[Number]) -> bool:
    """Whether the numbers count from 1."""
    return all(means(number.raw, str(value)) for value, number in enumerate(heap, 1))


def _trimmed(source: Source, start: int, end: int) -> Span:
    text = source.text[start:end]
    return start + len(text) - len(text.lstrip()), end


def _certain(source: Source, sentences: Sequence[Span], heap: Sequence[Number]) -> bool:
    """Whether the heap counts the sentences, each of them is whole, and none names an ayat that is not before it."""
    texts = [source.text[start:end] for start, end in sentences]
    named = [[int(value) for value in REFERS.findall(text)] for text in texts]
    if len(texts) < 2 or not _runs(heap) or not all(map(WHOLE.match, texts)):
        return False
    if any(value >= index for index, values in enumerate(named, 1) for value in values):
        return False
    said = max((value for values in named for value in values), default=0)
    return len(heap) == len(texts) or (len(heap) < len(texts) and said == len(texts) - 1)
