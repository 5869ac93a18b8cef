"""The `netral` command: parses, calls one function, prints. Answers go to stdout, everything else to stderr."""

import os

# Threads of OpenMP and OpenBLAS that spin while they wait slow the embeddings twentyfold on a busy machine; this must
# stand before any native library is loaded, so it is the one permitted effect of importing. See docs/decisions.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
os.environ.setdefault("LANGSMITH_TRACING", "false")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from commands.arguments import day
from corpus import __version__
from corpus.errors import NetralError
from corpus.settings import DESCRIBED, Settings

Command = Callable[[argparse.Namespace, Settings], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code says how it went."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args, Settings.from_env(os.environ)))
    except NetralError as error:
        print(f"netral: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # the reader of our output went away, which is its right
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(
        prog="netral",
        description="Tanya jawab netralitas ASN dengan pasal yang dikutip. Bukan nasihat hukum.",
        epilog="settings:\n"
        + "\n".join(f"  {name:<24}{what} (default: {default or '-'})" for name, what, default in DESCRIBED),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"netral {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _reading_commands(commands)
    _writing_commands(commands)
    _drafts(commands)
    return top


def _reading_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    ask = _command(commands, "ask", "answer a question with a verdict and cited articles", _later("answers", "ask"))
    ask.add_argument("question")
    ask.add_argument(
        "--rephrase", action="store_true", help="add the short answer in a language model's words (NETRAL_LLM)"
    )
    _dated(ask)
    _json(ask)
    batch = _command(commands, "batch", "answer the questions of a JSON-lines file", _later("answers", "batch"))
    batch.add_argument("input", type=Path)
    batch.add_argument("output", type=Path)
    _sort_command(commands)
    search = _command(commands, "search", "search the texts that are held", _later("texts", "search"))
    search.add_argument("query")
    _dated(search)
    search.add_argument("--limit", type=int, default=10, metavar="N")
    _json(search)
    show = _command(commands, "show", "show a regulation or a provision", _later("texts", "show"))
    show.add_argument("ref")
    _dated(show)
    _json(show)
    _json(_command(commands, "status", "what is held and what is missing", _later("texts", "status")))
    check = _command(commands, "check", "check the citations of a draft letter", _later("checking", "check"))
    check.add_argument("file", type=Path)
    check.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the day of the letter (default: its own)")
    check.add_argument("--docx", type=Path, metavar="OUT", help="write the letter with comments as DOCX")
    _json(check)
    evaluate = _command(
        commands, "eval", "ask the gold questions and print how good the answers are", _later("measuring", "evaluate")
    )
    evaluate.add_argument(
        "--failures", action="store_true", help="list what went wrong in the half that may be tuned on"
    )
    _json(evaluate)
    _json(_command(commands, "doctor", "check the store, the indexes and the embeddings", _later("texts", "doctor")))


def _sort_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sort = _command(
        commands, "sort", "decide the questions or cases of a table (.csv, .xlsx)", _later("sorting", "sort")
    )
    sort.add_argument("table", type=Path)
    sort.add_argument("--out", type=Path, metavar="FILE", help="where to (default: beside the table, with -netral)")
    sort.add_argument("--column", metavar="NAME", help="the column of the questions (default: found by its heading)")
    sort.add_argument("--date-column", metavar="NAME", help="the column of the days (default: found by its heading)")
    _dated(sort)


def _writing_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    ingest = _command(
        commands, "ingest", "read files or folders of regulations into the store", _later("writing", "ingest")
    )
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    _json(ingest)
    fetch = _command(
        commands, "fetch", "fetch official texts from the addresses of the catalogue", _later("writing", "fetch")
    )
    fetch.add_argument("ids", nargs="*", metavar="ID")
    _command(commands, "rebuild", "make the indexes anew from the store", _later("writing", "rebuild"))
    serve = _command(commands, "serve", "open the app", _later("serving", "serve"))
    serve.add_argument("--lan", action="store_true", help="let other devices of the network use it")


def _drafts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`netral draft KIND`: one command below another, from the registry of kinds."""
    from commands.drafting import DRAFTS

    about = "make a letter, or material for a session"
    kinds = commands.add_parser("draft", help=about, description=about).add_subparsers(required=True, metavar="KIND")
    for draft in DRAFTS:
        draft.options(_command(kinds, draft.name, draft.about, draft.run))


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str, run: Command
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(run=run)
    return command


def _later(module: str, name: str) -> Command:
    """The command of this name; its module is imported when it runs, because no command should wait for all others."""

    def run(args: argparse.Namespace, settings: Settings) -> int:
        return int(getattr(import_module(f"commands.{module}"), name)(args, settings))

    return run


def _dated(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="the day of the conduct (default: today)")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")


if __name__ == "__main__":
    sys.exit(main())
