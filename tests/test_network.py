"""The network that learns: slopes that are true, what chance leaves out, and the same result every time."""

import numpy as np
import pytest

from evals.network import Batch, Given, Lesson, Network, Trainer, trained

SMALL = Lesson(units=6, epochs=30, batch=8, rate=0.02, left_units=0.0, left_ideas=0.0, left_numbers=0.0, left_view=0.0)


def given(rows: int = 40) -> Given:
    """Nine tenths of both topics are the same idea; each has one of its own."""
    ideas = [np.array([0, 1 + at % 2]) for at in range(rows)]
    values = [np.array([1.0, 0.3], dtype=np.float32) for _ in range(rows)]
    view = np.random.default_rng(5).normal(size=(rows, 4)).astype(np.float32)
    return Given(ideas, values, (view,), 3)


def test_what_tells_two_topics_apart_is_learned_though_they_share_most() -> None:
    """The middle of each topic is nearly the shared idea alone."""
    owner = np.arange(40) % 2
    net = trained(given(), owner, 2, SMALL)
    assert (net.logits(given()).argmax(axis=1) == owner).all()


def test_what_was_learned_is_the_same_each_time() -> None:
    owner, lesson = np.arange(40) % 2, Lesson(units=6, epochs=2, batch=8)
    first, second = (trained(given(), owner, 2, lesson) for _ in range(2))
    assert np.array_equal(first.topics, second.topics)
    assert np.array_equal(first.ideas, second.ideas)


@pytest.mark.parametrize("part", ["ideas", "inner", "topics", "bias"])
def test_a_step_goes_down_the_slope_of_the_error(part: str) -> None:
    """Against the slope by differences: Adam's first step moves each number by the rate, against its slope's sign."""
    chance, rows, owner = np.random.default_rng(7), given(8), np.arange(8) % 2
    net = Network.fresh(rows, 2, SMALL, chance)

    def loss() -> float:
        logits = net.logits(rows).astype(np.float64)
        shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        aims = np.full(shares.shape, SMALL.smooth / 2)
        aims[np.arange(8), owner] += 1 - SMALL.smooth
        return float(-(aims * np.log(shares)).sum() / 8)

    numbers = getattr(net, part)
    slopes = np.zeros(numbers.shape)
    for at in np.ndindex(numbers.shape):
        before, ends = numbers[at], []
        for moved in (0.01, -0.01):
            numbers[at] = before + np.float32(moved)
            ends.append(loss())
        numbers[at] = before
        slopes[at] = (ends[0] - ends[1]) / 0.02
    before = numbers.copy()
    Trainer(net, SMALL, chance).step(Batch.of(rows, SMALL, chance), owner, np.ones(8, dtype=np.float32), 0.001)
    steep = np.abs(slopes) > 1e-3
    assert steep.any()
    assert np.array_equal(np.sign(before - numbers)[steep], np.sign(slopes)[steep])


def test_chance_leaves_out_what_the_lesson_says() -> None:
    rows, chance = given(4000), np.random.default_rng(3)
    batch = Batch.of(rows, Lesson(left_ideas=0.25, left_numbers=0.5, left_view=0.0), chance)
    assert batch.columns.tolist() == [0, 1, 2]
    assert np.mean(batch.ideas[:, 0] == 0) == pytest.approx(0.25, abs=0.03)
    assert np.mean(batch.views[0] == 0) == pytest.approx(0.5, abs=0.03)
    assert batch.ideas[:, 0].mean() == pytest.approx(1.0, abs=0.05)  # what is kept is raised for what is not


def test_a_whole_view_is_left_out_now_and_then() -> None:
    batch = Batch.of(given(4000), Lesson(left_numbers=0.0, left_view=0.2), np.random.default_rng(3))
    assert np.mean((batch.views[0] == 0).all(axis=1)) == pytest.approx(0.2, abs=0.03)
