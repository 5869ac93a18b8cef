"""A letter as PDF: its DOCX by LibreOffice where that is installed, else the usual form by our own hand."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import MissingTool, UnreadableFile
from drafting.letter.docx import docx_of
from drafting.letter.printed import printed
from drafting.letter.values import Letter

NAMES = ("soffice", "libreoffice")
_SECONDS = 120
_ADVICE = "Install LibreOffice (LibreOffice Writer is enough), or open the DOCX in Word and save it as PDF."


def office() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def letter_pdf(letter: Letter, template: Path | None = None) -> bytes:
    """The letter as PDF.

    Raises:
        MissingTool: an office's own template is to be printed, and LibreOffice is not installed.
        UnreadableFile: LibreOffice gave no PDF, or the template is unusable.
    """
    if template is None and office() is None:
        return printed(letter)
    return pdf_of(docx_of(letter, template))


def pdf_of(docx: bytes) -> bytes:
    """The DOCX as PDF.

    Raises:
        MissingTool: LibreOffice is not installed.
        UnreadableFile: LibreOffice gave no PDF.
    """
    program = office()
    if program is None:
        raise MissingTool("LibreOffice", _ADVICE)
    with TemporaryDirectory() as folder:
        source = Path(folder) / "surat.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"  # its own, so that two may run
        order = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            subprocess.run(order, capture_output=True, timeout=_SECONDS, check=True)
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, FileNotFoundError) as error:
            raise UnreadableFile(source.name, "LibreOffice made no PDF of it", _ADVICE) from error
