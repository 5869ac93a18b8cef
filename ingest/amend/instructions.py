"""Where an amending act gives its instructions: its Roman pasal, their angka, and the words that each one sets.

An instruction is known by its sentence, not by its number: columns and scans lose numbers, and lists inside the quoted
articles have numbers too. A sentence counts where it begins a line, names a part of a law right away, and `sentence`
finds a change in it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.reference import Ref
from ingest.amend.sentence import Change, changes
from ingest.amend.target import first_named
from ingest.amend.words import either, words
from ingest.clean.lines import Line
from ingest.numbering import roman

_PASAL = re.compile(
    r"(?:^[^\w\n]*|(?<=\.)\s+)(?:Pasal|PASAL)[ ]+(?P<number>[IVX][IVXl]{0,6}|l{1,3})"
    r"(?:[ ]*$|[ ]+(?=Beberapa\s+ketentuan))",
    re.MULTILINE,
)
_ANY_PASAL = re.compile(r"^[^\w\n(]*[Pp]asal\s?\d\w*[ ]*$", re.MULTILINE)
_AMENDS = re.compile(
    r"\b(?:diubah|menjadi)\s+sebagai\s+berikut|\bsehingga\b[^.]{0,80}\bberbunyi|^\W*(?:Mengubah|Merubah)\b", re.I | re.M
)
_END = re.compile(
    r"^[^\w\n]*(?:PENJELASAN\s*$|LAMPIRAN\b|Agar setiap orang|Di(?:sah|tetap)kan [Dd]i [A-Z])", re.MULTILINE
)
_NUMBER = re.compile(r"(?:[^\w\n(]|_){0,3}(?P<number>[0-9lI]{1,3}|[0-9lI] [0-9lI])[ ]*[.,]?[ ]*")
_DIGITS = str.maketrans({"l": "1", "I": "1", " ": ""})
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LONGEST = 1800  # characters of the longest sentence of change seen (rows of several tables): 1,300


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: where it stands, what it changes, and the lines that it sets."""

    source: Ref
    target: str | None  # the amended act that its pasal names
    sentence: str
    changes: tuple[Change, ...]
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Zone:
    """A Roman pasal that amends: its number, its span in the text, and the act that it names."""

    pasal: str
    start: int
    end: int
    target: str | None


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an instruction begins, where its words begin, and the changes of its sentence."""

    at: int
    body: int
    number: int | None
    sentence: str
    changes: tuple[Change, ...]


def instructions(lines: Sequence[Line], regulation: str) -> tuple[Instruction, ...]:
    """Every instruction of an amending act, in order; `regulation` is the act's own id."""
    text = "\n".join(line.text for line in lines)
    offsets = _offsets(lines)
    return tuple(
        instruction for zone in _zones(text) for instruction in _of_zone(text, zone, offsets, lines, regulation)
    )


def _offsets(lines: Sequence[Line]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line.text) + 1)
    return offsets


def _zones(text: str) -> Iterator[_Zone]:
    """The Roman pasal whose opening words say that they amend."""
    heads = list(_rising(text))
    for index, (match, number) in enumerate(heads):
        limit = heads[index + 1][0].start() if index + 1 < len(heads) else len(text)
        ended = _END.search(text, match.end(), limit)
        end = ended.start() if ended else limit
        opening = _opening(text, match.end(), end)
        if _AMENDS.search(opening):
            yield _Zone(roman(number), match.end(), end, first_named(opening))


def _rising(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Headings of Roman pasal in their order; a heading that does not count on is one of a quoted article or a list."""
    last = 0
    for match in _PASAL.finditer(text):
        number = _value(match["number"])
        follows = number == last + 1 or (number == 1 and _AMENDS.search(_opening(text, match.end(), len(text))))
        if number and follows and not (number == 1 and last == 1 and not _opens(text, match.end())):
            last = number
            yield match, number


def _opens(text: str, start: int) -> bool:
    """Whether the opening words of an amending pasal follow, rather than a quoted article 1."""
    return re.match(r"\s*(?:Beberapa|Ketentuan|Mengubah|Undang|Peraturan)\b", text[start:]) is not None


def _opening(text: str, start: int, end: int) -> str:
    """The words of a pasal before its first instruction or quoted article."""
    stop = _ANY_PASAL.search(text, start, end)
    limit = min(stop.start() if stop else end, start + 2500)
    return text[start:limit]


def _of_zone(
    text: str, zone: _Zone, offsets: list[int], lines: Sequence[Line], regulation: str
) -> Iterator[Instruction]:
    """The instructions of a pasal; a number that the margin tore from the next sentence is no word of this one."""
    starts = list(_numbered(text, zone)) or list(_opening_instruction(text, zone))
    number = 0
    ends = [*(start.at for start in starts[1:]), zone.end]
    for start, end, then in zip(starts, ends, [*starts[1:], None], strict=False):
        number = _next_number(start.number, number)
        source = Ref(regulation, (f"pasal-{zone.pasal}", f"angka-{number}"))
        if len(starts) == 1 and start.number is None:  # a pasal that is one instruction has no angka
            source = Ref(regulation, (f"pasal-{zone.pasal}",))
        body = _lines_between(text, (start.body, end), offsets, lines)
        if then is not None and then.number is None:
            body = tuple(line for line in body if line.text.strip(" .") != str(number + 1))
        yield Instruction(source, zone.target, start.sentence, start.changes, body)


def _next_number(read: int | None, last: int) -> int:
    """The instruction's number: as read where that counts on from the last one, else the next one."""
    return read if read is not None and last < read <= last + 5 else last + 1


def _numbered(text: str, zone: _Zone) -> Iterator[_Start]:
    done = zone.start
    for match in _candidates().finditer(text, zone.start, zone.end):
        if match.start() < done:
            continue
        found = _read(text, match, zone.end)
        if found is not None:
            done = found.body
            yield found


def _opening_instruction(text: str, zone: _Zone) -> Iterator[_Start]:
    """A pasal without angka says its change in its opening sentence: "Mengubah ketentuan Pasal 7, 8 dan Pasal 9"."""
    stop = _ANY_PASAL.search(text, zone.start, zone.end)
    sentence = text[zone.start : stop.start() if stop else zone.end]
    found = changes(sentence)
    if found:
        yield _Start(zone.start, zone.start + len(sentence), None, " ".join(sentence.split()), found)


@cache
def _candidates() -> re.Pattern[str]:
    """Where a sentence of change may begin: at the beginning of a line, or inside one after its own number."""
    parts = "pas(?:[ai]l|d|a1)|aya[tl1]|huruf|angka|bab|bagian|paragraf|lampiran|baris|tabel|judul|penjelasan|ketentuan"
    opening = rf"(?:Ketenluan|Keten\s?tuan|(?:Ketentuan\s+\d+\s+)?{either(words().starts)})(?:\s+dalam)?"
    starts = rf"{opening}\s+(?:(?:{parts})\b|di[.\s]*antara)"
    verbs = r"\b(?:dihapus|dicabut|tetap|diubah|ditambah)\b"
    own = rf"(?:BAB|Bab|Bagian|Paragraf|Pasa[l1]|Judul)\s+(?=[^\n.]{{1,60}}?\n?[^\n.]{{0,60}}?{verbs})"
    lead = rf"(?:^(?P<lead>{_NUMBER.pattern})?|(?<=\s)(?P<inner>[0-9]{{1,3}})\.\s+|(?<=[.”\"]\s)(?P<bare>))"
    return re.compile(rf"{lead}[\W_]{{0,3}}(?P<words>(?i:{starts})|(?P<own>{own}))", re.MULTILINE)


def _read(text: str, match: re.Match[str], end: int) -> _Start | None:
    """The instruction that begins here; None where the words make no sentence of change."""
    start = match.start("words")
    stop = _sentence_end(text, start, end)
    sentence = " ".join(text[start:stop].split())
    found = changes(sentence)
    raw = (match["number"] or match["inner"] or "").translate(_DIGITS)
    if not found or not (raw or _sure(match, sentence)):
        return None
    return _Start(match.start(), stop, int(raw) if raw else None, sentence, found)


def _sure(match: re.Match[str], sentence: str) -> bool:
    """Whether a sentence without a number is an instruction.

    Inside a line it must announce new words; one that begins with the part itself must delete it, or keep it.
    """
    if match["bare"] is not None:
        return sentence.endswith(":")
    return match["own"] is None or re.search(r"\b(?:dihapus|dicabut|tetap)\b", sentence) is not None


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where a sentence of change ends: after "berikut:", after a full stop, or before what it quotes."""
    window = text[start : min(end, start + _LONGEST)]
    stops = [
        re.search(r"\bberikut\s*[:;.]", window),
        re.search(
            r"(?<!Rp)(?<!No)(?<!s\.d)\.[\"”]?(?:\s*$|\s(?=\d{1,3}\.\s))|\bdihapus(?:\.(?=\s)|\s*$)",
            window,
            re.MULTILINE,
        ),
    ]
    ends = [match.end() for match in stops if match]
    quoted = re.search(r"^[^\w\n(]*(?:[Pp]asal\s?[\dlIO]\S*(?:\s[A-Z])?|BAB\s+[IVX]+[A-Z]?)[ ]*$", window, re.MULTILINE)
    if quoted:
        ends.append(quoted.start())
    return start + min(ends, default=len(window))


def _lines_between(text: str, span: tuple[int, int], offsets: list[int], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a span of the text, the first one cut where the span begins inside it."""
    start, end = span
    found = []
    reach = slice(max(0, bisect_right(offsets, start) - 1), bisect_left(offsets, end))
    for line, first in zip(lines[reach], offsets[reach], strict=False):
        part = text[max(start, first) : min(end, first + len(line.text))]
        if first < end and first + len(line.text) > start and part.strip():
            found.append(Line(part.strip(), line.place, line.ocr))
    return tuple(found)


def _value(numeral: str) -> int:
    values = [_ROMAN.get(sign, 0) for sign in numeral.replace("l", "I").replace("1", "I")]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
