"""The one normalisation: what it evens out, and what it must leave alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text import fold, normalise, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Pegawai  tidak\n\tboleh", "Pegawai tidak boleh"),
        ("“ikut” ‘serta’", "\"ikut\" 'serta'"),
        ("Undang–Undang — ASN − PNS", "Undang-Undang - ASN - PNS"),
        ("ke\u00adpala", "kepala"),  # soft hyphen of a word processor
        ("PNS\x00 dan\x07 PPPK", "PNS dan PPPK"),  # a NUL byte would cut the text in a C library
        ("Pasal\u00a05\u2009ayat\u3000(1)", "Pasal 5 ayat (1)"),
        ("\ufeffPasal\u200b 5", "Pasal 5"),
        ("Pasal\x0c5\x1d6", "Pasal 5 6"),  # separators are white space, not nothing: "56" would be another article
        ("Pasal 5¹", "Pasal 5¹"),  # a footnote mark must not become "Pasal 51"
        ("½ bagian", "½ bagian"),
        ("Ｐａｓａｌ ５", "Pasal 5"),
        ("ﬁnal", "final"),
        ("\ud800PNS", "PNS"),  # a lone surrogate cannot be written to a file
        ("TIDAK boleh", "TIDAK boleh"),
        ("jum´at", "jum'at"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pasal 280 ayat (1a), UU 7/2017!", ("pasal", "280", "ayat", "1a", "uu", "7", "2017")),
        ("Hari Jum’at", ("hari", "jumat")),
        ("undang-undang", ("undang", "undang")),
        ("Rp50.000.000,00", ("rp50", "000", "000", "00")),
        ("snake_case", ("snake", "case")),
        ("...", ()),
    ],
)
def test_tokens(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_digits_survive(text: str) -> None:
    def digits(value: str) -> list[int]:
        return [int(char) for char in value if char.isdecimal()]

    assert digits(normalise(text)) == digits(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["tidak", "Pasal", "5", "boleh", "(1)", "TANPA", "dilarang"]), max_size=20))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    assert normalise("  ".join(words)).split() == words


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_take_a_shorter_way_to_the_same(text: str) -> None:
    assert normalise(f"§ {text}") == f"§ {normalise(text)}".strip()
