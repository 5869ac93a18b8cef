"""A page as PDF by reportlab, which is pure Python and carries a font that it embeds (Bitstream Vera).

WeasyPrint makes finer pages but needs libraries of the system that an office laptop lacks; fpdf2 carries no font.
"""

import io
import unicodedata
from functools import lru_cache
from html import escape
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from drafting.paper.blocks import Block, Kind, Paper

FONT, BOLD, SLANTED = "Vera", "VeraBd", "VeraIt"
INK, SOFT = HexColor("#17202b"), HexColor("#47535f")
_LIKE = {"→": "->", "✓": "v", "☐": "-", "◐": "o", "✕": "x"}
_FORMS: dict[Kind, dict[str, Any]] = {
    Kind.TITLE: {"fontName": BOLD, "fontSize": 15, "leading": 19, "spaceAfter": 6},
    Kind.VERDICT: {"fontName": BOLD, "fontSize": 12, "leading": 16, "spaceAfter": 8},
    Kind.HEADING: {
        "fontName": BOLD,
        "fontSize": 11,
        "leading": 14,
        "spaceBefore": 8,
        "spaceAfter": 3,
        "keepWithNext": 1,
    },
    Kind.TEXT: {"spaceAfter": 5},
    Kind.ITEM: {"leftIndent": 12, "bulletIndent": 2, "spaceAfter": 3},
    Kind.SOURCE: {"leftIndent": 20, "firstLineIndent": -20, "spaceAfter": 2},
    Kind.QUOTE: {"fontName": SLANTED, "leftIndent": 20, "spaceAfter": 5, "textColor": SOFT},
    Kind.SMALL: {"fontSize": 8, "leading": 11, "spaceBefore": 10, "textColor": SOFT},
}


def pdf_bytes(paper: Paper) -> bytes:
    """The page as a PDF file."""
    _fonts()
    out = io.BytesIO()
    margin = 20 * mm
    made = SimpleDocTemplate(
        out,
        pagesize=A4,
        title=_written(paper.subject),
        author="Netral",
        lang="id",
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
    )
    made.build([_paragraph(block) for block in paper.blocks], onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def _paragraph(block: Block) -> Paragraph:
    base = {"fontName": FONT, "fontSize": 9.5, "leading": 13.5, "textColor": INK}
    style = ParagraphStyle(block.kind.value, **(base | _FORMS[block.kind]))
    bullet = "•" if block.kind is Kind.ITEM else None
    return Paragraph(escape(_written(block.text), quote=False), style, bulletText=bullet)


def _foot(canvas: Any, _: Any) -> None:
    canvas.setFont(FONT, 8)
    canvas.setFillColor(SOFT)
    canvas.drawRightString(A4[0] - 20 * mm, 12 * mm, f"Netral · halaman {canvas.getPageNumber()}")


@lru_cache(maxsize=1)
def _fonts() -> frozenset[int]:
    """Registers the fonts; the code points that they have."""
    made = [TTFont(name, f"{name}.ttf") for name in (FONT, BOLD, SLANTED)]
    for font in made:
        pdfmetrics.registerFont(font)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in made))


def _written(text: str) -> str:
    """The text in letters that the fonts have; what has no likeness is left out, never shown as an empty box."""
    known = _fonts()
    plain = "".join(_LIKE.get(char, char) for char in text)
    same = (char if ord(char) in known else unicodedata.normalize("NFKD", char) for char in plain)
    return "".join(char for char in "".join(same) if ord(char) in known or char.isspace())
