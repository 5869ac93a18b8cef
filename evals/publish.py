"""Asks the gold questions and ships the measures: `screens/measured.toml`, which the tab Tentang shows.

    python -m evals.publish

On the store that the settings name; run it before a release, and after whatever changes answers.
"""

import os
import sys
from datetime import date
from pathlib import Path

from corpus.catalogue import load_catalogue
from corpus.settings import Settings
from evals.answers import Json, report, run
from evals.gold import load_gold
from qa.assistant import build

FILE = Path(__file__).resolve().parent.parent / "screens" / "measured.toml"
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


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.4f}"


def main() -> int:
    """Measure and write."""
    built = build(Settings.from_env(os.environ))
    today = date.today()
    found = report(run(load_gold(), built.assistant, load_catalogue(), today))
    FILE.write_text(toml(found, today, len(built.library.regulations())), encoding="utf-8")
    print(FILE.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
