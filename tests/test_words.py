"""From chat to plain words to ideas; and what must never change on the way: negation and permission."""

import random
from pathlib import Path

import pytest

from corpus.catalogue import load_catalogue
from corpus.errors import BadData
from corpus.lexicon import stem
from qa.understand import load_understanding
from qa.words import SHORTEST_TYPO, Words, _one_edit, load_words


@pytest.fixture(scope="module")
def shipped() -> Words:
    """The shipped lists as the assistant has them: with the words of subjects, stages and law texts."""
    return load_understanding(load_catalogue(), stem).words


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    folder = tmp_path_factory.mktemp("words")
    lists = {
        "spelling": '[chat]\nga = "tidak"\nmin = ""\nmedsos = "media sosial"\nnongkrong = "duduk"',
        "asking": '[asking]\nwords = ["boleh", "apa", "saya", "tidak"]\n[following]\nwords = ["sanksi"]',
        "roots": '[prefixes]\nng = "- k"\n[suffixes]\nin = "-"',
        "concepts": '[gerai]\nwords = ["warung kopi", "warung", "kedai"]\n[duduk]\nwords = ["duduk santai", "duduk"]',
    }
    for name, text in lists.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_words(folder).knowing(["petugas", "lapangan", "menari", "cacat", "pppk"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GA boleh, Min!!", "tidak boleh"),
        ("medsos", "media sosial"),
        ("sayaaaa boleh", "saya boleh"),  # letters drawn out
        ("ptugas", "petugas"),  # one letter left out
        ("pettugas", "petugas"),  # one too many
        ("petugaz", "petugas"),  # one wrong
        ("petuags", "petugas"),  # two changed places
        ("ptgas", "ptgas"),  # two left out: too far
        ("petagas", "petugas"),
        ("pteugsa", "pteugsa"),  # two pairs changed places: too far
        ("cuaca", "cuaca"),  # "cacat" is two edits away, by way of "caca"
        ("pppk", "pppk"),  # three letters alike, and no drawn-out "pk"
        ("tri", "tri"),  # too short to be sure
        ("uu 7/2017 pasal-5", "uu 7/2017 pasal-5"),
        ("", ""),
        ("¡¿…", ""),
    ],
)
def test_spelled(words: Words, text: str, expected: str) -> None:
    assert words.spelled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("boleh ga saya nongkrong di warung kopi", ("duduk", "di", "gerai")),  # the longest phrase wins
        ("kedai di lapangan", ("gerai", "di", "lapangan")),
        ("warung warung kopi", ("gerai", "gerai")),
        ("apa boleh", ()),
    ],
)
def test_matter(words: Words, text: str, expected: tuple[str, ...]) -> None:
    assert words.matter(text) == expected


@pytest.mark.parametrize(
    ("word", "idea"),
    [
        ("ngarahin", "ajakan"),  # the root of "mengarahkan", which is listed
        ("ngumpulin", "kumpul"),
        ("guru2", "guru"),  # written once for twice
        ("hukdisnya", "sanksi"),
        ("masukin", "masuk"),  # the ending goes before the beginning
        ("minta", "minta"),  # a word of laws is no chat form of "pinta"
        ("nongol", "nongol"),  # no root that laws use
    ],
)
def test_a_chat_form_leads_to_the_idea_of_its_root(shipped: Words, word: str, idea: str) -> None:
    assert shipped.rooted(word) == idea


@pytest.mark.parametrize(
    "word", ["tidak", "boleh", "dilarang", "wajib", "harus", "tanpa", "kecuali", "bukan", "belum", "pppk", "cuaca"]
)
def test_words_that_decide_a_case_stay_what_they_are(shipped: Words, word: str) -> None:
    assert shipped.spelled(word) == word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("min klo like postingan caleg gpp ga", "kalau like postingan calon legislatif boleh tidak apa apa tidak"),
        ("gue p3k dpt cuti?", "saya pppk dpt cuti"),
    ],
)
def test_chat_as_people_write_it(shipped: Words, text: str, expected: str) -> None:
    assert shipped.spelled(text) == expected


def test_a_broken_list_is_refused_by_name(tmp_path: Path) -> None:
    for name in ("spelling", "asking", "concepts"):
        (tmp_path / f"{name}.toml").write_text("[x]\nwords = 5\n", encoding="utf-8")
    with pytest.raises(BadData, match=r"spelling\.toml"):
        load_words(tmp_path)


def corrected_by_table(words: Words, word: str) -> str:
    """The same by a table of all known words less one letter, as it was worked out at every start once."""
    less_one: dict[str, str] = {}
    for known in sorted(words.known):
        if len(known) >= SHORTEST_TYPO and known.isalpha():
            for i in range(len(known)):
                less_one.setdefault(known[:i] + known[i + 1 :], known)
    if word in words.known or len(word) < SHORTEST_TYPO or not word.isalpha():
        return word
    if word in less_one:
        return less_one[word]
    shorter = [word[:i] + word[i + 1 :] for i in range(len(word))]
    added = next((less for less in shorter if less in words.known and len(less) >= SHORTEST_TYPO), None)
    near = (less_one[less] for less in shorter if less in less_one)
    return added or next((known for known in near if _one_edit(word, known)), word)


@pytest.mark.parametrize("seed", range(30))
def test_typos_are_repaired_as_by_a_table_of_all_of_them(seed: int) -> None:
    chance = random.Random(seed)
    known = ["".join(chance.choices("abc", k=chance.randrange(4, 8))) for _ in range(60)]
    words = Words({}, {}, frozenset()).knowing([*known, "abc-d", "abc12"])
    asked = ["".join(chance.choices("abcd", k=chance.randrange(3, 10))) for _ in range(40)]
    assert [words.corrected(word) for word in asked] == [corrected_by_table(words, word) for word in asked]


def test_a_word_longer_than_any_known_one_is_left_at_once(words: Words) -> None:
    assert words.corrected("a" * 2_000) == "a" * 2_000
