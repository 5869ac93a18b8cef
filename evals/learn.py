"""Learns the weights of `qa.learned` from the phrasings, and writes them into the shipped data.

    python -m evals.learn           # writes corpus/data/learned.npz
    python -m evals.learn --held    # leaves out a seventh of the phrasings, and prints how many find their own topic

To be run after phrasings have changed; a test says when it is due. It takes two minutes, once `evals.centres` has
embedded the phrasings. The network of `evals.network` over the bag of ideas and both dense views, with what a norm is
asked counted as a phrasing of its conduct.
"""

import argparse
import os
import sys
from collections.abc import Sequence
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
from evals.network import Given, Lesson, trained
from qa.assistant import topics_of, understanding_of
from qa.bags import Bag, group_bag, mean_bag, means
from qa.centres import groups_of, vectors_of
from qa.learned import FILE, Layers, packed
from qa.matching import Topic, Weights, joined
from qa.understand import Understanding

Matrix = NDArray[np.float32]
Labels = NDArray[np.int64]


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

    def given(self, lesson: Lesson) -> Given:
        """A row for each phrasing, the vectors less their mean."""
        bags = [self.bag.vector(ideas).astype(np.float32) * np.float32(lesson.ideas) for ideas in self.readings]
        found = [np.flatnonzero(bag) for bag in bags]
        views = (
            (view - view.mean(axis=0)) * np.float32(weight)
            for weight, view in zip(lesson.views, self.vectors, strict=True)
        )
        values = [bag[at] for bag, at in zip(bags, found, strict=True)]
        return Given(found, values, tuple(views), len(self.bag.place))


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


def write(found: Texts, lesson: Lesson) -> None:
    """Learn from all phrasings and write the file."""
    net = trained(found.given(lesson), found.phrased.owner, len(found.phrased.topics), lesson)
    scaled = [part * np.float32(by) for part, by in zip(net.views, lesson.views, strict=True)]
    middle = [view.mean(axis=0) @ part for view, part in zip(found.vectors, scaled, strict=True)]
    layers = Layers(
        ideas=net.ideas * np.float32(lesson.ideas),
        views=dict(zip(DEFAULT_VIEWS, zip(scaled, middle, strict=True), strict=True)),
        inner=net.inner,
        spread=net.topics,
        bias=net.bias,
    )
    arrays = packed([topic.id for topic in found.phrased.topics], list(found.bag.place), layers)
    with FILE.open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, **arrays, texts=np.array(found.phrased.seal))
    print(f"{len(found.phrased.plain)} phrasings of {len(found.phrased.topics)} topics")


def held(found: Texts, lesson: Lesson) -> None:
    """Print how many of the phrasings left out find their own topic, by what was learned and by the middles."""
    out = np.random.default_rng(1).random(len(found.phrased.owner)) < 1 / 7
    given, (kept, left) = found.given(lesson), (np.flatnonzero(~out), np.flatnonzero(out))
    net = trained(given.only(kept), found.phrased.owner[kept], len(found.phrased.topics), lesson)
    taught = net.logits(given.only(left)).astype(np.float64)
    bag = mean_bag([found.readings[i] for i in kept], found.phrased.owner[kept])
    ideas = np.array([bag.near(found.readings[i]) for i in left])
    dense = [view[left] @ means(view[kept].astype(np.float64), found.phrased.owner[kept]).T for view in found.vectors]
    middles = joined(ideas, np.zeros_like(ideas), dense, Weights())
    for name, scores in (("middles", middles), ("learned", taught)):
        first, three = accuracy(scores, found.phrased.owner[left])
        print(f"{name:<8} first {first:.3f}   first three {three:.3f}   of {len(left)}")


def main(argv: Sequence[str] | None = None) -> int:
    """Learn, and write or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="measure on phrasings left out; write nothing")
    args = parser.parse_args(argv)
    (held if args.held else write)(texts(), Lesson())
    return 0


if __name__ == "__main__":
    sys.exit(main())
