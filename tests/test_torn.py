"""Tearing articles on purpose: what comes back, and that the count of it can fail."""

import random

import pytest

from corpus.model import Provision
from corpus.reference import Ref
from evals.torn import measure, outcome, report, torn
from evals.torn_pages import outcomes, torn_page
from evals.torn_whole import Whole

AYAT = (
    ("1", "Kucing wajib tidur di rumah."),
    ("2", "Kucing sebagaimana dimaksud pada ayat (1) makan: a. ikan; dan b. susu."),
    ("3", "Ketentuan mengenai kucing diatur dengan Peraturan Desa."),
)
ARTICLE = Provision(Ref.parse("pp-7-2099/pasal-5"), "pasal", "5", "", 1)
WHOLE = Whole("x", ARTICLE, AYAT)


def test_the_numbers_become_a_heap():
    assert [line.text for line in torn(WHOLE, "behind", random.Random(0))] == [
        "Pasal 5",
        *(words for _, words in AYAT),
        "(1) (2) (3)",
    ]


@pytest.mark.parametrize(
    ("way", "expected"),
    [("before", "restored"), ("behind", "restored"), ("among", "restored"), ("one lost", "in doubt")],
)
def test_a_torn_article_is_restored_or_in_doubt(way, expected):
    assert outcome(WHOLE, way, random.Random(0)) == expected


def test_words_that_cannot_come_back_are_counted_as_wrong():
    unlike = Whole("x", ARTICLE, (*AYAT[:2], ("3", "Kucing  tidur di sini.")))  # two blanks: never read so
    assert outcome(unlike, "before", random.Random(0)) == "wrong"


def neighbours() -> tuple[Whole, ...]:
    """Three articles of one text; the second has no ayat."""
    single = Provision(Ref.parse("pp-7-2099/pasal-6"), "pasal", "6", "Anjing wajib jaga di luar rumah.", 1)
    last = Provision(Ref.parse("pp-7-2099/pasal-7"), "pasal", "7", "", 1)
    return (
        WHOLE,
        Whole("x", single, (("", single.text),), 1),
        Whole("x", last, (("1", "Ikan wajib diam di laut."), ("2", "Ikan pada ayat (1) makan.")), 2),
    )


def test_the_numbers_of_a_page_become_a_heap():
    lines = [line.text for line in torn_page(neighbours(), "page", random.Random(3))]
    heap = [line for line in lines if line.startswith("(") and line[-1] == ")"]
    assert len(heap) == 1 and len(heap[0].split()) >= 2
    assert [line for line in lines if line.startswith("Pasal")] == ["Pasal 5", "Pasal 6", "Pasal 7"]


@pytest.mark.parametrize("seed", range(12))
def test_neighbours_with_their_numbers_in_one_heap_come_back(seed):
    assert list(outcomes(neighbours(), "page", random.Random(seed))) == ["restored", "restored"]


def test_the_table():
    counts = measure([WHOLE, WHOLE])
    lines = list(report(counts))
    assert [line.split()[0] for line in lines[1:]] == ["before", "behind", "among", "one", "page", "page,", "page,"]
    assert lines[1].split()[1:] == ["2", "2", "0", "0", "0", "0", "100.00", "%"]
