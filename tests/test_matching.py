"""From a question to the conduct it means: by its ideas against the middle of each topic's phrasings."""

from dataclasses import replace

import numpy as np
import pytest

from qa.bags import mean_bag, means, standardised
from tests.fixtures.kota import TODAY, Kota, kota

OWNER = np.array([0, 0, 1, 2], dtype=np.int64)
READINGS = [("tari", "calon"), ("joget", "calon"), ("nyanyi", "calon"), ("pancing",)]
RARE, SHARED = np.log(1 + 3 / 1), np.log(1 + 3 / 2)  # an idea of one topic of three, and of two


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Kota:
    return kota(tmp_path_factory.mktemp("kota"))


def test_the_fewer_topics_use_an_idea_the_more_it_weighs() -> None:
    bag = mean_bag(READINGS, OWNER)
    weights = {idea: float(bag.weight[at]) for idea, at in bag.place.items()}
    assert weights == pytest.approx({"tari": RARE, "joget": RARE, "nyanyi": RARE, "pancing": RARE, "calon": SHARED})


def test_each_topic_is_a_row_of_unit_length() -> None:
    assert np.linalg.norm(mean_bag(READINGS, OWNER).cells.rows, axis=1) == pytest.approx([1.0, 1.0, 1.0])


@pytest.mark.parametrize(
    ("ideas", "covered"),
    [
        (("tari",), [1.0, 0.0, 0.0]),
        (("tari", "tari"), [1.0, 0.0, 0.0]),  # saying it twice covers no more
        (("calon",), [1.0, 1.0, 0.0]),
        (("tari", "calon"), [1.0, SHARED / (RARE + SHARED), 0.0]),
        (("pancing", "entah"), [0.0, 0.0, RARE / (RARE + np.log(4))]),  # an idea nobody knows weighs as a rare one
        ((), [0.0, 0.0, 0.0]),
    ],
)
def test_covered(ideas: tuple[str, ...], covered: list[float]) -> None:
    assert mean_bag(READINGS, OWNER).covered(ideas).tolist() == pytest.approx(covered)


def test_an_idea_that_nobody_knows_takes_from_every_match() -> None:
    bag = mean_bag(READINGS, OWNER)
    alone, diluted = (bag.near(ideas) for ideas in (("tari",), ("tari", "entah")))
    assert diluted[0] < alone[0] and diluted[2] == alone[2] == 0.0


def test_means_are_of_unit_length_and_an_empty_one_stays_zero() -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    half = 0.5**0.5
    assert means(rows, np.array([0, 0, 1])).tolist() == [pytest.approx([half, half]), [0.0, 0.0]]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([1.0, 2.0, 3.0], [-1.2247, 0.0, 1.2247]), ([2.0, 2.0], [0.0, 0.0])],  # all alike says nothing
)
def test_standardised(scores: list[float], expected: list[float]) -> None:
    assert standardised(np.array(scores)).tolist() == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("bolehkah saya menari untuk calon", "menari"),
        ("joget bareng calon", "menari"),
        ("karaoke lagu calon", "bernyanyi"),
        ("gambar calon di tembok", "melukis"),
        ("lomba mancing", "memancing"),
        ("bumbu rendang", "resep"),  # what lies outside competes like the rest
    ],
)
def test_the_topic_that_is_meant_comes_first(town: Kota, question: str, topic: str) -> None:
    matches = town.assistant().chooser.matcher.match(town.understanding.query(question, as_of=TODAY))
    assert matches[0].topic.id == topic
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


@pytest.mark.parametrize("question", ["xyzzy plugh", "kuantum mekanika"])
def test_a_question_of_unknown_ideas_covers_nothing(town: Kota, question: str) -> None:
    matches = town.assistant().chooser.matcher.match(town.understanding.query(question, as_of=TODAY))
    assert {match.covered for match in matches} == {0.0}


@pytest.mark.parametrize(
    ("subjects", "carrying"),
    [
        ((), {}),
        (("pns",), {}),
        (("pns", "kepala-desa"), {}),
        (("siapa-siapa",), {}),  # of whom no norm speaks
        ((), {"menari": 1}),
        (("asn",), {"menari": 1, "melukis": 1}),
    ],
)
def test_lifts_are_what_the_norms_of_a_topic_give(
    town: Kota, subjects: tuple[str, ...], carrying: dict[str, int]
) -> None:
    chooser = town.assistant().chooser

    def lift(topic: str) -> float:
        norms = chooser.norms.of(topic)
        named = any(set(subjects) & set(norm.subjects) for norm in norms)
        share = carrying.get(topic, 0) / len(norms) if norms else 0.0
        return chooser.gate.cited * ((share > 0) + share) + chooser.gate.named * named

    query = replace(town.understanding.query("menari", as_of=TODAY), subjects=subjects)
    expected = [lift(topic.id) for topic in chooser.matcher.topics]
    assert chooser._lifts(query, carrying).tolist() == pytest.approx(expected)


def test_what_lifts_a_topic_is_in_its_score(town: Kota) -> None:
    matcher, query = town.assistant().chooser.matcher, town.understanding.query("menari", as_of=TODAY)
    plain = {match.topic.id: match.score for match in matcher.match(query)}
    lifts = np.arange(len(matcher.topics)) * 10.0
    lifted = matcher.match(query, lifts=lifts)
    more = dict(zip((topic.id for topic in matcher.topics), lifts.tolist(), strict=True))
    assert {match.topic.id: match.score - more[match.topic.id] for match in lifted} == pytest.approx(plain)
    assert [match.score for match in lifted] == sorted((match.score for match in lifted), reverse=True)
