"""The numbered instructions of an amending pasal ("5. Ketentuan Pasal 19 diubah ..."), each with what it quotes."""

import re

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.chain import Candidate, best_chain
from ingest.structure.source import Mark, Source

_NUMBER = re.compile(r"(?<![\w(.,/])(?P<n>[\dlI]{1,3}|\d [\dlI])\s?\.(?P<letter>[a-z]\.)?(?=\s|[A-Z])")
_DIGITS = str.maketrans({"l": "1", "I": "1"})
_CHANGES = re.compile(
    r"[^\w]{0,3}(?:Ketentuan|Di\s?antara|Setelah|Sesudah|Sebelum|Pasal|Judul|Penjelasan|Ayat|BAB|Bab|Bagian|Paragraf|Mengubah|Menambah|Menghapus|Pada|Dalam|"
    r"Lampiran|Semua|Kata|Frasa|Substansi|Huruf|Angka|Nomenklatur|Diantara|Keseluruhan|Rumusan|Seluruh)\b"
)
_VERB = re.compile(r"diubah|dihapus|disisip|ditambah|diganti|sehingga|berbunyi|tetap|dihilangkan|menjadi|dibaca")
_LOOK = 600
_UNNUMBERED = re.compile(
    r"(?<=\n)(?:(?P<n>\d{1,2})[ ,;:]*\s)?"  # a number without its full stop
    r"(?=(?:Ketentuan|Di\s?antara|Penjelasan|Setelah)\s+(?:ketentuan\s+)?(?:ayat|Ayat|Pasal|huruf|angka|BAB|Bab|judul)\s)"
)
_LOST = Flag("nomor-sambung", "Nomor angka ini tidak terbaca dalam naskah; diberi menurut urutannya.")


def instructions(source: Source, ref: Ref, start: int, end: int) -> list[Mark]:
    """The marks of the instructions between two offsets; empty where there are none."""
    found = []
    for match in _NUMBER.finditer(source.text, start, end):
        score = _score(source, match, end)
        if score > 0:
            value = int(match["n"].replace(" ", "").translate(_DIGITS))
            found.append(Candidate(match.start(), match.end(), value, "", score))
    chain = best_chain(found)
    marks = [Mark(c.start, c.end, "angka", str(c.number), ref / f"angka-{c.number}", rows=True) for c in chain]
    lost = _lost(source, chain, start, end)
    marks += [
        Mark(
            m.start(),
            m.end(),
            "angka",
            str(n),
            ref / f"angka-{n}",
            flags=() if m["n"] == str(n) else (_LOST,),
            rows=True,
        )
        for n, m in lost
    ]
    return sorted(marks, key=lambda mark: mark.start)


def _lost(source: Source, chain: list[Candidate], start: int, end: int) -> list[tuple[int, re.Match[str]]]:
    """Instructions without a number: as many sentences of change between two numbers as numbers are missing."""
    found: list[tuple[int, re.Match[str]]] = []
    number, begin = 0, start
    for candidate in chain:
        missing = range(number + 1, candidate.number)
        unnumbered = _UNNUMBERED.finditer(source.text, begin, candidate.start)
        starts = [m for m in unnumbered if _changes(source.text[m.end() : min(end, m.end() + _LOOK)])]
        if missing and len(starts) == len(missing):
            found += zip(missing, starts, strict=True)
        number, begin = candidate.number, candidate.end + 1
    return found


def _score(source: Source, match: re.Match[str], end: int) -> float:
    """How much the surroundings speak for an instruction."""
    rest = source.text[match.end() : min(end, match.end() + _LOOK)]
    if not _changes(rest):
        return -1.0
    before = source.before(match.start())
    placed = source.line_start(match.start()) or not before or before[-1] in '.:;”"'
    return 4.0 if placed else 1.0


def _changes(text: str) -> bool:
    """Whether a sentence of change begins here."""
    if not _CHANGES.match(text):
        return False
    sentence = re.split(r"berbunyi|\n\s*[“\"]?Pasal|;\s", text, maxsplit=1)[0]
    said = sentence + ("berbunyi" if len(sentence) < len(text) and "berbunyi" in text else "")
    return bool(_VERB.search(said))
