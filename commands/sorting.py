"""`netral sort`: a table of questions or cases, sorted."""

import sys
from argparse import Namespace
from contextlib import closing
from datetime import date
from pathlib import Path

from commands.answers import MANY
from commands.output import write
from corpus.errors import UnreadableFile
from corpus.settings import Settings
from drafting.sorting import Sorter, read_table, sorted_table, write_table
from qa.assistant import build

FORMS = (".csv", ".xlsx")


def sort(args: Namespace, settings: Settings) -> int:
    """Decide each row and write the table; the last line of stderr says how many rows have a problem."""
    try:
        data = args.table.read_bytes()
    except OSError as error:
        raise UnreadableFile(args.table.name, f"cannot be opened ({error.strerror})", "Check the name.") from error
    table = read_table(args.table.name, data)
    suffix = args.table.suffix.lower()
    out: Path = args.out or args.table.with_name(f"{args.table.stem}-netral{suffix if suffix in FORMS else '.csv'}")
    write_table(type(table)((), ()), out.suffix.lower())  # a form that does not exist is said before the work
    built = build(settings)
    with closing(built.library):
        if len(table.rows) >= MANY:
            built.library.load_for_many()
        sorter = Sorter(built.assistant, date.today(), args.column or "", args.date_column or "", args.as_of)
        made = sorted_table(table, sorter)
    write(out, write_table(made, out.suffix.lower()))
    undecided = sum(not row[len(table.heading)] for row in made.rows)
    print(f"{len(made.rows)} rows, {undecided} could not be decided: {out}", file=sys.stderr)
    return 0
