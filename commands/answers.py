"""`netral ask` and `netral batch`."""

import codecs
import json
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import BadSetting, UnreadableFile
from corpus.model import Answer
from corpus.settings import Settings
from qa.answering import Assistant
from qa.assistant import build
from qa.jsonform import Json, answer_json

MANY = 40  # questions from which on it pays to load what makes each cheaper


def ask(args: Namespace, settings: Settings) -> int:
    """Answer one question."""
    if args.rephrase:
        return _rephrased(args, settings)
    built = build(settings)
    answer = timed(built.assistant, args.question, args.as_of)
    print(json.dumps(answer, ensure_ascii=False, indent=2) if args.json else answer["answer"])
    return 0


def _rephrased(args: Namespace, settings: Settings) -> int:
    """The answer with its opening in other words; what the model got wrong is withheld, and why is said."""
    if settings.llm is None:
        raise BadSetting("NETRAL_LLM", "", "It must name a language model where answers are to be rewritten.")
    from qa.writer import open_rewriter, rewriting_json, with_rewriting  # an ordinary question needs none of it

    built = build(settings)
    rewriter = open_rewriter(settings, built.assistant.understanding.names)
    start = time.perf_counter()
    reply, _ = built.assistant.ask(args.question, as_of=args.as_of, today=date.today())
    print("sedang menulis ulang ...", file=sys.stderr)
    written = rewriter.rewritten(reply) if rewriter and isinstance(reply, Answer) else None
    for fault in written.faults if written else ():
        print(f"withheld ({fault.wrong.value}): {fault.found}", file=sys.stderr)
    if args.json:
        answer = answer_json(reply, (time.perf_counter() - start) * 1000)
        print(json.dumps(answer | {"rephrased": rewriting_json(written)}, ensure_ascii=False, indent=2))
    else:
        print(with_rewriting(reply, written) if written and isinstance(reply, Answer) else reply.text)
    return 0


def batch(args: Namespace, settings: Settings) -> int:
    """Answer a file of questions; a line that cannot be read stops nothing and is said."""
    rows = list(_rows(args.input))
    built = build(settings)
    if len(rows) >= MANY:
        built.library.load_for_many()
    bad = 0
    with args.output.open("w", encoding="utf-8") as out:
        for row in rows:
            answer, ok = _answered(built.assistant, row)
            bad += not ok
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    print(f"{len(rows)} questions, {bad} could not be read", file=sys.stderr)
    return 1 if bad else 0


def timed(assistant: Assistant, question: str, as_of: date | None) -> Json:
    """The answer as JSON, with the time it took in milliseconds."""
    start = time.perf_counter()
    reply, _ = assistant.ask(question, as_of=as_of, today=date.today())
    return answer_json(reply, (time.perf_counter() - start) * 1000)


def _answered(assistant: Assistant, row: dict[str, Any]) -> tuple[Json, bool]:
    if "error" in row:
        return row, False
    as_of = date.fromisoformat(row["as_of"]) if row.get("as_of") else None
    return timed(assistant, row["question"], as_of) | {"id": row["id"]}, True


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Each line of the file as a row; one that is not a question becomes a row with its `error`."""
    try:
        lines = path.read_bytes().removeprefix(codecs.BOM_UTF8).split(b"\n")
    except OSError as error:
        raise UnreadableFile(path, f"cannot be read ({error.strerror})", "Check the name and the rights.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _decoded(number, line)


def _decoded(number: int, line: bytes) -> dict[str, Any]:
    """The row of a line; bytes that are not UTF-8 spoil their own line only."""
    try:
        return _row(number, line.decode("utf-8"))
    except UnicodeDecodeError as error:
        said = f"line {number} is not UTF-8 text: byte {error.start + 1} of it"
        return {"id": None, "line": number, "error": said}


def _row(number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise ValueError("not an object")
        if row.get("as_of"):
            date.fromisoformat(row["as_of"])
        return {"id": row["id"], "question": str(row["question"]), "as_of": row.get("as_of")}
    except (ValueError, TypeError) as error:
        return {"id": None, "line": number, "error": f"line {number} is not a question: {error}"}
    except KeyError as error:
        return {"id": None, "line": number, "error": f"line {number} lacks {error}"}
