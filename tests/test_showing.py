"""Search hits, provisions and regulations as JSON, with the keys that others rely on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue, load_catalogue
from corpus.errors import NotInCorpus
from corpus.library import Library
from corpus.store import Store
from ingest.index import Build, build
from qa.showing import hit_json, identity_json, show_json
from tests.fixtures.kebun import KEBUN, MADE, PERUBAHAN, VERSIONS, WordsEmbedder, ref, source

IDENTITY = {"id": "uu-1-2001", "kind": "uu", "number": "1", "year": 2001, "title": "Kebun"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home: Path = tmp_path_factory.mktemp("home")
    with Store.open(home) as store:
        store.put(KEBUN, source("uu-1-2001"))
        store.put(PERUBAHAN, source("uu-5-2010"))
        store.put_versions("uu-1-2001", VERSIONS)
        build(store, [WordsEmbedder()], Build(made=MADE))
    library = Library.open(home, [WordsEmbedder()])
    yield library
    library.close()


def test_a_hit(library: Library, catalogue: Catalogue) -> None:
    [hit] = library.search("tidur di bawah pohon", on=date(2005, 1, 1), limit=1)
    found = hit_json(hit, library, catalogue)
    assert found == {
        "ref": "uu-1-2001/pasal-1",
        "aliases": [],
        "label": "Pasal 1 UU 1/2001",
        "regulation": IDENTITY,
        "text": found["text"],
        "score": round(hit.score, 6),
        "valid_from": "2001-05-01",
        "valid_until": "2010-01-01",
    }
    assert "Penjaga kebun dilarang tidur di bawah pohon." in found["text"]


@pytest.mark.parametrize(
    ("day", "set_by", "in_force"),
    [
        (date(2005, 1, 1), "uu-1-2001", True),
        (date(2015, 1, 1), "uu-5-2010/pasal-i/angka-1", True),
        (date(1999, 1, 1), None, False),  # before the act: no wording of that day
    ],
)
def test_a_provision_on_a_day(
    library: Library, catalogue: Catalogue, day: date, set_by: str | None, in_force: bool
) -> None:
    shown = show_json(ref("uu-1-2001/pasal-1"), day, library, catalogue)
    assert list(shown) == [
        *("ref", "aliases", "label", "as_of", "status", "in_force", "text", "heading_path", "children"),
        *("elucidation", "set_by", "flags", "versions", "rulings"),
    ]
    assert (shown["set_by"], shown["in_force"], shown["aliases"]) == (set_by, in_force, ["uu-5-2010/pasal-1"])
    assert [(v["valid_from"], v["valid_until"]) for v in shown["versions"]] == [
        ("2001-05-01", "2010-01-01"),
        ("2010-01-01", None),
    ]


def test_a_place_by_the_name_of_the_act_that_amended_it(library: Library, catalogue: Catalogue) -> None:
    day = date(2015, 1, 1)
    by_alias, own = (
        show_json(ref(place), day, library, catalogue) for place in ("uu-5-2010/pasal-1", "uu-1-2001/pasal-1")
    )
    assert (by_alias["ref"], by_alias["text"]) == ("uu-1-2001/pasal-1", own["text"])


def test_a_regulation_lists_its_pasal_and_nothing_else(library: Library, catalogue: Catalogue) -> None:
    shown = show_json(ref("uu-1-2001"), date(2005, 1, 1), library, catalogue)
    assert list(shown) == ["regulation", "articles", "elucidation", "appendices", "aliases"]
    assert shown["articles"] == ["uu-1-2001/pasal-1", "uu-1-2001/pasal-2", "uu-1-2001/pasal-10"]
    assert {key: shown["regulation"][key] for key in IDENTITY} == IDENTITY


@pytest.mark.parametrize("place", ["pp-9-2009", "uu-1-2001/pasal-77"])
def test_what_is_not_held_is_said(library: Library, catalogue: Catalogue, place: str) -> None:
    with pytest.raises(NotInCorpus, match=place):
        show_json(ref(place), date(2005, 1, 1), library, catalogue)


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("uu-1-2001", IDENTITY),  # from its own first page
        (
            "pp-94-2021",
            {"id": "pp-94-2021", "kind": "pp", "number": "94", "year": 2021, "title": "Disiplin Pegawai Negeri Sipil"},
        ),
        ("pp-9-2009", {"id": "pp-9-2009", "kind": None, "number": None, "year": None, "title": None}),
    ],
)
def test_identity(library: Library, catalogue: Catalogue, id: str, expected: dict[str, object]) -> None:
    assert identity_json(id, library, catalogue) == expected
