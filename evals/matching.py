"""How well questions find their topic, measured without gold: phrasings are left out by fifths and must find their own.

    python -m evals.matching [--view e5] [--confused N]

Prints accuracy by part (ideas, dense) and joined. The plain alternatives are the parts alone.
Phrasings were written by the authors of the norms, so this measures the matcher and not how people ask: for that see
`netral eval`.
"""

import argparse
import sys
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import load_catalogue
from corpus.embeddings import embedder
from corpus.norms import load_norms
from corpus.scope import load_scope
from qa.assistant import topics_of, understanding_of
from qa.bags import Scores, mean_bag, means
from qa.matching import Topic, Weights, joined, owners

FOLDS = 5


def accuracy(scores: Scores, owner: NDArray[np.int64]) -> tuple[float, float]:
    """The share of phrasings whose own topic comes first, and among the first three."""
    own = scores[np.arange(len(owner)), owner]
    rank = (scores > own[:, None]).sum(axis=1)
    return float((rank == 0).mean()), float((rank < 3).mean())


def left_out(topics: tuple[Topic, ...], readings: list[tuple[str, ...]], vectors: Scores) -> tuple[Scores, Scores]:
    """For each phrasing every topic's score by ideas and by meaning, from the other four fifths of the phrasings."""
    owner = owners(topics)
    fold = np.random.default_rng(0).permutation(len(owner)) % FOLDS
    ideas, dense = (np.zeros((len(owner), len(topics))) for _ in range(2))
    for number in range(FOLDS):
        kept_rows, asked = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        bag = mean_bag([readings[i] for i in kept_rows], owner[kept_rows])
        ideas[asked, : bag.cells.size] = np.array([bag.near(readings[i]) for i in asked])
        centre = means(vectors[kept_rows], owner[kept_rows])
        dense[asked, : len(centre)] = vectors[asked] @ centre.T
    return ideas, dense


def main(argv: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--view", default="use", help="the dense view: use, e5 or st:<model>")
    parser.add_argument("--confused", type=int, default=0, metavar="N", help="the N most confused pairs")
    args = parser.parse_args(argv)
    topics = topics_of(load_norms(), load_scope())
    understanding = understanding_of(load_catalogue(), topics)
    phrasings = [phrasing for topic in topics for phrasing in topic.phrasings]
    spelled = [understanding.words.spelled(phrasing) for phrasing in phrasings]
    vectors = embedder(args.view).questions(spelled).astype(np.float64)
    ideas, dense = left_out(topics, [understanding.read(p) for p in phrasings], vectors)
    owner, nothing = owners(topics), np.zeros_like(ideas)
    print(f"{len(phrasings)} phrasings of {len(topics)} topics")
    for shown, weight in (((1.0, 0.0), "ideas alone"), ((0.0, 1.0), f"{args.view} alone"), ((1.0, 0.8), "joined")):
        scores = joined(ideas, nothing, [dense], Weights(ideas=shown[0], dense=(shown[1],)))
        first, three = accuracy(scores, owner)
        print(f"{weight:<14} first {first:.3f}   first three {three:.3f}")
    chosen = joined(ideas, nothing, [dense], Weights(dense=(0.8,))).argmax(axis=1)
    pairs = Counter((topics[a].id, topics[b].id) for a, b in zip(owner, chosen, strict=True) if a != b)
    for (own, taken), count in pairs.most_common(args.confused):
        print(f"{count:>4}  {own} -> {taken}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
