"""Running heads and page feet: set aside, with a record."""

import re
from collections import Counter, defaultdict

from ingest.clean.damaged import HINT, damaged_spans, is_damaged_head
from ingest.clean.lines import Change, Ledger, Line, touched
from ingest.clean.rules import rules

_EDGE = 3  # a running head or foot stands among the first or last lines of its page
_REPEATED = 4  # on how many pages a line must come back to be a running head
_DIGITS = re.compile(r"\d+")
_SPEAKS = re.compile(r"(?:dan|DAN|ESA|oleh|,)\s*$")
_LAW = re.compile(r"(Pasal|BAB|Bagian|Paragraf|Ayat|Huruf|Angka|Cukup|Dihapus|Yang|\(\d|[a-z]\.)")


def drop_heads(lines: tuple[Line, ...]) -> Change:
    """The lines without those that only belong to the page: numbers, serial numbers, site names, letterheads."""
    ledger = Ledger()
    repeated = _repeated_edges(lines)
    for index, line in enumerate(lines):
        rule = _rule_of(lines, index) or ("running-head" if index in repeated else None)
        if rule:
            ledger.remove(rule, line, line.text)
        else:
            ledger.keep(line)
    return ledger.change()


def drop_inline_heads(lines: tuple[Line, ...]) -> Change:
    """The lines without heads and feet that were read into the middle of a paragraph."""
    ledger = Ledger()
    before = ""
    hit = touched(lines, (*(pattern for _, pattern in rules().inline), rules().head_inline, HINT))
    for index, line in enumerate(lines):
        if index not in hit:
            ledger.keep(line)
            before = line.text
            continue
        text = line.text
        patterns = rules().inline
        if not _SPEAKS.search(before):  # "dan / PRESIDEN REPUBLIK INDONESIA" names who decides
            patterns = (*patterns, ("letterhead", rules().head_inline))
        for rule, pattern in patterns:
            for match in pattern.finditer(text):
                ledger.remove(rule, line, match.group())
            text = pattern.sub(" ", text)
        for start, end in reversed(damaged_spans(text, before)):
            ledger.remove("letterhead", line, text[start:end])
            text = f"{text[:start]} {text[end:]}"
        ledger.keep(Line(" ".join(text.split()), line.place, line.ocr))
        before = line.text
    return ledger.change()


def _rule_of(lines: tuple[Line, ...], index: int) -> str | None:
    text = lines[index].text.strip()
    for rule, pattern in rules().lines:
        if pattern.fullmatch(text):
            return rule
    return "letterhead" if _is_letterhead(lines, index) or is_damaged_head(lines, index) else None


def _is_letterhead(lines: tuple[Line, ...], index: int) -> bool:
    """Whether this line is one half of "PRESIDEN / REPUBLIK INDONESIA", alone on its line and not a signature."""
    text = lines[index].text.strip()
    before = lines[index - 1].text.strip() if index else ""
    after = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
    if rules().head_first.fullmatch(text):
        return bool(rules().head_second.fullmatch(after))
    return bool(rules().head_second.fullmatch(text) and (rules().head_first.fullmatch(before) or "\x0c" in before))


def _repeated_edges(lines: tuple[Line, ...]) -> set[int]:
    """Indexes of lines that come back, but for their digits, at the edge of page after page."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.place.page is not None:
            pages[line.place.page].append(index)
    edges = [i for page in pages.values() for i in {*page[:_EDGE], *page[-_EDGE:]}]
    seen = Counter(_shape(lines[i]) for i in edges)
    need = max(_REPEATED, len(pages) // 4)
    return {i for i in edges if seen[_shape(lines[i])] >= need and not _LAW.match(lines[i].text.strip())}


def _shape(line: Line) -> str:
    return _DIGITS.sub("0", " ".join(line.text.split()))
