"""Builds and asks each size in turn, prints the table, and draws it."""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.settings import Settings
from evals.benchmarks.measure import apart
from evals.scale.plot import Line, drawn

FACTORS = (1, 10, 50)
_STEPS = "evals.scale.steps"
# what is printed: heading, key, divisor, digits
COLUMNS = (
    ("units", "units", 1, 0),
    ("words: build s", "lexical", 1, 1),
    ("view: build s", "dense", 1, 1),
    ("links s", "links", 1, 1),
    ("build MB", "memory", 1, 0),
    ("disk MB", "disk", 1, 0),
    ("open s", "open", 1, 2),
    ("read MB", "reading", 1, 0),
    ("words p95 ms", "lexical p95", 1, 1),
    ("view p95 ms", "dense p95", 1, 1),
    ("search p50 ms", "search p50", 1, 1),
    ("search p95 ms", "search p95", 1, 1),
    ("recall@10", "recall", 1, 3),
)


def measured(home: Path, factor: int) -> dict[str, float]:
    """The figures of one size."""
    with TemporaryDirectory(prefix="netral-scale-") as folder:
        target = str(Path(folder) / "home")
        built = apart(_STEPS, "build", str(home), str(factor), target)
        asked = apart(_STEPS, "ask", target)
    return {**built, **asked, "memory": built["memory"], "reading": asked["memory"]}


def table(rows: Sequence[Mapping[str, float]]) -> str:
    """The figures as Markdown; times are of the processor."""
    heads = [name for name, *_ in COLUMNS]
    lines = ["| " + " | ".join(f"{row[key] / by:,.{digits}f}" for _, key, by, digits in COLUMNS) + " |" for row in rows]
    return "\n".join(["| " + " | ".join(heads) + " |", "|" + " ---: |" * len(heads), *lines])


def lines(rows: Sequence[Mapping[str, float]]) -> tuple[Line, ...]:
    """What is drawn: each against the number of units, as multiples of the smallest size."""
    named = (
        ("search p95", "search p95"),
        ("memory to read", "reading"),
        ("memory to build", "memory"),
        ("time to build", "dense"),
    )
    return tuple(
        Line(name, tuple((row["units"], row[key] / (rows[0][key] or 1.0)) for row in rows)) for name, key in named
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table and write the picture."""
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description="Indexes against their size.")
    parser.add_argument("--home", type=Path, help="the store to multiply (default: NETRAL_HOME)")
    parser.add_argument("--factors", type=int, nargs="+", default=FACTORS, metavar="N")
    parser.add_argument("--plot", type=Path, metavar="SVG")
    args = parser.parse_args(argv)
    home = args.home or Settings.from_env(os.environ).home
    rows = list[dict[str, float]]()
    for factor in sorted(args.factors):
        rows.append(measured(home, factor))
        print(json.dumps(rows[-1]), file=sys.stderr)  # the larger ones take hours
    print(table(rows))
    if args.plot:
        args.plot.write_text(drawn(lines(rows)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
