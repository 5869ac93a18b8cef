"""Repairs inside words: hyphens at line ends, letters in numbers, and words a reading machine breaks in known ways."""

import re

from ingest.clean.lexicon import Lexicon
from ingest.clean.lines import Change, Ledger, Line, touched
from ingest.clean.rules import rules

_BROKEN = re.compile(r"\b(?P<left>[A-Za-z]+)- (?P<right>[a-zA-Z]+)\b")
_LINE_END = re.compile(r"\b(?P<left>[A-Za-z]+)-$")
_FIRST = re.compile(r"[a-zA-Z]+[^\s\w]*")
_YEAR = re.compile(r"\b(?=\w*\d)(?=\w*[OolI])(?:[12lI][0-9Oo][0-9OolI]{2})\b")
_NUMBER = re.compile(r"(?<=Nomor )(?=\w*\d)[0-9OolI]{2,5}\b|(?<=Tahun )(?=\w*\d)[0-9OolIZ]{4}\b")
_DIGITS = str.maketrans("OolIZ", "00112")
_PARTNERS = {"dan", "atau", "maupun", "serta"}


def repair_words(lines: tuple[Line, ...]) -> Change:
    """Lines with known confusions and letters in years and numbers set right."""
    ledger = Ledger()
    hit = touched(lines, (*(pattern for pattern, _ in rules().confusions), _YEAR, _NUMBER))
    for index, line in enumerate(lines):
        if index not in hit:
            ledger.keep(line)
            continue
        text = line.text
        for pattern, right in rules().confusions:
            text = _replace(ledger, line, text, pattern, right)
        for pattern in (_YEAR, _NUMBER):
            for match in list(pattern.finditer(text)):
                ledger.repair("digits", line, match.group(), match.group().translate(_DIGITS))
            text = pattern.sub(lambda m: m.group().translate(_DIGITS), text)
        ledger.keep(Line(text, line.place, line.ocr))
    return ledger.change()


def join_hyphens(lines: tuple[Line, ...], lexicon: Lexicon) -> Change:
    """Lines in which no word is cut in two, neither at the end of a line nor inside it."""
    ledger = Ledger()
    carried = ""
    for index, line in enumerate(lines):
        text = line.text[len(carried) :].lstrip() if carried else line.text
        carried = ""
        text = _inside(ledger, line, text, lexicon)
        end = _LINE_END.search(text)
        first = _FIRST.match(lines[index + 1].text) if index + 1 < len(lines) else None
        if end and first and first.group()[0].islower() and first.group() not in _PARTNERS:
            carried = first.group()
            whole = _joined(end["left"], carried, lexicon)
            ledger.repair("hyphen", line, f"{end['left']}-", whole)
            ledger.repair("hyphen", lines[index + 1], carried, "")
            text = text[: end.start()] + whole
        ledger.keep(Line(text, line.place, line.ocr))
    return ledger.change()


def _inside(ledger: Ledger, line: Line, text: str, lexicon: Lexicon) -> str:
    def whole(match: re.Match[str]) -> str:
        if match["right"].lower() in _PARTNERS:
            return match.group()
        after = _joined(match["left"], match["right"], lexicon)
        ledger.repair("hyphen", line, match.group(), after)
        return after

    return _BROKEN.sub(whole, text)


def _joined(left: str, right: str, lexicon: Lexicon) -> str:
    """The word that was cut: with its hyphen where it is a doubling or known so, without where that is a known word."""
    if lexicon.knows(left + re.sub(r"\W+$", "", right)) and not lexicon.knows(
        f"{left}-{re.sub(r'[^a-zA-Z]+$', '', right)}"
    ):
        return left + right
    return f"{left}-{right}"


def _replace(ledger: Ledger, line: Line, text: str, pattern: re.Pattern[str], right: str) -> str:
    for match in pattern.finditer(text):
        if match.group() != right:
            ledger.repair("confusion", line, match.group(), right)
    return pattern.sub(right, text)
