"""`netral check` from the outside: what it prints, what it writes, and how it ends."""

import json
from pathlib import Path

import pytest

from cli import main

FAULTY = "Sukamaju, 12 Oktober 2024\nPasal 9 UU 5/2014 mewajibkan ASN netral.\n"
CLEAN = "Sukamaju, 12 Oktober 2024\nPasal 2 huruf f UU 20/2023 mewajibkan ASN netral.\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRAL_HOME", str(tmp_path / "home"))


def letter(folder: Path, text: str) -> str:
    file = folder / "surat.txt"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", letter(tmp_path, FAULTY), "--json"])
    message = "Pasal 9 UU 5/2014 sudah dicabut sejak 31 Oktober 2023 (UU 20/2023), sehingga tidak berlaku pada "
    message += "12 Oktober 2024."
    better = "Cari ketentuan yang sepadan dalam Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara."
    finding = {"severity": "salah", "kind": "dicabut", "place": "baris 2", "found": "Pasal 9 UU 5/2014"}
    cited = {
        "found": "Pasal 9 UU 5/2014",
        "ref": "uu-5-2014/pasal-9",
        "label": "Pasal 9 UU 5/2014",
        "status": "dicabut",
    }
    assert (code, json.loads(capsys.readouterr().out)) == (
        1,
        {
            "date": "2024-10-12",
            "date_found": True,
            "findings": [finding | {"ref": "uu-5-2014/pasal-9", "message": message, "correction": better}],
            "citations": [cited | {"place": "baris 2", "checked": True}],
            "summary": {"citations": 1, "unsure": 0, "salah": 1, "periksa": 0, "info": 0},
        },
    )


def test_a_clean_letter_says_what_was_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", letter(tmp_path, CLEAN)]) == 0
    assert capsys.readouterr().out == (
        "1 sitasi diperiksa per 12 Oktober 2024 (tanggal surat); 0 tidak dapat dipastikan seluruhnya. "
        "Temuan: 0 salah, 0 periksa, 0 info.\n"
    )


def test_the_day_given_decides(tmp_path: Path) -> None:
    assert main(["check", letter(tmp_path, FAULTY), "--date", "2016-05-02"]) == 0


def test_docx_is_written(tmp_path: Path) -> None:
    out = tmp_path / "hasil.docx"
    main(["check", letter(tmp_path, FAULTY), "--docx", str(out)])
    assert out.read_bytes()[:2] == b"PK"


def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "tidak-ada.docx")]) == 4
    assert capsys.readouterr().err == (
        "netral: tidak-ada.docx: cannot be opened (No such file or directory). Check the name and the rights.\n"
    )
