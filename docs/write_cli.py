"""Writes docs/cli.md from the parser: `python docs/write_cli.py`. A test fails where the page differs."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "cli.md"
CODES = """\
Answers go to standard output, everything else to standard error. Exit codes: 0 done, 1 something failed and was
named, 2 not understood, 3 bad data file, 4 unreadable file, 5 not held, 6 stale index, 7 another process is writing,
8 a program or package is missing, 9 a text could not be fetched."""
WIDTH = "100"  # columns of the help texts, so that the page does not depend on a terminal


def page(parser: argparse.ArgumentParser) -> str:
    """The page: the whole command's help, then each command's."""
    parts = [
        "# The `netral` command",
        "Written by `python docs/write_cli.py`; do not edit by hand.",
        CODES,
        _block(parser),
        *_commands("netral", parser),
    ]
    return "\n\n".join(parts) + "\n"


def _commands(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    """A block for each command below a parser, and for those below it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for step, command in sorted(action.choices.items()):
                yield f"## {name} {step}\n\n{_block(command)}"
                yield from _commands(f"{name} {step}", command)


def _block(parser: argparse.ArgumentParser) -> str:
    return f"```text\n{parser.format_help().strip()}\n```"


def main() -> int:
    """Write the page."""
    os.environ["COLUMNS"] = WIDTH
    sys.path.insert(0, str(ROOT))
    from cli import parser

    PAGE.write_text(page(parser()), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
