"""The form of a question tells whether a verdict is asked for or something to be told."""

import numpy as np
import pytest

from qa.form import MOST, Form, leans, marks

ASKING = frozenset({"boleh", "siapa", "kapan"})
PHRASED = (["boleh menari"] * 30, ["siapa juri", "kapan lomba"] * 20, ["siapa mancing"] * 40)
KINDS = (1, -1, 0)
FORM = Form(
    leans(PHRASED, KINDS, ASKING), np.array(KINDS, dtype=np.float64)
)  # the third lies outside the scope and teaches nothing


def test_a_word_of_form_marks_where_it_stands() -> None:
    assert marks("boleh nari boleh") == {"boleh", "nari", "^boleh", "boleh$"}
    assert marks("") == frozenset()


@pytest.mark.parametrize(
    ("question", "sign"),
    [
        ("boleh melukis", 1),
        ("siapa pelukis", -1),
        ("kapan melukis", -1),
        ("menari", 0),  # a word of matter has no form, however often it stands in one kind
        ("", 0),
    ],
)
def test_odds(question: str, sign: int) -> None:
    assert np.sign(FORM.odds(question)) == sign


def test_odds_have_an_end() -> None:
    assert FORM.odds("boleh " * 50) <= MOST


def test_only_topics_of_the_other_kind_lose() -> None:
    told, ruled = FORM.against("siapa juri"), FORM.against("boleh menari")
    assert told[0] > 0 and ruled[1] > 0
    assert told[1] == told[2] == ruled[0] == ruled[2] == 0
