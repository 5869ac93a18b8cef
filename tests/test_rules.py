"""Of a conduct's norms the one is found that a question means: by what it says and by the questions it answers."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from qa.bags import DenseView, mean_bag
from qa.query import Query
from qa.rules import Rules
from tests.fixtures.kota import TODAY

SAID = (("panggil", "hari"), ("panggil", "hadir"), ("juri", "pilih"))
ASKED = (("jarak", "panggil"), ("mangkir",), ("juri",))
RULES = Rules(
    ("tenggat", "mangkir", "juri"), np.array([0, 0, 2]), mean_bag(SAID, np.arange(3)), mean_bag(ASKED, np.arange(3))
)


def query(*matter: str) -> Query:
    return Query("", TODAY, "", matter)


@pytest.mark.parametrize(
    ("matter", "norm"),
    [
        (("hari",), "tenggat"),
        (("jarak", "panggil"), "tenggat"),
        (("mangkir", "panggil"), "mangkir"),
        (("juri",), "juri"),
    ],
)
def test_the_norm_that_is_meant_fits_best(matter: tuple[str, ...], norm: str) -> None:
    relevance = RULES.relevance(query(*matter))
    assert max(relevance, key=lambda id: relevance[id]) == norm


def test_a_topic_without_norms_is_neither_near_nor_far() -> None:
    best = RULES.by_topic(np.array([1.0, 3.0, -1.0]), 4)
    assert best.tolist() == [3.0, 1.0, -1.0, 1.0]  # the mean of those that have norms


def test_no_norms_at_all_say_nothing() -> None:
    none = Rules((), np.array([], dtype=np.int64), mean_bag([], np.arange(0)), mean_bag([], np.arange(0)))
    assert none.by_topic(np.array([]), 2).tolist() == [0.0, 0.0]


def test_a_question_without_words_fits_all_norms_alike() -> None:
    assert set(RULES.relevance(query()).values()) == {0.0}


def test_a_question_is_scored_once_however_often_it_is_asked_for() -> None:
    embedded: list[str] = []

    def embed(texts: Sequence[str]) -> np.ndarray:
        embedded.extend(texts)
        return np.ones((len(texts), 2), dtype=np.float32)

    rules = replace(RULES, views=(DenseView(np.eye(3, 2), embed),))
    asked = [replace(query("juri"), plain=plain) for plain in ("juri", "juri", "siapa juri", "juri")]
    scores = [rules.scores(one).tolist() for one in asked]
    assert (scores[0], embedded) == (scores[1], ["juri", "siapa juri"])
    assert rules.relevance(asked[0]) == dict(zip(RULES.ids, scores[0], strict=True))
