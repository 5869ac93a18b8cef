"""The words that an instruction quotes, as provisions of the amended act.

The sentence of the instruction says which articles must follow, so a heading that a reading machine spoilt ("Pasal 168"
for Pasal 16B, "Pasal 45El" for 45B) is known from its place, repaired and flagged.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from corpus.model import Flag, Provision
from corpus.reference import Ref
from ingest.amend.mentions import article_number, mentions
from ingest.amend.words import either, words
from ingest.clean.lines import Line
from ingest.structure import structure_lines

_HEADING = re.compile(
    r"[^\w(]*[Pp]as(?:[ai]l|a[1I]|d)\s?(?P<number>\d\w*|[lIOTSBZ]\w*)(?P<more>\s\w{1,2})?[^\w(]*(?P<rest>.*)"
)
_BARE = re.compile(r"[(\[]\s?[\dlIsS]{1,2}[a-z]?\s?[)\]l1It]?|\d{1,2}[.,]")
_TORN = Flag("penomoran", "Sebagian nomor ayat atau huruf terlepas dari teksnya dalam naskah perubahan ini.")
_LOOSE = "nomor-lepas"  # the flag of an article whose numbers could not be joined to their texts
_LETTERED = re.compile(r"[“\"]?[(\[l1I]\s?(?P<number>\d{1,2}[a-z])\s?[)\]l1It]\s+")
_NO_TEXT = re.compile(r"(?:ayat|huruf|angka|dan|atau|sampai|sebagaimana|Undang|Peraturan|berbunyi|di[a-z]+)\b")
_FOLD = str.maketrans({"b": "8", "o": "0", "l": "1", "i": "1", "s": "5", "t": "7", "|": "1"})
_RANK = {"bab": 0, "bagian": 1, "paragraf": 2}


@dataclass(slots=True)
class _Block:
    """One quoted article or heading while its lines are gathered."""

    step: str
    lines: list[Line]
    flags: tuple[Flag, ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathering:
    """The blocks so far; `above` holds the chapter headings that stand over the next article."""

    expected: list[str]
    headings: frozenset[str] = frozenset()  # the chapter headings that the sentence speaks of
    blocks: list[_Block] = field(default_factory=list)
    above: dict[str, _Block] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a body quotes: articles and headings as provisions, by their first step; words under no heading apart."""

    parts: Mapping[tuple[str, ...], tuple[Provision, ...]]
    loose: tuple[Line, ...]


def quoted(body: Sequence[Line], act: str, expected: Sequence[tuple[str, ...]]) -> Quoted:
    """The articles and headings that the lines of an instruction quote; `expected` are the places it speaks of."""
    headings = frozenset(path[-1] for path in expected if path[-1].partition("-")[0] in _RANK)
    gathering = _Gathering([path[0] for path in expected if path[0].startswith("pasal-")], headings)
    lettered = {path[-1][5:] for path in expected if re.fullmatch(r"ayat-\d+[a-z]", path[-1])}
    loose: list[Line] = []
    for line in body:
        _gather(gathering, _respelt(line, lettered), loose)
    parts = {path: found for block in gathering.blocks for path, found in _provisions(block, act, gathering)}
    kept = tuple(line for line in loose if re.search(r"\w", line.text))
    return Quoted(parts, kept)


def _respelt(line: Line, lettered: Collection[str]) -> Line:
    """The line with the number of an inserted ayat set right: "l2cl Perintah ..." where ayat (2c) is inserted."""
    match = _LETTERED.match(line.text)
    if match is None or match["number"] not in lettered:
        return line
    return Line(f"({match['number']}) {line.text[match.end() :]}", line.place, line.ocr)


def _gather(gathering: _Gathering, line: Line, loose: list[Line]) -> None:
    found = _article(line, gathering)
    if found:
        headings = tuple(" ".join(part.text for part in block.lines) for block in gathering.above.values())
        gathering.blocks.append(_under(found, headings))
    elif heading := _heading_step(line, gathering.headings):
        step, cut = heading
        level = step.split("-")[0]
        gathering.above = {name: block for name, block in gathering.above.items() if _RANK[name] < _RANK[level]}
        parts = (line.text.strip()[:cut], line.text.strip()[cut:])
        written = [Line(part.strip(' “"”'), line.place, line.ocr) for part in parts if part.strip(' “"”')]
        gathering.above[level] = _Block(step, written)
        gathering.blocks.append(gathering.above[level])
    elif gathering.blocks:
        gathering.blocks[-1].lines.append(line)
    else:
        loose.append(line)


def _under(block: _Block, headings: tuple[str, ...]) -> _Block:
    """The block under these chapter headings."""
    return _Block(block.step, block.lines, block.flags, headings)


def _article(line: Line, gathering: _Gathering) -> _Block | None:
    """The article whose heading this line is, if it is one."""
    match = _HEADING.fullmatch(line.text.strip())
    if match is None or _NO_TEXT.match(match["rest"]):
        return None
    done = {block.step for block in gathering.blocks}
    waiting = [step for step in gathering.expected if step not in done]
    raw = match["number"] + (match["more"] or "")
    step = next((step for step in waiting if reads_as(raw, step[6:])), None)
    rest = match["rest"]
    if step is None and match["more"]:
        raw, rest = match["number"], f"{match['more'].strip()} {match['rest']}"
        step = next((step for step in waiting if reads_as(raw, step[6:])), None)
    if step is None and not gathering.expected and article_number(raw):
        step = f"pasal-{article_number(raw)}"
    if step is None or (rest and not re.match(r"[(A-Z]", rest)):
        return None
    return _headed(step, raw, Line(rest, line.place, line.ocr))


def _headed(step: str, raw: str, rest: Line) -> _Block:
    number = step[6:].upper()
    flags: tuple[Flag, ...] = ()
    if raw.replace(" ", "").upper() != number:
        message = f"Nomor pasal dibaca dari kalimat perubahan; dalam naskah tertulis “{raw}”."
        flags = (Flag("nomor-pasal", message),)
    lines = [Line(f"Pasal {number}", rest.place, rest.ocr)]
    return _Block(step, lines + ([rest] if rest.text.strip() else []), flags)


def reads_as(raw: str, number: str) -> bool:
    """Whether a heading's number as read may be this article's."""
    plain = raw.replace(" ", "").lower()
    return article_number(raw) == number or _folded(plain) == _folded(number)


def _folded(number: str) -> str:
    return number.replace("el", "b").translate(_FOLD)


@cache
def _chapter() -> re.Pattern[str]:
    return re.compile(
        rf"[“\"”]?(?:BAB\s+[IVXLC]+[A-Z]?|Bagian\s+(?i:{either(words().ordinals)})|Paragraf\s+\d+)[.:]?", re.ASCII
    )


def _heading_step(line: Line, expected: Collection[str]) -> tuple[str, int] | None:
    """The chapter heading that this line is, as a step of a ref, and where its title begins on the same line.

    A title on the same line is believed only of a heading that the sentence speaks of.
    """
    text = line.text.strip()
    match = _chapter().match(text)
    found = mentions(match[0]) if match else ()
    if match is None or not found:
        return None
    step, title = f"{found[0].level}-{found[0].number}", text[match.end() :].lstrip()
    titled = step in expected and title[:1].isupper()
    return (step, match.end()) if titled or not re.search(r"\w", title) else None


def _provisions(
    block: _Block, act: str, gathering: _Gathering
) -> Iterable[tuple[tuple[str, ...], tuple[Provision, ...]]]:
    if not block.step.startswith("pasal-"):
        yield (block.step,), (_title(block, act),)
        return
    lines = unquoted(block.lines)
    found, torn = _structured(lines, Ref(act, (block.step,)))
    first = replace(found[0], flags=(*found[0].flags, *block.flags, *torn))
    yield (
        (block.step,),
        tuple(replace(provision, heading_path=block.headings) for provision in (first, *found[1:])),
    )


def _structured(lines: Sequence[Line], article: Ref) -> tuple[tuple[Provision, ...], tuple[Flag, ...]]:
    """The article as a tree, and a flag where numbers torn from their texts had to be left out of it."""
    found, whole = structure_lines(lines, article), _without_torn(lines)
    if len(whole) == len(lines) or not any(flag.rule == _LOOSE for flag in found[0].flags):
        return found, ()
    return structure_lines(whole, article), (_TORN,)


def _without_torn(lines: Sequence[Line]) -> list[Line]:
    """The lines without numbers that columns tore from their texts: two or more bare numbers below each other.

    They say no longer what they number, and hide the numbers that still stand before their texts.
    """
    bare = [bool(_BARE.fullmatch(line.text.strip())) for line in lines]
    beside = [before or after for before, after in zip([False, *bare[:-1]], [*bare[1:], False], strict=True)]
    return [line for line, one, near in zip(lines, bare, beside, strict=True) if not (one and near)]


def _title(block: _Block, act: str) -> Provision:
    level, number = block.step.split("-", 1)
    title = " ".join(line.text for line in block.lines[1:]).strip(' “”"')
    return Provision(
        Ref(act, (block.step,)),
        level,
        number.upper(),
        "",
        1,
        heading=title,
        place=block.lines[0].place,
        marker=block.lines[0].text.strip(' “”"'),
    )


def unquoted(lines: Sequence[Line]) -> list[Line]:
    """The lines without the quotation marks that open and close the whole."""
    *before, last = lines
    text = last.text.rstrip()
    if text.endswith(("”", '"')) and text.count("“") + text.count('"') < text.count("”") + 2 * (text[-1] == '"'):
        last = Line(text[:-1].rstrip(), last.place, last.ocr)
    return [*before, last] if last.text else before
