"""Twenty readers at once all get their answers; how long it takes is measured by `python -m evals.load`."""

from threading import Event
from types import SimpleNamespace

import pytest

import ui
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


def test_what_makes_questions_cheaper_is_loaded_when_the_app_serves(monkeypatch):
    loaded = Event()
    monkeypatch.setattr(ui, "SOON", 0.01)
    ui._prepare_soon(SimpleNamespace(library=SimpleNamespace(load_for_many=loaded.set)))
    assert loaded.wait(60)
