"""What a file really is, by its content; the name may leave that open but must not contradict it."""

import importlib
import io
import re
import zipfile
from pathlib import PurePath

from corpus.errors import UnreadableFile
from ingest.characters import decode, wide
from ingest.reading import Job, Reading

READERS = {
    "pdf": "ingest.pdf:read_pdf",
    "docx": "ingest.docx:read_docx",
    "html": "ingest.html:read_html",
    "md": "ingest.plain:read_markdown",
    "txt": "ingest.plain:read_text",
}
_SUFFIXES = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
}
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "Save it as DOCX or PDF."),
    (b"{\\rtf", "an RTF file", "Save it as DOCX or PDF."),
    (b"\x89PNG", "a picture", "Put it into a PDF; scans in a PDF are read by OCR."),
    (b"\xff\xd8\xff", "a picture", "Put it into a PDF; scans in a PDF are read by OCR."),
    (b"II*\x00", "a picture", "Put it into a PDF; scans in a PDF are read by OCR."),
    (b"MM\x00*", "a picture", "Put it into a PDF; scans in a PDF are read by OCR."),
    (b"Rar!", "an archive", "Unpack it and give the files inside."),
    (b"7z\xbc\xaf", "an archive", "Unpack it and give the files inside."),
    (b"\x1f\x8b", "an archive", "Unpack it and give the files inside."),
    (b"MZ", "a program", "Give a PDF, DOCX, HTML, Markdown or text file."),
    (b"\x7fELF", "a program", "Give a PDF, DOCX, HTML, Markdown or text file."),
)
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_TAGS = re.compile(rb"<(?:body|div|p|table|ol|ul|h[1-6]|span|br)\b[^>]*>", re.IGNORECASE)
_HEAD = 4096


def read_true_type(job: Job) -> Reading:
    """The file, read by the reader of what it really is."""
    media = media_of(job.name, job.file.read_bytes())
    reading: Reading = load(READERS[media])(job)
    return reading


def load(reader: str):  # type: ignore[no-untyped-def]  # a reader is named where no type can follow
    """The function that `module:function` names."""
    module, _, function = reader.partition(":")
    return getattr(importlib.import_module(module), function)


def media_of(name: str, data: bytes) -> str:
    """pdf, docx, html, md or txt.

    Raises:
        UnreadableFile: the file is empty, of a kind that is not read, or its name says another kind.
    """
    if not data:
        raise UnreadableFile(name, "is empty", "Fetch or save it again.")
    claimed = _SUFFIXES.get(PurePath(name).suffix.lower())
    found = _found(name, data)
    if found == "tags":
        found = "html" if claimed in {"html", None} else claimed
    if found == "txt" and claimed in {"md", "txt"}:
        return claimed
    if claimed not in {None, found}:
        raise UnreadableFile(
            name, f"lies about its type: it is named {claimed} but holds {found}", f"Rename it to .{found} and look."
        )
    return found


def _found(name: str, data: bytes) -> str:
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(name, data)
    for magic, kind, advice in _FOREIGN:
        if head.startswith(magic):
            raise UnreadableFile(name, f"is {kind}, which is not read", advice)
    if wide(head):
        head = decode(head)[0].encode()
    if _PAGE.search(head):
        return "html"
    return "tags" if _TAGS.search(head) else "txt"


def _packed(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "word/document.xml" in archive.namelist():
                return "docx"
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise UnreadableFile(name, "is a damaged archive", "Fetch or save it again.") from error
    raise UnreadableFile(name, "is an archive without a Word text inside", "Save it as DOCX or PDF, or unpack it.")
