"""From a folder of files to complete indexes: when the first search is served, when all are there, what they weigh.

    python -m evals.benchmarks.indexing FOLDER [VIEW...]

Ingests into a folder that is thrown away and prints one line of JSON: seconds by the clock and of the processor at each
step, and sizes.
"""

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus import generations
from corpus.catalogue import load_catalogue
from corpus.embeddings import DEFAULT_VIEWS, embedders
from corpus.store import Store
from evals.benchmarks.measure import peak_memory, processor
from ingest.index import Build, build
from ingest.pipeline import FAILED, Intake, files_in, ingest

MADE = "2026-01-01T00:00:00+00:00"


@dataclass(slots=True)
class Clock:
    """Notes when each step was reached, and when each generation began to serve."""

    home: Path
    start: float = field(default_factory=time.perf_counter)
    cpu: float = field(default_factory=processor)
    steps: dict[str, tuple[float, float]] = field(default_factory=dict)
    serving: int | None = None

    def note(self, step: str) -> None:
        """Now this step is done."""
        self.steps[step] = (round(time.perf_counter() - self.start, 1), round(processor() - self.cpu, 1))
        print(f"{step}: {self.steps[step]}", file=sys.stderr)

    def watch(self, step: str, done: int, total: int) -> None:
        """A build's progress."""
        number = generations.current(self.home)
        if number is not None and number != self.serving:
            self.serving = number
            made = generations.manifest(self.home, number)
            self.note("search by " + " + ".join(("words", *(seal.view for seal in made.views))))
        if done == total:
            self.note(f"{step} ({total})")


def indexed(folder: Path, views: Sequence[str], home: Path) -> dict[str, object]:
    """The steps and sizes of ingesting the folder."""
    clock, catalogue = Clock(home), load_catalogue()
    with Store.open(home, command="evals.benchmarks") as store:
        entries = list(ingest(files_in([folder]), Intake(store, catalogue, MADE)))
        clock.note(f"{sum(entry.status != FAILED for entry in entries)} texts held")
        made = build(store, embedders(views, home=home), Build(made=MADE, names=catalogue.short, progress=clock.watch))
        clock.note("complete")
    return {
        "units": made.units,
        "steps": clock.steps,
        "memory": round(peak_memory()),
        "indexes": round(_size(generations.folder(home, made.number)) / 1e6, 1),
        "store": round((home / "netral.sqlite").stat().st_size / 1e6, 1),
        "vectors": round((home / "vectors.sqlite").stat().st_size / 1e6, 1),
    }


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main(argv: Sequence[str]) -> int:
    """Print the line."""
    with tempfile.TemporaryDirectory(prefix="netral-bench-") as home:
        print(json.dumps(indexed(Path(argv[0]), argv[1:] or DEFAULT_VIEWS, Path(home))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
