"""What stands between two pages, and the catch-words that announce the next one."""

import pytest

from corpus.model import Block, Document, Place
from ingest.clean import Cleaned, clean
from tests.test_clean import balance


def document(text: str) -> Document:
    lines = enumerate(text.splitlines(), 1)
    return Document("x.txt", "txt", "", tuple(Block(line, Place(None, number)) for number, line in lines))


def kept(cleaned: Cleaned) -> list[str]:
    return [line.text for line in cleaned.lines]


@pytest.mark.parametrize(
    ("turn", "left"),
    [
        # a letterhead read as signs, between a serial number and a page number, each read as it may be
        ("SK No 190195A\nPrIflt dxq\nETrTI.If,TilTFr'IITTIf,\n-12-", []),
        ("SK No l90l98A\nT\nREPUBLIK INDONEISIA\n-t4-", []),
        ("SK No 293't08 A\n\nPRESIDEN\nREI'UBLIK INOONESIA\n--2", []),
        ("SK No 190277A\nxqzzvk\n_13_", []),
        # without a page number only what no tongue could speak, and a half of the letterhead
        ("SK No 190195A\nPrIflt dxq\nETrTI.If,TilTFr'IITTIf,", []),
        ("SK No255671A\nBUK INDONESIA", []),
        # words of law between two pages stay
        ("SK No 190273 A\nCukup jelas.\nI\n-6-", ["Cukup jelas."]),
        ("SK No 205556 A\nAngka 6\nPasal 27", ["Angka 6", "Pasal 27"]),
        ("SK No 205556 A\nKucing Beranak\nMengeong", ["Kucing Beranak", "Mengeong"]),
        # so does the head of a great part, however badly it was read (UU 5/2026)
        ("SK No 293007 A\n\nI\nPRESIDEII\nREPUBLIK INDONESI,A\nPENJEI,ASAN", ["PENJEI,ASAN"]),
    ],
)
def test_a_page_turn_is_set_aside(turn, left):
    given = document(f"(1) Kucing wajib duduk.\n{turn}\n(2) Anjing wajib tidur.")
    cleaned = clean(given)
    assert kept(cleaned) == ["(1) Kucing wajib duduk.", *left, "(2) Anjing wajib tidur."]
    assert balance(given, cleaned) == {}


def test_a_page_number_may_stand_before_the_first_words_of_its_page():
    given = document("Kucing duduk.\nSK No 273865 A\n38. Ketentuan . . .\nPRESIDEN\n-3r-38. Ketentuan ini berlaku.")
    cleaned = clean(given)
    assert kept(cleaned) == ["Kucing duduk.", "38. Ketentuan ini berlaku."]
    assert balance(given, cleaned) == {}


@pytest.mark.parametrize(
    ("catch", "line", "right"),
    [
        # the number that the line has badly, or not at all, is whole in the catch-word
        ("(2) Setiap. . .", "(21 Setiap kucing tidur.", "(2) Setiap kucing tidur."),
        ("(2) Setiap . . .", "l2l Setiap kucing tidur.", "(2) Setiap kucing tidur."),
        ("e. melakukan . . .", "e melakukan tidur;", "e. melakukan tidur;"),
        ("b. memberi . . .", "memberi makan;", "b. memberi makan;"),
        # the line has it well: the catch-word alone is set aside, however it was read itself
        ("(2) Setiap. . .", "(2) Setiap kucing tidur.", "(2) Setiap kucing tidur."),
        ("(s)Setiap. . .", "(5) Setiap kucing tidur.", "(5) Setiap kucing tidur."),
        ("22. Ketentuan . . .", "22. Ketenluan kucing diubah.", "22. Ketentuan kucing diubah."),
        # two whole numbers that differ: nobody knows which of them is right, so the line keeps its own
        ("l. memberi . . .", "1. memberi makan;", "1. memberi makan;"),
    ],
)
def test_a_catch_word_proves_a_number(catch, line, right):
    given = document(f"Anjing jaga.\n{catch}\n{line}")
    cleaned = clean(given)
    assert kept(cleaned) == ["Anjing jaga.", right]
    assert balance(given, cleaned) == {}


@pytest.mark.parametrize(
    ("catch", "line"),
    [
        ("(2) Setiap . . .", "(3) Setiap kucing tidur."),  # another number
        ("b. memberi . . .", "menerima makan;"),  # other words
        ("b. memberi", "memberi makan;"),  # no dots: an item cut in two
    ],
)
def test_what_announces_nothing_stays(catch, line):
    cleaned = clean(document(f"Anjing jaga.\n{catch}\n{line}"))
    assert kept(cleaned) == ["Anjing jaga.", catch, line]


def test_numbers_torn_from_the_page_above_hide_no_catch_word():
    given = document("8. tidur;\n9. makan . . .\nI\n2\n3\n4\n5\n9. makan pagi;")
    assert kept(clean(given)) == ["8. tidur;", "I", "2", "3", "4", "5", "9. makan pagi;"]


def test_signs_of_a_page_foot_behind_a_link_are_set_aside():
    given = document("a. kucing tidur; dan ll!( \\lrr l(-tt.-7: 1 b. anjing jaga.")
    assert kept(clean(given)) == ["a. kucing tidur; dan b. anjing jaga."]


def test_a_catch_word_with_one_stop_at_the_end_of_a_paragraph():
    given = document("(1) Kucing tidur. (2) Anjing jaga melalui media di (3) Ketentuan .\n(3) Ketentuan lain berlaku.")
    assert kept(clean(given)) == ["(1) Kucing tidur. (2) Anjing jaga melalui media di", "(3) Ketentuan lain berlaku."]
    same = "(1) Kucing tidur menurut ayat (2).\n(2) Anjing jaga."  # a mention that ends a sentence
    assert kept(clean(document(same))) == same.splitlines()
