"""A sentence taken apart into what decides (numbers, days, citations, quotes, deciding words) and what it speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citation import Mention, Names, find
from corpus.text import normalise, tokens
from qa.sentences import MONTHS
from qa.writer.lexicon import Deciding, Wording

_MONTHS = {name.lower(): at for at, name in enumerate(MONTHS, 1)}
_QUOTED = re.compile(r"\"([^\"]*)\"|(?<!\w)'([^']+)'(?!\w)")
_TOKEN = re.compile(
    rf"""
    (?P<day> \b\d{{1,2}} \s+ (?:{"|".join(MONTHS)}) (?:\s+\d{{4}})? \b | \b(?:{"|".join(MONTHS)}) (?:\s+\d{{4}})? \b )
  | (?P<number> (?:Rp\.?\s?)? \d+ (?:\.\d{{3}})* (?:,\d+)? (?:\s?(?:ribu|juta|miliar|triliun)\b)? (?:\s?%)? )
  | (?P<roman> \b[IVXLC]+\b )
  | (?P<word> [^\W\d_]+ (?:[-/][^\W\d_]+)* )
  | (?P<stop> [.,;:()!?] | \s[-]\s )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SCALE = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
_WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_UNITS = frozenset({"bulan", "tahun", "hari", "minggu", "jam", "menit", "persen", "kali", "orang", "periode"})
_ONE = {f"se{unit}": unit for unit in _UNITS}
_BOUNDARIES = frozenset({"condition", "time", "choice"})
_NUMBERING = frozenset({"nomor", "no", "tahun", "thn"})
_PASSIVE = ("di", "ter")
_JOINING = frozenset({"dan", "serta", "tetapi", "sedangkan", "namun", "lalu", "kemudian", "yang"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that decides, or an idea (kind "idea"); `clause` counts the clauses before it."""

    kind: str
    value: str
    clause: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence taken apart, in order."""

    pieces: tuple[Piece, ...]
    passives: int = 0  # ideas written as passive verbs ("dipakai")

    def values(self, kind: str) -> tuple[str, ...]:
        """The values of one kind, in order."""
        return tuple(piece.value for piece in self.pieces if piece.kind == kind)

    @property
    def ideas(self) -> tuple[str, ...]:
        """What the sentence speaks of."""
        return self.values(IDEA)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that occur, without ideas."""
        return frozenset(piece.kind for piece in self.pieces) - {IDEA}


NEAR = 1  # pieces on each side
IDEA, NUMBER, DAY, CITATION, QUOTE = "idea", "number", "day", "citation", "quote"


def read(text: str, names: Names, wording: Wording) -> Reading:
    """The sentence taken apart."""
    plain = re.sub(r"(?<=\d)\s?-\s?(?=(?:Rp\.?\s?)?\d)", " sampai ", normalise(text))
    pieces: list[Piece] = []
    passives = 0
    for quoted in _QUOTED.finditer(plain):
        pieces.append(Piece(QUOTE, " ".join((quoted[1] or quoted[2] or "").split()), 0))
    clause, at = 0, 0
    for mention in (*find(plain, names), None):
        end = mention.start if mention else len(plain)
        found, clause, turned = _between(plain[at:end], clause, wording)
        pieces += found
        passives += turned
        if mention:
            pieces.append(Piece(CITATION, _cited(mention), clause))
            at = mention.end
    return Reading(tuple(pieces), passives)


def _cited(mention: Mention) -> str:
    """A citation as written; "UU Nomor 7 Tahun 2017" and "UU 7/2017" are the same, "UU Pemilu" is another wording."""
    return " ".join(word for word in tokens(mention.text) if word not in _NUMBERING)


# --- between the citations ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def _between(text: str, clause: int, wording: Wording) -> tuple[list[Piece], int, int]:
    """The pieces of a stretch without citations, the clauses up to its end, and its passive verbs."""
    tokens = [_Token(_kind(match), match[0]) for match in _TOKEN.finditer(text)]
    words = [token.text.lower() if token.kind == "word" else "" for token in tokens]
    pieces: list[Piece] = []
    i = passives = 0
    while i < len(tokens):
        length, found = _next(tokens, words, i, wording)
        for kind, value in found:
            clause += kind in _BOUNDARIES or kind == "stop"
            if kind not in ("stop", ""):
                pieces.append(Piece(kind, value, clause))
        clause += words[i] in _JOINING
        passives += words[i].startswith(_PASSIVE) and any(kind == IDEA for kind, _ in found)
        i += length
    return pieces, clause, passives


def _kind(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    return "word" if kind == "roman" and not match[0].isupper() else kind


def _next(tokens: list[_Token], words: list[str], i: int, wording: Wording) -> tuple[int, list[tuple[str, str]]]:
    """How many tokens are read, and what they say."""
    token = tokens[i]
    if token.kind == "stop":
        return 1, [("stop", token.text)] if token.text.strip() != "?" else [(IDEA, "?")]
    if token.kind == "day":
        return 1, [(DAY, _day(token.text))]
    if token.kind == "number":
        return _with_unit(_number(token.text), words, i, 1)
    if token.kind == "roman":
        return 1, [(NUMBER, token.text)]
    spelled = _spelled(words, i)
    if spelled:
        return _with_unit(*spelled[:1], words, i, spelled[1])
    if words[i] in _ONE:
        return 1, [(NUMBER, f"1 {_ONE[words[i]]}")]
    if deciding := wording.at(words, i):
        return deciding[0], [_pair(deciding[1])]
    if len(words[i]) == 1:
        return 1, [(NUMBER, words[i])]
    return 1, [(IDEA, idea) for part in words[i].split("/") if (idea := wording.content(part))]


def _pair(deciding: Deciding) -> tuple[str, str]:
    return deciding.kind, deciding.value


def _with_unit(value: str, words: list[str], i: int, length: int) -> tuple[int, list[tuple[str, str]]]:
    after = words[i + length : i + length + 2]
    unit = next((u for u in _UNITS if after and after[0] in (u, f"{u}nya")), "")
    if not unit:
        return length, [(NUMBER, value)]
    working = unit == "hari" and after[1:] == ["kerja"]
    return length + 1 + working, [(NUMBER, f"{value} {unit}{' kerja' if working else ''}")]


def _number(text: str) -> str:
    """The value of a number as written: "Rp48 juta" and "Rp48.000.000" are the same."""
    money = text.lower().startswith("rp")
    digits = re.search(r"\d+(?:\.\d{3})*(?:,\d+)?", text)
    whole, _, part = (digits[0] if digits else "").replace(".", "").partition(",")
    scale = next((power for word, power in _SCALE.items() if word in text.lower()), 0)
    shifted = (whole + part.ljust(scale, "0")).lstrip("0") or "0" if scale >= len(part) else f"{whole},{part}"
    return f"{'rp ' if money else ''}{shifted}{' persen' if text.endswith('%') else ''}"


def _spelled(words: list[str], i: int) -> tuple[str, int] | None:
    """A number in words with how many words it takes: "dua belas" is 12."""
    if words[i] not in _WORDS:
        return None
    value, after = _WORDS.index(words[i]), words[i + 1] if i + 1 < len(words) else ""
    if after == "belas":
        return str(value + 10), 2
    if after == "puluh":
        last = words[i + 2] if i + 2 < len(words) else ""
        more = _WORDS.index(last) if last in _WORDS[1:10] else 0
        return str(value * 10 + more), 2 + bool(more)
    return str(value), 1


def _day(text: str) -> str:
    return " ".join(str(_MONTHS.get(part.lower(), part)) for part in text.split())


def windows(reading: Reading, kind: str, *, ideas: bool) -> Iterator[frozenset[str]]:
    """For each value of a kind what it governs: what comes after it in its clause, else what comes before it there."""
    others = [(i, p) for i, p in enumerate(reading.pieces) if (p.kind == IDEA if ideas else p.kind != kind)]
    for at, piece in enumerate(reading.pieces):
        if piece.kind == kind:
            here = [(i, p.value) for i, p in others if p.clause == piece.clause]
            after = frozenset(value for i, value in here if i > at)
            yield after or frozenset(value for i, value in here if i < at)


def neighbours(reading: Reading, kinds: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """For each value of the kinds what stands beside it, wherever it occurs."""
    found: dict[str, frozenset[str]] = {}
    for at, piece in enumerate(reading.pieces):
        if piece.kind in kinds:
            beside = (*reading.pieces[max(0, at - NEAR) : at], *reading.pieces[at + 1 : at + 1 + NEAR])
            found[piece.value] = found.get(piece.value, frozenset()) | {near.value for near in beside}
    return found
