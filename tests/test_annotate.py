"""A letter comes back as DOCX with its findings as comments, at the words that they are about."""

import io
from datetime import date

import docx
import pytest

from drafting.annotate import annotated
from drafting.audit import audit, load_grounds
from evals.audit import Bare
from ingest.read import read_bytes

LINES = ("Sukamaju, 12 Oktober 2024", "Dasar: UU 5/2014 tentang Aparatur Sipil Negara.", "Pasal 99 UU 20/2023.")


def _letter() -> bytes:
    file = docx.Document()
    for line in LINES:
        paragraph = file.add_paragraph()
        for part in line.partition(" "):  # several runs, as word processors leave them
            paragraph.add_run(part)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"), [("surat.docx", _letter()), ("surat.txt", "\n".join(LINES).encode())], ids=["docx", "txt"]
)
def test_findings_become_comments(name: str, data: bytes) -> None:
    document = read_bytes(name, data)
    result = audit(document, load_grounds(Bare()), today=date(2026, 1, 1))
    file = docx.Document(io.BytesIO(annotated(data, document, result)))
    assert [paragraph.text for paragraph in file.paragraphs] == list(LINES)
    said = [(comment.author, comment.text.splitlines()[0].split("]")[0]) for comment in file.comments]
    assert said == [("Netral", "[SALAH"), ("Netral", "[SALAH")]
    marked = [p.text for p in file.paragraphs if p._p.xpath(".//w:commentRangeStart")]
    assert marked == list(LINES[1:])


def test_a_letter_without_words_to_mark() -> None:
    document = read_bytes("surat.txt", b"Tanpa tanggal dan tanpa dasar hukum.")
    result = audit(document, load_grounds(Bare()), today=date(2026, 1, 1))
    file = docx.Document(io.BytesIO(annotated(b"", document, result)))
    assert [comment.text.split("]")[0] for comment in file.comments] == ["[INFO"]
