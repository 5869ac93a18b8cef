"""Headings of pasal: found among the many mentions of pasal by their surroundings and by their order."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.structure.chain import Candidate, best_chain
from ingest.structure.numbers import roman
from ingest.structure.source import Source, last_word
from ingest.structure.words import words

_PASAL = re.compile(
    r"(?<![\w(/])(?:[“\"'] ?)?(?P<name>[Pp] ?(?:a ?s ?a ?[.,]?[lJ\]1I!|}i]|ASA[LI]|asd|asat|aszrl))[ \n]?[.:]?[ \n]?"
    r"(?P<number>\d[0-9lIOoSZLT|]{0,3}(?:(?: [0-9lIO]{1,2}){1,2}(?![\w(.,)]))?|[lIOSZLT|][0-9lIOT]{0,2}(?!\w))"
    r"(?P<suffix>[A-Z]{1,2}(?![\w.])| [A-Z](?=\s*(?:\n|\(1|$)))?(?: ?[.:](?!\d))?"
)
_ROMAN_PASAL = re.compile(r"(?<![\w(/])P(?:asal|ASAL)\s+(?P<number>[IVXl]{1,6}|1)(?P<suffix>[A-Z])?(?![\w])\.?")
_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "L": "1", "T": "7", "O": "0", "o": "0", "S": "5", "Z": "2"})
_GOES_ON = re.compile(
    r"(ayat\b|huruf\b|angka\b|dan\b|atau\b|jo\.?\b|juncto\b|"
    r"sampai\b|s\.?d\b|s/d|di\s?atas|tersebut|dari\b|[,;)/”]|"
    r"diubah|dihapus|disisip|berbunyi|ditambah|ini\b|itu\b|\.{2,}|…|\. \.)"
)
_NAMES_ACT = re.compile(
    r"(?:Undang\W{0,2}[Uu]ndang|UU|Peraturan|Keputusan|Kitab|Konstitusi|Perppu|PP)\b"
    r"(?!\W{0,2}[\w ]{0,60}?\b(?:ini|mulai)\b)"
)
_ELUCIDATES = re.compile(
    r"(Cukup\b|Ayat\s*[(\[{]|Huruf [a-z]|Angka \d|Yang dimaksud|Ketentuan ini|Lihat|Dihapus|Sesuai)"
)
_HOPELESS = -3.0  # a mention for certain: "dalam Pasal 5", "Pasal 5 ayat (2)"
_LIKELY = 4.0  # the score of a heading after the end of a sentence and before a capital letter
_CLOSE = 6000  # characters; columns of one page are torn apart by no more
_SURE = 7.0  # the score of a heading that stands alone on its line after the end of a sentence
_SMALL = 1.5  # what it costs to take "pasal", written small, for a heading
_FIRST_AYAT = re.compile(r"[(\[{]\s?(?:[1lIUt]\s?[)\]}1lI]|[UlI]\s)")
_ANY_AYAT = re.compile(r"\(\d{1,2}\) [A-Z]")
_HEADED = re.compile(r"(?:Paragraf|Bagian|BAB|Bab)\s?\w+$")
_QUOTES = re.compile(r"(berbunyi|berikut|dibaca|menjadi)\s*:\s*[“\"']?$")


def articles(source: Source, start: int, end: int) -> list[Candidate]:
    """The pasal headings between two offsets, in order."""
    return best_chain(list(_arabic(source, start, end)))


def between(source: Source, first: Candidate, then: Candidate) -> list[Candidate]:
    """The likeliest headings of the numbers missing between two neighbours, where the layout is too torn to be sure."""
    weak = _arabic(source, first.end, then.start)
    lifted = (replace(c, score=c.score - _HOPELESS) for c in weak if first.number < c.number < then.number)
    return best_chain([c for c in lifted if not c.suffix])


def strays(source: Source, start: int, end: int, chain: list[Candidate]) -> list[Candidate]:
    """Headings alone on their line whose number the chain lacks: pages out of order, columns read side by side."""
    known = {candidate.key for candidate in chain}
    highest = max((candidate.number for candidate in chain), default=0)
    found: dict[tuple[int, str], Candidate] = {}
    for candidate in _arabic(source, start, end):
        near = candidate.score >= _LIKELY and _near(candidate, chain)
        if (candidate.score >= _SURE or near) and candidate.key not in known and candidate.number <= highest + 1:
            found.setdefault(candidate.key, candidate)
    return list(found.values())


def _near(candidate: Candidate, chain: list[Candidate]) -> bool:
    """Whether the article before this one by number, with one missing after it, stands close by in the text."""
    numbers = {other.number for other in chain}
    before = max((other for other in chain if other.key < candidate.key), key=lambda other: other.key, default=None)
    return before is not None and candidate.number not in numbers and abs(candidate.start - before.start) < _CLOSE


def roman_articles(source: Source, start: int, end: int) -> list[Candidate]:
    """The headings of Roman pasal between two offsets, in order; empty where the act has none."""
    found = []
    for match in _ROMAN_PASAL.finditer(source.text, start, end):
        value = roman(match["number"].replace("l", "I").replace("1", "I"))
        score = _score(source, match.start(), match.end())
        if value and value < 40:
            found.append(Candidate(match.start(), match.end(), value, "", score))
    return best_chain(found)


def _arabic(source: Source, start: int, end: int) -> Iterator[Candidate]:
    for match in _PASAL.finditer(source.text, start, end):
        score = _score(source, match.start(), match.end())
        if score <= _HOPELESS:
            continue
        if match["name"].startswith("p"):
            score -= _SMALL
        for number, suffix, stop, cost in _readings(match):
            yield Candidate(match.start(), stop, number, suffix, score - cost)


def _readings(match: re.Match[str]) -> Iterator[tuple[int, str, int, float]]:
    """What the number may be: value, letter, where it ends, and how much must be assumed."""
    raw, suffix = match["number"], (match["suffix"] or "").strip()
    plain = raw.replace(" ", "").translate(_DIGITS)
    yield int(plain), suffix, match.end(), 0.0 if raw.isdigit() else 1.0
    if " " in raw:
        first = raw.split()[0].translate(_DIGITS)
        yield int(first), "", match.start("number") + len(raw.split()[0]), 2.0
    elif raw[-1] in "SBIOLT" and raw[:-1].isdigit() and not suffix:
        yield int(raw[:-1]), raw[-1], match.end(), 0.0 if raw[-1] == "B" else 1.5


def _score(source: Source, start: int, end: int) -> float:
    """How much the surroundings speak for a heading (positive) or for a mention (negative)."""
    before, after = source.before(start), source.after(end)
    alone = source.line_start(start) and not source.text[end : source.line_end(end)].strip()
    if before.endswith(("DEMI PASAL", "Demi Pasal", "demi Pasal")):
        return 5.0
    if last_word(before).lower() in words().before_pasal and before[-1:] not in '.;:”"':
        torn = alone and not source.wrapped and after[:1].isupper()  # columns read side by side tear sentences
        if torn:
            return 2.0
        return -2.0 if _FIRST_AYAT.match(after) and not source.wrapped else -8.0
    if _GOES_ON.match(after):
        return (-1.0 if source.wrapped else 2.0) if alone else -4.0
    stopped = source.text[start:end].endswith(".") and (source.line_start(start) or before.endswith("."))
    if not alone and not stopped and _NAMES_ACT.match(after):
        return -4.0
    score = _from_before(source, start, before) + _from_after(after, alone)
    return score - 9.0 if _QUOTES.search(before) or source.text[start] in '“"' else score


def _from_before(source: Source, start: int, before: str) -> float:
    if source.line_start(start):
        return -1.0 if before.endswith(",") else 3.0
    if not before or before[-1] in '.;:”")':
        return 2.0
    if before[-1] in ",(/-":
        return -6.0
    return 1.0 if last_word(before)[:1].isupper() or before[-4:].isdigit() else -2.5


def _from_after(after: str, alone: bool) -> float:
    if alone:
        return 5.0
    if _FIRST_AYAT.match(after) or _ELUCIDATES.match(after):
        return 3.0
    if after[:1].isupper() or not after:
        return 2.0
    return 1.0 if _ANY_AYAT.match(after) else -3.0


OWN_HEADING = re.compile(r"\s*[“\"']?Pasal\s+\d{1,3}\s?[A-Z]{0,2}(?=\s|$)\.?")
