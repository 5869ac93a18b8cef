"""What people type becomes plain words, with the law's words for them; nothing that is known is repaired."""

import pytest

from corpus.asking import Asked, load_asking, repaired
from corpus.errors import BadData
from corpus.lexicon import Vocabulary
from corpus.loading import DATA

COUNTS = dict.fromkeys(
    ("pegawai", "pemberhentian", "kampanye", "perjanjian", "disiplin", "pecat", "coblos", "nikah", "beres", "cuti"), 9
)


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("gk boleh kampanye ya", "tidak boleh kampanye"),
        ("hukuman dislipin pegawia", "hukuman disiplin pegawai"),  # neighbours exchanged
        ("pemberentian", "pemberhentian"),  # a letter left out
        ("perjajnian", "perjanjian"),
        ("mecat pegawai", "pecat pegawai"),  # spoken beginnings
        ("diberesin", "diberes"),  # a spoken end
        ("kapan cuti", "kapan cuti"),  # not in the corpus, and no slip of "papan"
        ("cuti ilang", "cuti hilang"),
        ("rendang", "rendang"),  # nothing near
        ("", ""),
    ],
)
def test_plain_words(question, plain):
    assert load_asking().asked(question, COUNTS).plain == plain


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "pns dipecat",
            (("pns", "Pegawai Negeri Sipil"), ("dipecat", "pemberhentian diberhentikan tidak dengan hormat")),
        ),
        ("serangan fajar", (("serangan fajar", "menjanjikan memberikan uang materi lainnya pemilih masa tenang"),)),
        ("fajar", (("fajar", ""),)),  # only the whole phrase
        ("kementerian", (("kementerian", ""),)),
    ],
)
def test_the_laws_words(question, expected):
    assert load_asking().asked(question, {}).parts == expected


def test_what_is_asked_besides_is_said_once():
    asked = Asked("pns cpns", (("pns", "pegawai negeri"), ("cpns", "calon pegawai negeri")))
    assert (asked.law, asked.widened) == ("pegawai negeri calon", "pns cpns pegawai negeri calon")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("pegawia", "pegawai"),
        ("kapanye", "kampanye"),
        ("gegawai", None),  # first letters are seldom missed
        ("cuit", None),  # too short to be sure
        ("pembrhentin", "pemberhentian"),  # two edits, in a long word
    ],
)
def test_repaired(word, expected):
    assert repaired(word, COUNTS) == expected


def test_a_rare_word_repairs_nothing():
    assert repaired("pegawia", {"pegawai": 2}) is None


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_typed_is_prepared(seed):
    import random

    typed = "".join(random.Random(seed).choices("abc xyzäß–§123 \n'\"ngin", k=200))
    asked = load_asking().asked(typed, COUNTS)
    assert " ".join(own for own, _ in asked.parts) == " ".join(asked.plain.split())


def test_a_list_without_its_tables_is_refused(tmp_path):
    for name in ("spelling.toml", "asking.toml", "law.toml"):
        (tmp_path / name).write_bytes((DATA / "words" / name).read_bytes())
    (tmp_path / "colloquial.toml").write_text('[words]\nilang = "hilang"\n', encoding="utf-8")
    with pytest.raises(BadData, match=r"must hold \[words\], \[prefixes\] and \[suffixes\]"):
        load_asking(tmp_path)


@pytest.mark.parametrize("word", ["kampanyeee", "netralitos", "pegawainegeri", "xnetralitas"])
def test_typos_are_repaired_alike_with_words_in_a_vocabulary(word):
    counts = {"kampanye": 9, "netralitas": 5, "netral": 7, "pegawai": 9, "kampung": 1}
    assert repaired(word, Vocabulary(counts)) == repaired(word, counts)
