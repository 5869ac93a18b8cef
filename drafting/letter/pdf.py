"""A DOCX as PDF, by LibreOffice where it is installed; a clear word where it is not."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import MissingTool, UnreadableFile

NAMES = ("soffice", "libreoffice")
_SECONDS = 120
_ADVICE = "Install LibreOffice (LibreOffice Writer is enough), or open the DOCX in Word and save it as PDF."


def office() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


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
