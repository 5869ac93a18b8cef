"""What questions are compared with: the middle of each topic's phrasings and of each norm, kept from start to start.

Reading twenty thousand phrasings into ideas takes seconds, and gives the same until our data or our code change. So the
bags, the lean of the words of form and the rows of the dense views are kept (`corpus.kept`) by the digest of both.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.embeddings import Embedder
from corpus.kept import Arrays, Sources, as_text, of_text
from corpus.norms import Norms
from qa.bags import Bag, Cells, Scores, group_bag, mean_bag
from qa.centres import groups_of, rows_of
from qa.form import leans
from qa.matching import Topic
from qa.rules import said
from qa.understand import Understanding

ROOT = Path(__file__).parent.parent
CODE, DATA_KINDS = ("corpus", "qa"), ("*.toml", "*.txt", "*.npz")
_FORMAT = "2"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one dense view: of the topics, and of the norms."""

    topics: Scores
    norms: Scores


@dataclass(frozen=True, slots=True)
class Middles:
    """Bags of ideas, the lean of each word of form, and for each view its rows."""

    topics: Bag  # of what people say of each topic
    said: Bag  # of all that each norm says
    asked: Bag  # of what each norm states and is asked
    lean: Mapping[str, float]
    views: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class Making:
    """Everything that the middles are made from."""

    topics: tuple[Topic, ...]
    norms: Norms
    understanding: Understanding
    views: Sequence[Embedder]
    home: Path


def made(making: Making, kinds: Sequence[int]) -> Middles:
    """The middles, worked out; `kinds` says of each topic whether its norms rule (1) or inform (-1)."""
    understanding, norms = making.understanding, tuple(making.norms.norms.values())
    phrased, ruled = groups_of(making.topics, making.norms, understanding.words)
    rows = (rows_of(view, (*phrased, *ruled), making.home) for view in making.views)
    return Middles(
        topics=group_bag(phrased, understanding.read_plain),
        said=mean_bag([understanding.read(said(norm)) for norm in norms], np.arange(len(norms))),
        asked=group_bag(ruled, understanding.read_plain),
        lean=leans(phrased, kinds, understanding.words.asking),
        views=tuple(Rows(every[: len(phrased)], every[len(phrased) :]) for every in rows),
    )


def sources(data: Path, views: Sequence[Embedder]) -> Sources:
    """What the middles depend on: all our data and all code that reads it, and the models of the views."""
    code = (file for folder in CODE for file in sorted((ROOT / folder).rglob("*.py")))
    listed = (file for kind in DATA_KINDS for file in sorted(data.rglob(kind)))
    return Sources((*code, *listed), "\n".join((_FORMAT, *(view.model for view in views))))


def packed(middles: Middles) -> Arrays:
    """The middles as arrays."""
    arrays = {"lean": of_text(json.dumps(middles.lean))}
    for name, bag in (("topics", middles.topics), ("said", middles.said), ("asked", middles.asked)):
        arrays |= {
            f"{name}/ideas": of_text(json.dumps(list(bag.place))),
            f"{name}/weight": bag.weight,
            f"{name}/size": np.array(bag.cells.size),
            f"{name}/starts": bag.cells.starts,
            f"{name}/groups": bag.cells.groups,
            f"{name}/values": bag.cells.values,
        }
    for at, rows in enumerate(middles.views):  # centres are made in 32 bits
        arrays |= {f"{at}/topics": rows.topics.astype(np.float32), f"{at}/norms": rows.norms.astype(np.float32)}
    return arrays


def unpacked(arrays: Arrays) -> Middles:
    """The middles of these arrays."""
    views = sum(name.endswith("/norms") for name in arrays)
    return Middles(
        topics=_bag("topics", arrays),
        said=_bag("said", arrays),
        asked=_bag("asked", arrays),
        lean=json.loads(as_text(arrays["lean"])),
        views=tuple(
            Rows(arrays[f"{at}/topics"].astype(np.float64), arrays[f"{at}/norms"].astype(np.float64))
            for at in range(views)
        ),
    )


def _bag(name: str, arrays: Arrays) -> Bag:
    ideas = json.loads(as_text(arrays[f"{name}/ideas"]))
    places = (arrays[f"{name}/{part}"] for part in ("starts", "groups", "values"))
    cells = Cells(int(arrays[f"{name}/size"]), *places)
    return Bag({idea: at for at, idea in enumerate(ideas)}, arrays[f"{name}/weight"], cells)
