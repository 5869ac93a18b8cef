"""The acts that one document holds: a law that ratifies another one carries that one, whole, as its annex.

UU 1/2015 has two articles of its own and annexes a Perppu of 206; who cites "Pasal 71 UU 1/2015" means the Perppu's. So
the ratified act takes the law's own references, and the law's few articles stand below `penetapan`. An act that is
annexed without being ratified stays below `lampiran`.
"""

import re

from corpus.reference import Ref
from ingest.structure.source import Source

_OPENS = re.compile(r"DENGAN\s+RAHMAT\s*TUHAN|(?<=\n)M\s?enimbang\b|(?<=\n)MENIMBANG\b")
_DECIDES = re.compile(r"M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N\b")
_TITLE = re.compile(
    r"(?:LAMPIRAN\s+[A-Z-]+(?:-UNDANG)?\s+REPUBLIK\b)|(?:PERATURAN\s+PEMERINTAH|UNDANG-UNDANG|PERATURAN\s+PRESIDEN)\s+(?:PENGGANTI\s+UNDANG-UNDANG\s+)?REPUBLIK\s+INDONESIA\s+NOMOR"
)
_RATIFIES = re.compile(r"TENTANG\s+PENETAPAN\s+PERATURAN\s+PEMERINTAH\s+PENGGANTI")
_ARTICLE = re.compile(r"(?:^|\n)\s*Pasal\s+[1lI]\b")
_LONGEST = 20_000  # characters from the name of an act to its decision, at most
_HEAD = 1_000  # characters from an act's first name to its first considerations, at most


def acts(source: Source, root: Ref) -> tuple[tuple[Ref, int, int], ...]:
    """The span of each act in the text, and the reference that its provisions hang under."""
    start = _second(source.text)
    if start is None:
        return ((root, 0, len(source.text)),)
    if _RATIFIES.search(source.text[:start]):
        return ((root / "penetapan", 0, start), (root, start, len(source.text)))
    return ((root, 0, start), (root / "lampiran", start, len(source.text)))


def _second(text: str) -> int | None:
    """Where a second act begins; None where there is none."""
    decided = _DECIDES.search(text)
    article = _ARTICLE.search(text, decided.end()) if decided else None
    opens = _OPENS.search(text, article.end()) if article else None
    if article is None or opens is None or not _whole(text, opens.end()):
        return None
    titles = list(_TITLE.finditer(text, max(article.end(), opens.start() - _HEAD), opens.start()))
    return titles[0].start() if titles else opens.start()


def _whole(text: str, start: int) -> bool:
    """Whether what opens here is decided and has articles."""
    decided = _DECIDES.search(text, start, start + _LONGEST)
    return bool(decided and _ARTICLE.search(text, decided.end(), decided.end() + _LONGEST))
