"""evals.corpus: a corpus read twice, and what differs between the two readings."""

import json

import pytest

from evals.corpus import main
from evals.corpus_runs import files

ACT = """\
PERATURAN PEMERINTAH REPUBLIK INDONESIA
NOMOR 7 TAHUN 2099
TENTANG
PEMELIHARAAN KUCING
Menimbang: bahwa kucing perlu dipelihara;
MEMUTUSKAN:
Pasal 1
(1) Kucing tidur.
(2) Anjing jaga.
Pasal 2
Peraturan Pemerintah ini mulai berlaku besok.
"""
CHANGED = (
    ACT.replace("(2) Anjing jaga.\n", "")
    .replace("Kucing tidur", "Kucing bangun")
    .replace("besok.\n", "besok.\nPasal 3\nSusu disediakan.\n")
)


@pytest.fixture
def corpus(tmp_path):
    """A folder with two texts."""
    folder = tmp_path / "naskah"
    folder.mkdir()
    (folder / "pp-7-2099.txt").write_text(ACT, encoding="utf-8")
    (folder / "pp-8-2099.txt").write_text(ACT.replace("NOMOR 7", "NOMOR 8"), encoding="utf-8")
    (folder / "catatan.rtf").write_text("bukan naskah", encoding="utf-8")
    return folder


def run(corpus, capsys, *arguments):
    """The exit code and the printed JSON of one run."""
    code = main([str(corpus), "--last", str(corpus.parent / "last.json"), "--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def of(printed, name):
    """State and differences of one file."""
    row = next(row for row in printed["files"] if row["name"] == f"naskah/{name}")
    return row["state"], row["gained"], row["lost"], row["changed"]


def test_files_are_named_below_their_folder_and_foreign_ones_left_out(corpus):
    assert [name for name, _ in files([corpus])] == ["naskah/pp-7-2099.txt", "naskah/pp-8-2099.txt"]


def test_the_first_run_has_nothing_to_compare_with_and_the_second_finds_all_the_same(corpus, capsys):
    code, first = run(corpus, capsys)
    assert (code, of(first, "pp-7-2099.txt")) == (0, ("new", [], [], []))
    code, second = run(corpus, capsys)
    assert (code, of(second, "pp-7-2099.txt")) == (0, ("same", [], [], []))
    assert second["totals"] == {
        "files": 2, "new": 0, "gone": 0, "not_read": 0, "same": 2, "articles": 4, "flagged": 0, "provisions": 14,
        "gained": 0, "lost": 0, "changed": 0,
    }  # fmt: skip


def test_gained_lost_and_changed_provisions_are_named_and_a_loss_is_an_exit_code(corpus, capsys):
    run(corpus, capsys)
    (corpus / "pp-7-2099.txt").write_text(CHANGED, encoding="utf-8")
    code, printed = run(corpus, capsys, "--keep")
    expected = ("changed", ["pp-7-2099/pasal-3"], ["pp-7-2099/pasal-1/ayat-2"], ["pp-7-2099/pasal-1/ayat-1"])
    assert (code, of(printed, "pp-7-2099.txt")) == (1, expected)
    assert of(run(corpus, capsys)[1], "pp-7-2099.txt") == expected  # --keep left the last run as it was
    assert of(run(corpus, capsys)[1], "pp-7-2099.txt")[0] == "same"


def test_a_file_that_is_gone_and_one_that_cannot_be_read_are_told(corpus, capsys):
    run(corpus, capsys)
    (corpus / "pp-8-2099.txt").unlink()
    (corpus / "rusak.pdf").write_bytes(b"%PDF-1.4 cut")
    code, printed = run(corpus, capsys)
    assert (code, of(printed, "pp-8-2099.txt")[0], printed["totals"]["not_read"]) == (1, "gone", 1)
    assert "gone" not in [row["state"] for row in run(corpus, capsys)[1]["files"]]  # told once


def test_the_table_shows_only_what_differs_and_the_kept_file_has_no_words(corpus, capsys):
    last = corpus.parent / "last.json"
    main([str(corpus), "--last", str(last)])
    capsys.readouterr()
    (corpus / "pp-7-2099.txt").write_text(CHANGED, encoding="utf-8")
    assert main([str(corpus), "--last", str(last)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("naskah/")] == ["naskah/pp-7-2099.txt"]
    assert [line for line in lines if line.startswith("  ")] == [
        "  + pasal-3",
        "  - pasal-1/ayat-2",
        "  ~ pasal-1/ayat-1",
    ]
    assert lines[-1].split()[:2] == ["all", "2"]
    assert "Kucing" not in last.read_text(encoding="utf-8")


def test_the_last_run_stands_in_netral_home_by_default(corpus, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("NETRAL_HOME", str(tmp_path / "home"))
    assert main([str(corpus)]) == 0
    assert (tmp_path / "home" / "corpus-last.json").exists()


def test_a_file_that_is_no_run_is_refused_with_advice(corpus, capsys):
    (corpus.parent / "last.json").write_text('{"rows": 7}', encoding="utf-8")
    assert main([str(corpus), "--last", str(corpus.parent / "last.json")]) != 0
    assert "delete the file" in capsys.readouterr().err
