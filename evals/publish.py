"""Asks the gold questions and ships the measures: `screens/measured.toml`, which the tab Tentang shows, and
docs/quality.md.

    python -m evals.publish

On the store that the settings name; run it before a release, and after whatever changes answers.
"""

import os
import sys
from datetime import date
from pathlib import Path

from corpus.catalogue import load_catalogue
from corpus.settings import Settings
from evals.answers import Json, report, run, table
from evals.gold import load_gold
from qa.assistant import build

ROOT = Path(__file__).resolve().parent.parent
FILE, PAGE = ROOT / "screens" / "measured.toml", ROOT / "docs" / "quality.md"
INTRO = """# Measured quality

Written by `python -m evals.publish` on {day}, with {texts} texts held; not to be edited. What the questions are
and how they were checked: [evals/gold](../evals/gold/README.md). `tuned` is the half that may be looked at while
improving, `held_out` the half that is only reported. Each share is of the questions that have such a thing:
`verdict`, `required_article` and `required_pinpoint` of those that have an answer, `citation_precision` of all
places cited, `refusal_recall` of those to be declined; `past_as_current` counts law cited as in force that was not.
"""
SHIPPED = (
    *("questions", "in_scope_answered", "verdict", "required_article", "required_pinpoint", "citation_precision"),
    *("refusal_precision", "refusal_recall", "past_as_current"),
)


def toml(found: Json, day: date, texts: int) -> str:
    """The file: the day, how many questions and held texts, the measures of the half that was never looked at."""
    head = f"# Written by `python -m evals.publish`; not to be edited.\nday = {day}\n"
    about = f"questions = {found['all']['questions']}\ntexts = {texts}\n\n[held_out]\n"
    rows = (f"{name} = {_number(found['held_out'][name])}\n" for name in SHIPPED if found["held_out"][name] is not None)
    return head + about + "".join(rows)


def page(found: Json, day: date, texts: int) -> str:
    """The page of docs: every measure by half, then by verdict, register, time, election and persona."""
    return f"{INTRO.format(day=day, texts=texts)}\n```\n{_timeless(table(found))}\n```\n"


def _timeless(written: str) -> str:
    """The table without the lines on time, which say how busy a machine was."""
    return "\n".join(line.rstrip() for line in written.split("\n") if not line.startswith(("p50_ms", "p95_ms")))


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.6f}"


def main() -> int:
    """Measure and write."""
    built = build(Settings.from_env(os.environ))
    today = date.today()
    found = report(run(load_gold(), built.assistant, load_catalogue(), today))
    texts = len(built.library.regulations())
    FILE.write_text(toml(found, today, texts), encoding="utf-8")
    PAGE.write_text(page(found, today, texts), encoding="utf-8")
    print(FILE.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
