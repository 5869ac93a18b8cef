"""What commands are given: how an argument is read."""

from argparse import ArgumentTypeError
from datetime import date


def day(text: str) -> date:
    """A day as YYYY-MM-DD.

    Raises:
        ArgumentTypeError: it is none; argparse tells the user so.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day; write YYYY-MM-DD") from None
