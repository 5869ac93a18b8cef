"""The `netral` command: each command through its one door, with its exit code and what it prints where."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import cli
from commands import answers, measuring
from corpus import __version__
from evals.gold import Gold
from tests.fixtures.files import GARDEN, built, folder_of, warm_home

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "apakah pp 94/2021 masih berlaku?"
ANSWER_KEYS = [
    *("question", "as_of", "status", "reason", "verdict", "answer", "conditions", "cases", "asks"),
    *("sanctions", "conflicts", "caveats", "citations", "elapsed_ms"),
]
CITATION_KEYS = [
    *("ref", "aliases", "label", "quote", "text", "status", "amended_later"),
    *("valid_from", "valid_until", "checked_until", "url"),
]
HIT_KEYS = ["ref", "aliases", "label", "regulation", "text", "score", "valid_from", "valid_until"]
INGEST_KEYS = ["path", "status", "regulation", "provisions", "articles", "repairs", "flags", "warnings", "error"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.out)
        return found


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command in a home of its own, by words alone unless the test says otherwise."""
    monkeypatch.setenv("NETRAL_HOME", str(home))
    monkeypatch.setenv("NETRAL_EMBEDDING", "use")

    def once(*words: object) -> Ran:
        capsys.readouterr()
        code = cli.main([str(word) for word in words])
        return Ran(code, *capsys.readouterr())

    return once


@pytest.fixture
def asking(run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same, with an assistant over the shipped norms that is made once in a run."""
    monkeypatch.setenv("NETRAL_HOME", str(warm_home(tmp_path_factory.getbasetemp())))
    for commands in (answers, measuring):
        monkeypatch.setattr(commands, "build", built)
    return run


# --- ask and batch -----------------------------------------------------------------------------------------------


def test_ask_prints_the_answer(asking: Run) -> None:
    ran = asking("ask", QUESTION, "--as-of", "2024-01-01")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("PP 94/2021: Disiplin Pegawai Negeri Sipil.\n\nPer 1 Januari 2024 statusnya **berlaku**.")


def test_ask_json_has_the_keys_that_others_rely_on(asking: Run) -> None:
    ran = asking("ask", QUESTION, "--as-of", "2024-01-01", "--json")
    found = ran.json
    citation = found["citations"][0]  # type: ignore[index]
    assert (ran.code, list(found), list(citation)) == (0, ANSWER_KEYS, CITATION_KEYS)
    assert (found["question"], found["as_of"], found["status"], found["verdict"]) == (
        QUESTION,
        "2024-01-01",
        "answered",
        "informasi",
    )
    assert (citation["ref"], citation["label"], citation["quote"], citation["text"], citation["status"]) == (
        "pp-94-2021",
        "PP 94/2021",
        None,
        "ikhtisar",
        "berlaku",
    )


def test_a_declined_question_is_no_error(asking: Run) -> None:
    ran = asking("ask", "resep rendang padang", "--json")
    assert (ran.code, ran.json["status"], ran.json["reason"], ran.json["citations"]) == (
        0,
        "out_of_scope",
        "di-luar-cakupan",
        [],
    )


BATCH = [
    b'{"id": "satu", "question": "apakah pp 94/2021 masih berlaku?", "as_of": "2024-01-01"}',
    b"",
    b'{"id": 2, "question": "resep rendang padang"}',
    b'{"id": 3}',
    b"bukan json",
    b'["bukan", "objek"]',
    b'{"id": 6, "question": "boleh?", "as_of": "2024-13-01"}',
]


def test_batch_answers_every_line_that_can_be_read(asking: Run, tmp_path: Path) -> None:
    asked, told = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_bytes(b"\n".join(BATCH))
    ran = asking("batch", asked, told)
    rows = [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]
    assert (ran.code, ran.out, ran.err) == (1, "", "6 questions, 4 could not be read\n")
    assert [(row["id"], row.get("status"), row.get("line")) for row in rows] == [
        ("satu", "answered", None),
        (2, "out_of_scope", None),
        (None, None, 4),
        (None, None, 5),
        (None, None, 6),
        (None, None, 7),
    ]
    assert list(rows[0]) == [*ANSWER_KEYS, "id"]
    assert rows[2]["error"] == "line 4 lacks 'question'"


def test_a_batch_of_readable_lines_ends_well(asking: Run, tmp_path: Path) -> None:
    asked, told = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_bytes(BATCH[2])
    assert asking("batch", asked, told) == Ran(0, "", "1 questions, 0 could not be read\n")


def test_a_batch_that_cannot_be_read_says_why(run: Run, tmp_path: Path) -> None:
    asked = tmp_path / "in.jsonl"
    ran = run("batch", asked, tmp_path / "out.jsonl")
    assert (ran.code, ran.out, (tmp_path / "out.jsonl").exists()) == (4, "", False)
    assert ran.err.startswith(f"netral: {asked}: cannot be read") and "No such file" in ran.err


def test_a_line_of_a_batch_that_is_not_utf_8_is_named(asking: Run, tmp_path: Path) -> None:
    asked, told = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_bytes(b'{"id": 1, "question": "\xff\xfe"}\n')
    assert asking("batch", asked, told) == Ran(1, "", "1 questions, 1 could not be read\n")
    assert json.loads(told.read_text(encoding="utf-8"))["error"] == "line 1 is not UTF-8 text: byte 24 of it"


# --- what is not understood --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("terbang",), "invalid choice: 'terbang'"),
        (("ask",), "the following arguments are required: question"),
        (("ask", "boleh?", "--as-of", "besok"), "'besok' is not a day; write YYYY-MM-DD"),
        (("ask", "boleh?", "--as-of", "2024-02-30"), "'2024-02-30' is not a day; write YYYY-MM-DD"),
        (("search", "boleh", "--limit", "banyak"), "invalid int value: 'banyak'"),
    ],
)
def test_what_is_not_understood_is_said_and_ends_with_two(
    words: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)
    assert (stopped.value.code, message in capsys.readouterr().err) == (2, True)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])
    assert (stopped.value.code, capsys.readouterr().out) == (0, f"netral {__version__}\n")


def test_a_bad_setting_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRAL_PORT", "depan")
    assert run("status") == Ran(2, "", "netral: NETRAL_PORT='depan' cannot be used. Write a number.\n")


# --- ingest, search, show, status, rebuild, doctor ---------------------------------------------------------------


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A home into which a folder was ingested, and what that command left behind."""
    base = tmp_path_factory.mktemp("stocked")
    environ = {**os.environ, "NETRAL_HOME": str(base / "home"), "NETRAL_EMBEDDING": "use"}
    command = [sys.executable, str(ROOT / "cli.py"), "ingest", str(folder_of(base / "naskah")), "--json"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    return base, Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def stocked(run: Run, first: tuple[Path, Ran], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("NETRAL_HOME", str(first[0] / "home"))
    return run


def test_ingest_holds_what_it_can_and_names_the_rest(first: tuple[Path, Ran]) -> None:
    ran = first[1]
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert [list(row) for row in rows] == [INGEST_KEYS] * 4
    assert [(Path(row["path"]).name, row["status"], row["regulation"], row["articles"]) for row in rows] == [
        ("kebun.txt", "ingested", "pp-501-2021", 3),
        ("kolam.md", "ingested", "pp-502-2021", 3),
        ("resep.txt", "failed", "", 0),
        ("rusak.pdf", "failed", "", 0),
    ]
    assert [row["error"] is None for row in rows] == [True, True, False, False]
    named = [line for line in ran.err.splitlines() if line.startswith("netral: ")]
    assert [line.split(":")[1].strip() for line in named] == ["resep.txt", "rusak.pdf"]
    assert ran.err.splitlines()[-1] == "2 of 4 files are held"


def test_unchanged_files_are_skipped(stocked: Run, first: tuple[Path, Ran]) -> None:
    files = first[0] / "naskah"
    again = stocked("ingest", files / "kebun.txt", files / "kolam.md")
    assert (again.code, [line.split()[0] for line in again.out.splitlines()]) == (0, ["unchanged", "unchanged"])


def test_search(stocked: Run) -> None:
    hits = stocked("search", "memberi makan ikan lele", "--limit", "1", "--json").json["hits"]
    assert isinstance(hits, list)
    assert [list(hit) for hit in hits] == [HIT_KEYS]
    assert (hits[0]["ref"], hits[0]["label"], hits[0]["regulation"]) == (
        "pp-502-2021/pasal-2",
        "Pasal 2 PP 502/2021",
        {"id": "pp-502-2021", "kind": "pp", "number": "502", "year": 2021, "title": "KOLAM KOTA"},
    )
    assert stocked("search", "memberi makan ikan lele", "--limit", "1").out.splitlines()[0] == "Pasal 2 PP 502/2021"


def test_search_finds_nothing_before_its_day(stocked: Run) -> None:
    assert stocked("search", "memberi makan ikan lele", "--as-of", "2020-01-01", "--json").json == {"hits": []}


def test_show_a_regulation(stocked: Run) -> None:
    whole = stocked("show", "pp-501-2021", "--json").json
    assert list(whole) == ["regulation", "articles", "elucidation", "appendices", "aliases"]
    assert whole["articles"] == ["pp-501-2021/pasal-1", "pp-501-2021/pasal-2", "pp-501-2021/pasal-3"]


def test_show_a_provision(stocked: Run) -> None:
    shown = stocked("show", "Pasal 2 PP 501/2021", "--json").json
    keys = ("ref", "in_force", "text", "elucidation", "set_by", "children")
    assert {key: shown[key] for key in keys} == {
        "ref": "pp-501-2021/pasal-2",
        "in_force": True,
        "text": "Pasal 2\n(1) Penjaga kebun wajib:\na. menyiram bayam; dan\nb. mencatat burung.\n"
        "(2) Catatan disimpan di gudang bambu.",
        "elucidation": "Pasal 2\nBayam termasuk kangkung.",
        "set_by": "pp-501-2021",
        "children": [
            {"ref": "pp-501-2021/pasal-2/ayat-1", "text": "Penjaga kebun wajib:"},
            {"ref": "pp-501-2021/pasal-2/ayat-2", "text": "Catatan disimpan di gudang bambu."},
        ],
    }
    assert stocked("show", "pp-501-2021/pasal-2/ayat-2").out == (
        "Pasal 2 ayat (2) PP 501/2021 (rumusan menurut pp-501-2021)\n\n(2) Catatan disimpan di gudang bambu.\n"
    )


def test_status(stocked: Run) -> None:
    report: dict[str, Any] = stocked("status", "--json").json
    held = [row for row in report["regulations"] if row["text"] != "ikhtisar"]
    assert [(row["id"], row["text"], row["origin"], row["articles"]) for row in held] == [
        ("pp-501-2021", "salinan", "kebun.txt", 3),
        ("pp-502-2021", "salinan", "kolam.md", 3),
    ]
    assert [Path(row["path"]).name for row in report["failed"]] == ["resep.txt", "rusak.pdf"]
    assert "pp-501-2021" in stocked("status").out


def test_rebuild_and_doctor(stocked: Run) -> None:
    rebuilt = stocked("rebuild")
    assert (rebuilt.code, rebuilt.out, rebuilt.err.splitlines()[-1]) == (0, "", "generation 2 serves")
    findings: Any = stocked("doctor", "--json").json["findings"]
    assert [list(finding) for finding in findings] == [["subject", "well", "message", "advice"]] * len(findings)
    assert [finding["well"] for finding in findings] == [True] * len(findings)
    assert stocked("doctor").code == 0


def test_a_changed_file_is_read_again(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kebun.txt"
    file.write_text(GARDEN, encoding="utf-8")
    run("ingest", file)
    file.write_text(GARDEN.replace("burung", "katak"), encoding="utf-8")
    assert run("ingest", file).out.split()[:2] == ["ingested", "pp-501-2021"]
    assert run("show", "pp-501-2021/pasal-2/ayat-1/huruf-b").out.splitlines()[-1] == "b. mencatat katak."


@pytest.mark.parametrize(
    ("words", "code", "start"),
    [
        (("show", "pp-999-2031"), 5, "netral: pp-999-2031 is not held."),
        (("show", "Pasal 5 PP 94/2021"), 5, "netral: pp-94-2021/pasal-5 is not held."),  # known, but no text of it
        (("show", "kebun raya"), 2, "netral: 'kebun raya' is not a reference."),
        (("ingest", "tidak/ada"), 4, "netral: tidak/ada: there is no such file or folder."),
        (("fetch", "uu-99-2099"), 5, "netral: uu-99-2099 is not held. The catalogue does not know it"),
    ],
)
def test_what_is_not_there_is_said(run: Run, words: tuple[str, ...], code: int, start: str) -> None:
    ran = run(*words)
    assert (ran.code, ran.out, ran.err[: len(start)]) == (code, "", start)


@pytest.mark.parametrize("words", [("status",), ("search", "kampanye"), ("rebuild",)])
def test_a_new_home_is_made_by_whatever_comes_first(run: Run, home: Path, words: tuple[str, ...]) -> None:
    assert (run(*words).code, home.is_dir()) == (0, True)


# --- eval --------------------------------------------------------------------------------------------------------


def test_eval_prints_measures(asking: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    gold: tuple[Gold, ...] = measuring.load_gold()[:3]
    monkeypatch.setattr(measuring, "load_gold", lambda: gold)
    assert asking("eval", "--json").code == 0
    assert asking("eval").code == 0


# --- pipes -------------------------------------------------------------------------------------------------------


def test_a_reader_who_goes_away_is_no_error(tmp_path: Path) -> None:
    environ = {**os.environ, "NETRAL_HOME": str(tmp_path), "NETRAL_EMBEDDING": "use"}
    command = [sys.executable, "-u", str(ROOT / "cli.py"), "status", "--json"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")
