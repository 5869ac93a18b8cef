"""Serial numbers and page marks that a reading machine turned into strings of signs, in the middle of paragraphs.

They stand between two pages: after the end of a sentence or item, and before a catch-word or a marker. Only a run of
several tokens that no word or number of law looks like is taken, and it is recorded; anything less stays as it is.
"""

import re

from ingest.clean.lines import Change, Ledger, Line

_STRANGE = re.compile(
    r"[<>{}\[\]|\\^~_*=+#`$@]|[a-z]['\"][a-z]|[.,][:;'(]|\w\(\w|^['\",.:;(!]+\w|\w[.!]\w|[a-z]\d|\d[a-z]{2}|[Il1]{3}"
)
_WORD = re.compile(r"[A-Za-z]*[aeiouAEIOU][A-Za-z]*[,.;:]?")
_MARK = re.compile(r"\(?[0-9]{1,3}[a-z]?[.)]|[a-z]{1,2}[.)]|[(\[{][0-9]{1,2}[)1lI\]}]?")
_LONGEST = 9
_TOKEN = re.compile(r"\S+")


def drop_junk(lines: tuple[Line, ...]) -> Change:
    """The lines without runs of signs between sentences."""
    ledger = Ledger()
    for line in lines:
        text = line.text
        for start, end in reversed(_runs(text)):
            ledger.remove("page-mark", line, text[start:end])
            text = f"{text[:start].rstrip()} {text[end:].lstrip()}"
        ledger.keep(Line(text, line.place, line.ocr))
    return ledger.change()


def _runs(text: str) -> list[tuple[int, int]]:
    tokens = list(_TOKEN.finditer(text))
    runs, index = [], 0
    while index < len(tokens):
        length = _run_length([t.group() for t in tokens[index : index + _LONGEST]]) if _may_start(tokens, index) else 0
        if length:
            runs.append((tokens[index].start(), tokens[index + length - 1].end()))
        index += max(length, 1)
    return runs


def _may_start(tokens: list[re.Match[str]], index: int) -> bool:
    return index == 0 or tokens[index - 1].group()[-1] in '.;:,"”)' or tokens[index].group()[0] in ":;',{["


def _run_length(tokens: list[str]) -> int:
    """How many of the tokens, from the first, are signs rather than words; 0 where they are too few to be sure."""
    length = strange = 0
    for token in tokens:
        if _MARK.fullmatch(token) and not _STRANGE.search(token):
            break
        if _STRANGE.search(token) and not _lawful(token):
            strange += 1
        elif len(token) > 3 or _WORD.fullmatch(token) and len(token) > 1:
            break
        length += 1
    return length if strange >= 2 and length >= 3 else 0


def _lawful(token: str) -> bool:
    """Whether a strange looking token may still be the law's own: "(dua", "dan/atau", "(21", "www.kpu.go.id", "^jabatan"."""
    return bool(
        re.fullmatch(r"[\^(\[{\"“']?[A-Za-z/-]{4,}[)\],.;:\"”]*|[({\[]?[0-9.,%/]+[)\]}1l,;.]*|\w+\.\w+\.\w+\S*", token)
    )
