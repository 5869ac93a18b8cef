"""Bags added up idea by idea are those laid out row by row."""

import random

import numpy as np
import pytest

from qa import bags, matching
from qa.query import WHO

IDEAS = ("suka", "unggah", "kampanye", "hadir", "dana", f"{WHO}pns", f"{WHO}kades")


@pytest.mark.parametrize("seed", range(20))
def test_both_ways_give_the_same(seed: int) -> None:
    chance = random.Random(seed)
    owner = np.array(sorted(chance.choices(range(4), k=12)), dtype=np.int64)
    readings = [tuple(chance.choices(IDEAS, k=chance.randrange(6))) for _ in owner]  # some are empty, some repeat
    quick, plain = bags.mean_bag(readings, owner), matching.bag_of(readings, owner)
    assert quick.place == plain.place
    np.testing.assert_allclose(quick.weight, plain.weight)
    np.testing.assert_allclose(quick.rows, plain.rows, atol=1e-12)


def test_a_bag_of_nothing_is_empty() -> None:
    assert bags.mean_bag([], np.array([], dtype=np.int64)).rows.shape == (0, 0)
