"""Notes that court rulings lay over the provisions they changed."""

from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue, load_catalogue
from corpus.errors import BadData
from corpus.reference import Ref
from corpus.rulings import RulingNote, load_rulings, rulings_on


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def notes(catalogue: Catalogue) -> tuple[RulingNote, ...]:
    return load_rulings(catalogue)


@pytest.mark.parametrize(
    ("place", "day", "rulings"),
    [
        ("uu-1-2015/pasal-188", "2024-11-13", []),
        ("uu-1-2015/pasal-188", "2024-11-14", ["mk-136-puu-xxii-2024"]),
        ("uu-1-2015/pasal-70", "2025-02-01", ["mk-154-puu-xxii-2024"]),  # a part of the article
        ("uu-10-2016/pasal-70/ayat-3", "2025-02-01", ["mk-154-puu-xxii-2024"]),  # by the amending act's number
        ("uu-1-2015/pasal-70/ayat-1", "2025-02-01", []),
        ("uu-1-2015/pasal-69/huruf-i", "2024-09-01", ["mk-69-puu-xxii-2024"]),
        ("uu-7-2017/pasal-280/ayat-1/huruf-h", "2024-01-10", ["mk-65-puu-xxi-2023"]),
        ("uu-7-2017/pasal-280/ayat-1/huruf-h", "2023-08-14", []),
        ("uu-20-2023/pasal-26", "2026-01-01", ["mk-121-puu-xxii-2024"]),
        ("uu-7-2017/pasal-167/ayat-3", "2025-07-01", ["mk-135-puu-xxii-2024"]),
        ("uu-1-2015/pasal-140", "2025-08-01", ["mk-104-puu-xxiii-2025"]),
        ("uu-2-2002/pasal-28/ayat-3", "2026-06-16", ["mk-114-puu-xxiii-2025"]),
        ("uu-2-2002/pasal-28/ayat-3", "2026-06-17", []),  # the ayat was deleted by UU 5/2026
        ("uu-1-2015/pasal-71", "2025-01-01", []),
    ],
)
def test_rulings_on_a_day(
    catalogue: Catalogue, notes: tuple[RulingNote, ...], place: str, day: str, rulings: list[str]
) -> None:
    found = rulings_on(Ref.parse(place), date.fromisoformat(day), catalogue, notes)
    assert [note.ruling for note in found] == rulings


def test_every_ruling_with_facts_has_a_note(facts_dir: Path, notes: tuple[RulingNote, ...]) -> None:
    assert {note.ruling for note in notes} == {path.stem for path in facts_dir.glob("mk-*.toml")}


@pytest.mark.parametrize(
    ("ruling", "provision", "problem"),
    [
        ("mk-1-puu-x-2012", "uu-1-2015/pasal-188", "mk-1-puu-x-2012 is not in the catalogue"),
        (
            "mk-136-puu-xxii-2024",
            "uu-1-2015/pasal-71",
            "the catalogue does not say that mk-136-puu-xxii-2024 interprets uu-1-2015/pasal-71",
        ),
    ],
)
def test_a_note_that_the_catalogue_does_not_carry_is_refused(
    catalogue: Catalogue, tmp_path: Path, ruling: str, provision: str, problem: str
) -> None:
    row = f'ruling = "{ruling}"\nprovisions = ["{provision}"]\nmeaning = "x"\nconfidence = "low"\nsource = "x"\n'
    (tmp_path / "rulings.toml").write_text(f"[[note]]\n{row}", encoding="utf-8")
    with pytest.raises(BadData, match=problem):
        load_rulings(catalogue, tmp_path)
