"""An act that turns a Perppu into law: its annex is the law that people cite.

"Pasal 71 UU 1/2015" is an article of the annexed Perppu, so the annex takes the plain references and what the enacting
act says itself (its two articles, its preamble, its penjelasan) stands below `penetapan`. Rejected: the annex below
`lampiran`, which no citation would ever reach.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Header, Provision
from corpus.reference import Ref
from ingest.clean.lines import Cleaned, Line
from ingest.structure import structure

_ENACTS = re.compile(r"\bPENETAPAN\s+PERATURAN\s+PEMERINTAH\s+PENGGANTI\b|\bPENETAPAN\s+PERPPU\b", re.IGNORECASE)
_ANNEX = re.compile(r"(?<![\w“])LAMPIRAN\s+(?=UNDANG-?\s?UNDANG)")
_LAW = re.compile(r"\bM\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N\b")
_OWN = "penetapan"


def structured(cleaned: Cleaned, header: Header, regulation_id: str) -> tuple[Provision, ...]:
    """The provisions of any document; of an act that enacts a Perppu, the annexed articles as its own."""
    parts = _parts(cleaned.lines) if _ENACTS.search(header.title or "") else None
    if parts is None:
        return structure(cleaned, regulation_id)
    own = [replace(each, ref=_below(each.ref)) for each in structure(Cleaned(parts[0]), regulation_id)]
    annex = structure(Cleaned(parts[1]), regulation_id)
    return (*own, *(replace(each, position=each.position + len(own)) for each in annex))


def _below(ref: Ref) -> Ref:
    return Ref(ref.regulation, (_OWN, *ref.path))


def _parts(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]] | None:
    """The enacting act and its annex; None where this copy has no annex with a decision and articles of its own."""
    text = "\n".join(line.text for line in lines)
    for match in _ANNEX.finditer(text):
        decided = _LAW.search(text, match.end())
        if decided and re.search(r"\bPasal\s+[1Il]\b", text[decided.end() :]):
            return tuple(_cut(lines, 0, match.start())), tuple(_cut(lines, match.start(), len(text)))
    return None


def _cut(lines: Sequence[Line], start: int, end: int) -> Iterator[Line]:
    """The lines between two offsets of the joined text."""
    offset = 0
    for line in lines:
        part = line.text[max(0, start - offset) : max(0, end - offset)]
        if part.strip():
            yield Line(part.strip(), line.place, line.ocr)
        offset += len(line.text) + 1
