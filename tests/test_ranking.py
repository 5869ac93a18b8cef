"""The joining of what the doors found: exact references first, past law and framing words later, norms as a door."""

from datetime import date

import pytest

from corpus.library import Library
from corpus.named import Named, held_names, named
from corpus.places import beside, lifted
from corpus.ranking import Candidates, ranked
from corpus.tuning import tuning
from tests.fixtures.kebun import WordsEmbedder, planted, ref

A, B, FRAME = ref("uu-1-2001/pasal-1"), ref("pp-2-2002/pasal-2"), ref("uu-1-2001/penjelasan/umum")
LISTS = {"whole": ((A, 2.0), (FRAME, 1.5), (B, 1.0))}
NUMBERS = tuning()


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    home = planted(tmp_path_factory.mktemp("named"))
    with Library.open(home, [WordsEmbedder()]) as opened:
        yield opened


@pytest.mark.parametrize(
    ("found", "order"),
    [
        (Candidates(LISTS, {}), (A, FRAME, B)),
        (Candidates(LISTS, {"norms": ((B, 1.0),)}), (B, A, FRAME)),
        (Candidates({"whole": ((A, 2.0), (B, 1.99), (FRAME, 1.0))}, {}, past=frozenset({"uu-1-2001"})), (B, A, FRAME)),
        (Candidates({"whole": ((A, 2.0), (B, 1.9), (FRAME, 1.0))}, {}, named=frozenset({"pp-2-2002"})), (B, A, FRAME)),
        (Candidates({}, {}), ()),
    ],
)
def test_the_order_of_candidates(found, order):
    assert tuple(place for place, _ in ranked(found, NUMBERS)) == order


@pytest.mark.parametrize(
    ("place", "shown", "frames"),
    [
        ("uu-10-2016/pasal-i/angka-44/huruf-a", "uu-10-2016/pasal-i/angka-44", True),  # a change to another act
        ("uu-1-2026/pasal-i/ayat-1", "uu-1-2026/pasal-i", False),  # Roman, and its own words
        ("uu-7-2017/pasal-280/ayat-2/penjelasan", "uu-7-2017/pasal-280", False),
        ("uu-7-2017/pembukaan/menimbang", "uu-7-2017/pembukaan/menimbang", True),
        ("skb-2-2022/lampiran-ii/butir-3", "skb-2-2022/lampiran-ii/butir-3", False),
        ("uu-7-2017", "uu-7-2017", True),
    ],
)
def test_places(place, shown, frames):
    assert (str(lifted(ref(place))), beside(ref(place))) == (shown, frames)


@pytest.mark.parametrize(
    ("question", "on", "expected"),
    [
        ("bunyi pasal 2 uu 1/2001", None, ("uu-1-2001/pasal-2",)),
        ("ps. 2 ayat (1) UU Nomor 1 Tahun 2001", None, ("uu-1-2001/pasal-2/ayat-1",)),
        ("uu kebun pasal 10", None, ("uu-1-2001/pasal-10",)),  # by its title, though no catalogue knows it
        ("apa isi pasal 2 uu kebun", None, ("uu-1-2001/pasal-2",)),
        ("pasal 2 huruf z uu 1/2001", None, ("uu-1-2001/pasal-2",)),  # no such letter: its pasal
        ("pasal 99 uu 1/2001", None, ()),
        ("siapa menyapu jalan", None, ()),
    ],
)
def test_what_a_question_names(library, question, on, expected):
    found = named(question, held_names(library._catalogue, library), library, on)
    assert tuple(map(str, found.places)) == expected


def test_a_regulation_alone_is_named_without_a_place(library):
    names = held_names(library._catalogue, library)
    assert named("apa isi UU 1/2001", names, library, None) == Named((), frozenset({"uu-1-2001"}))


def test_what_is_cited_is_the_first_hit_and_stands_once(library):
    hits = library.search("pasal 10 uu 1/2001 tidur di bawah pohon", on=date(2015, 1, 1), limit=5)
    shown = [str(hit.version.provision.ref) for hit in hits]
    assert (shown[0], len(shown), len(set(shown))) == ("uu-1-2001/pasal-10", 5, 5)


def test_within_one_regulation_its_name_need_not_be_said(library):
    hits = library.search("pasal 10", regulations=("uu-1-2001",), limit=1)
    assert str(hits[0].version.provision.ref) == "uu-1-2001/pasal-10"
