"""What of a norm concerns those asked about: whom each place binds, which election and stage it is about."""

from datetime import date

import pytest

from corpus.model import Basis, Case, Norm, Point, Sanction, Verdict
from corpus.reach import Reach
from corpus.reference import Ref
from qa.judge import Branch, Ruling
from qa.narrow import Narrowing
from qa.query import Query

GROUPS = {
    "penari": frozenset({"penari", "seniman", "orang"}),
    "penyanyi": frozenset({"penyanyi", "seniman", "orang"}),
    "seniman": frozenset({"seniman", "orang"}),
    "orang": frozenset({"orang"}),
    "penonton": frozenset({"penonton", "orang"}),  # named by no instrument
}
REACH = {
    "pp-1-2030": Reach(binds=("penari",)),
    "pp-2-2030": Reach(binds=("penyanyi",)),
    "uu-1-2030": Reach(regime="pemilu", institutional=((80, 90),)),
    "uu-2-2030": Reach(regime="pilkada"),
    "skb-1-2030": Reach(staged={("butir-1",): ("awal",), ("butir-2",): ("akhir",)}),
    "uu-3-2030": Reach(items={("pasal-4",): ("penyanyi",)}),
}
NARROWING = Narrowing(REACH, GROUPS, lambda text: tuple(text.lower().split()))


def basis(place: str) -> Basis:
    return Basis(Ref.parse(place))


def bases(*places: str) -> tuple[Basis, ...]:
    return tuple(map(basis, places))


def norm(*places: str, subjects: tuple[str, ...] = ("seniman",), **parts: object) -> Norm:
    return Norm(
        id="n",
        conduct="menari",
        statement="menari dilarang",
        modality=Verdict.DILARANG,
        subjects=subjects,
        regimes=("umum",),
        field="disiplin",
        stages=("selalu",),
        bases=bases(*places),
        **parts,  # type: ignore[arg-type]
    )


def narrowed(
    one: Norm,
    *,
    asked: tuple[str, ...] = ("penari",),
    regimes: tuple[str, ...] = ("pemilu", "pilkada"),
    stages: tuple[str, ...] = (),
    matter: tuple[str, ...] = (),
) -> Norm:
    ruling = Ruling("menari", Verdict.DILARANG, (Branch(asked, regimes, Verdict.DILARANG, (one,)),), assumed=False)
    query = Query("?", date(2038, 1, 1), "?", matter, stages=stages)
    return NARROWING.narrowed(ruling, query).norms[0]


def places(found: tuple[Basis, ...]) -> tuple[str, ...]:
    return tuple(str(each.ref) for each in found)


BOTH = ("pp-1-2030/pasal-1", "pp-2-2030/pasal-1")


@pytest.mark.parametrize(
    ("one", "asked", "kept"),
    [
        (norm(*BOTH), ("penari",), BOTH[:1]),
        (norm(*BOTH), ("penyanyi",), BOTH[1:]),
        (norm(*BOTH), ("penari", "penyanyi"), BOTH),
        (norm(*BOTH), ("seniman",), BOTH),  # the group may be either
        (norm(*BOTH), ("penonton",), BOTH),  # whom no instrument names is bound as a norm says
        (norm("pp-2-2030/pasal-1"), ("penari",), BOTH[1:]),  # all that it rests on: kept
        (norm(*BOTH, subjects=("penari",)), ("penari",), BOTH),  # what binds none of its people stands there otherwise
        (norm("uu-3-2030/pasal-3", "uu-3-2030/pasal-4/ayat-1"), ("penari",), ("uu-3-2030/pasal-3",)),
    ],
)
def test_places_that_bind_others_are_left_out(one: Norm, asked: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert places(narrowed(one, asked=asked).bases) == kept


@pytest.mark.parametrize(
    ("regimes", "kept"),
    [
        (("pemilu",), ("uu-1-2030/pasal-1", "uu-1-2030/pasal-85")),
        (("pilkada",), ("uu-2-2030/pasal-1", "uu-1-2030/pasal-85")),  # institutions are the same in every election
        (("pemilu", "pilkada"), ("uu-1-2030/pasal-1", "uu-2-2030/pasal-1", "uu-1-2030/pasal-85")),
    ],
)
def test_places_of_the_other_election_are_left_out(regimes: tuple[str, ...], kept: tuple[str, ...]) -> None:
    one = norm("uu-1-2030/pasal-1", "uu-2-2030/pasal-1", "uu-1-2030/pasal-85")
    assert places(narrowed(one, regimes=regimes).bases) == kept


@pytest.mark.parametrize(
    ("stages", "kept"),
    [((), ("skb-1-2030/butir-1", "skb-1-2030/butir-2")), (("awal",), ("skb-1-2030/butir-1",))],
)
def test_rows_of_another_stage_are_left_out(stages: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert places(narrowed(norm("skb-1-2030/butir-1", "skb-1-2030/butir-2"), stages=stages).bases) == kept


def test_what_rests_on_nothing_more_goes_and_what_rested_on_nothing_stays() -> None:
    of_singers = bases("pp-2-2030/pasal-9")
    one = norm(
        *BOTH,
        conditions=(Point("bebas"), Point("izin", of_singers)),
        sanctions=(Sanction("denda", "lain", of_singers), Sanction("teguran", "lain", bases("pp-1-2030/pasal-9"))),
        cases=(Case("malam hari", Verdict.BOLEH, "boleh", of_singers), Case("siang hari", Verdict.BOLEH, "boleh")),
    )
    kept = narrowed(one)
    told = ([p.text for p in kept.conditions], [s.text for s in kept.sanctions], [c.when for c in kept.cases])
    assert told == (["bebas"], ["teguran"], ["siang hari"])


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (Case("memakai topeng", Verdict.DILARANG), False),  # decides the same, and nobody spoke of masks
        (Case("memakai payung", Verdict.DILARANG), True),
        (Case("memakai topeng", Verdict.BOLEH), True),  # decides otherwise: told although the question leaves it out
        (Case("menari", Verdict.DILARANG), True),  # has no circumstances of its own
    ],
)
def test_a_case_that_decides_the_same_is_told_where_the_question_tells_it(case: Case, told: bool) -> None:
    kept = narrowed(norm("pp-1-2030/pasal-1", cases=(case,)), matter=("menari", "payung"))
    assert bool(kept.cases) is told


def test_a_ruling_keeps_its_branches() -> None:
    one = norm("pp-1-2030/pasal-1")
    branch = Branch(("penari",), ("pemilu",), Verdict.DILARANG, (one,))
    ruling = Ruling("menari", Verdict.DILARANG, (branch,), assumed=True)
    assert NARROWING.narrowed(ruling, Query("?", date(2038, 1, 1), "?", ())) == ruling
