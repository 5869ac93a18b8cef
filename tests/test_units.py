"""What is indexed: every word that says something, once, with where it stands."""

import random
from datetime import date

import pytest

from corpus.dates import Span
from corpus.model import Header, Parsed, Version
from corpus.store import Store
from corpus.units import Cut, Placed, Unit, short_name, units
from tests.fixtures.kebun import KEBUN, PERUBAHAN, VERSIONS, provision, ref, source

CUT = Cut(words=120, silent=("cukup jelas",), names=short_name)
OPEN = Span()


def indexed(path, *documents, versions=(), cut=CUT):
    with Store.open(path) as store:
        for document in documents:
            store.put(document, source(document.header.id))
        store.put_versions("uu-1-2001", versions)
        return units(store, cut)


def test_a_regulation_as_units(tmp_path):
    assert indexed(tmp_path, KEBUN) == (
        Unit(
            "UU 1/2001 > Bab I Kebun > Pasal 1\nPasal 1\nPenjaga kebun dilarang tidur di bawah pohon.",
            (Placed(ref("uu-1-2001/pasal-1"), OPEN),),
        ),
        Unit(  # "Cukup jelas" of pasal 2 says nothing and is no unit
            "UU 1/2001 > Pasal 1 > Penjelasan\nYang dimaksud pohon ialah juga perdu.",
            (Placed(ref("uu-1-2001/pasal-1/penjelasan"), OPEN),),
        ),
        Unit(
            "UU 1/2001 > Bab I Kebun > Pasal 10\nPasal 10\nPagar dicat putih.",
            (Placed(ref("uu-1-2001/pasal-10"), OPEN),),
        ),
        Unit(  # the pasal itself has no words of its own
            "UU 1/2001 > Bab I Kebun > Pasal 2\n(1) Penjaga kebun wajib:\na. menyiram bunga; dan\n"
            "b. mencatat burung.\n(2) Catatan disimpan di gudang.",
            (Placed(ref("uu-1-2001/pasal-2"), OPEN),),
        ),
    )


def test_each_wording_is_there_with_the_days_on_which_it_stood(tmp_path):
    found = indexed(tmp_path, KEBUN, PERUBAHAN, versions=VERSIONS)
    spans = {
        line: place.span
        for unit in found
        for place in unit.places
        for line in unit.text.splitlines()[1:]
        if line.startswith(("Penjaga", "a1."))
    }
    assert spans == {
        "Penjaga kebun dilarang tidur di bawah pohon.": Span.of("2001-05-01", "2010-01-01"),
        "Penjaga kebun boleh tidur di bawah pohon.": Span.of("2010-01-01"),
        "a1. menyapu jalan setapak; dan": Span.of("2010-01-01"),
    }


def test_the_wording_before_an_insertion_ends_with_it(tmp_path):
    found = indexed(tmp_path, KEBUN, PERUBAHAN, versions=VERSIONS)
    second = [unit for unit in found if "mencatat burung" in unit.text]
    admitted = [[place.span.holds(day) for place in unit.places] for unit in second for day in (date(2005, 1, 1),)]
    assert len(second) == 2 and sorted(admitted) == [[False], [True]]


@pytest.mark.parametrize("seed", range(20))
def test_every_word_is_in_a_unit_and_no_unit_is_far_too_long(tmp_path, seed):
    chance = random.Random(seed)
    words = iter(f"kata{number}" for number in range(100_000))
    listed = []
    for article in range(1, 4):
        top = f"uu-1-2001/pasal-{article}"
        listed.append(provision(top, " ".join(next(words) for _ in range(chance.choice((0, 5, 400))))))
        for ayat in range(1, chance.randint(1, 6)):
            listed.append(provision(f"{top}/ayat-{ayat}", " ".join(next(words) for _ in range(chance.randint(1, 90)))))
            for letter in "abcdefg"[: chance.randint(0, 7)]:
                text = " ".join(next(words) for _ in range(chance.randint(1, 60)))
                listed.append(provision(f"{top}/ayat-{ayat}/huruf-{letter}", text))
    found = indexed(tmp_path, Parsed(Header("uu", "1", 2001, "Kata", "uu-1-2001"), tuple(listed)))
    everywhere = {word for unit in found for word in unit.text.split()}
    assert {word for one in listed for word in one.text.split()} <= everywhere
    assert max(len(unit.text.split()) for unit in found) <= 120 * 1.5 + 30 + 12  # own words, lead-in, header
    assert all(ref("uu-1-2001").contains(place.ref) for unit in found for place in unit.places)


def test_a_group_inside_a_list_repeats_what_leads_into_it(tmp_path):
    letters = tuple(provision(f"uu-1-2001/pasal-1/huruf-{x}", f"{x} " + "kerja " * 50, 2) for x in "abcd")
    top = provision("uu-1-2001/pasal-1", "Penjaga dilarang:", 1)
    found = indexed(tmp_path, Parsed(Header("uu", "1", 2001, "Kerja", "uu-1-2001"), (top, *letters)))
    assert [(str(unit.places[0].ref), "Penjaga dilarang:" in unit.text) for unit in found] == [
        ("uu-1-2001/pasal-1", True),
        ("uu-1-2001/pasal-1", True),
    ]


def test_the_same_words_on_other_days_are_one_unit(tmp_path):
    one = Version(provision("uu-1-2001/pasal-1", "Sama."), Span.of("2001", "2010"), ref("uu-1-2001"))
    again = Version(provision("uu-1-2001/pasal-1", "Sama."), Span.of("2010"), ref("uu-5-2010"))
    (unit,) = indexed(tmp_path, versions=(one, again))
    assert [place.span for place in unit.places] == [one.span, again.span]
