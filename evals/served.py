"""The app in a process of its own, for measuring it and for taking pictures of it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 300.0  # seconds that a first start may take


@contextmanager
def serving(**settings: str) -> Iterator[str]:
    """The address of an app with these settings on top of the environment's; it is stopped afterwards.

    Raises:
        TimeoutError: it did not answer in time.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cli", "serve"]
    process = subprocess.Popen(command, env={**os.environ, **settings, "NETRAL_PORT": str(port)})
    try:
        yield _answering(f"http://127.0.0.1:{port}/", process)
    finally:
        process.terminate()
        process.wait()


def _answering(address: str, process: "subprocess.Popen[bytes]") -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address):
                return address
        except URLError:
            time.sleep(0.5)
    raise TimeoutError(f"The app did not answer at {address}")
