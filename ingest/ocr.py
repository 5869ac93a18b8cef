"""Scanned pages: a picture of the page, and Tesseract with Indonesian reading it. Runs inside the child process.

The page is drawn by pdftoppm where it is installed (it joins strips and masks as a viewer does); else its largest
picture is taken. Everything read so is marked `ocr`, and never silently taken for the official words.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from corpus.errors import MissingTool, UnreadableFile
from corpus.model import Block, Place
from ingest.characters import clean
from ingest.ocrwords import page_lines
from ingest.reading import Job, Reading

LANGUAGE = "ind"
_DPI = "300"  # measured: at 200 the word error rate doubles
_ONE_COLUMN = "4"  # see `ingest.ocrwords`
_WIDTH = 4000  # pixels; an oversized page is drawn no larger than this
_INSTALL = (
    "Scanned pages are read by OCR: install Tesseract with Indonesian "
    "(Debian and Ubuntu: `apt install tesseract-ocr tesseract-ocr-ind`; see the README for others)."
)


def ready() -> None:
    """Nothing, where scans can be read.

    Raises:
        MissingTool: Tesseract or its Indonesian data is not installed.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise MissingTool("Tesseract", _INSTALL)
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30)
    if LANGUAGE not in listed.stdout.split() + listed.stderr.split():
        raise MissingTool("The Indonesian data of Tesseract", _INSTALL)


def read_scan(job: Job) -> Reading:
    """The lines of one page as Tesseract reads them."""
    ready()
    with tempfile.TemporaryDirectory() as folder:
        picture = _drawn(job, Path(folder))
        command = ["tesseract", str(picture), "-", "-l", LANGUAGE, "--dpi", _DPI, "--psm", _ONE_COLUMN, "tsv"]
        done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        complaint = done.stderr.decode("utf-8", "replace").strip()[-120:]
        raise UnreadableFile(job.name, f"page {job.page} cannot be read by OCR ({complaint})", "Scan it anew.")
    table, warnings = clean(done.stdout.decode("utf-8", "replace").replace("\f", ""))
    lines = page_lines(table)
    blocks = tuple(Block(line, Place(job.page, n), ocr=True) for n, line in enumerate(lines, 1))
    return Reading("pdf", blocks, None, warnings)


def _drawn(job: Job, folder: Path) -> Path:
    if renderer := shutil.which("pdftoppm"):
        page = str(job.page)
        command = [renderer, "-png", "-gray", "-r", _DPI, "-f", page, "-l", page, "-singlefile"]
        done = subprocess.run([*command, str(job.file), str(folder / "page")], capture_output=True, check=False)
        if done.returncode == 0 and (drawn := folder / "page.png").is_file():
            return drawn
    from ingest.pdf import largest_picture  # pypdf is loaded only where the page could not be drawn

    picture = largest_picture(job, folder)
    if picture is None:
        raise UnreadableFile(job.name, f"page {job.page} shows no picture that can be read", "Install poppler-utils.")
    return picture
