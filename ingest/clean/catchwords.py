"""Catch-words: the first words of the next page, printed once more at the foot of the page before it."""

import re

from ingest.clean.lines import Change, Ledger, Line

_DOTS = re.compile(r"\s*(?:\.\s?){2,}\s*$|\s*…+\s*$")
_MARKER = r"(?:\(\d{1,3}[a-z]?\)|\d{1,3}[a-z]?\.|[a-z]{1,2}\d?\.|Pasal \d{1,3}[A-Z]?|BAB [IVXLC]+|Bagian \w+|Agar|Huruf [a-z]|Ayat \(\d+\))"
_INLINE = re.compile(
    rf"(?<!\w)(?P<catch>(?P<mark>{_MARKER})(?P<words>(?: [^\s:;]+){{0,3}}?))(?P<dots>(?: ?[.…]){{0,5}}) (?P=catch)(?!\w)"
)
_DOTTED = re.compile(r"(?<!\w)(?P<catch>\(?[\w)]+\.?(?: [\w/-]+){0,3}) ?(?:\. ?\. ?\.|…) (?=(?P=catch)(?!\w))")
_REACH = 4  # the words come back within so many lines; page heads between them may not have been recognised


def drop_catchwords(lines: tuple[Line, ...]) -> Change:
    """The lines without catch-words, whether alone on a line, at its end, or in the middle of a paragraph."""
    ledger = Ledger()
    for index, line in enumerate(lines):
        following = lines[index + 1 : index + 1 + _REACH]
        if _alone(line, following):
            ledger.remove("catch-word", line, line.text)
            continue
        ledger.keep(_without_inline(ledger, line))
    return ledger.change()


def _alone(line: Line, following: tuple[Line, ...]) -> bool:
    """Whether the line is the beginning of a line that follows, written with dots or as a bare repeated heading."""
    text = line.text.strip()
    dots = _DOTS.search(text)
    start = _plain(text[: dots.start()] if dots else text)
    if not start or len(start) > 60:
        return False
    if dots:
        return any(_plain(other.text).startswith(start) for other in following)
    if not following:
        return False
    nearest = _plain(following[0].text)
    return bool(re.fullmatch(_MARKER + r"(?: \S+){0,2}", text)) and nearest.startswith(start)


def _without_inline(ledger: Ledger, line: Line) -> Line:
    text = line.text
    for pattern in (_INLINE, _DOTTED):
        while match := pattern.search(text):
            end = match.end() if pattern is _DOTTED else match.start() + len(match["catch"]) + len(match["dots"])
            ledger.remove("catch-word", line, text[match.start() : end])
            text = f"{text[: match.start()]}{text[end:].lstrip()}"
    return Line(text, line.place, line.ocr)


def _plain(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text).strip().lower()
