"""Numbers of regulations as people write them: "No. 7 Tahun 2017", "94/2021", "136/PUU-XXII/2024"."""

import re
from dataclasses import dataclass

from corpus.citation.scan import Token, Tokens, at
from corpus.citation.words import words

_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")

_LONGEST_HYPHENED = 6  # tokens of "800-5474"; a longer row of numbers is no number of a regulation


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its year, as far as written; `said` where the word "Nomor" stood before it."""

    text: str
    year: int | None
    end: int  # the token after it
    said: bool = False
    series: str = ""  # that the number itself tells: 11/PER/M.KOMINFO/4/2007
    full: str = ""  # a compound number with all its codes


def slug(number: str) -> str:
    """The number as ids write it.

    >>> slug("136/PUU-XXII")
    '136-puu-xxii'
    """
    return re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")


def is_roman(word: str) -> bool:
    """Whether the word is a Roman number below 90, in lower case."""
    return bool(_ROMAN.fullmatch(word))


def read_number(tokens: Tokens, i: int) -> Number | None:
    """The number that begins at `i`, with its year where one follows; None where there is none."""
    start = _after_nomor(tokens, i)
    said = start > i
    if year := _year_word(tokens, start):  # "Tahun 2017 Nomor 7"
        return _turned(tokens, year)
    token = at(tokens, start)
    if token.kind == "code":
        return _compound(token, start + 1, said)
    if token.kind != "number" or len(token.low) > 5:
        return None
    return _plain(tokens, start, said)


def _plain(tokens: Tokens, start: int, said: bool) -> Number | None:
    end, text = start + 1, at(tokens, start).low
    while (
        end < start + _LONGEST_HYPHENED
        and at(tokens, end).low == "-"
        and at(tokens, end + 1).kind == "number"
        and at(tokens, end).glued
    ):
        text, end = f"{text}-{at(tokens, end + 1).low}", end + 2
    year = _year(tokens, end)
    if year:
        return None if _more_digits(tokens, year[1]) else Number(text, year[0], year[1], said)
    if "-" in text or _more_digits(tokens, end) or at(tokens, end).low == "%":
        return None
    counted = words().are("counted", at(tokens, end).low)
    return None if counted else Number(text, None, end, said)


def _hyphened(tokens: Tokens, i: int) -> bool:
    """Whether the number goes on with a hyphen at `i`, as "800-5474" does."""
    return at(tokens, i).low == "-" and at(tokens, i).glued and at(tokens, i + 1).kind == "number"


def _compound(token: Token, end: int, said: bool) -> Number | None:
    """A number with codes in it: its own part, its year, and the series that a code tells."""
    *parts, year = token.low.split("/")
    if "puu" in token.low:
        return Number("/".join(parts), int(year), end, said, "mk")
    series = next((words().codes[code] for part in parts for code in _codes(part)), "")
    own = parts[:1] if len(parts) == 1 or len(parts[0]) > 1 or not parts[1].isdigit() else parts[:2]
    if len(own) == 1 and "-" in own[0] and series:  # B-2900/KASN/11/2017
        own = own[0].split("-")
    return Number("/".join(own), int(year), end, said, series, token.low)


def _codes(part: str) -> list[str]:
    return [code for code in words().codes if part == code or part.startswith(f"{code}.")]


def _turned(tokens: Tokens, year: tuple[int, int]) -> Number | None:
    start = _after_nomor(tokens, year[1])
    token = at(tokens, start)
    if start == year[1] or token.kind != "number" or len(token.low) > 5:
        return None
    return Number(token.low, year[0], start + 1, said=True)


def _after_nomor(tokens: Tokens, i: int) -> int:
    if words().levels.get(at(tokens, i).low) != "nomor":
        return i
    i += 1
    while at(tokens, i).low in {".", ":"}:
        i += 1
    return i


def _year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The year after a number: "/2017", "Tahun 2017", "thn. 2017", " 2017"."""
    if at(tokens, i).low == "/":
        return _four_digits(tokens, i + 1) or _year_word(tokens, i + 1)
    return _year_word(tokens, i) or (None if at(tokens, i).glued else _four_digits(tokens, i))


def _year_word(tokens: Tokens, i: int) -> tuple[int, int] | None:
    if not words().are("year", at(tokens, i).low):
        return None
    return _four_digits(tokens, i + 2 if at(tokens, i + 1).low == "." else i + 1)


def _four_digits(tokens: Tokens, i: int) -> tuple[int, int] | None:
    token = at(tokens, i)
    if token.kind != "number" or len(token.low) != 4 or not 1940 <= int(token.low) < 2100:
        return None
    return int(token.low), i + 1


def _more_digits(tokens: Tokens, i: int) -> bool:
    """Whether the number goes on, as in a date, an amount or a telephone number."""
    mark, after = at(tokens, i), at(tokens, i + 1)
    return mark.glued and mark.low in {"/", "-", ".", ","} and after.glued and after.kind == "number"
