"""Neighbouring articles torn as a page tears them: the numbers of their ayat in one heap, or in two.

A page begins and ends anywhere, so the first article may have numbers before it and the last one behind it. What
comes back is judged article by article, as in `evals.torn`.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.torn_whole import Whole, judged
from ingest.clean import Cleaned, Line
from ingest.structure import structure

WAYS = ("page", "page, two", "page, lost")
_MOST = 5  # articles of a page


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a page: of which article, its number or "", and its words."""

    article: int
    number: str
    words: str


def pages(found: Sequence[Whole], source: random.Random) -> Iterator[tuple[Whole, ...]]:
    """Runs of neighbours that read well, two to five in number, at least two of which have several ayat."""
    at = 0
    while at < len(found):
        run = _run(found, at, source.randint(2, _MOST))
        if sum(len(whole.ayat) > 1 for whole in run) > 1:
            yield run
        at += len(run)


def outcomes(page: Sequence[Whole], way: str, source: random.Random) -> Iterator[str]:
    """What reading makes of each article of the torn page that has several ayat."""
    root = page[0].provision.ref.regulation
    read = structure(Cleaned(torn_page(page, way, source)), root, "pp")
    for whole in page:
        if len(whole.ayat) > 1:
            yield judged(whole, [p for p in read if whole.provision.ref.contains(p.ref)])


def torn_page(page: Sequence[Whole], way: str, source: random.Random) -> tuple[Line, ...]:
    """The lines of the page, some numbers of which stand in a heap, or in two."""
    pieces = [Piece(at, *one) for at, whole in enumerate(page) for one in whole.ayat]
    numbered = [at for at, piece in enumerate(pieces) if piece.number]
    first = source.randrange(len(numbered) - 1)
    last = source.randint(first + 2, len(numbered))  # at least two numbers
    on_page = numbered[first:last]
    heap = [f"({pieces[at].number})" for at in on_page]
    if way == "page, lost":
        del heap[source.randrange(len(heap))]
    cut = source.randrange(len(heap) + 1) if way == "page, two" else len(heap)
    places = sorted(source.randint(on_page[0], on_page[-1] + 1) for _ in range(2))
    heaps = {places[0]: " ".join(heap[:cut]), places[1]: " ".join(heap[cut:])} if cut < len(heap) else {}
    heaps = heaps or {places[0]: " ".join(heap)}
    return tuple(Line(line) for line in _lines(page, pieces, set(on_page), heaps))


def measure(found: Sequence[Whole], seed: int = 0) -> dict[str, Counter[str]]:
    """For each way of tearing, how often each outcome came."""
    source = random.Random(seed)
    groups = tuple(pages(found, source))
    return {way: Counter(one for page in groups for one in outcomes(page, way, source)) for way in WAYS}


def _run(found: Sequence[Whole], at: int, most: int) -> tuple[Whole, ...]:
    run = [found[at]]
    for whole in found[at + 1 : at + most]:
        if whole.name != run[-1].name or whole.position != run[-1].position + 1:
            break
        run.append(whole)
    return tuple(run)


def _lines(page: Sequence[Whole], pieces: Sequence[Piece], torn: set[int], heaps: dict[int, str]) -> Iterator[str]:
    yield "MEMUTUSKAN:"
    shown = -1
    for at, piece in enumerate(pieces):
        if at and (heap := heaps.get(at)):
            yield heap
        if piece.article != shown:
            shown = piece.article
            yield f"Pasal {page[shown].provision.number}"
        if not at and (heap := heaps.get(at)):
            yield heap  # right below the first heading: what stands above it is another page
        yield piece.words if at in torn or not piece.number else f"({piece.number}) {piece.words}"
    if heap := heaps.get(len(pieces)):
        yield heap
