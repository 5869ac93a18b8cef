"""The ways of searching that are compared, each from a question to a ranking of what its results cover.

BM25 alone and dense alone run on the same units and headings as Netral's search, lifted to their articles, with the
question as it was typed: no word lists, no typos repaired, no doors. All but the recipe choose wordings by the day.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.fusion import fused
from corpus.library import Library, Scope
from corpus.places import lifted
from corpus.ranking import Ranked
from corpus.reference import Ref
from evals.retrieval.measures import DEPTH, Result
from evals.retrieval.questions import Question
from qa.searching import Searcher

DEEP = 60  # units looked at before they are lifted

Find = Callable[[Question], list[Result]]


@dataclass(frozen=True, slots=True)
class System:
    """One way of searching."""

    name: str
    find: Find


def plain_ways(library: Library) -> Iterator[System]:
    """BM25 alone, each dense view alone, and the dense views together."""
    yield System("(b) BM25", lambda question: _covered(_lexical(library, question)))
    for view in library.views:
        yield System(f"(c) {view}", lambda question, view=view: _covered(_dense(library, view, question)))  # type: ignore[misc]
    if len(library.views) > 1:
        yield System("(c) dense, fused", lambda question: _covered(_all_dense(library, question)))


def own_ways(library: Library, searcher: Searcher) -> Iterator[System]:
    """Netral's search over provisions only, and with the norms as a further door."""
    yield System("(d) Netral, no norms", lambda question: _hits(library, question))
    yield System("(d) Netral, norms", lambda question: _hits(searcher, question))


def _hits(searching: Library | Searcher, question: Question) -> list[Result]:
    hits = searching.search(question.text, on=question.on, limit=DEPTH)
    return [frozenset({hit.version.provision.ref}) for hit in hits]


def _lexical(library: Library, question: Question) -> Ranked:
    return _lift(library.lexical(question.text, DEEP, Scope(question.on)))


def _dense(library: Library, view: str, question: Question) -> Ranked:
    return _lift(library.dense(view, question.text, DEEP, Scope(question.on)))


def _all_dense(library: Library, question: Question) -> Ranked:
    lists = {view: _dense(library, view, question) for view in library.views}
    return fused(lists, dict.fromkeys(lists, 1.0))


def _lift(found: Ranked) -> Ranked:
    best: dict[Ref, float] = {}
    for ref, score in found:
        best.setdefault(lifted(ref), score)
    return tuple(best.items())


def _covered(found: Ranked) -> list[Result]:
    return [frozenset({ref}) for ref, _ in found[:DEPTH]]
