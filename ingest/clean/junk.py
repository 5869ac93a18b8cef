"""Serial numbers and page marks that a reading machine turned into strings of signs, in the middle of paragraphs.

They stand between two pages: after the end of a sentence or item, and before a catch-word or a marker. Only a run of
several tokens that no word or number of law looks like is taken, and it is recorded; anything less stays as it is.
"""

import re
from collections.abc import Callable
from enum import Enum
from functools import cache, partial

from ingest.clean.lexicon import Lexicon, speakable
from ingest.clean.lines import Change, Ledger, Line

_LONGEST = 10
_SPELLED = 7  # a longer string of letters that is no word is more likely a badly read one than a serial number
_SHORT = 4  # a shorter run counts where the number of an item follows it
_TOKEN = re.compile(r"\S+")
_MARK = re.compile(r"\(?[0-9]{1,3}[a-z]?[.)]|[a-z]{1,2}\d?[.)]|[(\[{][0-9]{1,2}[)1lI\]}]")
_WORDLIKE = re.compile(r"[A-Za-z]+(?:[-/’'][A-Za-z]+)*")
_LAWFUL = re.compile(
    r"\d+(?:[.,:/-]\d+)*[a-z%]?|Rp\.?\s?[\d.,-]+|[A-Z][\w.&-]*|\w+\.\w{2,}\.\w+\S*|[IVXLC]+|\w{4,}\(\w+\)?|[A-Za-z]{4,}[.,;:)(\]/-]+[A-Za-z]{3,}"
)
_LINKS = ("dan", "atau", "dan/atau")
_NUMBERED = re.compile(r"\s*N\s?O\s?M\s?O\s?R\b", re.IGNORECASE)  # the number of an act may be read as strangely
_EDGE = " \"“”'.,:;()…–-"


class _Kind(Enum):
    """What a token looks like."""

    STOP = 0
    NEUTRAL = 1
    STRANGE = 2


def drop_junk(lines: tuple[Line, ...], lexicon: Lexicon) -> Change:
    """The lines without runs of signs between sentences."""
    ledger, kind = Ledger(), cache(partial(_kind, lexicon=lexicon))
    for line in lines:
        text = line.text
        for start, end in reversed(_runs(text, kind) if not _NUMBERED.match(text) else []):
            ledger.remove("page-mark", line, text[start:end])
            text = f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()
        ledger.keep(Line(text, line.place, line.ocr))
    return ledger.change()


def _runs(text: str, kind: Callable[[str], _Kind]) -> list[tuple[int, int]]:
    tokens = list(_TOKEN.finditer(text))
    kinds = [kind(token.group()) for token in tokens]
    runs, index = list[tuple[int, int]](), 0
    if _Kind.STRANGE not in kinds:
        return runs
    while index < len(tokens):
        length = _run_length(kinds[index : index + _LONGEST]) if _may_start(tokens, index) else 0
        if not length and _may_start(tokens, index):
            length = _before_mark(kinds[index : index + _SHORT + 1], tokens[index : index + _SHORT + 1])
        if length:
            runs.append((tokens[index].start(), tokens[index + length - 1].end()))
        index += max(length, 1)
    return runs


def _may_start(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether a run may begin here: where a line begins or a clause has just ended."""
    if index > 1 and tokens[index - 1].group() in _LINKS and tokens[index - 2].group()[-1] in ";,":
        return True
    return index == 0 or tokens[index - 1].group()[-1] in '.;:,"”)' or tokens[index].group()[0] in ":;',{["


def _run_length(kinds: list[_Kind]) -> int:
    """How many tokens, from the first, are signs rather than words; 0 where they are too few to be sure."""
    stop = kinds.index(_Kind.STOP) if _Kind.STOP in kinds else len(kinds)
    strange = kinds[:stop].count(_Kind.STRANGE)
    return stop if strange >= 2 and stop >= 3 and strange * 3 >= stop else 0


def _before_mark(kinds: list[_Kind], tokens: list[re.Match[str]]) -> int:
    """How many tokens of signs stand right before the number of an item; 0 where there is no such run."""
    stop = kinds.index(_Kind.STOP) if _Kind.STOP in kinds else 0
    marked = stop >= 2 and bool(_MARK.fullmatch(tokens[stop].group()))
    return stop if marked and _Kind.STRANGE in kinds[:stop] else 0


def _kind(token: str, lexicon: Lexicon) -> _Kind:
    if _MARK.fullmatch(token):
        return _Kind.STOP
    core = token.strip(_EDGE)
    if core and token[-1] in "({[":
        return _Kind.STRANGE
    if not core or core == "A":
        return _Kind.NEUTRAL
    if _WORDLIKE.fullmatch(core):
        return _word_kind(core, lexicon)
    if _LAWFUL.fullmatch(core):
        return _Kind.NEUTRAL if len(core) <= 4 else _Kind.STOP
    letters = sum(character.isalpha() for character in core)
    nearly = letters >= 4 and letters * 5 >= len(core) * 4 and re.search(r"[aeiouAEIOU]", core)  # "Pasa]", "paragraf3"
    spoken = speakable("".join(character for character in core if character.isalpha()))
    return _Kind.STOP if nearly and spoken else _Kind.STRANGE


def _word_kind(core: str, lexicon: Lexicon) -> _Kind:
    if len(core) > 1 and lexicon.knows(core):
        return _Kind.STOP
    if len(core) <= 3 or not core.isalpha():
        return _Kind.NEUTRAL if core.isalpha() else _Kind.STOP if len(core) > 4 else _Kind.STRANGE
    if core.islower() and len(core) <= _SPELLED and not speakable(core):
        return _Kind.NEUTRAL  # "irlq" proves nothing by itself: "spidol" is a rare word
    return _Kind.STOP if re.search(r"[aeiouAEIOU]", core) or core.isupper() else _Kind.STRANGE
