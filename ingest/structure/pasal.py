"""What looks like the heading of a pasal, and how much its surroundings speak for one rather than for a mention."""

import re
from collections.abc import Iterator

from ingest.structure.chain import Candidate
from ingest.structure.source import Source, last_word
from ingest.structure.words import words

_PASAL = re.compile(
    r"(?<![\w(/])(?:[“\"'] ?)?"
    r"(?P<name>[PpF] ?(?:a ?s ?a ?[.,]?[lLJ\]1I!|}i]|ASA[LI]|Asal|aal|asd|asat|aszrl|sl|s(?=\.)))"
    r"[ \n]?[.:,-]?[ \n]?"
    r"(?P<number>\d[0-9lIOoSZLT|]{0,3}(?:(?: [0-9lIO]{1,2}){1,2}(?![\w(.,)]))?|[lIOSZLT|][0-9lIOT]{0,2}(?!\w))"
    r"(?P<suffix>[A-Z]{1,2}(?![\w.])| [A-Z](?=\s*(?:\n|\(1|$)))?(?: ?(?:[.:](?!\d)|,(?=\s*\(1\))))?"
)
_SEVERAL = re.compile(
    r"(?:(?<=[.;:”\"] )|(?<![^\n]))Pasal (?P<first>\d{1,3}) ?(?:s\.?/?d\.?|sampai(?: dengan)?|hingga|-|–) ?(?:Pasal )?"
    r"(?P<last>\d{1,3})\.?(?=\s+(?:Cukup|Di?hapus|di?hapus|Tidak))"
)
_RANGE = 6.0  # the score of a heading of several articles
_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "L": "1", "T": "7", "O": "0", "o": "0", "S": "5", "Z": "2"})
_GOES_ON = re.compile(
    r"(ayat\b|huruf\b|angka\b|dan\b|atau\b|jo\.?\b|juncto\b|"
    r"sampai\b|s\.?d\b|s/d|di\s?atas|tersebut|dari\b|[;)/”]|,(?!\s*\(1\))|"
    r"diubah|dihapus|disisip|berbunyi|ditambah|ini\b|itu\b|\.{2,}|…|\. \.)"
)
_NAMES_ACT = re.compile(
    r"(?:Undang\W{0,2}[Uu]ndang|UU|Peraturan|Keputusan|Kitab|Konstitusi|Perppu|PP)\b"
    r"(?!\W{0,2}[\w ]{0,60}?\b(?:ini|mulai)\b)"
)
_ELUCIDATES = re.compile(
    r"(Cukup\b|Ayat\s*[(\[{]|Huruf [a-z]|Angka \d|Yang dimaksud|Ketentuan ini|Lihat|Dihapus|Sesuai)"
)
HOPELESS = -3.0  # a mention for certain: "dalam Pasal 5", "Pasal 5 ayat (2)"
LEAST = -12.0  # no look-alike scores so low
_DOUBTFUL = -1.0  # the least score of a heading whose place is certain from its neighbours
SMALL = 1.5  # what it costs to take "pasal", written small, for a heading
_FIRST_AYAT = re.compile(r"[(\[{]\s?(?:[1lIUt]\s?[)\]}1lI]|[UlI]\s)")
_STRAY = re.compile(r"^[\s,.]+(?=\(1\))")  # dots and commas of a dirty page before the first ayat
_ANY_AYAT = re.compile(r"\(\d{1,2}\) [A-Z]")
_TITLED = re.compile(r"[-–—] (?=[A-Z][a-z]+(?: \w+){0,8} [A-Z(])")  # "Pasal 1 - Ketentuan Umum", and what it says
_QUOTES = re.compile(r"(berbunyi|berikut|dibaca|menjadi)\s*:\s*[“\"']?$")


def certain(source: Source, candidate: Candidate) -> bool:
    """Whether a heading that the order asks for stands as one: alone on its line, or hardly like a mention."""
    if source.text[candidate.start].isdigit():
        return False  # set the wrong way round
    alone = source.line_start(candidate.start) and source.line_end(candidate.end) - candidate.end <= 1
    if alone and (_FIRST_AYAT.match(source.after(candidate.end)) or not source.wrapped):
        return stands_before_article(source, candidate.end)
    return heading_score(source, candidate.start, candidate.end) >= _DOUBTFUL and candidate.score > 0


def is_mention(source: Source, candidate: Candidate) -> bool:
    """Whether the word before or the words after make it a mention: "dalam Pasal 5", "Pasal 5 ayat (2)"."""
    before, after = source.before(candidate.start), source.after(candidate.end)
    return last_word(before).lower() in words().before_pasal or bool(_GOES_ON.match(after) or _NAMES_ACT.match(after))


def stands_before_article(source: Source, end: int) -> bool:
    """Whether what follows could be the first words of an article."""
    after = _STRAY.sub("", source.after(end))
    return bool(_FIRST_AYAT.match(after)) or (after[:1].isupper() and not _NAMES_ACT.match(after))


def pasal(source: Source, start: int, end: int, *, above: float = HOPELESS) -> Iterator[Candidate]:
    """Everything between two offsets that may be a heading, with a score above `above`; one for each reading."""
    for several in _SEVERAL.finditer(source.text, start, end):
        first, last = int(several["first"]), int(several["last"])
        yield Candidate(several.start(), several.end(), first, "", _RANGE, last)
    for match in _PASAL.finditer(source.text, start, end):
        score = heading_score(source, match.start(), match.end())
        if score <= above:
            continue
        if match["name"].startswith("p"):
            score -= SMALL
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


def heading_score(source: Source, start: int, end: int) -> float:
    """How much the surroundings speak for a heading (positive) or for a mention (negative)."""
    before, after = source.before(start), _STRAY.sub("", source.after(end))
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
    if not before or before[-1] in '.;:”")' or last_word(before).lower() == "jelas":  # "Cukup jelas", without a stop
        return 2.0
    if before[-1] in ",(/-":
        return -6.0
    return 1.0 if last_word(before)[:1].isupper() or before[-4:].isdigit() else -2.5


def _from_after(after: str, alone: bool) -> float:
    if alone or _TITLED.match(after):
        return 5.0
    if _FIRST_AYAT.match(after) or _ELUCIDATES.match(after):
        return 3.0
    if after[:1].isupper() or not after:
        return 2.0
    return 1.0 if _ANY_AYAT.match(after) else -3.0
