"""Catch-words: the first words of the next page, printed once more at the foot of the page before it.

A catch-word with its number ("(2) Setiap . . .") proves the number of the line that it announces: where that line has
lost it, or has it badly read ("(21 Setiap orang"), it is set right from the catch-word.
"""

import re

from ingest.clean.likeness import edits
from ingest.clean.lines import Change, Ledger, Line, touched

_DOTS = re.compile(r"\s*(?:\.\s?){2,}\s*$|\s*…+\s*$")
_MARKER = (
    r"(?:[(\[{]\d{1,2}[a-z]?[)\]}1lI]|\d{1,3}[a-z]?\.|[a-z]{1,2}\d?\.|"
    r"Pasal \d{1,3}[A-Z]?|BAB [IVXLC]+|Bagian \w+|Agar|Huruf [a-z]|Ayat \(\d+\))"
)
_JUNK = r"(?: \S*[^\w\s.,;:()“”\"/-]\S*){0,3}"
_DOTS_AFTER = r"(?P<dots>(?: ?[.…]){0,5})"
_ALIKE = r"(?:[(\[{]\s?\d{1,2}[a-z]?\s?[)\]}1lI]|\d{1,3}[a-z]?\.|[a-z]{1,2}\d?\.)"
_INLINE = re.compile(rf"(?<!\w)(?P<catch>{_MARKER}(?: [^\s:;]+){{0,3}}?){_DOTS_AFTER}{_JUNK} (?=(?P=catch)(?!\w))")
_ALIKE_INLINE = re.compile(
    rf"(?<!\w)(?<!Ayat )(?<!ayat )(?P<first>{_ALIKE})(?P<words>(?: [^\s:;]+){{1,3}}?)"
    rf"{_DOTS_AFTER}{_JUNK} (?=(?P<second>{_ALIKE})(?P=words)(?!\w))"
)
_DOTTED = re.compile(r"(?<!\w)(?P<catch>\(?[\w)]+\.?(?: [\w/-]+){0,3}) ?(?:\. ?\. ?\.|…) (?=(?P=catch)(?!\w))")
_BARE = re.compile(_MARKER + r"(?: \S+){0,2}")
_MENTION = re.compile(r"\s*(?:,|ayat|huruf|dan\b|sampai|Undang|Peraturan)")
_TRAILING = re.compile(
    rf"(?<=[.;:,”)] )(?P<catch>{_MARKER}(?: [\w/-]+){{0,3}}?) ?(?:…|(?:\. ?){{1,3}})(?: ?[{{#$][^ ]*)?$"
)
_TRAILING_AYAT = re.compile(
    r"(?<=\w )(?<!ayat )(?P<catch>\(\d{1,2}[a-z]?\) [A-Z][\w/-]+(?: [\w/-]+){0,2}) ?(?:…|(?:\. ?){1,3})$"
)
_ARTICLE_DOTS = re.compile(r"(?<=[.;:”)] )Pasal \d{1,3}\w? ?(?:…|\. ?\.)[ .]*(?=Pasal \d)")
_INLINES = (_INLINE, _ALIKE_INLINE, _DOTTED, _ARTICLE_DOTS)
_DIGITS = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0"})
_NUMBERED = re.compile(
    r"(?:(?P<marker>[(\[{lI]\s?[\dlIOosSUa]{0,2}[a-z]?\s?[)\]}1lI]?|\d{1,3}[a-z]?[.,]?|[a-z]{1,2}\d?[.,]?)"
    r"(?:\s+|(?<=[).])(?=[A-Z][a-zA-Z])))(?P<words>[A-Za-z]{3}.*)"
)
_WHOLE = re.compile(r"\(\d{1,2}[a-z]?\)|\d{1,3}\.|[a-z]{1,2}\d?\.")
_MISREAD = str.maketrans({"l": "1", "I": "1", "U": "1", "O": "0", "o": "0", "s": "5", "S": "5", "a": "4"})
_SCRAP = re.compile(r"\W*\w{0,2}\W*")
_CUT = 6  # letters; a longer catch-word may be cut in the middle of a word
_REACH = 4  # the words come back within so many lines; page heads between them may not have been recognised


def drop_catchwords(lines: tuple[Line, ...]) -> Change:
    """The lines without catch-words, whether alone on a line, at its end, or in the middle of a paragraph."""
    ledger = Ledger()
    hit = touched(lines, _INLINES)
    right: dict[int, str] = {}
    for index, given in enumerate(lines):
        line = Line(right.get(index, given.text), given.place, given.ocr)
        after = _following(lines, index) if _DOTS.search(line.text) else ()
        announced = next(((at, said) for at in after if (said := _announced(line.text, lines[at].text))), None)
        if announced:
            at, (before, marker, text) = announced
            if before != marker:
                right[at] = text
                ledger.repair("catch-word", lines[at], before, marker)
        following = lines[index + 1 : index + 1 + _REACH]
        known = announced or _alone(line, tuple(lines[at] for at in after) or following, _before(lines, index))
        if known:
            ledger.remove("catch-word", line, line.text)
            continue
        inline = _without_inline(ledger, line) if index in hit else line
        ledger.keep(_without_trailing(ledger, inline, following))
    return ledger.change()


def _following(lines: tuple[Line, ...], index: int) -> tuple[int, ...]:
    """The indexes of the lines that may begin the next page: numbers torn from their lines are passed over."""
    reach = range(index + 1, min(len(lines), index + 1 + 3 * _REACH))
    return tuple(at for at in reach if not _SCRAP.fullmatch(lines[at].text))[:_REACH]


def _before(lines: tuple[Line, ...], index: int) -> tuple[Line, ...]:
    return lines[max(0, index - _REACH) : index]


def _announced(catch: str, line: str) -> tuple[str, str, str] | None:
    """The number as the line has it, as it is meant, and the line with it; None where the line is not announced."""
    dots = _DOTS.search(catch)
    own = _NUMBERED.fullmatch(catch[: dots.start()].strip()) if dots else None
    if own is None:
        return None
    words, marker, text = _plain(own["words"]), own["marker"], line.strip()
    if _opens(text, words) and _WHOLE.fullmatch(marker):
        return "", marker, f"{marker} {text}"
    there = _NUMBERED.fullmatch(text)
    if there is None or not _opens(there["words"], words) or not _alike(there["marker"], marker):
        return None
    if _WHOLE.fullmatch(there["marker"]) or not _WHOLE.fullmatch(marker):
        return there["marker"], there["marker"], text
    return there["marker"], marker, f"{marker} {there['words']}"


def _opens(text: str, words: str) -> bool:
    """Whether the line begins with these words, one sign of which may be badly read."""
    if _begins(text, words):
        return True
    return len(words) > _CUT and edits(_plain(text)[: len(words)], words) == 1


def _alike(one: str, other: str) -> bool:
    """Whether two numbers, each read well or badly, may be the same one."""
    first, second = (re.sub(r"\W", "", marker).translate(_MISREAD) for marker in (one, other))
    brackets = [marker[0] in "([{lI" for marker in (one, other)]
    if all(brackets):
        return bool(re.fullmatch(rf"1?{second}1?", first) or re.fullmatch(rf"1?{first}1?", second))
    return first == second and one[:1] not in "([{" and other[:1] not in "([{"


def _alone(line: Line, following: tuple[Line, ...], before: tuple[Line, ...]) -> bool:
    """Whether the line is the beginning of a line near it, written with dots, or a bare heading that is repeated."""
    text = line.text.strip()
    dots = _DOTS.search(text)
    start = _plain(text[: dots.start()] if dots else text)
    if not start or len(start) > 60:
        return False
    if dots:
        return any(_begins(other.text, start) or _same(other.text, start) for other in (*following, *before))
    if not following:
        return False
    rest = following[0].text.strip()[len(text) :]
    return bool(_BARE.fullmatch(text)) and _begins(following[0].text, start) and not _MENTION.match(rest)


def _without_inline(ledger: Ledger, line: Line) -> Line:
    text = line.text
    for pattern in _INLINES:
        for match in reversed([m for m in pattern.finditer(text) if _same_number(m)]):
            ledger.remove("catch-word", line, match.group())
            text = text[: match.start()] + text[match.end() :]
    return Line(text, line.place, line.ocr)


def _without_trailing(ledger: Ledger, line: Line, following: tuple[Line, ...]) -> Line:
    """The line without "Pasal 4…" at its end, where a line that follows begins with Pasal 4."""
    match = _TRAILING.search(line.text) or _TRAILING_AYAT.search(line.text)
    if match is None or not any(_begins(other.text, _plain(match["catch"])) for other in following):
        return line
    ledger.remove("catch-word", line, match.group())
    return Line(line.text[: match.start()].rstrip(), line.place, line.ocr)


def _same_number(match: re.Match[str]) -> bool:
    """Whether the number before the words and the one where they come again are the same, however badly read."""
    if "first" not in match.re.groupindex:
        return True
    first, second = (re.sub(r"\W", "", match[name]).translate(_DIGITS) for name in ("first", "second"))
    return first == second or f"{first}1" == second or f"{second}1" == first


def _begins(text: str, start: str) -> bool:
    """Whether a line begins with these words; a short one ("b") must be a word of its own there."""
    words = _plain(text)
    return words.startswith(start) and (len(start) > _CUT or words[len(start) : len(start) + 1] in ("", " "))


def _same(text: str, start: str) -> bool:
    """Whether a line says just these words, however it is spaced: "Huruf d" and "Hur-uf d"."""
    return _plain(text).replace(" ", "") == start.replace(" ", "")


def _plain(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text).strip().lower()
