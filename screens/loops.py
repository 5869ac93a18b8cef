"""An event loop around what Gradio makes: outside of one, it opens loops for its locks and leaves them open
(`gradio.utils.safe_get_lock`, `safe_get_stop_event`).
"""

import asyncio
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


def looped(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """The function, run inside an event loop of its own where none is running."""

    @wraps(make)
    def inside(*args: Given.args, **named: Given.kwargs) -> Made:
        async def made() -> Made:
            return make(*args, **named)

        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return asyncio.run(made())
        return make(*args, **named)

    return inside
