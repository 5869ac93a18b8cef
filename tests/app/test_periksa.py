"""The tab Periksa Diri: every way through it ends in the answer that the question gets."""

import pytest

from corpus.model import Answer
from screens import guide
from screens.guide import Choice
from screens.talk import asked
from tests.app.pages import ATTENDING, WIDTHS, choose, overflow
from tests.fixtures.apps import TODAY


def test_every_way_through_the_self_check_ends_in_an_answer(app):
    choice = Choice("pns", "pilkada", "kampanye")
    ruled = guide.ruled(app, choice, TODAY)
    ways = [id for _, area in guide.areas(ruled) for _, id in guide.conducts(ruled, area)]
    replies = [guide.answer(app, choice, id, TODAY) for id in ways[::5]]
    assert sorted(ways) == sorted(conduct.id for conduct in ruled)
    assert len(ways) > 20
    assert [reply.conduct for reply in replies if isinstance(reply, Answer)] == ways[::5]


def test_the_self_check_gives_the_answer_that_the_question_gets(app):
    choice = Choice("pppk")
    by_question = asked(app, "kalau PPPK?", None, asked(app, ATTENDING, None, ()))[-1].reply
    by_choice = guide.answer(app, choice, by_question.conduct, TODAY)
    parts = ("verdict", "conduct", "asks", "as_of")
    assert [getattr(by_choice, part) for part in parts] == [getattr(by_question, part) for part in parts]
    # words of a question may leave out what lies beside it; what decides is the same
    assert {case.when for case in by_question.cases} <= {case.when for case in by_choice.cases}
    assert {penalty.text for penalty in by_question.sanctions} <= {penalty.text for penalty in by_choice.sanctions}
    assert by_question.cases


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_the_self_check_needs_no_typing(visit, width):
    tab = visit(width=width)
    tab.get_by_role("tab", name="Periksa Diri").click()
    choose(tab.get_by_label("PPPK", exact=True))
    choose(tab.get_by_label("Keduanya / belum tahu"))
    choose(tab.get_by_label("Belum tahu", exact=True))
    choose(tab.locator("#area").get_by_label("Media sosial"))
    tab.locator("#what label").first.click()
    tab.locator("#checked .verdict").wait_for()
    assert tab.inner_text("#checked .verdict .badge").split(maxsplit=1)[1] in {
        "Dilarang",
        "Wajib",
        "Boleh",
        "Boleh bersyarat",
        "Informasi",
    }
    assert "(PPPK" in tab.inner_text("#checked .asked")
    assert overflow(tab) <= 0
