"""What stands between two pages of a gazette copy: its serial number, a letterhead read as signs, the page number.

"SK No 190195A / PrIflt dll / ETrTI.If,TilTFr'IITTIf, / -12-" is no text of law, and no pattern knows a letterhead read
like that; but it stands between a serial number and a page number, or right behind the serial number. What looks like
words of law there stays.
"""

import re
from collections.abc import Sequence

from ingest.clean.damaged import is_head_half
from ingest.clean.lexicon import Lexicon, speakable
from ingest.clean.likeness import edits
from ingest.clean.lines import Change, Ledger, Line

_FOOT = re.compile(r"\s*S[KI]\(?\s?N[o0]\.?\s?(?=\S*\d)[^\s]{3,9}\s?[A-Z]?\s*")
_PAGE = re.compile(r"\s*(?:[-–—_]{1,2}\s?[\dlLIitTrSOo]{0,3}(?:\s\d)?\s?[-–—_]{0,2}|[\dlLI]{1,3}\s?[-–—_])\s*")
_GLUED = re.compile(r"\s*[-–—_]\s?[\dlLItTr]{1,3}\s?[-–—_]\s*(?=\w|\()")
_REACH = 7  # lines from a serial number to the page number of the next page, blank ones among them
_LONGEST = 45  # signs of a line of a letterhead
_SCRAP = 2  # signs; less than a word
_LAW = re.compile(
    r"(?:Pasal|PASAL|BAB|Bagian|Paragraf|Ayat|Huruf|Angka|Cukup|Dihapus|Yang|Agar|[Mm]e\w+|PENJELASAN|LAMPIRAN)\b"
    r"|\(?\d{1,2}[a-z]?[).]|[a-z]\d?[.)]\s?\w|[(\[{]\S"
)
_MARKED = re.compile(r"[(\[{]|[\dlI]{1,3}[a-z]?\.|[a-z]{1,2}\d?\.")
_WORD = re.compile(r"[A-Za-z]?[a-z]{3,}")
_STRANGE = re.compile(r"[a-z][A-Z]|\w[^\w\s]")  # a capital, or a sign, inside a word
_HEADINGS = ("PENJELASAN", "LAMPIRAN", "MEMUTUSKAN", "MENETAPKAN", "PASALDEMIPASAL")
_MISREAD = 2  # signs of such a heading
_LETTERS = re.compile(r"[A-Za-z]{4,}")


def drop_page_turns(lines: tuple[Line, ...], lexicon: Lexicon) -> Change:
    """The lines without the foot of a page and the head of the next, however badly these were read."""
    gone: dict[int, str] = {}
    for index, line in enumerate(lines):
        if _FOOT.fullmatch(line.text):
            gone |= {at: rule for at, rule in _turn(lines, index, lexicon).items() if lines[at].text.strip()}
    ledger = Ledger()
    for index, line in enumerate(lines):
        if index not in gone:
            ledger.keep(line)
            continue
        glued = None if _PAGE.fullmatch(line.text) else _GLUED.match(line.text)
        taken = glued.group() if glued and gone[index] == "page-number" else line.text
        ledger.remove(gone[index], line, taken)
        ledger.keep(Line(line.text[len(taken) :], line.place, line.ocr))
    return ledger.change()


def _turn(lines: Sequence[Line], foot: int, lexicon: Lexicon) -> dict[int, str]:
    """The indexes of the lines of one page turn, each with the rule that takes it; `foot` is the serial number."""
    stop = min(len(lines), foot + 1 + _REACH)
    found = {foot: "serial-number"}
    numbered = (at for at in range(foot + 1, stop) if _PAGE.fullmatch(lines[at].text) or _GLUED.match(lines[at].text))
    page = next(numbered, None)
    if page is not None:
        between = range(foot + 1, page)
        found |= {at: "letterhead" for at in between if _furniture(lines[at].text.strip(), lexicon)}
        found |= {at: "catch-word" for at in between if at not in found and _comes_again(lines, at, page)}
        return found | {page: "page-number"}
    halves = [at for at in range(foot + 1, stop) if is_head_half(lines[at].text) or _garbled(lines[at].text, lexicon)]
    if halves:
        scraps = (at for at in range(foot + 1, halves[-1]) if len(lines[at].text.strip()) <= _SCRAP)
        found |= {at: "letterhead" for at in (*halves, *scraps)}
    return found


def _furniture(text: str, lexicon: Lexicon) -> bool:
    """Whether a line between two pages says nothing: no word of law, no number of an item."""
    if len(text) > _LONGEST or text.endswith(":") or _heading(text):
        return False
    if text.endswith(("...", ". .", "…")):
        return not _MARKED.match(text)  # by its place a catch-word; one with a number proves that number
    if is_head_half(text):
        return True
    return not _LAW.match(text) and not any(lexicon.knows(word) for word in _WORD.findall(text))


def _heading(text: str) -> bool:
    """Whether the line is the head of a great part, however badly it was read: "PENJEI,ASAN"."""
    letters = "".join(filter(str.isalpha, text)).upper()
    return any(edits(letters, heading) <= _MISREAD for heading in _HEADINGS)


def _garbled(text: str, lexicon: Lexicon) -> bool:
    """Whether the line is furniture that no tongue could speak: "ETrTI.If,TilTFr'IITTIf,"."""
    strange = (token for token in text.split() if _STRANGE.search(token.rstrip(".,")))
    return _furniture(text.strip(), lexicon) and any(
        not speakable(word) for t in strange for word in _LETTERS.findall(t)
    )


def _comes_again(lines: Sequence[Line], at: int, page: int) -> bool:
    """Whether the line is the first words of the page that follows."""
    if re.search(r"[\w)]\.\s*$", lines[at].text):
        return False
    said = re.sub(r"\W", "", lines[at].text).lower()
    following = next((line.text for line in lines[page + 1 : page + 3] if line.text.strip()), "")
    return bool(said) and re.sub(r"\W", "", following).lower().startswith(said)
