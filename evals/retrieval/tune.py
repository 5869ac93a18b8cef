"""Better numbers for data/search.toml, found on the tuning halves alone by going up one coordinate at a time.

    python -m evals.retrieval.tune [--sets lay,formal,typo,gold]

The candidates of every question are found once; then only their joining is tried anew. The aim is the mean over the
sets of recall@5, MRR and nDCG, so that no set is bought with another. Prints the numbers; a person writes them down.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from corpus.catalogue import load_catalogue
from corpus.library import NOTHING, Library, Scope
from corpus.ranking import Candidates, ranked
from corpus.settings import Settings
from corpus.tuning import Tuning, tuning
from evals.retrieval.measures import DEPTH, Score, means, score
from evals.retrieval.questions import Groups, question_sets
from qa.assistant import build
from qa.searching import Searcher

STEPS = (0.4, 0.2, 0.1)
LEAST = 1e-4  # a smaller gain is noise


@dataclass(frozen=True, slots=True)
class Case:
    """One question of a tuning half: its candidates and its gold."""

    found: Candidates
    groups: Groups


Cases = Mapping[str, Sequence[Case]]


def aim(cases: Cases, numbers: Tuning) -> float:
    """The mean over the sets of recall@5, MRR and nDCG."""
    scores = [means([_scored(case, numbers) for case in some]) for some in cases.values()]
    return mean((one.recall_5 + one.mrr + one.ndcg) / 3 for one in scores)


def climbed(cases: Cases, numbers: Tuning) -> Tuning:
    """The numbers after no single step makes the aim better."""
    best = aim(cases, numbers)
    for step in STEPS:
        better = True
        while better:
            better = False
            for tried in _neighbours(numbers, step):
                if (found := aim(cases, tried)) > best + LEAST:
                    best, numbers, better = found, tried, True
                    break
    return numbers


def _neighbours(numbers: Tuning, step: float) -> Iterator[Tuning]:
    for name, weight in numbers.weights.items():
        for new in (weight + step, weight - step):
            if new >= 0:
                yield replace(numbers, weights={**numbers.weights, name: round(new, 2)})
    for name in ("past", "beside"):
        for new in (getattr(numbers, name) + step / 2, getattr(numbers, name) - step / 2):
            if 0 <= new <= 1:
                yield replace(numbers, **{name: round(new, 2)})


def _scored(case: Case, numbers: Tuning) -> Score:
    places = ranked(case.found, numbers)[:DEPTH]
    return score([frozenset({ref}) for ref, _ in places], case.groups)


def _cases(library: Library, searcher: Searcher, names: Sequence[str], *, norms: bool) -> Cases:
    sets = question_sets(library, load_catalogue())
    found: dict[str, list[Case]] = {name: [] for name in names}
    for name in names:
        for question in sets[name]:
            if question.tuned:
                known = searcher.known(question.text, question.on) if norms else NOTHING
                found[name].append(Case(library.candidates(question.text, Scope(question.on), known), question.groups))
    return found


def main(argv: list[str] | None = None) -> int:
    """Print the numbers before and after."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", default="lay,formal,typo,gold")
    parser.add_argument("--norms", action="store_true", help="with what the norms cite")
    args = parser.parse_args(argv)
    built = build(Settings.from_env(os.environ))
    built.library.load_for_many()
    searcher = Searcher(built.library, built.assistant)
    cases = _cases(built.library, searcher, args.sets.split(","), norms=args.norms)
    before = tuning()
    after = climbed(cases, before)
    for name, numbers in (("before", before), ("after", after)):
        print(f"{name}: {aim(cases, numbers):.4f}  {dict(numbers.weights)} past {numbers.past} beside {numbers.beside}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
