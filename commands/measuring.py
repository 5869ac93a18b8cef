"""`netral eval`."""

import json
from argparse import Namespace
from datetime import date

from corpus.catalogue import load_catalogue
from corpus.settings import Settings
from evals.answers import failures, remember, remembered, report, run, table
from evals.gold import load_gold
from qa.assistant import build


def evaluate(args: Namespace, settings: Settings) -> int:
    """Ask the gold questions and print the measures."""
    built = build(settings)
    built.library.load_for_many()
    done = run(load_gold(), built.assistant, load_catalogue(), date.today())
    found = report(done)
    if args.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        if args.failures:
            print("\n".join(failures(done)) + "\n")
        print(table(found, remembered(settings.home)))
    remember(settings.home, found)
    return 0
