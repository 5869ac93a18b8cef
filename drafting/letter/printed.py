"""A letter as PDF in the usual form of a surat dinas, by reportlab: for machines without LibreOffice.

LibreOffice prints the DOCX, so an office's own template counts; this form is fixed and stands for the shipped one only.
"""

import io
from collections.abc import Iterable, Iterator
from html import escape
from string import ascii_lowercase

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from drafting.letter.docx import ADDRESS
from drafting.letter.form import ASKS, COPIES, GROUNDS, REPORTS, REQUESTS, SANCTIONS, closed
from drafting.letter.values import Item, Letter

MARGIN = 25 * mm
WIDTH = A4[0] - 2 * MARGIN
_BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11.5, leading=15, alignment=TA_JUSTIFY, spaceAfter=4)
_PLAIN = ParagraphStyle("plain", _BODY, alignment=0, spaceAfter=0)
_BOLD = ParagraphStyle("bold", _BODY, fontName="Times-Bold", spaceBefore=6, keepWithNext=1)
_HEAD = ParagraphStyle("head", _BODY, fontName="Times-Bold", fontSize=14, leading=17, alignment=TA_CENTER, spaceAfter=0)
_SMALL = ParagraphStyle("small", _PLAIN, fontSize=9, leading=11, alignment=TA_CENTER)
_BULLET = {"bulletFontName": "Times-Roman", "bulletFontSize": 11.5}
_ITEM = ParagraphStyle("item", _BODY, leftIndent=18, bulletIndent=0, **_BULLET)
_UNDER = ParagraphStyle("under", _BODY, leftIndent=36, bulletIndent=18, spaceAfter=2, **_BULLET)


def printed(letter: Letter) -> bytes:
    """The letter as a PDF file on A4."""
    out = io.BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN)
    made = SimpleDocTemplate(out, pagesize=A4, title=_plain(letter.subject), author="", lang="id", **margins)
    made.build([*_top(letter), *_body(letter), *_bottom(letter)])
    return out.getvalue()


def _top(letter: Letter) -> Iterator[Flowable]:
    yield from (_text(line.upper(), _HEAD) for line in letter.head)
    yield _text(ADDRESS, _SMALL)
    yield HRFlowable(width="100%", thickness=1.5, color="black", spaceBefore=4, spaceAfter=8)
    fields = (
        ("Nomor", letter.number),
        ("Sifat", letter.nature),
        ("Lampiran", letter.enclosure),
        ("Perihal", letter.subject),
    )
    top = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    rows = [[_text(name, _PLAIN), _text(f": {value}", _PLAIN)] for name, value in fields]
    left = Table(rows, colWidths=[25 * mm, WIDTH * 0.62 - 37 * mm], style=top)
    yield Table(
        [[left, _text(letter.dated, _PLAIN)]],
        colWidths=[WIDTH * 0.62, WIDTH * 0.38],
        style=top,
    )
    yield Spacer(1, 6)
    yield _text(f"Yth. {letter.to[0]}", _PLAIN)
    yield from (_text(line, _PLAIN) for line in letter.to[1:])
    yield Spacer(1, 8)


def _body(letter: Letter) -> Iterator[Flowable]:
    yield _text(letter.opening, _BODY)
    yield _text(GROUNDS, _BOLD)
    yield from _numbered(closed(letter.grounds))
    if letter.reminder:
        yield _text(letter.reminder, _BODY)
    yield _text(REQUESTS, _BOLD)
    yield _text(letter.request, _BODY)
    yield from _items(letter.items)
    yield _text(ASKS, _BODY)
    yield from _items(letter.asks)
    yield _text(SANCTIONS, _BOLD)
    for at, penalty in enumerate(letter.penalties, 1):
        yield _text(f"{penalty.heading}:", _ITEM, f"{at}.")
        yield from _lettered(penalty.lines)
    yield _text(REPORTS, _BOLD)
    yield from _numbered(letter.reports)
    yield _text(letter.closing, _BODY)


def _bottom(letter: Letter) -> Iterator[Flowable]:
    sign = ParagraphStyle("sign", _PLAIN, leftIndent=WIDTH * 0.55)
    yield KeepTogether([Spacer(1, 10), _text(f"{letter.title},", sign), Spacer(1, 48), _text(letter.name, sign)])
    yield _text(COPIES, _BOLD)
    yield from _numbered(letter.copies)


def _items(items: tuple[Item, ...]) -> Iterator[Flowable]:
    for at, item in enumerate(items, 1):
        yield _text(item.text, _ITEM, f"{at}.")
        yield from _lettered(pin.line for pin in item.pinpoints)


def _numbered(lines: Iterable[str]) -> Iterator[Flowable]:
    return (_text(line, _ITEM, f"{at}.") for at, line in enumerate(lines, 1))


def _lettered(lines: Iterable[str]) -> Iterator[Flowable]:
    return (_text(line, _UNDER, f"{ascii_lowercase[at % 26]}.") for at, line in enumerate(lines))


def _text(text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    return Paragraph(escape(_plain(text), quote=False), style, bulletText=bullet)


def _plain(text: str) -> str:
    """The text in the letters of the standard fonts; others as near as they come."""
    return text.encode("cp1252", "replace").decode("cp1252")
