"""Twenty readers at once all get their answers; how long it takes is measured by `python -m evals.load`."""

import pytest

from evals.load import line, measure


def test_twenty_readers_at_once_get_their_answers(address):
    visits = measure(address, users=20, rounds=1)
    assert [(len(visit.answers), visit.error) for visit in visits] == [(1, "")] * 20


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ((), "x                         0"),
        ((3.0, 1.0, 2.0), "x                         3   p50   2.00 s   p95   3.00 s"),
    ],
)
def test_a_line_tells_median_and_slowest(times, expected):
    assert line("x", times) == expected
