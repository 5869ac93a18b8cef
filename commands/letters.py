"""`netral draft letter`: a surat imbauan from what the writer chose, checked before it is given out."""

import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import day
from commands.output import write
from corpus.errors import BadSetting
from corpus.settings import Settings

if TYPE_CHECKING:
    from drafting.audit import Audit
    from drafting.letter import Letter, Request

_ENDINGS = (".docx", ".pdf", ".txt")


def options(parser: ArgumentParser) -> None:
    """The options of `netral draft letter`; a code that is unknown is answered with those that there are."""
    add = parser.add_argument
    add("--from", dest="signer", required=True, metavar="OFFICE", help="who signs: bawaslu-kabkota, panwascam ...")
    add(
        "--to",
        dest="addressee",
        required=True,
        metavar="WHOM",
        help="to whom: kepala-opd, camat, kepala-desa, polri ...",
    )
    add("--election", required=True, metavar="ID", help="pemilu-YEAR or pilkada-YEAR")
    add("--stage", default="selalu", metavar="STAGE", help="kampanye, masa-tenang, pemungutan ... (default: selalu)")
    add("--tone", default="biasa", metavar="TONE", help="hormat, biasa or tegas (default: biasa)")
    add("--date", type=day, metavar="YYYY-MM-DD", help="the day of the letter (default: today)")
    add("--region", default="", metavar="NAME", help='the region of the office: "Kabupaten Contoh" (default: a blank)')
    add("--place", default="", metavar="NAME", help="the place beside the date (default: a blank)")
    add(
        "--point",
        action="append",
        default=[],
        metavar="CODE",
        help="what to ask for; may be given again (default: all)",
    )
    add("--template", type=Path, metavar="DOCX", help="a template of the office instead of the shipped one")
    add("--out", type=Path, metavar="FILE", help="write a .docx, .pdf or .txt (default: print the text)")


def run(args: Namespace, settings: Settings) -> int:
    """Print the letter, or write it; 1 where its own check finds a fault. Blanks are left for a person to fill."""
    from drafting.letter import Request

    if args.out is not None and args.out.suffix.lower() not in _ENDINGS:
        raise BadSetting("--out", args.out.name, f"Let it end in {', '.join(_ENDINGS)}.")
    request = Request(
        signer=args.signer,
        addressee=args.addressee,
        election=args.election,
        stage=args.stage,
        day=args.date or date.today(),
        region=args.region,
        place=args.place,
        tone=args.tone,
        points=tuple(dict.fromkeys(args.point)),
    )
    letter, found = _checked(request, settings)
    _give(letter, args.out, args.template)
    _tell(letter.notes, found)
    return 1 if found.faulty else 0


def _checked(request: "Request", settings: Settings) -> "tuple[Letter, Audit]":
    """The letter, and what its own audit says of it."""
    from corpus.library import Library
    from drafting.audit import audit, load_grounds
    from drafting.audit.near import searching
    from drafting.letter import compose, document, load_plans

    settings.home.mkdir(parents=True, exist_ok=True)
    with closing(Library.open(settings.home)) as library:
        grounds = load_grounds(library, searching(library))
        letter = compose(request, grounds, load_plans())
        return letter, audit(document(letter), grounds, today=date.today(), on=request.day)


def _give(letter: "Letter", out: Path | None, template: Path | None) -> None:
    from drafting.letter import docx_of, letter_pdf, lines

    text = "\n".join(lines(letter)) + "\n"
    if out is None:
        print(text, end="")
        return
    if out.suffix.lower() == ".txt":
        data = text.encode()
    else:
        make = letter_pdf if out.suffix.lower() == ".pdf" else docx_of
        data = make(letter, template)
    write(out, data)


def _tell(notes: tuple[str, ...], found: "Audit") -> None:
    from drafting.audit.form import audit_text

    for note in notes:
        print(f"netral: {note}", file=sys.stderr)
    if found.findings:
        print(audit_text(found), file=sys.stderr)
