"""What was learned from the phrasings: that it fits them, tells near topics apart, and is read by name."""

from dataclasses import replace

import numpy as np
import pytest

from corpus.catalogue import load_catalogue
from corpus.kept import as_text
from corpus.norms import load_norms
from corpus.scope import load_scope
from evals.learn import phrased
from qa.assistant import topics_of, understanding_of
from qa.bags import mean_bag
from qa.learned import Layers, Learned, Spoken, Spread, packed, shipped
from qa.matching import Match, Topic
from tests.fixtures.kota import TODAY, Kota, kota

BAG = mean_bag([("kaus",), ("spanduk",)], np.array([0, 1]))
NOTHING = np.zeros(2, dtype=np.float32)
TAUGHT = packed(  # two units: the first speaks for "pakai" and a little against "pasang", the second the other way
    ["pakai", "pasang"],
    ["spanduk", "kaus", "lupa"],
    Layers(
        ideas=np.array([[0.0, 4.0], [2.0, 0.0], [9.0, 9.0]], dtype=np.float32),
        views={"use": (np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32), np.array([0.25, 0.25], dtype=np.float32))},
        inner=np.array([0.0, -1.0], dtype=np.float32),
        spread=np.array([[2.0, -1.0], [-1.0, 2.0]], dtype=np.float32),
        bias=np.array([0.5, -0.5], dtype=np.float32),
    ),
)


def test_the_shipped_weights_were_learned_from_the_shipped_phrasings() -> None:
    norms = load_norms()
    topics = topics_of(norms, load_scope())
    found = phrased(understanding_of(load_catalogue(), topics), topics, norms)
    assert str(shipped()["texts"]) == found.seal, "run `python -m evals.learn`"


def made(topics: tuple[str, ...], views: tuple[str, ...] = ()) -> Learned:
    found = Learned.of(TAUGHT, topics, BAG, views)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("topics", "ideas", "expected"),
    [
        (("pakai", "pasang"), (1.0, 0.0), (4.5, -2.5)),  # ideas and topics are found by name, in whatever order
        (("pasang", "pakai"), (1.0, 0.0), (-2.5, 4.5)),
        (("pakai", "pasang"), (0.0, 1.0), (-2.5, 5.5)),  # the second unit hears it above its -1
        (("pakai", "pasang"), (0.0, 0.2), (0.5, -0.5)),  # and this not: a unit says nothing rather than less
        (("pakai", "baru", "pasang"), (1.0, 0.0), (4.5, 1.0, -2.5)),  # not known: the mean of the others
    ],
)
def test_each_topic_is_spoken_for(
    topics: tuple[str, ...], ideas: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    found = made(topics).logits(np.array(ideas), ())
    np.testing.assert_allclose(found, expected, atol=0.1)  # weights are kept in eight bits


def test_a_view_counts_where_it_was_taught() -> None:
    both = made(("pakai", "pasang"), ("use", "st:lain"))
    found = both.logits(np.zeros(2), (np.array([1.0, 0.0]), np.array([9.0, 9.0])))
    np.testing.assert_allclose(found, (2.0, -1.25), atol=0.02)


def test_nothing_was_learned_of_topics_that_are_all_new() -> None:
    assert Learned.of(TAUGHT, ["baru"], BAG, ()) is None


def test_weights_are_kept_within_one_part_of_their_greatest() -> None:
    weights = np.random.default_rng(3).normal(size=(40, 3)).astype(np.float32)
    units = np.zeros(3, dtype=np.float32)
    layers = Layers(weights, {"use": (weights, units)}, units, np.zeros((3, 1), dtype=np.float32), units[:1])
    arrays = packed(["a"], [], layers)
    back = arrays["use/weights"] * arrays["use/scale"]
    assert np.abs(back - weights).max() <= np.abs(weights).max() / 127 / 2 + 1e-6
    assert as_text(arrays["topics"]) == '["a"]'


# --- what the assistant makes of it ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Kota:
    return kota(tmp_path_factory.mktemp("kota"))


def test_all_topics_outside_count_together(town: Kota) -> None:
    matcher = town.assistant().chooser.matcher
    ids = [topic.id for topic in matcher.topics]
    logits = {"resep": 1.0, "menari": 1.5}  # the conduct is likelier than the one topic outside, not than it twice
    bias = np.array([*(logits.get(id, -20.0) for id in ids), 1.0], dtype=np.float32)
    spread = Spread(np.ones(len(bias), dtype=bool), np.zeros((2, len(bias)), dtype=np.float32), bias)
    spoken = Spoken(np.zeros((len(matcher.bag.place), 2), dtype=np.int8), np.ones(2, dtype=np.float32))
    taught = Learned(NOTHING, spoken, (), spread)
    topics = (*matcher.topics, Topic("jamu", ("resep jamu",), outside=True))
    query = town.understanding.query("menari", as_of=TODAY)
    outside = replace(matcher, topics=topics, learned=taught).outside(query)
    assert outside == pytest.approx(2 * np.exp(1.0) / (2 * np.exp(1.0) + np.exp(1.5)), abs=1e-3)
    assert matcher.outside(query) is None  # nothing was learned of an invented country


@pytest.mark.parametrize(
    ("question", "likely", "away"),
    [
        ("menari untuk calon", 0.6, False),
        ("menari untuk calon", 0.7, True),
        ("berapa jumlah penari calon", 0.35, True),  # figures are wanted, which no law has
        ("bunyi Pasal 3 UU 1/2030 tentang menari", 0.7, False),  # it cites what a norm carries
    ],
)
def test_a_question_is_declined_where_it_is_likely_to_lie_outside(
    town: Kota, question: str, likely: float, away: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant = town.assistant()
    monkeypatch.setattr(type(assistant.chooser.matcher), "outside", lambda self, query: likely)
    query = town.understanding.query(question, as_of=TODAY)
    cited = [town.norms.norms["menari-asn"].bases[0].ref] if query.mentions else []
    assert assistant.chooser.candidates(query, cited).away is away


def test_matches_name_what_they_are_made_of(town: Kota) -> None:
    found = town.assistant().chooser.candidates(town.understanding.query("joget bareng calon", as_of=TODAY), ())
    assert [type(match) for match in found.inside] == [Match] * 4
    assert (found.inside[0].topic.id, found.within(1.0)) == ("menari", found.inside[:1])
