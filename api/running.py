"""The server of the page, the API and the MCP tools: one process, one port."""

import socket
import time
from dataclasses import dataclass
from threading import Thread
from typing import Any

import uvicorn

_STARTING = 30.0  # seconds
_CLOSING = 3.0


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers, in a thread of its own."""

    server: uvicorn.Server
    thread: Thread

    def wait(self) -> None:
        """Stay until it stops or Ctrl+C is pressed."""
        try:
            while self.thread.is_alive():
                self.thread.join(1)
        except KeyboardInterrupt:
            self.close()

    def close(self) -> None:
        """Stop answering."""
        self.server.should_exit = True
        self.thread.join(_CLOSING)


def running(app: Any, host: str, port: int) -> Running:
    """The server of an ASGI app, once it answers. It logs no request.

    Raises:
        OSError: the port is taken.
    """
    taken = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except OSError:
        taken.close()
        raise
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + _STARTING
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    return Running(server, thread)
