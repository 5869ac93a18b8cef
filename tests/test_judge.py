"""The rules of judgement, each on an invented country (tests/fixtures/kota.py): who, which election, day and rank."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Verdict
from qa.judge import Branch, NoRule, Ruling, as_duty, strictest
from qa.query import Intent, Query
from tests.fixtures.kota import Kota, Shelf, kota, wording

BANNED, ALLOWED, MAYBE = Verdict.DILARANG, Verdict.BOLEH, Verdict.BOLEH_BERSYARAT
BOTH = ("pemilu", "pilkada")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Kota:
    return kota(tmp_path_factory.mktemp("kota"))


def asked(day: str, **more: object) -> Query:
    return replace(Query("", date.fromisoformat(day), "", ()), **more)  # type: ignore[arg-type]


def told(ruling: Ruling | NoRule) -> object:
    """A ruling as a lawyer would note it: the verdict, then each case with its norms and those overruled."""
    if isinstance(ruling, NoRule):
        return "tidak ada"
    return (ruling.verdict, *(_branch(branch) for branch in ruling.branches))


def _branch(branch: Branch) -> tuple[object, ...]:
    norms, overruled = (tuple(norm.id for norm in part) for part in (branch.norms, branch.overruled))
    return (branch.subjects, branch.regimes, branch.verdict, norms, overruled)


RULINGS = [
    # --- the day ---
    ("menari", "2025-01-01", {}, (ALLOWED, (("asn",), BOTH, ALLOWED, ("menari-dahulu",), ()))),
    (
        "menari",
        "2030-05-31",
        {},
        (ALLOWED, (("asn",), BOTH, ALLOWED, ("menari-dahulu",), ())),
    ),  # the last day of the old
    ("menari", "2030-06-01", {}, (BANNED, (("asn",), BOTH, BANNED, ("menari-asn",), ()))),  # the first day of the new
    ("menari", "2019-12-31", {}, "tidak ada"),  # before both
    ("bernyanyi", "2031-03-15", {"subjects": ("pns",)}, "tidak ada"),  # only the month is known: unknown is not yes
    ("bernyanyi", "2031-04-01", {"subjects": ("pns",)}, (BANNED, (("pns",), BOTH, BANNED, ("nyanyi-pns",), ()))),
    ("memancing", "2031-12-31", {}, "tidak ada"),  # the basis begins later than its act
    ("memancing", "2032-01-01", {}, (Verdict.WAJIB, (("kepala-desa",), BOTH, Verdict.WAJIB, ("pancing-tenang",), ()))),
    # --- who ---
    (
        "bernyanyi",
        "2038-01-01",
        {},  # nobody named: ASN, split where the law of its two kinds differs; the strictest decides
        (BANNED, (("pns",), BOTH, BANNED, ("nyanyi-pns",), ()), (("pppk",), BOTH, MAYBE, ("nyanyi-pppk",), ())),
    ),
    ("bernyanyi", "2038-01-01", {"subjects": ("pppk",)}, (MAYBE, (("pppk",), BOTH, MAYBE, ("nyanyi-pppk",), ()))),
    ("bernyanyi", "2038-01-01", {"subjects": ("kepala-desa",)}, "tidak ada"),  # what binds PNS binds nobody else
    ("menari", "2038-01-01", {"subjects": ("pns",)}, (BANNED, (("pns",), BOTH, BANNED, ("menari-asn",), ()))),  # as ASN
    (
        "menari",
        "2038-01-01",
        {"subjects": ("pns", "pppk")},
        (BANNED, (("pns", "pppk"), BOTH, BANNED, ("menari-asn",), ())),
    ),
    (
        "melukis",
        "2038-01-01",
        {"subjects": ("kepala-desa",), "regimes": ("pemilu",)},  # bound as one of everybody
        (BANNED, (("kepala-desa",), ("pemilu",), BANNED, ("lukis-pemilu",), ())),
    ),
    # --- which election ---
    (
        "melukis",
        "2038-01-01",
        {},
        (
            BANNED,
            (("asn",), ("pemilu",), BANNED, ("lukis-pemilu",), ()),
            (("asn",), ("pilkada",), ALLOWED, ("lukis-pilkada",), ()),
        ),
    ),
    (
        "melukis",
        "2038-01-01",
        {"regimes": ("pilkada",)},
        (ALLOWED, (("asn",), ("pilkada",), ALLOWED, ("lukis-pilkada",), ())),
    ),
    # --- an instrument of one election, of the lowest rank: a conflict is shown and gives no permission ---
    (
        "menari",
        "2034-11-26",
        {"regimes": ("pilkada",), "election": "pilkada-2034"},
        (BANNED, (("asn",), ("pilkada",), BANNED, ("menari-asn",), ("menari-edaran",))),
    ),
    (
        "menari",
        "2034-10-01",
        {"regimes": ("pilkada",)},  # no election named, but the day lies within it
        (BANNED, (("asn",), ("pilkada",), BANNED, ("menari-asn",), ("menari-edaran",))),
    ),
    (
        "menari",
        "2034-12-24",
        {"regimes": ("pilkada",)},  # the election is over, and the circular with it
        (BANNED, (("asn",), ("pilkada",), BANNED, ("menari-asn",), ())),
    ),
    (
        "menari",
        "2034-10-01",
        {"regimes": ("pilkada",), "election": "pemilu-2034"},  # the circular of another election
        (BANNED, (("asn",), ("pilkada",), BANNED, ("menari-asn",), ())),
    ),
    # --- the stage ---
    ("memancing", "2038-01-01", {"stages": ("kampanye",)}, "tidak ada"),
    (
        "memancing",
        "2038-01-01",
        {"stages": ("masa-tenang",)},
        (Verdict.WAJIB, (("kepala-desa",), BOTH, Verdict.WAJIB, ("pancing-tenang",), ())),
    ),
    (
        "menari",
        "2038-01-01",
        {"stages": ("kampanye",)},
        (BANNED, (("asn",), BOTH, BANNED, ("menari-asn",), ())),
    ),  # always
]


@pytest.mark.parametrize(("conduct", "day", "more", "expected"), RULINGS)
def test_rulings(town: Kota, conduct: str, day: str, more: dict[str, object], expected: object) -> None:
    assert told(town.judge().rule(conduct, asked(day, **more))) == expected


@pytest.mark.parametrize(
    ("conduct", "subjects", "expected"),
    [
        ("menari", ("kepala-desa",), (BANNED, "menari")),  # ASN are forbidden it, and a rule covers all of it for them
        ("menari", ("pns",), None),  # no such rule for these
        ("memancing", ("kepala-desa",), None),  # nobody is forbidden it
    ],
)
def test_what_covers_a_conduct_stands_in_for_it(
    town: Kota, conduct: str, subjects: tuple[str, ...], expected: object
) -> None:
    norms = town.norms.of(conduct)
    judge = replace(town.judge(), general={"kepala-desa": "bernyanyi-umum"})
    general = replace(town.norms.norms["menari-asn"], id="umum", conduct="bernyanyi-umum", subjects=("kepala-desa",))
    judge = replace(judge, norms=replace(judge.norms, norms={**judge.norms.norms, "umum": general}))
    found = judge.covering(NoRule(conduct, norms), asked("2038-01-01", subjects=subjects))
    assert (found and (found.verdict, found.instead)) == expected


@pytest.mark.parametrize(
    ("duty", "intents", "expected"),
    [
        (True, {Intent.KEWAJIBAN}, Verdict.WAJIB),
        (True, set(), MAYBE),  # "may I?" is answered with the condition
        (False, {Intent.KEWAJIBAN}, MAYBE),  # an open condition is no duty
    ],
)
def test_whether_a_condition_must_be_met_is_answered_with_the_duty(
    town: Kota, duty: bool, intents: set[Intent], expected: Verdict
) -> None:
    query = asked("2038-01-01", subjects=("pppk",), intents=frozenset(intents))
    ruling = town.judge().rule("bernyanyi", query)
    assert isinstance(ruling, Ruling)
    branch = replace(ruling.branches[0], norms=tuple(replace(norm, duty=duty) for norm in ruling.norms))
    assert as_duty(replace(ruling, branches=(branch,)), query).verdict is expected


def test_a_duty_beside_a_ban_is_told_first_where_a_duty_is_asked_about(town: Kota) -> None:
    query = asked("2038-01-01", subjects=("pns",), intents=frozenset({Intent.KEWAJIBAN}))
    ruling = town.judge().rule("menari", query)
    assert isinstance(ruling, Ruling)
    duty = replace(ruling.norms[0], id="wajib-diam", modality=Verdict.WAJIB)
    branch = replace(ruling.branches[0], norms=(*ruling.norms, duty))
    both = replace(ruling, branches=(branch,))
    told = as_duty(both, query)
    assert (ruling.verdict, told.verdict, told.norms[0].id) == (Verdict.DILARANG, Verdict.WAJIB, "wajib-diam")
    assert as_duty(both, replace(query, intents=frozenset())) == both


def test_a_ruling_says_when_it_took_the_asker_for_an_asn(town: Kota) -> None:
    judge = town.judge()
    rulings = [judge.rule("menari", asked("2038-01-01", subjects=who)) for who in ((), ("pns",))]
    assert [isinstance(ruling, Ruling) and ruling.assumed for ruling in rulings] == [True, False]


def test_a_permission_of_higher_rank_is_not_taken_away_by_a_circular(town: Kota) -> None:
    norms = {norm.id: norm for norm in town.norms.of("menari")}
    swapped = {
        "menari-asn": replace(norms["menari-asn"], modality=ALLOWED),
        "menari-edaran": replace(norms["menari-edaran"], modality=BANNED),
    }
    judge = replace(town.judge(), norms=replace(town.norms, norms={**town.norms.norms, **swapped}))
    ruling = judge.rule("menari", asked("2034-10-01", regimes=("pilkada",)))
    assert told(ruling) == (ALLOWED, (("asn",), ("pilkada",), ALLOWED, ("menari-asn",), ("menari-edaran",)))


def test_a_lower_ban_stands_where_the_higher_rank_only_informs(town: Kota) -> None:
    norms = {norm.id: norm for norm in town.norms.of("menari")}
    changed = {
        "menari-asn": replace(norms["menari-asn"], modality=Verdict.INFORMASI),
        "menari-edaran": replace(norms["menari-edaran"], modality=BANNED),
    }
    judge = replace(town.judge(), norms=replace(town.norms, norms={**town.norms.norms, **changed}))
    ruling = judge.rule("menari", asked("2034-10-01", regimes=("pilkada",)))
    assert told(ruling) == (BANNED, (("asn",), ("pilkada",), BANNED, ("menari-edaran", "menari-asn"), ()))


def test_a_held_text_without_the_article_on_that_day_takes_the_norm_away(town: Kota) -> None:
    ended = Shelf((wording("uu-1-2030/pasal-3/ayat-1", "Jangan menari.", end="2033-01-01"),))
    judge = town.judge(ended)
    told_by_day = [told(judge.rule("menari", asked(day))) for day in ("2032-12-31", "2033-01-01")]
    assert told_by_day == [(BANNED, (("asn",), BOTH, BANNED, ("menari-asn",), ())), "tidak ada"]


# --- sanctions ---------------------------------------------------------------------------------------------------

OLD, NEW = ("Kurungan satu hari.", False), ("Denda satu keping.", False)


@pytest.mark.parametrize(
    ("day", "today", "expected"),
    [
        ("2035-06-01", "2035-07-01", (OLD,)),
        ("2035-06-01", "2038-01-01", (OLD, ("Denda satu keping.", True))),  # today's beside the one of the day
        ("2036-01-01", "2036-01-01", (OLD,)),
        ("2036-01-02", "2036-01-02", (NEW,)),
        ("2037-01-01", "2038-01-01", (NEW,)),
        ("2025-01-01", "2038-01-01", ()),  # before the act: no crime then, so none today
    ],
)
def test_penalties_of_crimes_by_day(town: Kota, day: str, today: str, expected: tuple[object, ...]) -> None:
    norm = town.norms.norms["lukis-pemilu"]
    found = town.judge().sanctions(norm, asked(day), date.fromisoformat(today))
    assert tuple((sanction.text, later) for sanction, later in found) == expected


def test_other_sanctions_have_one_day_only(town: Kota) -> None:
    norm = town.norms.norms["menari-asn"]
    found = town.judge().sanctions(norm, asked("2035-01-01"), date(2038, 1, 1))
    assert tuple((sanction.text, later) for sanction, later in found) == (("Dicabut sepatunya.", False),)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((ALLOWED, BANNED), BANNED),
        ((ALLOWED, MAYBE), MAYBE),
        ((Verdict.WAJIB, MAYBE), Verdict.WAJIB),
        ((Verdict.INFORMASI, ALLOWED), ALLOWED),
        ((Verdict.INFORMASI,), Verdict.INFORMASI),
    ],
)
def test_strictest(verdicts: tuple[Verdict, ...], expected: Verdict) -> None:
    assert strictest(verdicts) is expected
