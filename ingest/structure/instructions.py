"""The numbered instructions of an amending pasal ("5. Ketentuan Pasal 19 diubah ..."), each with what it quotes."""

import re

from corpus.reference import Ref
from ingest.structure.chain import Candidate, best_chain
from ingest.structure.source import Mark, Source

_NUMBER = re.compile(r"(?<![\w(.,/])(?P<n>\d{1,3}|[lI]|\d [\dlI]|\d[lI])\s?\.(?P<letter>[a-z]\.)?(?=\s|[A-Z])")
_DIGITS = str.maketrans({"l": "1", "I": "1"})
_CHANGES = re.compile(
    r"[^\w]{0,3}(?:Ketentuan|Di\s?antara|Setelah|Sesudah|Sebelum|Pasal|Judul|Penjelasan|Ayat|BAB|Bab|Bagian|Paragraf|Mengubah|Menambah|Menghapus|Pada|Dalam|"
    r"Lampiran|Semua|Kata|Frasa|Substansi|Huruf|Angka|Nomenklatur|Diantara|Keseluruhan|Rumusan|Seluruh)\b"
)
_VERB = re.compile(r"diubah|dihapus|disisip|ditambah|diganti|sehingga|berbunyi|tetap|dihilangkan|menjadi|dibaca")
_LOOK = 600


def instructions(source: Source, ref: Ref, start: int, end: int) -> list[Mark]:
    """The marks of the instructions between two offsets; empty where there are none."""
    found = []
    for match in _NUMBER.finditer(source.text, start, end):
        score = _score(source, match, end)
        if score > 0:
            value = int(match["n"].replace(" ", "").translate(_DIGITS))
            found.append(Candidate(match.start(), match.end(), value, "", score))
    chain = best_chain(found)
    return [Mark(c.start, c.end, "angka", str(c.number), ref / f"angka-{c.number}", rows=True) for c in chain]


def _score(source: Source, match: re.Match[str], end: int) -> float:
    """How much the surroundings speak for an instruction."""
    rest = source.text[match.end() : min(end, match.end() + _LOOK)]
    if not _CHANGES.match(rest):
        return -1.0
    sentence = re.split(r"berbunyi|\n\s*[“\"]?Pasal|;\s", rest, maxsplit=1)[0]
    if not _VERB.search(sentence + ("berbunyi" if len(sentence) < len(rest) and "berbunyi" in rest else "")):
        return -1.0
    before = source.before(match.start())
    placed = source.line_start(match.start()) or not before or before[-1] in '.:;”"'
    return 4.0 if placed else 1.0
