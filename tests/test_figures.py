"""Whether a text gives the figure that was asked for."""

import pytest

from corpus.model import Abstention, Answer
from qa.figures import Figures, load_figures
from tests.fixtures.kota import TODAY, Kota, kota


@pytest.fixture(scope="module")
def figures() -> Figures:
    return load_figures()


@pytest.mark.parametrize(
    ("text", "counted", "given"),
    [
        ("Paling lama 7 (tujuh) hari kerja sejak laporan.", "waktu", True),
        ("Diteruskan dalam 1x24 jam.", "waktu", True),
        ("Kurungan sehari atau denda.", "waktu", True),
        ("Diancam dua tahun penjara.", "waktu", True),
        ("Dilarang pada hari pemungutan suara.", "waktu", False),  # a unit without a number
        ("Pasal 7 PP 94/2021 mengatur hukuman.", "waktu", False),  # numbers without a unit
        ("Pasal 3 melarang segala hari.", "waktu", False),  # two words on, it is no longer that number's
        ("Terdiri atas lima orang.", "orang", True),
        ("Dilarang bagi setiap orang.", "orang", False),
        ("Denda Rp12.000.000.", "uang", True),  # the unit stands before it
        ("Denda 12 juta rupiah.", "uang", True),
        ("Tidak ada angkanya.", "", True),  # nothing is to be counted
    ],
)
def test_a_figure_is_given_where_a_number_stands_beside_its_unit(
    figures: Figures, text: str, counted: str, given: bool
) -> None:
    assert figures.given(text, counted) is given


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("wajib memutus dalam 7 hari kerja", True),
        ("harus memutus dalam berapa hari", False),
        ("menurut pp 42 tahun 2004 harus memutus", False),  # the year of a law
    ],
)
def test_a_question_states_a_figure_of_its_own(figures: Figures, text: str, stated: bool) -> None:
    assert figures.stated(text) is stated


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Kota:
    return kota(tmp_path_factory.mktemp("kota"))


def test_a_rule_without_the_figure_does_not_stand_in_for_it(town: Kota) -> None:
    reply, _ = town.assistant().ask("berapa meter pns bernyanyi di pesta calon", as_of=TODAY, today=TODAY)
    assert isinstance(reply, Abstention)
    assert reply.reason.value == "tidak-diatur"
    assert "“Bernyanyi di pesta calon”" in reply.text
    assert reply.asks == ("Bernyanyi di pesta calon?",)


def test_a_rule_that_gives_the_figure_answers(town: Kota) -> None:
    reply, _ = town.assistant().ask(
        "berapa hari kurungan melukis wajah calon dalam pemilu 2034", as_of=None, today=TODAY
    )
    assert isinstance(reply, Answer)
    assert "satu hari" in reply.text
