"""Bags added up idea by idea are the means of rows laid out one by one."""

import random

import numpy as np
import pytest

from qa.bags import mean_bag, means
from qa.query import WHO

IDEAS = ("suka", "unggah", "kampanye", "hadir", "dana", f"{WHO}pns", f"{WHO}kades")


@pytest.mark.parametrize("seed", range(20))
def test_both_ways_give_the_same(seed: int) -> None:
    chance = random.Random(seed)
    owner = np.array(sorted(chance.choices(range(4), k=12)), dtype=np.int64)
    readings = [tuple(chance.choices(IDEAS, k=chance.randrange(6))) for _ in owner]  # some are empty, some repeat
    quick = mean_bag(readings, owner)
    laid_out = np.array([quick.vector(ideas) for ideas in readings])
    np.testing.assert_allclose(quick.cells.rows, means(laid_out, owner), atol=1e-12)
    asked = tuple(chance.choices((*IDEAS, "entah"), k=4))
    np.testing.assert_allclose(quick.near(asked), quick.cells.rows @ quick.vector(asked), atol=1e-12)


def test_a_bag_of_nothing_is_empty() -> None:
    assert mean_bag([], np.array([], dtype=np.int64)).cells.rows.shape == (0, 0)
