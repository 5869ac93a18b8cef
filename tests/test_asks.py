"""Questions back: what a question has said is not asked again."""

from datetime import date

import pytest

from corpus.loading import DATA
from corpus.norms import load_norms
from qa.asks import load_settled, unsettled
from qa.query import Query

WHO, WHICH, WHEN = "Apakah Anda PNS atau PPPK?", "Pemilu atau Pilkada?", "Apakah calonnya sudah ditetapkan?"
OTHER = "Kendaraan dinas atau pribadi?"


def query(**known: tuple[str, ...]) -> Query:
    return Query("", date(2026, 2, 1), "", (), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "left"),
    [
        ({}, (WHO, WHICH, WHEN, OTHER)),
        ({"subjects": ("pppk",)}, (WHICH, WHEN, OTHER)),  # "kalau PPPK?"
        ({"subjects": ("asn",)}, (WHO, WHICH, WHEN, OTHER)),  # both are ASN
        ({"subjects": ("asn", "pns")}, (WHICH, WHEN, OTHER)),
        ({"regimes": ("pilkada",)}, (WHO, WHEN, OTHER)),  # "waktu pilkada 2020?"
        ({"stages": ("kampanye",)}, (WHO, WHICH, OTHER)),
    ],
)
def test_what_is_said_is_not_asked(known: dict[str, tuple[str, ...]], left: tuple[str, ...]) -> None:
    assert unsettled((WHO, WHICH, WHEN, OTHER), query(**known), load_settled(DATA)) == left


def test_every_settled_question_is_one_that_a_conduct_asks() -> None:
    asked = {ask for conduct in load_norms().conducts.values() for ask in conduct.asks}
    assert [ask for asks in load_settled(DATA).values() for ask in asks if ask not in asked] == []
