"""The pledge as DOCX: a form with blanks."""

from docx.shared import Mm, Pt

from drafting.pack.docx_page import SOFT, Run, centred, page, saved, write
from drafting.pack.pledge import BLANKS, Pledge

SIZE = 11.5
LINE = "_" * 42


def pledge_docx(made: Pledge) -> bytes:
    """The form as a file."""
    document = page(made.title, SIZE, Mm(20))
    write(centred(document.add_paragraph()), Run(made.title.upper(), bold=True), size=16, after=14)
    write(document.add_paragraph(), Run(made.opening), after=6)
    for blank in BLANKS:
        write(document.add_paragraph(), Run(f"{blank}:\t{LINE}"), after=5).paragraph_format.tab_stops.add_tab_stop(
            Mm(58)
        )
    write(document.add_paragraph(), Run("dengan ini berikrar untuk:"), after=6).paragraph_format.space_before = Pt(6)
    for number, promise in enumerate(made.promises, 1):
        end = "." if number == len(made.promises) else ";"
        law = Run(f" ({promise.articles})", italic=True, colour=SOFT)
        paragraph = write(document.add_paragraph(), Run(f"{number}.\t{promise.text}"), law, Run(end), after=4)
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(8), -Mm(8)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(8))
    write(document.add_paragraph(), Run(made.closing), after=14).paragraph_format.space_before = Pt(6)
    write(document.add_paragraph(), Run("____________________, ____________________ 20____"), after=6)
    write(document.add_paragraph(), Run("Yang berikrar,"), after=44)
    write(document.add_paragraph(), Run("( ______________________________ )"), after=16)
    for note in made.notes:
        write(document.add_paragraph(), Run(note, colour=SOFT), size=8.5, after=3)
    return saved(document)
