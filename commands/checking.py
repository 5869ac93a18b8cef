"""`netral check`: the audit of a draft letter."""

import json
from argparse import Namespace
from contextlib import closing
from datetime import date
from pathlib import Path

from commands.output import write
from corpus.errors import UnreadableFile
from corpus.library import Library
from corpus.settings import Settings
from drafting.annotate import annotated
from drafting.audit import audit, load_grounds
from drafting.audit.form import audit_json, audit_text
from drafting.audit.near import searching
from ingest.read import read_bytes


def check(args: Namespace, settings: Settings) -> int:
    """Print what is wrong with a letter; 1 where something must be corrected. Nothing of the letter is kept."""
    data = _bytes(args.file)
    document = read_bytes(args.file.name, data)
    settings.home.mkdir(parents=True, exist_ok=True)
    with closing(Library.open(settings.home)) as library:
        found = audit(document, load_grounds(library, searching(library)), today=date.today(), on=args.date)
    if args.docx:
        write(args.docx, annotated(data, document, found))
    if args.json:
        print(json.dumps(audit_json(found, document.media), ensure_ascii=False, indent=2))
    else:
        print(audit_text(found, document.media))
    return 1 if found.faulty else 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise UnreadableFile(path.name, reason, "Check the name and the rights.") from error
