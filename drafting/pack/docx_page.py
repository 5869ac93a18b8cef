"""What all DOCX files of packs have in common: the page, its fonts, coloured bars, paragraphs of several runs."""

import io
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FONT = "Arial"
INK, SOFT = "17202B", "47535F"
MARGIN = Mm(13)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = INK


def page(title: str, size: float, margin: Mm = MARGIN) -> Docx:
    """An empty A4 document in Indonesian."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    section.header_distance = section.footer_distance = Mm(6)
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    style.element.rPr.append(language)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    made.core_properties.title, made.core_properties.author = title, "Netral"
    made.core_properties.language = "id-ID"
    return made


def write(paragraph: Paragraph, *runs: Run, size: float | None = None, after: float = 0) -> Paragraph:
    """Put runs into a paragraph."""
    for run in runs:
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.bold, run.italic
        made.font.color.rgb = RGBColor.from_string(run.colour)
        if size:
            made.font.size = Pt(size)
    paragraph.paragraph_format.space_after = Pt(after)
    return paragraph


def bar(paragraph: Paragraph, text: str, colour: str, *, hint: str = "", size: float = 10) -> None:
    """Make a paragraph a heading: white words on a bar of the colour."""
    write(paragraph, Run(text, bold=True, colour="FFFFFF"), size=size)
    if hint:
        write(paragraph, Run(f"   {hint}", colour="FFFFFF"), size=size - 2)
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shade.set(qn(name), value)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(shade)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(4), Pt(2)
    paragraph.paragraph_format.keep_with_next = True


def centred(paragraph: Paragraph) -> Paragraph:
    """Centre a paragraph."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def saved(document: Docx) -> bytes:
    """The document as a file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
