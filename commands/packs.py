"""`netral draft handout|cards|quiz|slides|message|pledge`: material for a session."""

import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from datetime import date
from pathlib import Path

from commands.arguments import day
from commands.output import write
from corpus.settings import Settings


def options(command: ArgumentParser) -> None:
    """What every kind needs to know."""
    command.add_argument("--audience", required=True, metavar="WHO", help="guru, staf-opd, kepala-desa, tni ...")
    command.add_argument(
        "--election", required=True, metavar="WHICH", help="pemilu, pilkada, or with a year: pilkada-2024"
    )
    command.add_argument("--stage", default="", metavar="STAGE", help="sebelum-penetapan, kampanye, masa-tenang ...")
    command.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the day whose law is told (default: today)")
    command.add_argument("--minutes", type=int, default=60, metavar="N", help="of the session (default: 60)")
    command.add_argument("--seed", type=int, default=1, metavar="N", help="the same number gives the same cases")
    command.add_argument("--out", type=Path, metavar="FILE", help="where to (default: a name of its own here)")


def run(kind: str, args: Namespace, settings: Settings) -> int:
    """Make the files of a kind and say where they are."""
    from drafting.pack.files import KINDS, files
    from drafting.pack.matter import Desk
    from drafting.pack.ordering import Wish, order_of
    from drafting.pack.teaching import load_teaching
    from qa.assistant import build

    out = args.out or Path(f"{kind}-{args.audience}-{args.election}{next(iter(KINDS[kind]))}")
    built = build(settings)
    with closing(built.library):
        teaching, today = load_teaching(built.assistant.norms), date.today()
        order = order_of(teaching, Wish(args.audience, args.election, args.date or today, args.stage, args.minutes))
        made = files(kind, out.suffix.lower(), order, Desk(built.assistant, teaching, today), seed=args.seed)
    for one in made:
        path = out.with_name(f"{out.stem}-{one.part}{one.suffix}") if one.part else out
        write(path, one.data)
        print(path, file=sys.stderr)
    return 0
