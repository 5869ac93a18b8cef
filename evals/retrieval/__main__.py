"""The plain recipe, BM25 alone, dense alone and Netral's search on the same texts and questions, in one run.

    python -m evals.retrieval [--sets lay,formal] [--recipe e5] [--half held|tuned|all] [--json FILE]

Reads the store that the settings name. A chunk of the recipe hits an article where it overlaps it; BM25 and dense run
on the same units and headings as Netral's search. Figures of one run can be compared with each other; times only so.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.catalogue import load_catalogue
from corpus.embeddings import embedder
from corpus.settings import Settings
from evals.retrieval.measures import NAMES, Score, below, interval, means, score
from evals.retrieval.questions import Question, question_sets
from evals.retrieval.recipe import recipe
from evals.retrieval.systems import System, own_ways, plain_ways
from qa.assistant import build
from qa.searching import Searcher

WARM = 3  # questions asked before the clock runs
COMPARED = ("recall_5", "mrr", "ndcg")


@dataclass(frozen=True, slots=True)
class Run:
    """One system on one set."""

    system: str
    scores: tuple[Score, ...]
    times: tuple[float, ...]  # milliseconds, ascending

    def percentile(self, share: float) -> float:
        """The time that this share of the questions stays below."""
        return self.times[min(int(share * len(self.times)), len(self.times) - 1)]


def run(system: System, questions: Sequence[Question]) -> Run:
    """The scores and times of a system."""
    for question in questions[:WARM]:
        system.find(question)
    scores, times = [], []
    for question in questions:
        start = time.perf_counter()
        found = system.find(question)
        times.append((time.perf_counter() - start) * 1000)
        scores.append(score(found, question.groups))
    return Run(system.name, tuple(scores), tuple(sorted(times)))


def lines(name: str, runs: Sequence[Run]) -> Iterator[str]:
    """The table of one set: means, times, and for each system its ratio to the first and the interval of its gain."""
    first, base = runs[0], means(runs[0].scores)
    yield f"\n{name}: {len(first.scores)} questions"
    yield (
        f"{'':<22}"
        + "".join(f"{number:>10}" for number in NAMES)
        + "    p50 ms    p95 ms  x recall_5 of (a)   mrr - (a), 95 %"
    )
    for one in runs:
        mean = means(one.scores)
        low, high = interval([s.mrr for s in one.scores], [s.mrr for s in first.scores])
        ratio = mean.recall_5 / base.recall_5 if base.recall_5 else float("inf")
        numbers = "".join(f"{getattr(mean, number):>10.3f}" for number in NAMES)
        times = f"{one.percentile(0.5):>10.1f}{one.percentile(0.95):>10.1f}"
        yield f"{one.system:<22}{numbers}{times}{ratio:>18.2f}   [{low:+.3f}, {high:+.3f}]"


def verdict(name: str, runs: Sequence[Run]) -> str:
    """Where one of the others is above Netral without norms."""
    mean = {one.system: means(one.scores) for one in runs}
    ours = next(system for system in mean if system.startswith("(d)"))
    others = {system: its for system, its in mean.items() if not system.startswith("(d)")}
    found = below(mean[ours], others, COMPARED)
    return f"{name}: {'nothing is above ' + ours if not found else 'ABOVE ' + ours + ': ' + ', '.join(found)}"


def overall(sets: Sequence[Sequence[Run]]) -> Iterator[str]:
    """Each system's gain on the first over all questions, with its interval."""
    for at, one in enumerate(sets[0]):
        for number in COMPARED:
            ours = [getattr(s, number) for runs in sets for s in runs[at].scores]
            theirs = [getattr(s, number) for runs in sets for s in runs[0].scores]
            low, high = interval(ours, theirs)
            gain = sum(ours) / len(ours) - sum(theirs) / len(theirs)
            yield f"{one.system:<22}{number:>10} {sum(ours) / len(ours):.3f}  {gain:+.3f} [{low:+.3f}, {high:+.3f}]"


def main(argv: list[str] | None = None) -> int:
    """Print the tables; 1 where the search is below another system on a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", default="lay,formal,typo,gold,exact,foreign")
    parser.add_argument("--recipe", default="", metavar="VIEW", help="the recipe's embedding (default: the last view)")
    parser.add_argument("--half", choices=("held", "tuned", "all"), default="held")
    parser.add_argument("--json", type=Path, metavar="FILE")
    args = parser.parse_args(argv)
    built = build(Settings.from_env(os.environ))
    library = built.library
    library.load_for_many()
    with tempfile.TemporaryDirectory() as folder:
        plain = recipe(library, embedder(args.recipe or library.views[-1]), Path(folder))
        chroma = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        print(f"(a) {len(plain.chunks)} chunks, indexed in {plain.seconds:.0f} s (vectors known: without embedding)")
        ours = sum(seal.size for seal in library.manifest.files) if library.manifest else 0
        print(f"(a) index {chroma / 1e6:.0f} MB; (d) index {ours / 1e6:.0f} MB")
        first = System(f"(a) recipe {args.recipe or library.views[-1]}", lambda question: plain.find(question.text))
        systems = (first, *plain_ways(library), *own_ways(library, Searcher(library, built.assistant)))
        table = _measured(systems, question_sets(library, load_catalogue()), args)
    if args.json:
        args.json.write_text(json.dumps(_plain(table)), encoding="utf-8")
    print(f"\nmemory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def _measured(
    systems: Sequence[System], sets: dict[str, tuple[Question, ...]], args: argparse.Namespace
) -> dict[str, list[Run]]:
    table: dict[str, list[Run]] = {}
    for name in args.sets.split(","):
        questions = [q for q in sets[name] if args.half == "all" or q.tuned == (args.half == "tuned")]
        if questions:
            table[name] = [run(system, questions) for system in systems]
            print("\n".join(lines(f"{name} ({args.half})", table[name])), flush=True)
    print("\noverall\n" + "\n".join(overall(list(table.values()))))
    print("\n" + "\n".join(verdict(name, runs) for name, runs in table.items()))
    return table


def _plain(table: dict[str, list[Run]]) -> dict[str, object]:
    return {
        name: {one.system: asdict(means(one.scores)) | {"p95": one.percentile(0.95)} for one in runs}
        for name, runs in table.items()
    }


if __name__ == "__main__":
    sys.exit(main())
