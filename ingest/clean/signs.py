"""Signs that word processors and scanners put in the place of plain ones, and words set with a space between letters.

Ligatures, wide and Arabic-Indic digits and unusual hyphens become the plain sign; invisible signs go, and a soft hyphen
at the end of a line joins the word again. "P a s a l  5" and "M E M U T U S K A N" become words where all of it is
known words; anything else keeps its spaces.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from ingest.clean.lexicon import common_words
from ingest.clean.lines import Change, Ledger, Line

_CARET = re.compile(r"\^(?=[\w(-])-?")
_MARKUP = re.compile(  # of Markdown, as some copies keep it
    r"^\s*(?:#{1,6}|>)\s+(?=\S)|\*\*|(?<![A-Za-z])\\(?=[(){}\[\]#*_.+!>|~`-])"
    r"|^\s*[-*+•]\s+(?=(?:\(\d{1,2}[a-z]?\)|[a-z]\.|\d{1,3}\.)\s)"  # a bullet before a number
)
_SET = re.compile(r"^\s*(?P<mark>__?|\*)(?P<words>[A-Z][^_*]*[^_*\s])(?P=mark)\s*$")  # a line in bold or italics
_INVISIBLE = re.compile("[\u00ad\ufeff\u200b-\u200f\u2060]")
_SOFT_END = re.compile("\u00ad\\s*$")
_PLAIN = re.compile("[\u2010\u2011\ufb00-\ufb06\uff01-\uff5e\u2160-\u217f]|[^\\W\\x00-\\x7f]", re.UNICODE)
_HYPHENS = "\u2010\u2011"
_RUN = re.compile(r"(?<!\S)[A-Za-z0-9](?:\s+[A-Za-z0-9]){2,}(?!\S)")
_WORD = re.compile(r"\S+")
_ROMAN = re.compile(r"[IVXLC]+")
_SHORTEST = 3
_LONGEST = 60  # letters; a longer run is no heading


def repair_signs(lines: tuple[Line, ...]) -> Change:
    """Lines of plain signs: without invisible ones, carets of raised letters, and spaces inside words."""
    ledger = Ledger()
    carried = ""
    for index, line in enumerate(lines):
        raw = line.text.lstrip()[len(carried) :] if carried else line.text
        following = _WORD.match(lines[index + 1].text.lstrip()) if index + 1 < len(lines) else None
        carried = following.group() if following and _SOFT_END.search(raw) else ""
        text = _spaced(ledger, line, _plain(ledger, line, raw.rstrip() + carried))
        if carried:
            ledger.repair("hyphen", line, "", carried)
            ledger.repair("hyphen", lines[index + 1], carried, "")
        for rule, pattern in (("markup", _MARKUP), ("caret", _CARET)):
            for match in pattern.finditer(text):
                ledger.repair(rule, line, match.group(), "")
            text = pattern.sub("", text)
        if line_set := _SET.match(text):
            ledger.repair("markup", line, line_set["mark"] * 2, "")
            text = line_set["words"]
        ledger.keep(Line(" ".join(text.split()), line.place, line.ocr))
    return ledger.change()


def _plain(ledger: Ledger, line: Line, text: str) -> str:
    """The text with plain signs for unusual ones."""
    if text.isascii():
        return text
    for match in _INVISIBLE.finditer(text):
        ledger.repair("sign", line, match.group(), "")

    def one(match: re.Match[str]) -> str:
        after = _usual(match.group())
        if after != match.group():
            ledger.repair("sign", line, match.group(), after)
        return after

    return _PLAIN.sub(one, _INVISIBLE.sub("", text))


@cache
def _usual(sign: str) -> str:
    """The plain sign for an unusual one; letters with marks and foreign letters stay as they are."""
    if sign in _HYPHENS:
        return "-"
    if unicodedata.category(sign) == "Nd":
        return str(unicodedata.decimal(sign))
    return unicodedata.normalize("NFKC", sign) if sign >= "\u2160" else sign


def _spaced(ledger: Ledger, line: Line, text: str) -> str:
    """The text with words put together that were set with a space between their letters."""

    def one(match: re.Match[str]) -> str:
        words = _words(match.group())
        if words is None:
            return match.group()
        ledger.repair("spacing", line, match.group(), words)
        return words

    return _RUN.sub(one, text)


def _words(run: str) -> str | None:
    """The run of single signs as words and numbers; None where some of it is no word."""
    groups = [part for wide in re.split(r"\s{2,}", run) for part in _parts("".join(wide.split()))]
    found: list[str] = []
    for group in groups:
        words = _split(group, found[-1] if found else "")
        if words is None:
            return None
        found += words
    known = [word for word in found if len(word) >= _SHORTEST and word.isalpha()]
    return " ".join(found) if known else None


def _parts(signs: str) -> Iterable[str]:
    """The letters and the numbers of a run, each together; a single capital behind a number belongs to it ("5A")."""
    return re.findall(r"\d+[A-Z](?![A-Za-z])|\d+|[A-Za-z]+", signs)


def _split(group: str, before: str) -> list[str] | None:
    """A group of letters as the fewest known words; numbers, and Roman ones behind a word, are themselves."""
    if group[0].isdigit() or (before and _ROMAN.fullmatch(group)):
        return [group]
    if len(group) > _LONGEST:
        return None
    best: list[list[str] | None] = [[], *([None] * len(group))]
    for end in range(_SHORTEST, len(group) + 1):
        for start in range(end - _SHORTEST + 1):
            head = best[start]
            if head is not None and group[start:end].lower() in common_words():
                found = [*head, group[start:end]]
                if best[end] is None or len(found) < len(best[end] or ()):
                    best[end] = found
    if best[-1] is not None:
        return best[-1]
    number = re.search(r"(?<=BAB)[IVXLC]+$", group)
    head = best[number.start()] if number else None
    return [*head, number.group()] if head is not None and number else None
