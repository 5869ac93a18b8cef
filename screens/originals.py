"""The official file of a text, as it was fetched, so that a reader can look at the page. Uploads are not kept."""

from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from corpus.model import Source, TextKind
from corpus.reference import Ref
from screens.app import App

PATH = "/naskah/{id}"
MISSING = "Berkas naskah resminya tidak ada di komputer ini."


def file_of(app: App, source: Source | None) -> Path | None:
    """The PDF that the held text was read from; None where it was not fetched, or is another by now."""
    if source is None or source.kind is not TextKind.NASKAH_RESMI:
        return None
    file = app.settings.home / "fetched" / f"{Ref(source.regulation).regulation}.pdf"
    if not file.is_file():
        return None
    state = file.stat()
    return file if _digest(file, state.st_mtime_ns, state.st_size) == source.sha256 else None


def address(source: Source, page: int | None) -> str:
    """Where the file opens at the page."""
    return f"naskah/{source.regulation}{f'#page={page}' if page else ''}"


def served(app: App, request: Request) -> Response:
    """The file, for the browser's own viewer."""
    source = app.library.source(str(request.path_params["id"]))
    file = file_of(app, source)
    if file is None:
        return PlainTextResponse(MISSING, 404)
    return FileResponse(file, media_type="application/pdf", filename=file.name, content_disposition_type="inline")


@lru_cache(maxsize=256)
def _digest(file: Path, changed: int, size: int) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
