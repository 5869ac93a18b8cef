"""References: printed and read back, and the places above and below them."""

import random

import pytest

from corpus.errors import BadReference
from corpus.reference import Ref

STEPS = ["pasal-5", "pasal-133a", "ayat-1a", "huruf-n", "angka-12", "penjelasan", "lampiran-ii", "kode-etik", "butir-3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pp-94-2021", Ref("pp-94-2021")),
        (" PP-94-2021/Pasal-5 ", Ref("pp-94-2021", ("pasal-5",))),
        ("mk-136-puu-xxii-2024/amar", Ref("mk-136-puu-xxii-2024", ("amar",))),
        ("skb-2-2022/lampiran-ii/kode-etik/butir-1", Ref("skb-2-2022", ("lampiran-ii", "kode-etik", "butir-1"))),
    ],
)
def test_parse(text: str, expected: Ref) -> None:
    assert Ref.parse(text) == expected


@pytest.mark.parametrize(
    "text", ["", "/", "PP 94/2021", "pp-94-2021/", "pp-94-2021//pasal-5", "94-2021", "pp/5", "pp-94-2021/../x"]
)
def test_what_is_no_reference(text: str) -> None:
    with pytest.raises(BadReference):
        Ref.parse(text)


@pytest.mark.parametrize("seed", range(50))
def test_printing_and_reading_back(seed: int) -> None:
    chance = random.Random(seed)
    ref = Ref(
        f"uu-{chance.randint(1, 50)}-{chance.randint(1945, 2026)}", tuple(chance.choices(STEPS, k=chance.randint(0, 5)))
    )
    assert Ref.parse(str(ref)) == ref


def test_parent_article_and_contents() -> None:
    ref = Ref.parse("pp-94-2021/pasal-5/huruf-n/angka-1")
    assert ref.parent == Ref.parse("pp-94-2021/pasal-5/huruf-n")
    assert ref.article == Ref.parse("pp-94-2021/pasal-5")
    assert Ref("pp-94-2021").parent is None
    assert Ref.parse("skb-2-2022/lampiran-ii").article == Ref.parse("skb-2-2022/lampiran-ii")  # lies in no pasal
    assert ref.article.contains(ref)
    assert not ref.contains(ref.article)
    assert not Ref.parse("pp-94-2021/pasal-1").contains(Ref.parse("pp-94-2021/pasal-11"))
    assert ref.article / "huruf-n" / "angka-1" == ref
