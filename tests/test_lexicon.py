"""Words that decide a case are found; words are found in whatever form they are asked."""

import pytest

from corpus.errors import BadData
from corpus.fusion import distinct, fused
from corpus.lexicon import Lexicon, stems, stop_words
from corpus.tuning import tuning

TEXTS = (
    "Penjaga kebun dilarang tidur di bawah pohon.",
    "Penjaga kebun boleh tidur di gudang.",
    "Pemberhentian penjaga dilakukan oleh kepala kebun.",
    "Pasal 133A mengatur pagar.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Penjaga tidak boleh diberhentikan", ["jaga", "tidak", "boleh", "henti"]),
        ("apa yang dilarang bagi kepala desa?", ["larang", "kepala", "desa"]),
        ("Pasal 133A UU 7/2017", ["pasal", "133a", "uu", "7", "2017"]),  # what holds a digit stays whole
        ("dan yang untuk", []),
    ],
)
def test_stems(text, expected):
    assert stems(text) == expected


@pytest.mark.parametrize(
    "word", ["tidak", "dapat", "boleh", "harus", "tanpa", "dilarang", "wajib", "kecuali", "bukan", "jangan"]
)
def test_words_that_decide_a_case_are_never_left_out(word):
    assert word not in stop_words()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[stop]\nwords = ["yang", "tidak"]\n[kept]\nwords = ["tidak"]\n', "stop: tidak must not be left out"),
        ('[stop]\nwords = ["yang"]\n', r"must hold the tables \[stop\] and \[kept\]"),
        ('[stop]\nwords = ["yang"]\nmore = 1\n[kept]\nwords = ["tidak"]\n', "stop: unknown key more"),
    ],
)
def test_a_wrong_stop_list_is_refused(tmp_path, text, problem):
    path = tmp_path / "stop.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=problem):
        stop_words(path)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("larangan tidur", (0, 1)),  # a noun finds the verb
        ("memberhentikan", (2,)),
        ("pasal 133a", (3,)),
        ("rendang", ()),
        ("", ()),
        ("yang dan", ()),
    ],
)
def test_search(question, expected):
    assert tuple(number for number, _ in Lexicon.of(TEXTS).search(question, 10)) == expected


def test_a_saved_index_answers_like_the_one_that_was_saved(tmp_path):
    lexicon = Lexicon.of(TEXTS)
    lexicon.save(tmp_path)
    assert Lexicon.load(tmp_path).search("penjaga kebun", 3) == lexicon.search("penjaga kebun", 3)


@pytest.mark.parametrize("texts", [(), ("dan yang",), ("", "")])
def test_an_index_of_nothing_finds_nothing(tmp_path, texts):
    lexicon = Lexicon.of(texts)
    lexicon.save(tmp_path)
    assert (lexicon.search("kebun", 5), Lexicon.load(tmp_path).search("kebun", 5)) == ((), ())


def test_fusion_adds_shares_of_each_list_by_weight():
    lists = {"one": (("a", 9.0), ("b", 6.0), ("a", 5.0), ("d", 3.0)), "two": (("b", 0.8),), "three": ()}
    weights = {"one": 1.0, "two": 0.5, "three": 0.1}
    assert fused(lists, weights) == (("a", 1.0), ("b", 0.5 + 0.5), ("d", 0.0))


def test_distinct():
    assert distinct("abca") == ("a", "b", "c")


def test_a_model_that_is_not_named_weighs_as_others_do():
    numbers = tuning()
    assert numbers.weight("st:a/b") == numbers.weights["st"] and numbers.weight("new view") == numbers.weights["other"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[fusion]\ncandidates = 60\noverfetch = 4\n", r"missing table \[weights\]"),
        ("[more]\na = 1\n", "unknown key more"),
    ],
)
def test_wrong_numbers_are_refused(tmp_path, text, problem):
    path = tmp_path / "search.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=problem):
        tuning(path)
