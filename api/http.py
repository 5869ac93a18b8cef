"""The HTTP endpoints: one a function of the desk, described by OpenAPI at /api/openapi.json.

There is no page of documentation from a CDN, no CORS, and no cookie. Questions and letters come in the body of a POST,
never in an address, because addresses end up in the logs of proxies.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import FastAPI, File, Form, Path, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from api.desk import LARGEST_FILE, Desk
from api.guard import Guard
from api.problems import NO_MODEL, UNKNOWN, Refusal, bad_input, refusal, too_large
from api.tools import tools
from api.values import (
    AnswerOut,
    AskIn,
    AuditOut,
    CheckIn,
    Day,
    HitsOut,
    Place,
    ProblemOut,
    ProvisionOut,
    RegulationOut,
    SearchIn,
    StatusOut,
)
from corpus import __version__
from corpus.errors import NetralError

ABOUT = (
    "Tanya jawab netralitas ASN dengan pasal yang dikutip. Bukan nasihat hukum; “tidak ditemukan” bukan berarti “tidak "
    "dilarang”. Pertanyaan dan surat diproses di komputer ini, tidak disimpan dan tidak dicatat."
)
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemOut, "description": said}
    for status, said in ((413, "Terlalu besar"), (422, "Masukan tidak sah"), (503, "Sibuk, atau indeks usang"))
}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": ProblemOut, "description": "Tidak terpasang"}}


def web_app(desk: Desk) -> FastAPI:
    """The endpoints and the MCP tools over a desk, for the page of the app to be mounted on."""
    server, routes = tools(desk)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with server.session_manager.run():
            yield

    app = FastAPI(
        title="Netral",
        version=__version__,
        summary="Tanya jawab netralitas ASN dengan pasal yang dikutip",
        description=ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=running,
        responses=PROBLEMS,
    )
    _questions(app, desk)
    _texts(app, desk)
    _letters(app, desk)
    app.router.routes.extend(routes)
    app.add_api_route("/api/{rest:path}", _unknown, methods=list(METHODS), include_in_schema=False)
    _errors(app)
    app.add_middleware(Guard)
    return app


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")


def _questions(app: FastAPI, desk: Desk) -> None:
    @app.post(
        "/api/ask",
        summary="Jawab pertanyaan",
        response_model=AnswerOut,
        response_model_exclude_unset=True,
        tags=["tanya"],
    )
    def ask(asked: AskIn) -> Any:
        """Verdict, syarat, sanksi, dan kutipan pasal menurut hukum pada `as_of`, hari perbuatan itu."""
        if asked.rephrase and desk.rewriter is None:
            return _refused(NO_MODEL)
        return (desk.rephrased if asked.rephrase else desk.ask)(asked.question, asked.as_of)


def _texts(app: FastAPI, desk: Desk) -> None:
    @app.post("/api/search", summary="Cari ketentuan", response_model=HitsOut, tags=["naskah"])
    def search(wanted: SearchIn) -> Any:
        """Ketentuan yang paling cocok di antara naskah yang terpasang, tanpa jawaban."""
        return desk.search(wanted.query, wanted.as_of, wanted.limit)

    @app.get(
        "/api/show/{ref:path}",
        summary="Tampilkan peraturan atau pasal",
        response_model=ProvisionOut | RegulationOut,
        responses=MISSING,
        tags=["naskah"],
    )
    def show(ref: Annotated[Place, Path()], as_of: Annotated[Day, Query()] = None) -> Any:
        """Bunyi, penjelasan, dan riwayat satu ketentuan; atau isi satu peraturan."""
        return desk.show(ref, as_of)

    @app.get("/api/status", summary="Naskah yang terpasang", response_model=StatusOut, tags=["naskah"])
    def status() -> Any:
        """Setiap peraturan yang dikenal: statusnya hari ini, dan apa yang terpasang darinya."""
        return desk.status()


def _letters(app: FastAPI, desk: Desk) -> None:
    @app.post("/api/check", summary="Periksa surat (teks)", response_model=AuditOut, tags=["surat"])
    def check(letter: CheckIn) -> Any:
        """Apakah setiap sitasi ada, berlaku pada tanggal surat, mengikat orangnya, dan dikutip persis."""
        return desk.check_text(letter.text, letter.date)

    @app.post("/api/check/file", summary="Periksa surat (berkas)", response_model=AuditOut, tags=["surat"])
    def check_file(file: Annotated[UploadFile, File()], date: Annotated[Day, Form()] = None) -> Any:
        """Sama, untuk isi berkas DOCX, PDF, HTML, Markdown, atau teks."""
        content = file.file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            return _refused(too_large(LARGEST_FILE))
        return desk.check_file(_named(file.filename), content, date)


def _named(name: str | None) -> str:
    """The last part of the name that the sender gives, since only its ending is of use."""
    return (name or "surat.txt").replace("\\", "/").rsplit("/", 1)[-1][-100:] or "surat.txt"


def _unknown() -> JSONResponse:
    return _refused(UNKNOWN)


def _refused(refused: Refusal) -> JSONResponse:
    return JSONResponse(refused.body, refused.status)


def _errors(app: FastAPI) -> None:
    handlers: dict[type[Exception], Callable[[Request, Any], Any]] = {
        NetralError: _on_ours,
        RequestValidationError: _on_input,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


async def _on_ours(_: Request, error: NetralError) -> JSONResponse:
    return _refused(refusal(error))


async def _on_input(_: Request, error: RequestValidationError) -> JSONResponse:
    """Which fields are wrong and how, without what was in them."""
    wrong = [f"{'.'.join(map(str, one['loc'][1:])) or 'isi'} ({one['type']})" for one in error.errors()]
    return _refused(bad_input(", ".join(wrong[:5])))
