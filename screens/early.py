"""Our script at the very start of the page: Gradio chooses its language before it looks at the head it was given."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

OPENING = b"<head>"
# Something to read while Gradio loads, which goes when the page is there; and what lies around the page, where the
# style sheet that Gradio is given does not reach.
WAITING = b"""<style>gradio-app:not(:has(.gradio-container))::before {
content: "Netral sedang dibuka \\2026"; display: block; padding: 2rem; font: 700 1.3rem system-ui, sans-serif;
} @media (max-width: 640px) { .gradio-container .main.fillable { padding: .3rem !important; } }</style>"""


class Early:
    """Puts a script first into the head of the page at `/`; everything else passes untouched."""

    def __init__(self, app: Application, script: str) -> None:
        self.app = app
        self.script = OPENING + WAITING + b"<script>" + script.encode() + b"</script>"

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        plain = [header for header in scope["headers"] if header[0] != b"accept-encoding"]  # what is packed stays shut
        await self.app({**scope, "headers": plain}, receive, _Page(self.script, send))


class _Page:
    """Holds the start of the answer back until the whole page is there, then sends it with the script."""

    def __init__(self, script: bytes, send: Send) -> None:
        self.script, self.send = script, send
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        page = self.body.replace(OPENING, self.script, 1)
        others = [header for header in self.start["headers"] if header[0].lower() != b"content-length"]
        await self.send({**self.start, "headers": [*others, (b"content-length", str(len(page)).encode())]})
        await self.send({"type": "http.response.body", "body": page})
