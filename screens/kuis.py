"""The live quiz: a page for the projector and one for phones, both plain and small, and what they ask the server.

These pages are not Gradio's: sixty phones in a hall must open them at once, on any browser. The host's token is never
in an address that goes over the network: it stands behind the `#`, and the page sends it in a header.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from corpus.errors import Refused
from drafting.pack.quiz import LETTERS, Question
from drafting.pack.room import Phase, Rooms, View
from screens.address import qr_svg
from screens.kuis_pages import host_page, join_page, player_page

HERE = Path(__file__).parent
STYLES, SCRIPT = HERE / "kuis.css", HERE / "kuis.js"
MOST_BODY = 4096  # bytes of what a phone sends
TOKEN = "x-netral-pemandu"
# Nothing but our own script and style may run or load, whatever a text holds.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Hall:
    """What the pages work with: the rooms, and where phones in the local network find the app."""

    rooms: Rooms
    address: str | None

    def join_address(self, request: Request) -> str:
        """The address that the QR code holds: the app's own in the local network, else where the host is."""
        return f"{(self.address or str(request.base_url)).rstrip('/')}/kuis/{_code(request)}"

    async def play(self, request: Request) -> Response:
        """The page of a phone."""
        return _page(player_page(_code(request)))

    async def host(self, request: Request) -> Response:
        """The page of the projector."""
        reachable = self.address is not None
        return _page(host_page(_code(request), self.join_address(request), reachable=reachable))

    async def qr(self, request: Request) -> Response:
        """The QR code that leads phones to the room."""
        return Response(_svg(self.join_address(request)), media_type="image/svg+xml", headers=HEADERS)

    async def state(self, request: Request) -> Response:
        """What a screen shows now."""
        player = request.query_params.get("p", "")
        return _json(_view_json(await run_in_threadpool(self.rooms.view, _code(request), player)))

    async def join(self, request: Request) -> Response:
        """A number for a phone that joins."""
        await _body(request)
        return _json({"pemain": await run_in_threadpool(self.rooms.join, _code(request))})

    async def choose(self, request: Request) -> Response:
        """A phone's choice."""
        sent = await _body(request)
        player, number, option = str(sent.get("pemain", "")), sent.get("soal"), sent.get("pilihan")
        if type(number) is not int or type(option) is not int:
            raise Refused("Pilihan tidak terbaca.")
        return _json(_view_json(await run_in_threadpool(self.rooms.choose, _code(request), player, number, option)))

    async def lead(self, request: Request) -> Response:
        """What the host wants."""
        sent = await _body(request)
        token, action = request.headers.get(TOKEN, ""), str(sent.get("perintah", ""))
        return _json(_view_json(await run_in_threadpool(self.rooms.lead, _code(request), token, action)))


def routes(hall: Hall) -> list[Route]:
    """The pages and what they call, for the server to answer before Gradio does."""
    return [
        Route("/kuis", _join_page),
        Route("/kuis/aset/kuis.css", _styles),
        Route("/kuis/aset/kuis.js", _script),
        Route("/kuis/{code}", hall.play),
        Route("/kuis/{code}/layar", hall.host),
        Route("/kuis/{code}/qr.svg", hall.qr),
        Route("/kuis/{code}/keadaan", _guarded(hall.state)),
        Route("/kuis/{code}/gabung", _guarded(hall.join), methods=["POST"]),
        Route("/kuis/{code}/jawab", _guarded(hall.choose), methods=["POST"]),
        Route("/kuis/{code}/kendali", _guarded(hall.lead), methods=["POST"]),
    ]


async def _join_page(_: Request) -> Response:
    return _page(join_page())


async def _styles(_: Request) -> Response:
    return Response(STYLES.read_text(encoding="utf-8"), media_type="text/css", headers=HEADERS)


async def _script(_: Request) -> Response:
    return Response(SCRIPT.read_text(encoding="utf-8"), media_type="text/javascript", headers=HEADERS)


def _guarded(handler: Handler) -> Handler:
    """The handler with what a room refuses told as a sentence."""

    async def guarded(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as refused:
            return JSONResponse({"pesan": str(refused)}, 409, headers=HEADERS)

    return guarded


async def _body(request: Request) -> dict[str, object]:
    """What a page sent, as long as it is short JSON from this site; a foreign page cannot send JSON unasked."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Refused("Permintaan tidak terbaca.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY:
            raise Refused("Permintaan terlalu panjang.")
    try:
        sent = json.loads(body or b"{}")
    except ValueError:
        raise Refused("Permintaan tidak terbaca.") from None
    return sent if isinstance(sent, dict) else {}


def _code(request: Request) -> str:
    return str(request.path_params["code"])[:8].upper()


def _svg(address: str) -> str:
    drawn = qr_svg(address)
    return (
        drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) if "xmlns" not in drawn[:200] else drawn
    )


def _page(html: str) -> Response:
    return HTMLResponse(html, headers=HEADERS)


def _json(value: dict[str, object]) -> Response:
    return JSONResponse(value, headers=HEADERS)


def _view_json(view: View) -> dict[str, object]:
    """What a screen gets; the right option and the reasons only once the question is answered."""
    return {
        "fase": view.phase,
        "nomor": view.number,
        "jumlah": view.total,
        "judul": view.title,
        "hukum": view.dated,
        "sisa": round(view.remaining, 1),
        "pemain": view.players,
        "menjawab": view.answered,
        "pilihan": view.chosen,
        "benar": view.score,
        "soal": _question_json(view.question, view) if view.question else None,
    }


def _question_json(question: Question, view: View) -> dict[str, object]:
    told: dict[str, object] = {"teks": question.text, "opsi": [option.text for option in question.options]}
    if view.phase is Phase.ANSWERED:
        told["kunci"] = LETTERS.index(question.key)
        told["hitung"] = list(view.tally)
        told["alasan"] = [
            {"teks": " ".join(line.text for line in option.reasons), "dasar": option.articles}
            for option in question.options
        ]
    return told
