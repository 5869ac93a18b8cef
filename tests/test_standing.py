"""Where a pinpoint stands on a day: the catalogue, the basis' own dates, the texts held, and the election."""

from datetime import date

import pytest

from corpus.dates import Span
from corpus.model import Basis, Flag, Status
from corpus.reference import Ref
from qa.standing import Standing, doubts
from tests.fixtures.kota import Kota, Shelf, kota, wording

YES, NOT_YET, GONE, OVER, UNKNOWN = (
    Status.BERLAKU,
    Status.BELUM_BERLAKU,
    Status.DICABUT,
    Status.BERAKHIR,
    Status.TIDAK_DIKETAHUI,
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Kota:
    return kota(tmp_path_factory.mktemp("kota"))


def basis(place: str, start: str = "", end: str = "") -> Basis:
    return Basis(Ref.parse(place), span=Span.of(start, end))


@pytest.mark.parametrize(
    ("cited", "day", "expected"),
    [
        (basis("uu-2-2020/pasal-3"), "2019-12-31", NOT_YET),
        (basis("uu-2-2020/pasal-3"), "2020-01-01", YES),
        (basis("uu-2-2020/pasal-3"), "2030-06-01", GONE),
        (basis("pp-5-2031/pasal-4"), "2031-03-10", UNKNOWN),  # somewhere in March
        (basis("pp-5-2031/pasal-4"), "2031-02-28", NOT_YET),
        (basis("uu-1-2030/pasal-3", start="2033-01-01"), "2032-12-31", NOT_YET),
        (basis("uu-1-2030/pasal-3", end="2033-01-01"), "2033-01-01", OVER),
        (basis("uu-1-2030/pasal-3", end="2033"), "2033-06-01", UNKNOWN),  # somewhere in 2033
        (basis("uu-1-2030/pasal-3", end="2033"), "2034-01-01", OVER),
        (basis("uu-99-2030/pasal-1"), "2034-01-01", UNKNOWN),  # nobody knows it
    ],
)
def test_status(town: Kota, cited: Basis, day: str, expected: Status) -> None:
    assert Standing(town.catalogue, Shelf()).status(cited, date.fromisoformat(day)) is expected


@pytest.mark.parametrize(
    ("wordings", "day", "expected"),
    [
        ((), "2034-01-01", YES),  # no text of the place: the catalogue's word stands
        ((wording("uu-1-2030/pasal-3", "Jangan."),), "2034-01-01", YES),
        ((wording("uu-1-2030/pasal-3", "Jangan.", start="2035-01-01"),), "2034-12-31", NOT_YET),  # inserted later
        ((wording("uu-1-2030/pasal-3", "Jangan.", end="2033-01-01"),), "2033-01-01", GONE),
        ((wording("uu-1-2030/pasal-3", "Jangan.", end="2033"),), "2033-06-01", YES),  # it may stand still: not refused
    ],
)
def test_held_wordings_overrule_the_catalogue(town: Kota, wordings: tuple, day: str, expected: Status) -> None:
    standing = Standing(town.catalogue, Shelf(wordings))
    assert standing.status(basis("uu-1-2030/pasal-3"), date.fromisoformat(day)) is expected


@pytest.mark.parametrize(
    ("regulation", "day", "election", "fits"),
    [
        ("uu-1-2030", "2040-01-01", "", True),  # bound to no election
        ("se-kota-1-2034", "2034-09-01", "", True),  # a day within it
        ("se-kota-1-2034", "2034-08-31", "", True),  # before its first stage; when the circular begins its status tells
        ("se-kota-1-2034", "2034-11-27", "", True),
        ("se-kota-1-2034", "2034-11-28", "", False),
        ("se-kota-1-2034", "2040-01-01", "pilkada-2034", True),  # the question names it
        ("se-kota-1-2034", "2034-10-01", "pemilu-2034", False),
        ("uu-99-2030", "2034-01-01", "", True),
    ],
)
def test_what_is_bound_to_an_election_fits_it_only(
    town: Kota, regulation: str, day: str, election: str, fits: bool
) -> None:
    assert Standing(town.catalogue, Shelf()).fits(regulation, date.fromisoformat(day), election) is fits


def test_the_doubts_of_a_place_are_those_of_what_it_lies_in_and_of_what_lies_in_it() -> None:
    torn, own, below, other = (Flag(rule, rule) for rule in ("torn", "own", "below", "other"))
    places = {"pasal-3": torn, "pasal-3/ayat-1": own, "pasal-3/ayat-1/huruf-a": below, "pasal-3/ayat-2": other}
    shelf = Shelf(tuple(wording(f"uu-1-2030/{place}", "Jangan.", flags=(flag,)) for place, flag in places.items()))
    assert doubts(shelf, Ref.parse("uu-1-2030/pasal-3/ayat-1")) == (torn, own, below)
