"""What is asked of every index of vectors, whatever is behind it."""

import numpy as np
import pytest


def unit(*values: float):
    vector = np.asarray(values, dtype=np.float32)
    return vector / np.linalg.norm(vector)


NORTH, EAST, BETWEEN = unit(0, 1, 0), unit(1, 0, 0), unit(1, 1, 0)


class VectorIndexContract:
    @pytest.fixture
    def index(self):
        raise NotImplementedError("each implementation gives its own, empty")

    def test_the_nearest_come_first_with_their_cosines(self, index):
        index.add(["north", "east", "between"], [NORTH, EAST, BETWEEN])
        found = index.search(unit(0.1, 1, 0), 2)
        assert [id for id, _ in found] == ["north", "between"]
        assert np.allclose([cosine for _, cosine in found], [0.99504, 0.77397], atol=1e-4)

    def test_an_empty_index_finds_nothing(self, index):
        assert (index.search(NORTH, 5), index.readback()) == ((), {})

    def test_fewer_than_asked_are_given_where_there_are_fewer(self, index):
        index.add(["north"], [NORTH])
        assert [id for id, _ in index.search(EAST, 10)] == ["north"]

    def test_an_id_that_is_put_again_has_the_new_vector(self, index):
        index.add(["north", "east"], [NORTH, EAST])
        index.add(["north"], [BETWEEN])
        stored = index.readback()
        assert stored.keys() == {"north", "east"}
        assert np.allclose(stored["north"], BETWEEN, atol=1e-6)

    def test_all_vectors_are_read_back(self, index):
        rows = np.random.default_rng(7).normal(size=(4_500, 3)).astype(np.float32)  # more than two batches
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        ids = [f"unit-{at}" for at in range(len(rows))]
        index.add(ids, list(rows))
        stored = index.readback()
        assert stored.keys() == set(ids)
        assert np.allclose(np.stack([stored[id] for id in ids]), rows, atol=1e-6)
