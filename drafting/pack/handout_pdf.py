"""The handout as PDF, in the fonts that every PDF reader has; where a page would not hold it, in a smaller size."""

import io
from html import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from drafting.pack.docx_page import INK, SOFT
from drafting.pack.handout import Handout, Row
from drafting.pack.words import COLOURS, HEADINGS, HINTS

SIZES = (9.0, 8.5, 8.0, 7.5)
MARGIN = 12 * mm
FONT = "Helvetica"


def handout_pdf(sheet: Handout) -> bytes:
    """The sheet as a file of one page."""
    for size in SIZES:
        data, pages = _built(sheet, size)
        if pages == 1:
            break
    return data


def _built(sheet: Handout, size: float) -> tuple[bytes, int]:
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=sheet.title,
        author="Netral",
        lang="id-ID",
        invariant=True,  # the same sheet gives the same bytes
    )
    document.build(_flow(sheet, size))
    return out.getvalue(), document.page


def _flow(sheet: Handout, size: float) -> list[Flowable]:
    flow: list[Flowable] = [_line(f"<b>{escape(sheet.title)}</b>", size + 6), _line(_soft(sheet.lead), size)]
    for verdict, rows in sheet.sections:
        flow.append(_bar(HEADINGS[verdict], COLOURS[verdict], size, HINTS[verdict]))
        flow += [_line(_row(row), size, hanging=True) for row in rows]
    if sheet.penalties:
        flow.append(_bar("SANKSI UTAMA", INK, size))
    for penalty in sheet.penalties:
        numbers = ", ".join(map(str, penalty.numbers))
        law = f"<i>{_soft(penalty.articles)}</i>"
        flow.append(_line(f"<b>No. {numbers}:</b> {escape(penalty.line.text)} {law}", size))
    if sheet.reports:
        flow.append(_bar("MELIHAT PELANGGARAN? LAPORKAN", INK, size))
    flow += [_line(escape(line.text), size) for line in sheet.reports]
    flow.append(_bar("SUMBER", INK, size))
    return [*flow, _line(f"{escape(sheet.sources)}.", size - 1), _line(_soft(" ".join(sheet.notes)), size - 1)]


def _row(row: Row) -> str:
    said = f"{escape(row.text)} " if row.text else ""
    return f"<b>{row.number}. {escape(row.label)}{row.mark}.</b> {said}<i>{_soft(row.articles)}</i>"


def _soft(text: str) -> str:
    return f'<font color="#{SOFT}">{escape(text)}</font>'


def _line(markup: str, size: float, *, hanging: bool = False) -> Paragraph:
    indent = 5 * mm if hanging else 0
    style = ParagraphStyle(
        "line",
        fontName=FONT,
        fontSize=size,
        leading=size * 1.17,
        textColor=HexColor(f"#{INK}"),
        leftIndent=indent,
        firstLineIndent=-indent,
        spaceAfter=size * 0.2,
    )
    return Paragraph(markup, style)


def _bar(text: str, colour: str, size: float, hint: str = "") -> Paragraph:
    style = ParagraphStyle(
        "bar",
        fontName=f"{FONT}-Bold",
        fontSize=size + 1,
        leading=(size + 1) * 1.25,
        textColor=white,
        backColor=HexColor(f"#{colour}"),
        spaceBefore=size * 0.4,
        spaceAfter=size * 0.3,
        borderPadding=(1, 2, 1, 2),
    )
    small = f'  <font name="{FONT}" size="{size - 1}">{escape(hint)}</font>' if hint else ""
    return Paragraph(f"{escape(text)}{small}", style)
