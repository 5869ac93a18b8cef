"""DOCX: paragraphs with their numbers, tables as rows, notes at the end. The only home of python-docx in ingest.

python-docx opens the package and finds the parts; the words are walked here, because its `Paragraph.text` leaves out
inserted revisions, content controls and text boxes, and no number that Word makes by itself is in its text.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from corpus.errors import UnreadableFile
from corpus.model import Block, Place
from ingest.characters import clean
from ingest.numbered import Numbers, W
from ingest.reading import Job, Reading
from ingest.rows import row_line

_DAMAGED = "It may be damaged; open it in Word or LibreOffice and save it again."
_SILENT = frozenset({"del", "moveFrom", "pPr", "rPr", "Fallback", "instrText", "delText", "tblPr", "trPr", "tcPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LONG = 1500  # characters; a cell above holds a page, not a datum


def read_docx(job: Job) -> Reading:
    """The lines of the body in order, each placed by its paragraph; footnotes follow, heads and feet are warnings."""
    parts = _parts(job)
    numbers = Numbers(parts.get("numbering"), parts.get("styles"))
    paragraphs = list(_paragraphs(parts["document"].find(f"{W}body"), numbers))
    notes = [text for name in ("footnotes", "endnotes") for text in _notes(parts.get(name))]
    blocks: list[Block] = []
    doubts: set[str] = set()
    for number, paragraph in enumerate([*paragraphs, *notes], 1):
        text, found = clean(paragraph)
        doubts.update(found)
        lines = filter(None, (" ".join(line.split()) for line in text.split("\n")))
        note = number > len(paragraphs)
        blocks += [Block(line, Place(number, n), note=note) for n, line in enumerate(lines, 1)]
    warnings = [*sorted(doubts), *_set_apart(parts)]
    if notes:
        warnings.append(f"{len(notes)} notes were put at the end")
    return Reading("docx", tuple(blocks), None, tuple(warnings))


def _parts(job: Job) -> dict[str, Any]:
    """The roots of the document's parts, by the last word of their kind; heads and feet are numbered."""
    data = job.file.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > job.limits.expanded:
            reason = f"unpacks to {size} bytes, more than the limit of {job.limits.expanded}"
            raise UnreadableFile(job.name, reason, "It may be made to do harm; try another copy.")
        part = docx.Document(io.BytesIO(data)).part
        parts = {"document": part.element}
        for number, relation in enumerate(part.rels.values()):
            kind = relation.reltype.rpartition("/")[2]
            if kind in {"numbering", "styles", "footnotes", "endnotes"} and not relation.is_external:
                parts[kind] = parse_xml(relation.target_part.blob)
            elif kind in {"header", "footer"} and not relation.is_external:
                parts[f"{kind} {number}"] = parse_xml(relation.target_part.blob)
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:  # lxml's errors are SyntaxErrors
        raise UnreadableFile(job.name, f"is not a whole DOCX ({str(error)[:120]})", _DAMAGED) from error
    return parts


def _paragraphs(parent: Any, numbers: Numbers) -> Iterator[str]:
    """Each paragraph and each row of a table below `parent`, through whatever wraps them."""
    for child in () if parent is None else parent:
        tag = _tag(child)
        if tag == "p":
            yield _numbered(child, numbers)
            for box in _boxes(child):
                yield from _paragraphs(box, numbers)
        elif tag == "tbl":
            yield from _rows(child, numbers)
        elif tag and tag not in _SILENT:
            yield from _paragraphs(child, numbers)


def _rows(table: Any, numbers: Numbers) -> Iterator[str]:
    for row in table.iterfind(f".//{W}tr"):
        if _owner(row, "tbl") is not table:
            continue  # of a table inside: read with its own cell
        cells = [cell for cell in row.iterfind(f".//{W}tc") if _owner(cell, "tr") is row]
        texts = [list(_paragraphs(cell, numbers)) for cell in cells]
        nested = any(cell.find(f".//{W}tbl") is not None for cell in cells)
        if nested or any(sum(map(len, text)) > _LONG for text in texts):
            yield from (line for text in texts for line in text)
        else:
            yield row_line(" ".join(text) for text in texts)


def _numbered(paragraph: Any, numbers: Numbers) -> str:
    text = "".join(_words(paragraph))
    mark = numbers.mark(paragraph)  # of an empty paragraph too: "Pasal 7" may be nothing but a number that Word made
    return f"{mark} {text}" if text.strip() or mark != "-" else ""


def _words(parent: Any) -> Iterator[str]:
    for child in parent:
        tag = _tag(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag and tag != "txbxContent" and tag not in _SILENT:
            yield from _words(child)


def _boxes(parent: Any) -> Iterator[Any]:
    for child in parent:
        if _tag(child) == "txbxContent":
            yield child
        elif _tag(child) not in _SILENT:
            yield from _boxes(child)


def _notes(root: Any) -> Iterator[str]:
    for note in () if root is None else root:
        if (text := " ".join("".join(_words(note)).split())) and note.get(f"{W}type") is None:
            yield f"{note.get(f'{W}id')} {text}"


def _set_apart(parts: dict[str, Any]) -> Iterator[str]:
    """A warning for each head or foot of the pages that says something."""
    for name, root in parts.items():
        kind = name.partition(" ")[0]
        if kind in {"header", "footer"} and (text := " ".join("".join(_words(root)).split())):
            yield f"{kind} set apart: {text}"


def _owner(element: Any, tag: str) -> Any:
    return next(element.iterancestors(f"{W}{tag}"), None)


def _tag(element: Any) -> str:
    """The local name; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
