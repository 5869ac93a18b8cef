"""Case cards as DOCX: two on a page of A4. Cut across the middle, fold along the line: case in front, answer behind."""

from docx.document import Document as Docx
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from drafting.pack.cases import Card, Cards
from drafting.pack.docx_page import INK, SOFT, Run, page, saved, write
from drafting.pack.words import COLOURS

SIZE = 10.5
SIZES = ((420, 13), (650, 12), (900, 11))  # an answer up to so many characters is set in this size
TALL, WIDE = Mm(124), Mm(92)
ON_A_PAGE = 2


def cards_docx(made: Cards) -> bytes:
    """The cards as a file."""
    document = page(made.title, SIZE)
    for at in range(0, len(made.cards), ON_A_PAGE):
        _page(document, made, made.cards[at : at + ON_A_PAGE], first=at == 0)
    return saved(document)


def _page(document: Docx, made: Cards, some: tuple[Card, ...], *, first: bool) -> None:
    head = document.paragraphs[0] if first and document.paragraphs else document.add_paragraph()
    head.paragraph_format.page_break_before = not first
    write(head, Run(f"{made.title}. {made.dated}", colour=SOFT), size=7.5, after=2)
    table = document.add_table(rows=len(some), cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _dashed(table)
    for row, card in zip(table.rows, some, strict=True):
        row.height, row.height_rule = TALL, WD_ROW_HEIGHT_RULE.EXACTLY
        for cell in row.cells:
            cell.width = WIDE
        _front(row.cells[0], card)
        _back(row.cells[1], card)


def _front(cell: _Cell, card: Card) -> None:
    first = cell.paragraphs[0]
    first.paragraph_format.space_before = Pt(8)
    write(first, Run(f"KASUS {card.number}", bold=True, colour=SOFT), size=10, after=8)
    write(cell.add_paragraph(), Run(card.case), size=14, after=10)
    write(cell.add_paragraph(), Run(card.ask, bold=True), size=14, after=12)
    for choice in card.choices:
        write(cell.add_paragraph(), Run(f"☐  {choice}"), size=13, after=4)


def _back(cell: _Cell, card: Card) -> None:
    length = sum(len(line.text) for line in (*card.lines, *card.sanctions))
    size = next((size for most, size in SIZES if length <= most), SIZE - 1)
    first = cell.paragraphs[0]
    first.paragraph_format.space_before = Pt(8)
    write(first, Run(f"JAWABAN {card.number}: ", bold=True, colour=SOFT), size=10)
    write(first, Run(card.answer.upper(), bold=True, colour=COLOURS[card.verdict]), size=14, after=6)
    for line in card.lines:
        write(cell.add_paragraph(), Run(line.text), size=size, after=4)
    for line in card.sanctions:
        write(cell.add_paragraph(), Run("Sanksi: ", bold=True), Run(line.text), size=size, after=4)
    write(cell.add_paragraph(), Run("Dasar: ", bold=True), Run(card.articles, italic=True), size=size - 1)


def _dashed(table: Table) -> None:
    """Lines to cut and fold along."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("w:val", "dashed"), ("w:sz", "6"), ("w:space", "0"), ("w:color", INK)):
            line.set(qn(name), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
