"""A page as DOCX, in the styles that Word has, so that it takes on the look of the office."""

import io
from datetime import UTC, datetime

import docx
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Cm, Pt

from drafting.paper.blocks import Block, Kind, Paper

_STYLES = {Kind.TITLE: "Heading 1", Kind.HEADING: "Heading 2", Kind.ITEM: "List Bullet", Kind.QUOTE: "Quote"}
_DATELESS = datetime(2000, 1, 1, tzinfo=UTC)  # the file says nothing of when it was made


def docx_bytes(paper: Paper) -> bytes:
    """The page as a DOCX file."""
    made = docx.Document()
    for section in made.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
    about = made.core_properties
    about.title, about.author, about.language = paper.subject, "Netral", "id-ID"
    about.created = about.modified = _DATELESS
    for block in paper.blocks:
        _add(made, block)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _add(made: "docx.document.Document", block: Block) -> None:
    paragraph = made.add_paragraph(style=_STYLES.get(block.kind, "Normal"))
    run = paragraph.add_run("".join(char for char in block.text if char.isprintable()))
    run.bold = True if block.kind is Kind.VERDICT else None
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if block.kind is Kind.SMALL:
        run.font.size = Pt(8)
    if block.kind is Kind.SOURCE:
        paragraph.paragraph_format.left_indent = Cm(0.8)
        paragraph.paragraph_format.first_line_indent = Cm(-0.8)
