"""The letter back as DOCX, with the findings of its audit as comments.

A DOCX keeps its form and gains comments at the words they are about; of any other file the lines are put into a new
document. Comments hang on whole runs of text, because splitting runs would change the letter.
"""

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corpus.model import Document
from drafting.audit.values import Audit, Finding

_AUTHOR, _INITIALS = "Netral", "N"
_ENOUGH = 40  # characters by which a long stretch is found again where runs or numbers break it


def annotated(data: bytes, document: Document, audit: Audit) -> bytes:
    """The DOCX of a letter with a comment for each finding. `data` is the file, `document` what was read from it."""
    file = docx.Document(io.BytesIO(data)) if document.media == "docx" else _typed(document)
    paragraphs = [Paragraph(element, file.element.body) for element in file.element.body.iter(qn("w:p"))]
    if not paragraphs:
        paragraphs = [file.add_paragraph()]
    met: Counter[tuple[str, int]] = Counter()
    nth: dict[tuple[str, int], int] = {}
    for finding in sorted(audit.findings, key=lambda finding: finding.start):
        place = (finding.found, finding.start)
        if place not in nth:
            nth[place] = met[finding.found, 0]
            met[finding.found, 0] += 1
        file.add_comment(_runs(paragraphs, finding, nth[place]), _said(finding), author=_AUTHOR, initials=_INITIALS)
    return _saved(file)


def _typed(document: Document) -> Any:
    """A new document with the lines of a file that is no DOCX."""
    file = docx.Document()
    for block in document.blocks:
        file.add_paragraph(block.text)
    return file


def _saved(file: Any) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _runs(paragraphs: Sequence[Paragraph], finding: Finding, nth: int) -> list[Run]:
    """The runs that hold what the finding is about, in the n-th paragraph that does; else the first paragraph."""
    for wanted in (finding.found, finding.found[:_ENOUGH], finding.found.split(" ")[-1]):
        holding = [paragraph for paragraph in paragraphs if wanted and wanted in _plain(paragraph.text)]
        if holding:
            return _covering(holding[min(nth, len(holding) - 1)], wanted)
    first = next((paragraph for paragraph in paragraphs if paragraph.text.strip()), paragraphs[0])
    return _all_runs(first)


def _covering(paragraph: Paragraph, wanted: str) -> list[Run]:
    """The runs from the first to the last that the words lie in."""
    runs = paragraph.runs
    ends = [len(_plain("".join(run.text for run in runs[: n + 1]))) for n in range(len(runs))]
    start = _plain("".join(run.text for run in runs)).find(wanted)
    if start < 0:
        return _all_runs(paragraph)
    touched = [
        run
        for run, end, begin in zip(runs, ends, (0, *ends), strict=False)
        if begin < start + len(wanted) and end > start
    ]
    return touched or _all_runs(paragraph)


def _all_runs(paragraph: Paragraph) -> list[Run]:
    return paragraph.runs or [paragraph.add_run()]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _said(finding: Finding) -> str:
    lines: Iterable[str] = (f"[{finding.severity.value.upper()}] {finding.message}", finding.correction)
    return "\n".join(filter(None, lines))
