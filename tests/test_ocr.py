"""Scans: pictures of pages read by Tesseract, page by page, marked as such; and what happens without it."""

import shutil
import subprocess
from difflib import SequenceMatcher

import pytest

from corpus.errors import MissingTool, UnreadableFile
from ingest import ocr
from ingest.read import Limits, read_bytes
from tests.fixtures.pdfs import FIRST, SECOND, pdf, scan

HOW = (
    "Scanned pages are read by OCR: install Tesseract with Indonesian "
    "(Debian and Ubuntu: `apt install tesseract-ocr tesseract-ocr-ind`; see the README for others)."
)


def _absent() -> str:
    try:
        ocr.ready()
    except MissingTool as error:
        return str(error)
    return ""


needs_tesseract = [pytest.mark.ocr, pytest.mark.skipif(bool(_absent()), reason=_absent() or "Tesseract is here")]


class TestWithTesseract:
    pytestmark = needs_tesseract

    def test_a_rasterised_page_comes_back_as_lines(self):
        document = read_bytes("pindaian.pdf", pdf(scan(FIRST)))
        found = "\n".join(block.text for block in document.blocks)
        assert SequenceMatcher(None, found, "\n".join(FIRST), autojunk=False).ratio() > 0.97
        assert [block.text for block in document.blocks if block.text.startswith("Pasal")] == ["Pasal 1", "Pasal 2"]
        assert {(block.ocr, block.place.page) for block in document.blocks} == {(True, 1)}
        assert document.warnings == ("read by OCR: page 1",)

    def test_a_mixed_pdf_keeps_the_order_of_its_pages(self):
        document = read_bytes("campuran.pdf", pdf(FIRST, scan(SECOND), FIRST))
        kinds = list(dict.fromkeys((block.place.page, block.ocr) for block in document.blocks))
        assert kinds == [(1, False), (2, True), (3, False)]
        assert document.warnings == ("read by OCR: page 2",)

    def test_without_pdftoppm_the_picture_itself_is_read(self, tmp_path, monkeypatch):
        (tmp_path / "tesseract").symlink_to(str(shutil.which("tesseract")))
        monkeypatch.setenv("PATH", str(tmp_path))
        document = read_bytes("pindaian.pdf", pdf(scan(SECOND)))
        assert [block.text for block in document.blocks if block.text.startswith("Pasal")] == ["Pasal 3", "Pasal 4"]

    def test_a_page_that_takes_too_long_is_a_warning_in_a_mixed_pdf(self):
        document = read_bytes("campuran.pdf", pdf(FIRST, scan(SECOND)), Limits(scan_seconds=0.01))
        assert [block.text for block in document.blocks] == list(FIRST)
        assert document.warnings == ("not readable by OCR: page 2 (took longer than 0.01 seconds to read)",)

    def test_a_blank_scan_holds_no_text(self):
        with pytest.raises(UnreadableFile, match="holds no text"):
            read_bytes("kosong.pdf", pdf(scan(())))


class TestWithoutTesseract:
    @pytest.fixture(autouse=True)
    def _no_programs(self, tmp_path, monkeypatch):
        monkeypatch.setenv("PATH", str(tmp_path))

    def test_a_scan_says_what_to_install(self):
        with pytest.raises(MissingTool) as caught:
            read_bytes("pindaian.pdf", pdf(scan(FIRST)))
        assert str(caught.value) == f"Tesseract is not available. {HOW}"

    def test_a_mixed_pdf_gives_its_text_and_names_the_pages(self):
        document = read_bytes("campuran.pdf", pdf(FIRST, scan(SECOND), scan(FIRST)))
        assert [block.text for block in document.blocks] == list(FIRST)
        assert document.warnings == (f"scans, not read: pages 2-3. Tesseract is not available. {HOW}",)

    def test_a_pdf_with_text_does_not_need_it(self):
        assert read_bytes("teks.pdf", pdf(FIRST)).warnings == ()


def test_missing_indonesian_is_told_apart(tmp_path, monkeypatch):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages (1):'\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    if subprocess.run([program], check=False, capture_output=True).returncode:
        pytest.skip("no shell to stand in for a program")
    with pytest.raises(MissingTool) as caught:
        ocr.ready()
    assert str(caught.value) == f"The Indonesian data of Tesseract is not available. {HOW}"
