"""Learns the weights of `qa.learned` from the phrasings, and writes them into the shipped data.

    python -m evals.learn           # writes corpus/data/learned.npz
    python -m evals.learn --held    # leaves out a seventh of the phrasings, and prints how many find their own topic

To be run after phrasings have changed; a test says when it is due. It takes a minute or two, once `evals.centres` has
embedded the phrasings. Softmax regression over the bag of ideas and both dense views, with what a norm is asked counted
as a phrasing of its conduct; trained in small batches (Adam, Kingma and Ba 2015) with smoothed labels (Szegedy 2016),
each topic weighing by the root of how few phrasings it has. The order of the batches is seeded.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import load_catalogue
from corpus.embeddings import DEFAULT_VIEWS, embedder
from corpus.norms import Norms, load_norms
from corpus.scope import load_scope
from corpus.settings import Settings
from evals.matching import accuracy
from qa.assistant import topics_of, understanding_of
from qa.bags import Bag, group_bag, mean_bag, means
from qa.centres import groups_of, vectors_of
from qa.learned import FILE, packed
from qa.matching import Topic, Weights, joined
from qa.understand import Understanding

Matrix = NDArray[np.float32]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """How it is learned; found on phrasings left out (`--held`)."""

    ideas: float = 3.0  # how much a unit of ideas counts
    views: tuple[float, ...] = (2.0, 4.0)  # and one of each dense view
    epochs: int = 10
    batch: int = 256
    rate: float = 0.02
    decay: float = 1e-5  # of the weights' squares
    smooth: float = 0.05  # the share of a label that is spread over all topics


@dataclass(frozen=True, slots=True)
class Phrased:
    """Every phrasing with the place of its topic, and what each norm is asked as one of its conduct's."""

    topics: tuple[Topic, ...]
    plain: tuple[str, ...]
    owner: Labels
    said: Sequence[Sequence[str]]  # the phrasings of each topic alone

    @property
    def seal(self) -> str:
        """What the weights were learned from, whatever its order."""
        pairs = (f"{self.topics[at].id}\t{text}" for text, at in zip(self.plain, self.owner.tolist(), strict=True))
        return sha256("\n".join(sorted(pairs)).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Texts:
    """The phrasings as ideas and as a vector in each view."""

    phrased: Phrased
    readings: tuple[tuple[str, ...], ...]
    vectors: tuple[Matrix, ...]
    bag: Bag

    def rows(self, lesson: Lesson) -> Iterator[Matrix]:
        """The parts of what is learned from: a row for each phrasing."""
        yield np.array([self.bag.vector(ideas) for ideas in self.readings], dtype=np.float32) * np.float32(lesson.ideas)
        for weight, view in zip(lesson.views, self.vectors, strict=True):
            yield (view - view.mean(axis=0)) * np.float32(weight)


def phrased(understanding: Understanding, topics: tuple[Topic, ...], norms: Norms) -> Phrased:
    """All phrasings in plain words."""
    said, ruled = groups_of(topics, norms, understanding.words)
    place = {topic.id: at for at, topic in enumerate(topics)}
    found = [(text, at) for at, group in enumerate(said) for text in group]
    for norm, group in zip(norms.norms.values(), ruled, strict=True):
        found += [(text, place[norm.conduct]) for text in group[1:]]  # the first is what it states
    return Phrased(topics, tuple(text for text, _ in found), np.array([at for _, at in found]), said)


def texts() -> Texts:
    """The phrasings as shipped."""
    norms, settings = load_norms(), Settings.from_env(os.environ)
    topics = topics_of(norms, load_scope())
    understanding = understanding_of(load_catalogue(), topics)
    found = phrased(understanding, topics, norms)
    settings.home.mkdir(parents=True, exist_ok=True)
    return Texts(
        phrased=found,
        readings=tuple(understanding.read_plain(text) for text in found.plain),
        vectors=tuple(vectors_of(embedder(view), found.plain, settings.home) for view in DEFAULT_VIEWS),
        bag=group_bag(found.said, understanding.read_plain),
    )


def learned(rows: Matrix, owner: Labels, topics: int, lesson: Lesson) -> tuple[Matrix, Matrix]:
    """The weights (numbers x topics) and the bias of each topic."""
    weights, bias = (np.zeros(shape, dtype=np.float32) for shape in ((rows.shape[1], topics), (topics,)))
    counts = np.bincount(owner, minlength=topics)
    worth = np.sqrt(counts.mean() / np.maximum(counts, 1)).astype(np.float32)[owner]
    steps, order = (Adam(weights), Adam(bias)), np.random.default_rng(0)
    for epoch in range(lesson.epochs):
        rate = lesson.rate * (1 - epoch / lesson.epochs) + lesson.rate / 20
        for batch in np.array_split(order.permutation(len(rows)), max(1, len(rows) // lesson.batch)):
            given = rows[batch]
            error = _error(given @ weights + bias, owner[batch], lesson.smooth)
            error *= (worth[batch] / worth[batch].sum())[:, None]
            steps[0].step(weights, given.T @ error + 2 * np.float32(lesson.decay) * weights, rate)
            steps[1].step(bias, error.sum(axis=0), rate)
    return weights, bias


def _error(logits: Matrix, owner: Labels, smooth: float) -> Matrix:
    """What each topic was given too much, of a share of 1 for each row."""
    logits -= logits.max(axis=1, keepdims=True)
    shares = np.exp(logits)
    shares /= shares.sum(axis=1, keepdims=True)
    shares -= smooth / shares.shape[1]
    shares[np.arange(len(owner)), owner] -= 1 - smooth
    return np.asarray(shares, dtype=np.float32)


class Adam:
    """The running means of a parameter's slopes."""

    def __init__(self, like: Matrix) -> None:
        self.first, self.second, self.count = np.zeros_like(like), np.zeros_like(like), 0

    def step(self, parameter: Matrix, slope: Matrix, rate: float) -> None:
        """Move the parameter in place."""
        self.count += 1
        self.first += (slope - self.first) * np.float32(0.1)
        self.second += (slope * slope - self.second) * np.float32(0.001)
        length = np.float32(rate / (1 - 0.9**self.count))
        parameter -= length * self.first / (np.sqrt(self.second / (1 - 0.999**self.count)) + np.float32(1e-8))


def write(found: Texts, lesson: Lesson) -> None:
    """Learn from all phrasings and write the file."""
    parts = list(found.rows(lesson))
    weights, bias = learned(np.concatenate(parts, axis=1), found.phrased.owner, len(found.phrased.topics), lesson)
    ends = np.cumsum([part.shape[1] for part in parts])[:-1]
    scaled = [part * by for part, by in zip(np.split(weights, ends), (lesson.ideas, *lesson.views), strict=True)]
    offsets = [
        np.zeros_like(bias),
        *(view.mean(axis=0) @ part for view, part in zip(found.vectors, scaled[1:], strict=True)),
    ]
    names = ("ideas", *DEFAULT_VIEWS)
    arrays = packed(
        [topic.id for topic in found.phrased.topics],
        list(found.bag.place),
        bias,
        {name: (part, offset) for name, part, offset in zip(names, scaled, offsets, strict=True)},
    )
    with FILE.open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, **arrays, texts=np.array(found.phrased.seal))
    print(f"{len(found.phrased.plain)} phrasings of {len(found.phrased.topics)} topics")


def held(found: Texts, lesson: Lesson) -> None:
    """Print how many of the phrasings left out find their own topic, by what was learned and by the middles."""
    out = np.random.default_rng(1).random(len(found.phrased.owner)) < 1 / 7
    rows, topics = np.concatenate(list(found.rows(lesson)), axis=1), len(found.phrased.topics)
    weights, bias = learned(rows[~out], found.phrased.owner[~out], topics, lesson)
    taught = (rows[out] @ weights + bias).astype(np.float64)
    bag = mean_bag([found.readings[i] for i in np.flatnonzero(~out)], found.phrased.owner[~out])
    ideas = np.array([bag.near(found.readings[i]) for i in np.flatnonzero(out)])
    dense = [view[out] @ means(view[~out].astype(np.float64), found.phrased.owner[~out]).T for view in found.vectors]
    middles = joined(ideas, np.zeros_like(ideas), dense, Weights())
    for name, scores in (("middles", middles), ("learned", taught)):
        first, three = accuracy(scores, found.phrased.owner[out])
        print(f"{name:<8} first {first:.3f}   first three {three:.3f}   of {out.sum()}")


def main(argv: Sequence[str] | None = None) -> int:
    """Learn, and write or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="measure on phrasings left out; write nothing")
    args = parser.parse_args(argv)
    (held if args.held else write)(texts(), Lesson())
    return 0


if __name__ == "__main__":
    sys.exit(main())
