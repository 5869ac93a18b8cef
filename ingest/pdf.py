"""PDF: the text layer, page by page, and which pages hold a picture instead. The only home of pypdf.

pypdf's plain order was measured against its layout mode and against pdftotext (plain and -layout) on fourteen gazette
PDFs: it keeps lists beside "Menimbang" and text in two columns in reading order where layout mode does not, and loses
no text that is set at an angle. Layout mode is used for one thing only: see `ingest.spaces`.
"""

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from corpus.errors import MissingTool, UnreadableFile
from corpus.model import Block, Place
from ingest.characters import clean, garbage_share
from ingest.columns import by_columns
from ingest.lineorder import in_page_order
from ingest.reading import Job, Reading
from ingest.spaces import agreed

FEW = 50  # characters; a page below is a scan if it shows a picture
_GARBAGE = 0.3  # a text layer with more impossible characters than this is worse than OCR
_DRAWN = 20_000  # bytes of drawing on a page without text: letters turned into outlines
_DEPTH = 4  # of forms within forms, looking for pictures
_END = 4096  # bytes; the mark that ends a PDF stands in its last ones
_TURNED = "the text layer runs from the foot of the page to its head; its lines were put in the order of the page"
_COLUMNS = "two columns side by side, which the text layer runs across; they were read one after the other"
_AGAIN = "It may be truncated or damaged; fetch or save it again."

# What pypdf lets through from a damaged page, besides its own errors.
DAMAGE = (PyPdfError, ArithmeticError, AttributeError, LookupError, NotImplementedError, RecursionError)
DAMAGE += (TypeError, ValueError, OSError)  # type: ignore[assignment]


def read_pdf(job: Job) -> Reading:
    """The lines of every page with a text layer; pages that must go through OCR are in `scans`."""
    reader = opened(job)
    blocks: list[Block] = []
    scans: list[int] = []
    warnings: list[str] = []
    for number, page in enumerate(reader.pages, 1):
        text, doubts = _layer(page)
        warnings += [f"page {number}: {doubt}" for doubt in doubts]
        if _is_scan(job, page, text):
            scans.append(number)
        lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        blocks += [Block(line, Place(number, n)) for n, line in enumerate(lines, 1) if line]
    if not blocks and not scans:
        raise UnreadableFile(job.name, "has neither text nor pictures on its pages", "Look at it in a PDF viewer.")
    return Reading("pdf", tuple(blocks), len(reader.pages), tuple(warnings), tuple(scans))


def opened(job: Job) -> PdfReader:
    """The PDF, ready to be read.

    Raises:
        UnreadableFile: damaged, protected by a password, or with too many pages.
        MissingTool: encrypted in a way that needs the package cryptography.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = job.file.read_bytes()
    if b"%%EOF" not in data[-_END:]:  # pypdf would mend it, and articles would be missing without a word
        raise UnreadableFile(job.name, "is cut off: the end of the PDF is missing", _AGAIN)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(job.name, "is protected by a password", "Save it without protection and try again.")
        pages = len(reader.pages)
    except DependencyError as error:
        advice = "This PDF is encrypted with AES: install it with `pip install cryptography`."
        raise MissingTool("The Python package cryptography", advice) from error
    except DAMAGE as error:
        raise UnreadableFile(job.name, f"is not a whole PDF ({_short(error)})", _AGAIN) from error
    if not pages:
        raise UnreadableFile(job.name, "is a PDF without pages", _AGAIN)
    if pages > job.limits.pages:
        raise UnreadableFile(
            job.name, f"has {pages} pages, more than the limit of {job.limits.pages}", "Split it, or raise the limit."
        )
    return reader


def largest_picture(job: Job, folder: Path) -> Path | None:
    """The page's largest picture, as a PNG in `folder`; None where it has none that can be read."""
    page = opened(job).pages[(job.page or 1) - 1]
    pictures = [found.image for found in page.images if found.image is not None]
    if not pictures:
        return None
    best = max(pictures, key=lambda picture: picture.width * picture.height)
    target = folder / "page.png"
    best.convert("L").save(target)
    return target


def _layer(page: PageObject) -> tuple[str, tuple[str, ...]]:
    try:
        text = page.extract_text()
        layout = page.extract_text(extraction_mode="layout") if text.strip() else ""
        text, turned = in_page_order(agreed(text, layout), layout)
        text, columns = (text, False) if turned else by_columns(text, layout)
    except DAMAGE as error:
        return "", (f"the text layer is damaged ({_short(error)})",)
    share = garbage_share(text)
    kept, warnings = clean(text)
    warnings += (_TURNED,) * turned + (_COLUMNS,) * columns
    if share > _GARBAGE:
        return "", ("the text layer is unreadable",)
    return kept, warnings


def _is_scan(job: Job, page: PageObject, text: str) -> bool:
    if len(text.strip()) >= FEW:
        return False
    try:
        drawn = page.get_contents()
        return any(_pictures(page.get("/Resources"), _DEPTH)) or (drawn is not None and len(drawn.get_data()) > _DRAWN)
    except LimitReachedError as error:
        raise UnreadableFile(job.name, "has a page that unpacks to more than any page holds", _AGAIN) from error
    except DAMAGE:
        return True  # what it shows cannot be told: let OCR look


def _pictures(resources: Any, depth: int) -> Iterator[bool]:
    """True for every picture on the page, through the forms that hold it."""
    shown = resources.get_object().get("/XObject") if resources is not None else None
    for item in shown.get_object().values() if shown is not None else ():
        thing = item.get_object()
        if thing.get("/Subtype") == "/Image":
            yield True
        elif thing.get("/Subtype") == "/Form" and depth:
            yield from _pictures(thing.get("/Resources"), depth - 1)


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
