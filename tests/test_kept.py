"""What is kept from start to start is what would be worked out anew, whatever befalls the files."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import BadData
from corpus.kept import FOLDER, MOST, SETTLED, Kept, Sources, as_text, of_text
from corpus.loading import DATA
from corpus.norms import load_norms
from corpus.tables import norm_tables

NOW = 1_800_000_000.0
LONG_AGO = NOW - SETTLED - 1


class Maker:
    """Makes the same again and counts how often."""

    def __init__(self, value: str = "pohon") -> None:
        self.made = 0
        self._value = value

    def __call__(self):
        self.made += 1
        return {"text": of_text(self._value), "rows": np.arange(4.0)}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return changed(tmp_path / "kebun.toml", "satu", LONG_AGO)


def changed(file: Path, text: str, when: float) -> Path:
    file.write_text(text, encoding="utf-8")
    os.utime(file, (when, when))
    return file


def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "home", now=lambda: NOW)


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "home" / FOLDER).glob("*"))


def said(arrays) -> tuple[str, list[float]]:
    return as_text(arrays["text"]), arrays["rows"].tolist()


def test_it_is_made_once(tmp_path, source):
    make = Maker()
    found = [said(kept(tmp_path).arrays("kebun", Sources((source,)), make)) for _ in range(3)]
    assert (found, make.made) == ([("pohon", [0.0, 1.0, 2.0, 3.0])] * 3, 1)


@pytest.mark.parametrize(
    ("text", "version", "made"),
    [("satu", "1", 1), ("dua", "1", 2), ("satu", "2", 2)],
    ids=["the same", "another source", "another version"],
)
def test_it_is_made_anew_of_other_sources(tmp_path, source, text, version, made):
    make = Maker()
    kept(tmp_path).arrays("kebun", Sources((source,), "1"), make)
    kept(tmp_path).arrays("kebun", Sources((changed(source, text, LONG_AGO),), version), make)
    assert make.made == made


def test_sources_are_the_same_wherever_they_lie(tmp_path):
    one, other = (tmp_path / name / "kebun" for name in ("a", "b"))
    for folder in (one, other):
        folder.mkdir(parents=True)
    digests = {Sources((changed(folder / "x.toml", "satu", LONG_AGO),)).digest for folder in (one, other)}
    assert len(digests) == 1
    assert Sources((changed(one / "y.toml", "satu", LONG_AGO),)).digest not in digests  # the name counts


def test_what_changed_just_now_is_not_kept(tmp_path, source):
    """The code that is loaded may be that of before the change."""
    make = Maker()
    for _ in range(2):
        kept(tmp_path).arrays("kebun", Sources((changed(source, "satu", NOW - 1),)), make)
    assert (make.made, files(tmp_path)) == (2, [])


def test_what_changed_while_it_was_made_is_not_kept(tmp_path, source):
    def make():
        changed(source, "dua", LONG_AGO)
        return Maker()()

    kept(tmp_path).arrays("kebun", Sources((source,)), make)
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"not a zip"),
        lambda file: file.write_bytes(file.read_bytes()[:-40]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"pohon", b"bohon")),
        lambda file: np.savez(file, text=np.array([{"an": "object"}], dtype=object)),  # would run code when unpickled
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["empty", "other", "cut short", "a letter changed", "pickled", "a folder"],
)
def test_a_harmed_file_is_made_again(tmp_path, source, harm):
    make = Maker()
    kept(tmp_path).arrays("kebun", Sources((source,)), make)
    harm(files(tmp_path)[0])
    found = kept(tmp_path).arrays("kebun", Sources((source,)), make)
    assert (said(found), make.made) == (("pohon", [0.0, 1.0, 2.0, 3.0]), 2)


def test_a_folder_that_cannot_be_made_costs_time_only(tmp_path, source):
    (tmp_path / "home").write_text("a file where the folder should be", encoding="utf-8")
    assert said(kept(tmp_path).arrays("kebun", Sources((source,)), Maker()))[0] == "pohon"


def test_several_at_once_make_one_file(tmp_path, source):
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(kept(tmp_path).arrays, "kebun", Sources((source,)), Maker()) for _ in range(8)]
        found = [said(one.result()) for one in asked]
    assert (set(map(str, found)), len(files(tmp_path))) == ({"('pohon', [0.0, 1.0, 2.0, 3.0])"}, 1)


@pytest.mark.parametrize(("text", "made"), [("satu", 1), ("dua", 2)], ids=["as it was installed", "changed since"])
def test_what_was_made_at_installation_serves_every_folder(tmp_path, source, text, made):
    make, ready = Maker(), tmp_path / "ready"
    Kept(ready, now=lambda: NOW).arrays("kebun", Sources((source,)), make)
    sources = Sources((changed(source, text, LONG_AGO),))
    for home in ("a", "b"):
        found = Kept(tmp_path / home, now=lambda: NOW, ready=ready).arrays("kebun", sources, make)
        assert said(found) == ("pohon", [0.0, 1.0, 2.0, 3.0])
    assert (make.made, len(list(tmp_path.glob("[ab]/kept/*")))) == (2 * made - 1, 2 * made - 2)


def test_old_ones_and_abandoned_halves_are_cleared_away(tmp_path, source):
    for text in ("satu", "dua", "tiga", "empat", "lima"):
        kept(tmp_path).arrays("kebun", Sources((changed(source, text, LONG_AGO),)), Maker(text))
    kept(tmp_path).arrays("sawah", Sources((source,)), Maker())
    changed(tmp_path / "home" / FOLDER / "x.part", "half", NOW - 9_999)
    fresh = changed(tmp_path / "home" / FOLDER / "y.part", "half", NOW)
    kept(tmp_path).arrays("sawah", Sources((changed(source, "enam", LONG_AGO),)), Maker())
    names = [file.name.partition("-")[0] for file in files(tmp_path)]
    assert names == ["kebun"] * MOST + ["sawah"] * 2 + [fresh.name]


def test_norms_are_the_same_from_what_is_kept(tmp_path):
    settled = Kept(tmp_path, now=lambda: 9e9)
    parses = [norm_tables(settled), norm_tables(settled)]
    assert len(list((tmp_path / FOLDER).glob("norms-*.npz"))) == 1
    assert [load_norms(parse=parse) for parse in parses] == [load_norms()] * 2
    assert parses[1](DATA / "stages.toml") == parses[0](DATA / "stages.toml")  # of no norm: read from its file


def test_a_file_that_is_wrong_is_named_as_ever(tmp_path):
    folder = tmp_path / "data" / "norms"
    folder.mkdir(parents=True)
    changed(folder / "a.toml", "x = [", LONG_AGO)
    with pytest.raises(BadData, match=r"a\.toml.*is not TOML"):
        norm_tables(kept(tmp_path), tmp_path / "data")


def test_tables_with_dates_are_read_from_their_files(tmp_path):
    folder = tmp_path / "data" / "norms"
    folder.mkdir(parents=True)
    file = changed(folder / "a.toml", "[a]\nday = 2024-01-02\n", LONG_AGO)
    for _ in range(2):
        assert str(norm_tables(kept(tmp_path), tmp_path / "data")(file)) == (
            "{'a': {'day': datetime.date(2024, 1, 2)}}"
        )
