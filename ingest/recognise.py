"""Who a document says it is, on its own first page: kind, number, year, title, id; and when and where it was published.

The name is looked for as a heading ("PERATURAN PEMERINTAH REPUBLIK INDONESIA NOMOR 94 TAHUN 2021 TENTANG ..."), in
capitals before any other spelling, because the same words in a sentence name some other act. A copy that lost its head
may still be named by the heading of its own penjelasan.
"""

import re
from collections.abc import Iterator
from itertools import islice

from corpus.citation.scan import scan
from corpus.citation.words import Series, words
from corpus.model import Document, Header
from ingest.clean import Cleaned, clean
from ingest.issuers import filed, id_of, regional, unknown_series
from ingest.letters import letter
from ingest.publication import enacted, gazette, promulgated, ruled

_FIRST_PAGE = 150  # blocks; a first page, or two, or the head of a text without pages
_SLASH = r"(?:\s?/\s?|\s1(?=[A-Z]{2}|[A-Z]\.|\d\d/))"  # "42 1PER 1M.KOMINFO" is a badly read "42/PER/M.KOMINFO"
_NUMBER = rf"(?P<number>[A-Z0-9l][\w.]*(?:(?:{_SLASH}|\s?-\s?)[\w.]+)*)"
_WHEN = r"[/\s]*(?:T\s?A\s?H\s?U\s?N|TH\.?)\s+(?P<year>[12][\dOolI]{3})"
_YEAR = rf"(?:{_WHEN}(?:\)|\s+[012]\d{{2,3}}(?!\d))*)?"  # some copies print the year twice
# a joint decree has a number of each office
_OTHERS = r"(?:[,;]?\s+(?:DAN\s+)?(?:NOMOR|N[Oo]\.)\s*[:.]?\s*[\w./-]+(?:\s+T\s?A\s?H\s?U\s?N\s+\d{4})?){0,9}"
_LAW = r"UNDAN\w\W{0,3}UNDAN\w"
_NAMES = rf"{_LAW}|PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT EDARAN|QANUN|MAKLUMAT|KETETAPAN|SURAT KEPUTUSAN"
_REST = r"(?:(?!\bNOMOR\b|\bN[Oo]\.|\b(?:TENTANG|UNTUK|M[EN]+[GR]UBAH)\b)[^;:])"
_JOINT = r"(?:(?:SURAT )?KEPUTUSAN|PERATURAN)\s+BERSAMA"
_HEADING = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_JOINT}{_REST}{{0,600}}?|(?:{_NAMES}){_REST}{{0,160}}?))"
    rf"\s*\b(?:NOMOR|N[Oo]\.)\s*[:.]?\s*{_NUMBER}{_YEAR}{_OTHERS}"
    r"[.,;]?\s*T\s?E\s?N\s?T\s?A\s?N\s?G\b\s*(?P<title>.{3,700}?)"
    r"(?=\s*(?:DENGAN\s+RAHMAT|Dengan\s+[Rr]ahmat|M\s?enimbang|MENIMBANG|MEMUTUSKAN|PRESIDEN\s+REPUBLIK|Presiden,?\s+Republik|PENJELASAN|"
    r"(?:MENTERI|KETUA|KEPALA|GUBERNUR|BUPATI|WALI ?KOTA|KOMISI|BADAN|JAKSA)\b[A-Z ]{3,90},|"
    r"[Bb]ahwa |[A1I]\.\s|Y\s?th\b|Kepada\b|BAB I\b|Pasal 1\b|BISMILLAH|(?:KESATU|PERTAMA)\s*:|"
    r"I\.?\s+UMUM\b|(?<!PEMILIHAN)\s+UMUM\s*(?::|\s(?-i:(?!M\s?enimbang|Dengan)[A-Z][a-z]))|$))",
    re.DOTALL,
)
_ANY_CASE = re.compile(_HEADING.pattern, re.DOTALL | re.IGNORECASE)
_SHORT = {"UU": "UNDANG-UNDANG", "PP": "PERATURAN PEMERINTAH", "PERPRES": "PERATURAN PRESIDEN"}
_SHORT |= {"PERPPU": f"{_SHORT['PP']} PENGGANTI UNDANG-UNDANG", "PKPU": "PERATURAN KOMISI PEMILIHAN UMUM"}
_SHORT_AT_ONCE = re.compile(rf"\W*(?P<short>{'|'.join(_SHORT)})(?=\s+(?:RI\s+)?(?:NOMOR|NO\.)\s*\d)", re.IGNORECASE)
_AT_ONCE = re.compile(
    rf"\W*(?P<name>(?:{_NAMES})[A-Z -]{{0,60}}?)\s*\b(?:(?:NOMOR|NO\.)\s*[:.]?\s*(?P<number>\d{{1,3}}){_WHEN}"
    r"|(?P<first>1[89]\d\d)\s+NO(?:MOR|\.)\s*(?P<then>\d{1,3}))(?!\w)",
    re.IGNORECASE,
)
_ELUCIDATES = re.compile(r"PENJELASAN(?:\s+ATAS)?\s+(?=[A-Z])")
_REASON = re.compile(r"\b[Bb]ahwa\b|\bMengingat\b")
_MENTIONED = re.compile(
    r"\b(?:ATAS|TENTANG|DALAM|DENGAN|DARI|PADA|MENJADI|OLEH|PELAKSANAAN|PENETAPAN|MENCABUT|MENGUBAH|MERUBAH)\s*$"
)
_RULING = re.compile(  # its own heading; a letter that names a ruling is none
    r"\bP\s?U\s?T\s?U\s?S\s?A\s?N\s+(?i:nomor)\s*:?\s*(?P<number>\d+(?:-\d+)*/PUU-[IVXL]+/(?P<year>\d{4}))"
    r"(?=\W*(?:DEMI\s+KEADILAN|MAHKAMAH|TENTANG|PENGUJIAN|DENGAN|\[\d|$))"
)
_AGENCY_HEAD = re.compile(r"\b(?:KEMENTERIAN|MENTERI|BADAN|KOMISI|LEMBAGA)\b[A-Z,\s]{4,120}")
_PLAIN = ("uu", "perppu", "pp")  # their numbers are digits; anything else was misread
_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


def recognise(document: Document) -> Header:
    """What the document says of itself; every part that it does not say is None or empty."""
    return recognised(document, clean(document))


def recognised(document: Document, cleaned: Cleaned) -> Header:
    """As `recognise`, of a document that was cleaned already."""
    raw = " ".join(block.text for block in document.blocks[:_FIRST_PAGE])
    first = " ".join(line.text for line in cleaned.lines[:_FIRST_PAGE])
    whole = cleaned.text
    named = next((h for text in (first, _flat(raw)) for h in _named(text)), None)
    if named is None or named.id is None:
        named = _letter(first, whole) or named or _explained(whole)
    found = named or Header(None, None, None, None, None)
    ruling = found.kind == "mk"
    signed, published = ruled(whole) if ruling else enacted(whole, found.year), promulgated(whole, found.year)
    return Header(found.kind, found.number, found.year, found.title, found.id, signed, published, gazette(whole))


def _flat(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def _named(text: str) -> Iterator[Header]:
    """The names that a text could have, best first."""
    if short := _SHORT_AT_ONCE.match(text):
        text = _SHORT[short["short"].upper()] + text[short.end() :]
    if match := _RULING.search(text):
        number = match["number"].rpartition("/")[0]
        id = f"mk-{number.lower().replace('/', '-')}-{match['year']}"
        yield Header("mk", number, int(match["year"]), None, id)
    yield from _headings(_HEADING, text)
    if header := _at_once(text):
        yield from (titled for titled in islice(_headings(_ANY_CASE, text), 1) if titled.id == header.id)
        yield header
    reason = _REASON.search(text)  # in what follows, names that are not in capitals are mentions
    yield from _headings(_ANY_CASE, text[: reason.start()] if reason else text)


def _headings(pattern: re.Pattern[str], text: str) -> Iterator[Header]:
    for match in pattern.finditer(text):
        if not _MENTIONED.search(text, 0, match.start()) and (header := _header(match, text)):
            yield header


def _at_once(text: str) -> Header | None:
    """The name with which the text begins, where no title follows it: "Peraturan Pemerintah 1950 No. 39"."""
    match = _AT_ONCE.match(text)
    series = _series(match["name"], text[: match.end()]) if match else None
    if match is None or series is None:
        return None
    number, year = _number_and_year(match["number"] or match["then"], match["year"] or match["first"])
    return Header(series.kind, number, year, None, id_of(series, number, year or 0, match["name"]))


def _letter(first: str, whole: str) -> Header | None:
    """The circular or letter whose number has no year of its own, or which has a subject for a title."""
    found = letter(first, whole)
    if found is None:
        return None
    series = words().series.get(found.series) if found.series else _series("SURAT EDARAN", found.head)
    if series is not None and series.open:
        series = unknown_series(_circular_of(found.head)) or series
    if series is None:
        return None
    id = id_of(series, found.number, found.year, _circular_of(found.head))
    return Header(series.kind, found.number, found.year, found.title, id)


def _circular_of(head: str) -> str:
    """The name of a circular with the office that its letterhead names."""
    office = _AGENCY_HEAD.search(head)
    return f"SURAT EDARAN {' '.join(office.group().split())}" if office else "SURAT EDARAN"


def _explained(text: str) -> Header | None:
    """The act whose penjelasan this document has, where the penjelasan names it in its heading."""
    plain = _flat(text)
    for found in _ELUCIDATES.finditer(plain):
        match = _ANY_CASE.match(plain, found.end())
        if match and (header := _header(match, plain)):
            return header
    return None


def _header(match: re.Match[str], text: str) -> Header | None:
    series = _series(match["name"], text[: match.end()])
    if series is None and match.re is _HEADING:
        series = unknown_series(match["name"])
    series = series and regional(series, match["name"])
    number, year = _number_and_year(match["number"], match["year"], letter=bool(series and series.kind == "se"))
    if series is None or year is None or (series.kind in _PLAIN and not number.isdigit()):
        return None
    title = " ".join(match["title"].split()).rstrip(" ,.:")
    return Header(series.kind, number, year, title, id_of(series, number, year, match["name"]))


def _number_and_year(number: str, year: str | None, *, letter: bool = False) -> tuple[str, int | None]:
    """The number itself ("11" of 11/PER/M.KOMINFO/04/2007) and the year, from either place."""
    parts = [part.strip() for part in re.split(_SLASH, number)]
    parts = [filed(tuple(parts)), *parts[1:]] if letter else parts
    own = parts[0].rstrip(".").translate(_DIGITS) if re.fullmatch(r"[\dOolI]+\.?", parts[0]) else parts[0]
    own = own.lstrip("0") or own
    if year:
        return own, int(year.translate(_DIGITS))
    last = parts[-1].translate(_DIGITS)
    return own, int(last) if re.fullmatch(r"(?:19|20)\d\d", last) else None


def _series(name: str, until: str) -> Series | None:
    """The series that a heading's name means: the longest name in it, the last one where it is repeated."""
    plain = " ".join(re.sub(r"\bREPUBLIK\s+INDONESIA\b", " ", re.sub(_LAW, "UNDANG-UNDANG", name.upper())).split())
    found: Series | None = None
    covered = 0
    for match in re.finditer(_NAMES, plain):
        spelled = _spelled(plain[match.start() :]) if match.start() >= covered else None
        if spelled:
            found, covered = spelled[0], match.start() + spelled[1]
    return (_of_agency(until) or found) if found and found.open and found.kind == "se" else found


def _spelled(phrase: str) -> tuple[Series, int] | None:
    """The series of the longest name that the phrase begins with, and how many characters the name has."""
    tokens = scan(phrase.title())
    found = words().spellings.longest(tokens, 0)
    return (found[0], tokens[found[1] - 1].end) if found else None


def _of_agency(until: str) -> Series | None:
    """The series of circulars of the office in the letterhead."""
    for match in _AGENCY_HEAD.finditer(until):
        office = re.sub(r"^KEMENTERIAN", "MENTERI", " ".join(match.group().split()))
        found = _spelled(f"surat edaran {office}")
        if found and not found[0].open:
            return found[0]
    return None
