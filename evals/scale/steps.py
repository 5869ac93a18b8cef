"""One size: built, or asked. Prints a line of JSON.

python -m evals.scale.steps build HOME TIMES TARGET
python -m evals.scale.steps ask TARGET
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np

from corpus import generations
from corpus.embeddings import UseEmbedder
from corpus.indexes import Indexes
from corpus.library import Library
from corpus.links import Links
from corpus.store import Store
from corpus.store.cache import VectorCache
from corpus.tuning import LEXICAL
from evals.benchmarks.measure import peak_memory, share, spent
from evals.gold import load_gold
from evals.scale.copies import CopiedView, Copies
from ingest.index import Build, Making, known_of, linked, texts_of

MADE, TODAY = "2026-01-01T00:00:00+00:00", date(2026, 1, 1)
ASKED, NEAREST = 40, 10


def built(home: Path, times: int, target: Path) -> dict[str, float]:
    """Make the indexes of the store in `home`, `times` over, in `target`."""
    target.mkdir(parents=True)
    shutil.copy(home / "netral.sqlite", target)
    how = Build(made=MADE)
    with Store.open(target, command="evals.scale") as store, VectorCache.open(home) as old:
        copies = Copies(texts_of(store, how), times)
        units = tuple(copies.all())
        with VectorCache.open(target) as cache:
            copies.keep_vectors(units, old.get(UseEmbedder().model, [unit.id for unit in copies.units]), cache)
            start, found, making, view = peak_memory(), list[Links](), Making(store, units, how), CopiedView()
            citing = spent(lambda: found.append(linked(store, copies.units)))  # as their originals: from their places
            lexical = spent(lambda: making.generation({}, found[0]))
            words = peak_memory()
            dense = spent(lambda: making.generation({view: known_of(view, units, cache)}, found[0]))
    root = generations.folder(target, generations.current(target) or 0)
    return {
        "units": len(units),
        "links": citing.cpu,
        "lexical": lexical.cpu,
        "dense": dense.cpu,
        "start": start,
        "words": words,
        "memory": peak_memory(),
        "disk": sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) / 1e6,
    }


def asked(target: Path) -> dict[str, float]:
    """Open the indexes and put questions to them; milliseconds, megabytes."""
    questions = [gold.question for gold in load_gold()][:ASKED]
    view, before = CopiedView(), peak_memory()
    view.question(questions[0])
    loaded = peak_memory()
    libraries: list[Library] = []
    opened = spent(lambda: libraries.append(Library.open(target, [view])))
    indexes = Indexes.opened(target, generations.current(target) or 0)
    vectors = {text: view.question(text) for text in questions}
    ways: dict[str, Callable[[str], object]] = {
        LEXICAL: lambda text: indexes.lexical(text, 100),
        "dense": lambda text: indexes.dense(view.view, vectors[text], 100),
        "search": lambda text: libraries[0].search(text, on=TODAY),
    }
    found: dict[str, float] = {"open": opened.cpu, "model": loaded - before}
    for name, way in ways.items():
        first = spent(partial(way, questions[0]))
        times = [spent(partial(way, text)).cpu * 1000 for text in questions]
        found |= {
            f"{name} first": first.cpu * 1000,
            f"{name} p50": share(times, 0.5),
            f"{name} p95": share(times, 0.95),
        }
    memory = peak_memory() - loaded
    return found | {"memory": memory, "recall": _recall(indexes, list(vectors.values()), view.view)}


def _recall(indexes: Indexes, vectors: Sequence[np.ndarray], view: str) -> float:
    """The share of the ten nearest, found by comparing with every vector, that the index finds too."""
    stored = indexes.vectors(view).readback()
    ids, matrix = list(stored), np.stack(list(stored.values()))
    hits = 0
    for vector in vectors:
        exact = {ids[at] for at in np.argsort(-(matrix @ vector))[:NEAREST]}
        hits += len(exact & {indexes.units.id(unit) for unit, _ in indexes.dense(view, vector, NEAREST)})
    return hits / (NEAREST * len(vectors))


def main(argv: Sequence[str]) -> int:
    """Do one step."""
    start = time.perf_counter()
    match argv:
        case ("build", home, times, target):
            found = built(Path(home), int(times), Path(target))
        case ("ask", target):
            found = asked(Path(target))
        case _:
            raise SystemExit(__doc__)
    print(json.dumps(found | {"wall": time.perf_counter() - start}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
