"""Slides as PPTX, 16:9, in words that are read at the back of a room; articles and whole sentences in the notes."""

import io
from math import ceil

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.presentation import Presentation as Deckfile
from pptx.slide import Slide as Page
from pptx.util import Emu, Inches, Pt

from drafting.pack.docx_page import FONT, INK, SOFT
from drafting.pack.slides import Deck, Slide
from drafting.pack.words import COLOURS

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
EDGE = Inches(0.6)
BAR = Inches(1.25)
BLANK = 6  # the layout without placeholders
SIZES = (40, 36, 32, 28, 24, 21, 18)  # points; the largest that fits is taken
BROAD = 0.52  # of its size is a letter of this font on average, in words of this language
ROOM = (870.0, 395.0)  # width and height of what a slide says, in points


def slides_pptx(deck: Deck) -> bytes:
    """The deck as a file."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    made.core_properties.title, made.core_properties.author = deck.title, "Netral"
    made.core_properties.language = "id-ID"
    for slide in deck.slides:
        _slide(made, slide)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _slide(made: Deckfile, slide: Slide) -> None:
    page = made.slides.add_slide(made.slide_layouts[BLANK])
    _bar(page, slide)
    _points(page, slide)
    page.notes_slide.notes_text_frame.text = "\n\n".join(slide.notes)


def _bar(page: Page, slide: Slide) -> None:
    box = page.shapes.add_textbox(Emu(0), Emu(0), WIDTH, BAR)
    box.name = "Judul"
    box.fill.solid()
    box.fill.fore_color.rgb = _colour(COLOURS[slide.tone] if slide.tone else INK)
    frame = box.text_frame
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, True
    frame.margin_left = frame.margin_right = EDGE
    _words(frame.paragraphs[0], slide.title, 40, "FFFFFF", bold=True)
    if slide.hint:
        _words(frame.add_paragraph(), slide.hint, 16, "FFFFFF")


def _points(page: Page, slide: Slide) -> None:
    top = Emu(BAR + Inches(0.3))
    box = page.shapes.add_textbox(EDGE, top, Emu(WIDTH - 2 * EDGE), Emu(HEIGHT - top - Inches(0.3)))
    box.name = "Isi"
    frame = box.text_frame
    frame.word_wrap = True
    size = next((size for size in SIZES if height(slide.points, size) <= ROOM[1]), SIZES[-1])
    several = slide.tone is not None and not slide.title.startswith("Jawaban")
    for at, point in enumerate(slide.points):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        law = point.startswith("Dasar: ")
        _words(paragraph, f"•  {point}" if several else point, size - 4 if law else size, SOFT if law else INK)
        paragraph.space_after = Pt(size * 0.55)


def _colour(code: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(code))  # type: ignore[no-untyped-call]


def height(points: tuple[str, ...], size: int) -> float:
    """How high the points stand in this size, in points of the printer."""
    lines = sum(ceil((len(point) + 3) * BROAD * size / ROOM[0]) for point in points)
    return lines * size * 1.2 + len(points) * size * 0.55


def _words(paragraph: object, text: str, size: int, colour: str, *, bold: bool = False) -> None:
    run = paragraph.add_run()  # type: ignore[attr-defined]
    run.text = text
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
    run.font.color.rgb = _colour(colour)
