"""What is kept of the middles of phrasings and norms is what was worked out, to the last bit."""

from pathlib import Path

import numpy as np
import pytest

from corpus.catalogue import load_catalogue
from corpus.embeddings import embedders
from corpus.kept import FOLDER, Kept
from corpus.loading import DATA
from corpus.norms import Norms, load_norms
from corpus.scope import load_scope
from qa.assistant import topics_of, understanding_of
from qa.bags import Bag
from qa.middles import Making, Middles, made, packed, sources, unpacked
from qa.ready import ready
from tests.fixtures.kebun import WordsEmbedder


@pytest.fixture(scope="module")
def making(tmp_path_factory: pytest.TempPathFactory) -> Making:
    """Of a few topics, in a small view, so that nothing takes long."""
    every = load_norms()
    norms = Norms(every.conducts, dict(list(every.norms.items())[:40]))
    topics = topics_of(norms, load_scope())
    return Making(
        topics[:30], norms, understanding_of(load_catalogue(), topics), [WordsEmbedder()], tmp_path_factory.mktemp("m")
    )


@pytest.fixture(scope="module")
def middles(making: Making) -> Middles:
    return made(making, [1, -1] * 15)


def same(one: Bag, other: Bag) -> bool:
    arrays = zip(
        *((bag.weight, bag.cells.starts, bag.cells.groups, bag.cells.values) for bag in (one, other)), strict=True
    )
    return (one.place, one.cells.size) == (other.place, other.cells.size) and all(
        a.dtype == b.dtype and np.array_equal(a, b) for a, b in arrays
    )


def test_they_come_back_as_they_were(middles: Middles, making: Making, tmp_path: Path) -> None:
    kept = Kept(tmp_path, now=lambda: 9e9)
    for _ in range(2):
        back = unpacked(kept.arrays("middles", sources(DATA, making.views), lambda: packed(middles)))
        bags = [(middles.topics, back.topics), (middles.said, back.said), (middles.asked, back.asked)]
        assert [same(*pair) for pair in bags] == [True] * 3
        assert back.lean == middles.lean != {}
        assert [np.array_equal(back.views[0].topics, middles.views[0].topics)] == [True]
        assert [np.array_equal(back.views[0].norms, middles.views[0].norms)] == [True]
    assert len(list((tmp_path / FOLDER).glob("*.npz"))) == 1


def test_they_depend_on_data_code_and_models(making: Making) -> None:
    names = {f"{file.parent.name}/{file.name}" for file in sources(DATA, making.views).files}
    listed = {"qa/bags.py", "corpus/lexicon.py", "data/centres.npz", "words/concepts.toml", "data/stems.txt"}
    assert listed - names == set()
    assert sources(DATA, making.views).digest != sources(DATA, []).digest


@pytest.mark.slow
def test_what_installing_makes_is_what_a_start_looks_for(tmp_path: Path) -> None:
    ready(tmp_path / "ready")
    views = embedders(home=tmp_path)
    names = {file.name for file in (tmp_path / "ready" / FOLDER).iterdir()}
    assert f"middles-{sources(DATA, views).digest}.npz" in names
    assert sorted(name.partition("-")[0] for name in names) == ["middles", "norms"]
