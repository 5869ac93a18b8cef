"""Every pinpoint of the norms stands in the held text, or in the collected facts where the text is not held."""

from pathlib import Path

import pytest

from corpus.catalogue import load_catalogue
from corpus.dates import Span
from corpus.loading import DATA
from corpus.model import Basis, Confidence
from corpus.norms import load_norms
from corpus.reference import Ref
from corpus.store import Reader
from evals.amounts import said, stated, unsupported
from evals.facts import Fact, load_facts
from evals.law import Lack, Law, load_lacking
from evals.ties import Tie, Tied, tied, ties, unused
from evals.wordings import Wordings

AREAS = tuple(sorted(file.stem for file in (DATA / "norms").glob("*.toml")))


@pytest.fixture(scope="module")
def law(held_store: Reader, facts_dir: Path) -> Law:
    catalogue = load_catalogue()
    return Law(Wordings(held_store, catalogue), load_facts(facts_dir, catalogue), load_lacking())


@pytest.fixture(scope="module")
def found(law: Law) -> tuple[Tied, ...]:
    return ties(load_norms(), law)


@pytest.mark.parametrize("area", AREAS)
def test_every_pinpoint_of_an_area_is_tied(area: str, found: tuple[Tied, ...]) -> None:
    norms = load_norms()
    inside = {id for id, norm in norms.norms.items() if norms.conducts[norm.conduct].area == area}
    wrong = [f"{one.norm}: {one.basis.ref}: {one.problem}" for one in found if one.norm in inside and one.problem]
    assert wrong == []


def test_the_list_of_lacking_places_holds_nothing_that_is_not_needed(found: tuple[Tied, ...]) -> None:
    assert unused(found, load_lacking()) == ()


COMPARED = {"program-bansos-pemilu"}  # says what another regime's law has, which is no basis of the norm


def test_every_amount_that_a_norm_states_stands_in_its_bases(law: Law) -> None:
    bare = unsupported(load_norms(), law)
    assert [(one.norm, one.amounts) for one in bare if one.norm not in COMPARED] == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("penjara paling lama 6 bulan", {"6 bulan": 6}),
        ("denda Rp600 ribu sampai Rp6.000.000.", {"Rp600 ribu": 600_000, "Rp6.000.000.": 6_000_000}),
        ("denda Rp1,5 miliar", {"Rp1,5 miliar": 1_500_000_000}),
        ("denda kategori III (Rp50 juta)", {"kategori III": "iii", "Rp50 juta": 50_000_000}),
        ("potongan 25% selama 12 bulan", {"25%": 25, "12 bulan": 12}),
        ("Pasal 71 ayat (2) UU 10/2016, 3 calon, tahun 2024", {}),
    ],
)
def test_amounts_that_a_sentence_states(text: str, amounts: dict[str, int | str]) -> None:
    assert stated(text) == amounts


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("paling lama 6 enam bulan", {6}),
        ("denda paling banyak rp6 000 000 00 enam juta rupiah", {6_000_000, 0}),
        ("denda rp50 juta", {50, 50_000_000}),
        ("pidana denda kategori iii", {"iii"}),
        ("dengan satu tahun", set()),  # in letters only: the pinpoint's anchors carry it
    ],
)
def test_amounts_that_the_law_gives(words: str, values: set[int | str]) -> None:
    assert said(words) == values


def basis(ref: str, *anchors: str, since: str = "", until: str = "", sure: str = "high") -> Basis:
    return Basis(Ref.parse(ref), anchors, Confidence(sure), Span.of(since, until))


@pytest.mark.parametrize(
    ("given", "tie", "problem"),
    [
        (basis("pp-94-2021/pasal-5/huruf-n/angka-2", "kampanye"), Tie.TEXT, ""),
        (basis("pp-94-2021/pasal-5/huruf-a", "menyalahgunakan wewenang"), Tie.TEXT, ""),  # the copy joins the words
        (basis("pp-94-2021/pasal-5/huruf-n/angka-2", "fasilitas"), Tie.NEITHER, "not there on 2021-08-31: fasilitas"),
        (basis("pp-94-2021/pasal-5/huruf-n/angka-2", "kampan"), Tie.NEITHER, "not there on 2021-08-31: kampan"),
        (basis("pp-94-2021/pasal-5/huruf-n/angka-2"), Tie.NEITHER, "no anchors"),
        (basis("pp-94-2021/pasal-5/huruf-z", "pns"), Tie.NEITHER, "no such place in the held text"),
        (basis("pp-94-2021/pasal-4", "pns", since="2020-01-01"), Tie.NEITHER, "not law on 2020-01-01"),
        (basis("pp-53-2010/pasal-4", "pns", until="2021-08-31"), Tie.TEXT, ""),
        (basis("pp-53-2010/pasal-4", "pns", until="2022-08-31"), Tie.NEITHER, "not law on 2022-08-30"),
        # a remnant of a repealed act keeps its last wording
        (basis("pp-53-2010/pasal-7/ayat-3", "penundaan", since="2021-08-31"), Tie.TEXT, ""),
        # two wordings: an anchor must stand in both, or the basis is narrowed to one of them
        (basis("uu-1-2015/pasal-71/ayat-1", "lurah"), Tie.TEXT, ""),
        (basis("uu-1-2015/pasal-71/ayat-1", "polri"), Tie.NEITHER, "not there on 2015-02-02: polri"),
        (basis("uu-1-2015/pasal-71/ayat-1", "polri", since="2016-07-01"), Tie.TEXT, ""),
        # set by an amending act: no words before it
        (basis("uu-1-2015/pasal-27/ayat-4/huruf-b", "panwas"), Tie.NEITHER, "no wording on 2015-02-02"),
        (basis("uu-1-2015/pasal-27/ayat-4/huruf-b", "panwas", since="2015-03-18"), Tie.TEXT, ""),
        # an act that is not held, an article of it that a held act words, and one that none does
        (basis("uu-1-2023/pasal-3", "perubahan"), Tie.TEXT, ""),
        (basis("uu-1-2023/pasal-79/ayat-1"), Tie.FACT, ""),
        (basis("uu-1-2023/pasal-1"), Tie.NEITHER, "no fact speaks of it"),
        # the copy ends before the article: facts
        (basis("uu-7-2017/pasal-280/ayat-3"), Tie.FACT, ""),
        (basis("uu-7-2017/pasal-299"), Tie.FACT, ""),  # the fact names its paragraphs
        (basis("uu-7-2017/pasal-306"), Tie.FACT, "high, but the fact is low"),
        (basis("uu-7-2017/pasal-306", sure="low"), Tie.FACT, ""),
        (basis("uu-7-2017/pasal-400"), Tie.NEITHER, "no fact speaks of it"),
        (basis("skb-2-2022/lampiran-ii/disiplin/butir-13"), Tie.NEITHER, "no fact speaks of it"),
        (basis("pkpu-15-2023/pasal-72/ayat-1a", sure="medium"), Tie.FACT, ""),  # known by its amendment
        (basis("uu-99-2099/pasal-1"), Tie.NEITHER, "the catalogue does not know the instrument"),
    ],
)
def test_what_a_pinpoint_stands_on(given: Basis, tie: Tie, problem: str, law: Law) -> None:
    one = tied("n", given, law)
    assert (one.tie, one.problem) == (tie, problem)


@pytest.mark.parametrize(
    ("anchor", "problem"),
    [("kampanye", ""), ("jeruk", "not there on 2010-06-06: jeruk")],
)
def test_a_place_that_only_the_parser_misses_is_tied_to_the_place_above(anchor: str, problem: str, law: Law) -> None:
    lack = Lack(Ref.parse("pp-53-2010/pasal-4/angka-99"), "parser: invented")
    given = basis("pp-53-2010/pasal-4/angka-99/huruf-a", anchor)
    assert tied("n", given, Law(law.wordings, law.facts, (lack,))) == Tied("n", given, Tie.ABOVE, problem, lack)


@pytest.mark.parametrize(
    ("ref", "last", "place", "covered"),
    [
        ("uu-7-2017/pasal-228", 573, "uu-7-2017/pasal-228", True),
        ("uu-7-2017/pasal-228", 573, "uu-7-2017/pasal-280/ayat-2/huruf-k", True),
        ("uu-7-2017/pasal-228", 573, "uu-7-2017/pasal-573", True),
        ("uu-7-2017/pasal-228", 573, "uu-7-2017/pasal-227/huruf-p", False),
        ("uu-7-2017/pasal-228", 573, "uu-7-2017/lampiran-i", False),
        ("uu-7-2017/pasal-228", 573, "uu-7-2017", False),
        ("uu-7-2017/pasal-228", 573, "uu-8-2017/pasal-280", False),
        ("pp-94-2021/pasal-14/huruf-i", 0, "pp-94-2021/pasal-14/huruf-i/angka-4", True),
        ("pp-94-2021/pasal-14/huruf-i", 0, "pp-94-2021/pasal-14", False),
    ],
)
def test_what_an_entry_of_the_list_covers(ref: str, last: int, place: str, covered: bool) -> None:
    assert Lack(Ref.parse(ref), "", last).covers(Ref.parse(place)) is covered


def test_places_that_a_fact_speaks_of() -> None:
    place = Ref.parse("uu-1-2050/pasal-5/ayat-2")
    fact = Fact("uu-1-2050", "Pasal 5 ayat (2)", (place,), frozenset({"uu-1-2050"}), Confidence.HIGH)
    asked = ("uu-1-2050/pasal-5/ayat-2", "uu-1-2050/pasal-5", "uu-1-2050/pasal-5/ayat-2/huruf-a", "uu-1-2050")
    others = ("uu-1-2050/pasal-5/ayat-1", "uu-1-2050/pasal-50", "uu-2-2050")
    assert [fact.speaks_of(Ref.parse(ref)) for ref in (*asked, *others)] == [True] * 4 + [False] * 3
