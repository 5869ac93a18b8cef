"""What stands before the API: a limit on the size of a request, one on how many run at once, and no foreign pages.

A web page of another site can make a reader's browser send requests to this machine. Its browser then says where the
page is from (`Origin`), and such a request is refused; no CORS header is ever sent, so no page could read the answer.
"""

import asyncio
import json
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.desk import LARGEST_FILE
from api.problems import BUSY, FOREIGN, TOO_SLOW, Refusal, too_large

LARGEST_JSON = 1024 * 1024  # bytes: a letter of the greatest length in any alphabet, with room for its marks
ROOM_FOR_FORM = 64 * 1024  # bytes around an uploaded file
FILES = "/api/check/file"
GUARDED = ("/api", "/mcp")
PATIENCE = 4  # times the limit: so much is read before a sender is cut off
SECONDS = 60.0  # for the whole request to come in
MOST_AT_ONCE = 32  # requests; more are told to come back, so that the page stays quick


class Guard:
    """Refuses what the API does not take, before it is read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or refuse it."""
        if scope["type"] != "http" or not _guarded(scope["path"]):
            await self.app(scope, receive, send)
            return
        limit = LARGEST_FILE + ROOM_FOR_FORM if scope["path"].rstrip("/") == FILES else LARGEST_JSON
        body = await _body(receive, limit) if (refused := _refused(scope, limit)) is None else refused
        if isinstance(body, bytes) and self.running >= MOST_AT_ONCE:
            body = BUSY
        if isinstance(body, Refusal):
            await _refuse(body, send)
        elif body is not None:
            await self._handed_on(scope, _replayed(body, receive), send)

    async def _handed_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.running += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.running -= 1


async def _body(receive: Receive, limit: int) -> bytes | Refusal | None:
    """The whole body, counted, since a sender may misstate its length; None where the sender went away.

    Of one that is too large some more is read and thrown away, because a sender that is cut off reads no reply.
    """
    body, many = bytearray(), 0
    try:
        async with asyncio.timeout(SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return None
                part = message.get("body", b"")
                many += len(part)
                body += part if many <= limit else b""
                if many > PATIENCE * limit or (many > limit and not message.get("more_body")):
                    return too_large(limit)
                if not message.get("more_body"):
                    return bytes(body)
    except TimeoutError:
        return TOO_SLOW


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body once, then whatever comes after it."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _guarded(path: str) -> bool:
    return any(path == start or path.startswith(f"{start}/") for start in GUARDED)


def _refused(scope: Scope, limit: int) -> Refusal | None:
    headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    origin = headers.get(b"origin")
    if origin is not None and urlsplit(origin).netloc != headers.get(b"host", ""):
        return FOREIGN
    length = headers.get(b"content-length", "0")
    return too_large(limit) if not length.isdigit() or int(length) > PATIENCE * limit else None


async def _refuse(refused: Refusal, send: Send) -> None:
    body = json.dumps(refused.body, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if refused.status == BUSY.status:
        headers.append((b"retry-after", b"3"))
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
