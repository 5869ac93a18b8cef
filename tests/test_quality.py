"""The page of measured quality tells what the shipped run measured."""

import re
from datetime import date

from corpus.catalogue import load_catalogue
from corpus.model import Abstention, AnswerStatus, Reason
from evals.answers import Run, report
from evals.gold import load_gold
from evals.publish import FILE, PAGE, page
from evals.scoring import score
from screens.quality import measured

DECLINED = Abstention("?", date(2026, 3, 1), AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, "Di luar.")


def test_the_page_and_the_tab_tell_the_same_run() -> None:
    shipped, text = measured(FILE), PAGE.read_text(encoding="utf-8")
    assert shipped is not None
    rows = {line.split()[0]: line.split()[1:] for line in text.split("```")[1].splitlines() if len(line.split()) == 4}
    assert f"on {shipped.day}" in text
    assert rows["questions"] == [str(shipped.questions), rows["questions"][1], str(shipped.held_out)]
    assert {name: rows[name][2] for name in shipped.shares} == {k: f"{v:.3f}" for k, v in shipped.shares.items()}


def test_every_question_is_told_under_one_election() -> None:
    catalogue = load_catalogue()
    scores = tuple(score(gold, DECLINED, catalogue) for gold in load_gold())
    found = report(Run(scores, tuple(0.0 for _ in scores)))
    assert sum(group["questions"] for group in found["by_regime"].values()) == len(scores)
    assert set(found["by_regime"]) == {"pemilu", "pilkada", "both", "none"}
    assert re.search(r"^by_regime +questions", page(found, date(2026, 3, 1), 0), re.MULTILINE)
