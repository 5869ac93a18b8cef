"""The tab Tentang: the measured quality comes from the shipped run, and from nowhere else."""

from datetime import date

import pytest

from evals.publish import toml
from screens.quality import Measured, measured, percent, quality_html
from screens.tentang import about

HELD_OUT = {
    "questions": 300,
    "in_scope_answered": 0.98,
    "verdict": 0.8949,
    "required_article": 0.7,
    "required_pinpoint": 0.6,
    "citation_precision": None,  # nothing was there to measure
    "refusal_precision": 0.93,
    "refusal_recall": 1.0,
    "past_as_current": 0,
}


def test_what_is_published_is_what_is_shown(tmp_path):
    file = tmp_path / "measured.toml"
    file.write_text(toml({"all": {"questions": 617}, "held_out": HELD_OUT}, date(2026, 3, 1), 0), encoding="utf-8")
    shares = {"in_scope_answered": 0.98, "verdict": 0.8949, "required_article": 0.7}
    found = measured(file)
    assert found == Measured(
        date(2026, 3, 1), 617, 300, shares | {"refusal_precision": 0.93, "refusal_recall": 1.0}, past_as_current=0
    )
    shown = quality_html(found)
    assert "Diukur 1 Maret 2026 dengan 617 pertanyaan uji" in shown
    assert "<td>89%</td>" in shown


def test_without_a_shipped_run_nothing_is_claimed(tmp_path):
    assert (measured(tmp_path / "none.toml"), quality_html(None)) == (None, "")


@pytest.mark.parametrize(("share", "said"), [(0.894, "89%"), (0.9999, "99%"), (1, "100%"), (0, "0%")])
def test_a_share_is_never_rounded_up_to_a_whole(share, said):
    assert percent(share) == said


def test_the_tab_tells_quality_sources_and_privacy(app):
    shown = about(app)
    assert all(title in shown for title in ("Mutu jawaban", "Privasi", "Sumber", "Jenis naskah"))
    assert measured() is not None  # a run is shipped
