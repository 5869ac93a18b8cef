"""The handout as DOCX: one page of A4."""

from docx.document import Document as Docx
from docx.shared import Mm, Pt

from drafting.pack.docx_page import INK, SOFT, Run, bar, page, saved, write
from drafting.pack.handout import Handout, Row
from drafting.pack.words import COLOURS, HEADINGS, HINTS

SIZE = 9


def handout_docx(sheet: Handout) -> bytes:
    """The sheet as a file."""
    made = page(sheet.title, SIZE, Mm(12))
    write(made.add_paragraph(), Run(sheet.title, bold=True), size=15, after=1)
    write(made.add_paragraph(), Run(sheet.lead, colour=SOFT), after=2)
    for verdict, rows in sheet.sections:
        bar(made.add_paragraph(), HEADINGS[verdict], COLOURS[verdict], hint=HINTS[verdict])
        for row in rows:
            _row(made, row)
    _rest(made, sheet)
    return saved(made)


def _row(made: Docx, row: Row) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(5), -Mm(5)
    head = f"{row.number}. {row.label}{row.mark}. "
    write(
        paragraph,
        Run(head, bold=True),
        Run(f"{row.text} " if row.text else ""),
        Run(row.articles, italic=True, colour=SOFT),
        after=2,
    )


def _rest(made: Docx, sheet: Handout) -> None:
    if sheet.penalties:
        bar(made.add_paragraph(), "SANKSI UTAMA", INK)
        for penalty in sheet.penalties:
            numbers = f"No. {', '.join(map(str, penalty.numbers))}: "
            law = Run(f" {penalty.articles}", italic=True, colour=SOFT)
            write(made.add_paragraph(), Run(numbers, bold=True), Run(penalty.line.text), law, after=1)
    if sheet.reports:
        bar(made.add_paragraph(), "MELIHAT PELANGGARAN? LAPORKAN", INK)
        for line in sheet.reports:
            write(made.add_paragraph(), Run(line.text), after=1)
    bar(made.add_paragraph(), "SUMBER", INK)
    write(made.add_paragraph(), Run(f"{sheet.sources}."), size=SIZE - 1, after=1)
    last = write(made.add_paragraph(), Run(" ".join(sheet.notes), colour=SOFT), size=SIZE - 1)
    last.paragraph_format.space_before = Pt(1)
