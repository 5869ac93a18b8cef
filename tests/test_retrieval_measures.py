"""The numbers of the comparison: what a result covers counts once, where it first appears."""

import pytest

from evals.retrieval.measures import Score, below, interval, means, score
from tests.fixtures.kebun import ref

ONE, TWO, THREE = (ref(f"uu-1-2001/pasal-{number}") for number in (1, 2, 3))
NOTHING = frozenset({ref("uu-9-2009/pasal-9")})


def covers(*refs):
    return frozenset(refs)


@pytest.mark.parametrize(
    ("ranking", "groups", "expected"),
    [
        ([covers(ONE)], (covers(ONE),), Score(1, 1, 1, 1, 1, 1, 1)),
        ([NOTHING, covers(ONE, TWO)], (covers(ONE),), Score(0, 1, 1, 1, 0.5, 0.6309297535714575, 1)),
        ([covers(TWO)], (covers(ONE, TWO),), Score(1, 1, 1, 1, 1, 1, 1)),  # any of a group
        ([covers(ONE), NOTHING], (covers(ONE), covers(TWO)), Score(0.5, 0.5, 0.5, 0, 1, 0.6131471927654584, 1)),
        ([NOTHING] * 10 + [covers(ONE)], (covers(ONE),), Score(0, 0, 0, 0, 0, 0, 0)),  # beyond the first ten
        ([], (covers(ONE),), Score(0, 0, 0, 0, 0, 0, 0)),
    ],
)
def test_score(ranking, groups, expected):
    assert score(ranking, groups) == expected


def test_means_and_where_another_is_better():
    good, bad = Score(1, 1, 1, 1, 1, 1, 1), Score(0, 0, 0, 0, 0, 0, 0)
    assert means([good, bad]) == Score(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)
    assert below(bad, {"plain": good, "other": bad}) == ["plain recall_5", "plain mrr", "plain ndcg"]


def test_the_interval_is_of_pairs_and_always_the_same():
    ours, theirs = [1.0, 1.0, 0.5, 1.0], [0.5, 0.5, 0.0, 0.5]
    assert interval(ours, theirs) == (0.5, 0.5)
    assert interval([1, 0, 1], [0, 0, 1]) == interval([1, 0, 1], [0, 0, 1])
