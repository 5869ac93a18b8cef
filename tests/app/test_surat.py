"""The tabs Cek Surat and Surat Imbauan: a draft is checked and not kept, a letter is made and comes back whole."""

import base64
import io
from pathlib import Path

import docx
import pytest

from screens.render_letter import file_link, letter_html
from screens.surat import (
    LARGEST,
    LONGEST,
    NOTHING,
    TOO_LARGE,
    TOO_LONG,
    WRONG_KIND,
    Draft,
    checked,
    grounds_of,
    handed_in,
)
from tests.app.pages import WIDTHS, overflow

FAULTY = "Sukamaju, 12 Oktober 2024\n\nPNS wajib netral menurut UU 5/2014 tentang Aparatur Sipil Negara."


@pytest.fixture(scope="module")
def grounds(app):
    return grounds_of(app)


def upload(folder: Path, name: str, data: bytes) -> Path:
    """A file as Gradio hands it on: alone in a folder."""
    place = folder / "unggahan"
    place.mkdir()
    (place / name).write_bytes(data)
    return place / name


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("surat.txt", b"isi", Draft("surat.txt", b"isi")),
        ("surat.exe", b"isi", WRONG_KIND),
        ("surat.pdf", b"x" * (LARGEST + 1), TOO_LARGE),
    ],
)
def test_what_is_uploaded_is_read_and_deleted(tmp_path, name, data, expected):
    file = upload(tmp_path, name, data)
    assert handed_in(str(file), "") == expected
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("pasted", "expected"), [("  ", NOTHING), ("x" * (LONGEST + 1), TOO_LONG)])
def test_what_is_pasted_has_limits(pasted, expected):
    assert handed_in(None, pasted) == expected


@pytest.mark.parametrize(
    ("draft", "day", "said"),
    [
        (Draft("surat.txt", FAULTY.encode()), "", "Harus diperbaiki (1)"),
        (Draft("surat.txt", FAULTY.encode()), "12 Oktober 2016", "0 salah"),
        (Draft("surat.txt", FAULTY.encode()), "kemarin", "Tanggal tidak terbaca"),
        (Draft("surat.pdf", b"bukan pdf\x00\x01"), "", "tidak terbaca"),
        (NOTHING, "", NOTHING),
    ],
)
def test_a_draft_is_checked(app, grounds, draft, day, said):
    assert said in checked(app, grounds, draft, day)


def test_words_of_a_letter_are_never_html(app, grounds):
    hostile = FAULTY.replace("Aparatur Sipil", "<img src=x onerror=alert(1)>")
    assert "<img" not in checked(app, grounds, Draft("surat.txt", hostile.encode()), "")
    assert "<img" not in letter_html(("[<img src=x>]",), ("<img src=x>",), "")
    assert "<img" not in file_link(b"", '"><img src=x>.docx', "text/plain", "<img>")


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_pasted_draft_comes_back_with_comments(visit, width):
    tab = visit("?tab=cek-surat", width=width)
    tab.fill("#letter-text textarea", FAULTY)
    tab.focus("#letter-check")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".audit .f-red")
    assert "UU 5/2014 sudah dicabut" in tab.inner_text(".audit")
    packed = tab.get_attribute(".audit a.file", "href").partition("base64,")[2]
    assert len(list(docx.Document(io.BytesIO(base64.b64decode(packed))).comments)) == 1
    assert overflow(tab) <= 0


@pytest.mark.browser
def test_an_uploaded_draft_is_checked(visit, tmp_path):
    file = docx.Document()
    for line in FAULTY.split("\n"):
        file.add_paragraph(line)
    file.save(str(tmp_path / "surat.docx"))
    tab = visit("?tab=cek-surat")
    with tab.expect_response(lambda response: "/upload" in response.url):
        tab.set_input_files("#letter-file input[type=file]", str(tmp_path / "surat.docx"))
    tab.wait_for_selector("#letter-file .file-preview")
    tab.click("#letter-check")
    tab.wait_for_selector(".audit .f-red")
    assert "paragraf 3" in tab.inner_text(".audit .findings")


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_letter_is_made(visit, width):
    tab = visit("?tab=surat", width=width)
    tab.fill("#election-year :is(input, textarea)", "2024")
    tab.fill("#letter-date :is(input, textarea)", "12 Oktober 2024")
    tab.fill("#region :is(input, textarea)", "Kabupaten Sukamaju")
    tab.click("#letter-make")
    tab.wait_for_selector(".sheet", timeout=60_000)
    said = tab.inner_text(".sheet")
    assert "KABUPATEN SUKAMAJU" in said and "[nomor surat]" in said
    packed = tab.locator(".files a.file").first.get_attribute("href").partition("base64,")[2]
    assert any("Imbauan" in p.text for p in docx.Document(io.BytesIO(base64.b64decode(packed))).paragraphs)
    assert overflow(tab) <= 0


@pytest.mark.browser
def test_a_year_that_is_none_is_said(visit):
    tab = visit("?tab=surat")
    assert tab.input_value("#election-year :is(input, textarea)") == ""  # no year is guessed
    tab.fill("#election-year :is(input, textarea)", "dua ribu")
    tab.click("#letter-make")
    tab.wait_for_selector("#letter-made .notice")
    assert "empat angka" in tab.inner_text("#letter-made")
