"""`netral serve`: the app."""

import inspect
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from corpus.settings import Settings

_STUBS = "gradio.component_meta"  # writes a .pyi file for each component class


def serve(args: Namespace, settings: Settings) -> int:
    """Open the app and stay until it is stopped."""
    with without_stubs():
        from ui import launch  # gradio takes seconds to import, which no other command should wait for

    launch(settings, lan=args.lan)
    return 0


@contextmanager
def without_stubs() -> Iterator[None]:
    """Lets gradio be imported without the type stubs that it makes of itself for editors.

    At each import it parses the source of all its components, renders their stubs and compares them with what stands
    beside them: half of its three to six seconds. It leaves out a class whose file `inspect` does not find.
    """
    found: Callable[[Any], str] = inspect.getfile

    def hidden(thing: Any) -> str:
        if sys._getframe(1).f_globals.get("__name__") == _STUBS:
            raise OSError("no stubs are made while the app starts")
        return found(thing)

    inspect.getfile = hidden  # type: ignore[assignment]
    try:
        yield
    finally:
        inspect.getfile = found  # type: ignore[assignment]
