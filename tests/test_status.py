"""What is held and what is missing, instrument by instrument, with why a missing text matters."""

from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import load_catalogue
from corpus.library import Library
from corpus.status import held
from corpus.store import Entry, Store
from ingest.index import Build, build
from tests.fixtures.kebun import KEBUN, MADE, WordsEmbedder, source
from tests.fixtures.kota import data_folder

TODAY = date(2038, 5, 20)


@pytest.fixture
def report(tmp_path: Path) -> dict[str, object]:
    catalogue = load_catalogue(data_folder(tmp_path / "data"))
    with Store.open(tmp_path / "home") as store:
        store.put(KEBUN, source("uu-1-2001"))
        store.record(Entry("uu-1-2001.txt", "00", "ingested", MADE, "uu-1-2001"))
        store.record(Entry("rusak.pdf", "11", "failed", MADE, error="rusak.pdf: is cut off."))
        build(store, [WordsEmbedder()], Build(made=MADE))
    library = Library.open(tmp_path / "home", [WordsEmbedder()])
    return held(library, catalogue, TODAY)


def test_a_held_text_that_the_catalogue_does_not_know(report: dict[str, list]) -> None:
    [row] = [row for row in report["regulations"] if row["id"] == "uu-1-2001"]
    assert row == {
        "id": "uu-1-2001",
        "title": "Kebun",
        "status": "tidak-diketahui",
        "text": "salinan",
        "origin": "uu-1-2001.txt",
        "articles": 3,
        "repairs": row["repairs"],
        "flags": 1,
        "warnings": list(KEBUN.warnings),
        "missing": None,
        "checked_until": None,
        "error": None,
    }


@pytest.mark.parametrize(
    ("id", "status", "missing"),
    [
        ("uu-1-2030", "berlaku", "Ambil dengan `netral fetch uu-1-2030`."),
        ("uu-2-2020", "dicabut", "Alamat resminya belum diketahui; pasang berkasnya sendiri."),
    ],
)
def test_a_missing_text_says_how_to_get_it(report: dict[str, list], id: str, status: str, missing: str) -> None:
    [row] = [row for row in report["regulations"] if row["id"] == id]
    opening = "Tanpa naskah ini jawaban memakai ikhtisar tanpa kutipan. "
    assert (row["text"], row["status"], row["articles"], row["missing"]) == ("ikhtisar", status, 0, opening + missing)


def test_failed_files_and_what_the_indexes_are_made_of(report: dict[str, object]) -> None:
    assert report["failed"] == [{"path": "rusak.pdf", "error": "rusak.pdf: is cut off."}]
    assert (report["generation"], report["views"]) == (1, ["words"])
