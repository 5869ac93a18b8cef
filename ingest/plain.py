"""Markdown and text: the lines as they stand, blank ones too."""

from corpus.errors import UnreadableFile
from corpus.model import Block, Place
from ingest.characters import decode, garbage_share, wide
from ingest.reading import Job, Reading

_GARBAGE = 0.15  # above this share of impossible characters a file is not text


def read_text(job: Job, media: str = "txt") -> Reading:
    """The lines of a text file. Form feeds, as `pdftotext` writes them, begin a new page and are not kept."""
    data = job.file.read_bytes()
    if garbage_share(data[:20_000].decode("latin-1")) > _GARBAGE and b"\x00" in data[:20_000] and not wide(data):
        raise UnreadableFile(job.name, "is not text", "Give a PDF, DOCX, HTML, Markdown or text file.")
    text, warnings = decode(data)
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    if len(pages) == 1:
        return Reading(media, _lines(pages[0], None), None, warnings)
    blocks = tuple(block for number, page in enumerate(pages, 1) for block in _lines(page, number))
    return Reading(media, blocks, len(pages) - (not pages[-1].strip()), warnings)


def read_markdown(job: Job) -> Reading:
    """The lines of a Markdown file, its marks untouched."""
    return read_text(job, "md")


def _lines(text: str, page: int | None) -> tuple[Block, ...]:
    lines = text.removesuffix("\n").split("\n") if text else []
    return tuple(Block(line, Place(page, number)) for number, line in enumerate(lines, 1))
