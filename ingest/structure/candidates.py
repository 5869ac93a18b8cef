"""Everything in a stretch of text that looks like the number of an ayat, huruf or angka."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.numbering import roman
from ingest.structure.source import Source, last_word
from ingest.structure.words import words

_OPEN, _SHUT = r"[(\[{]", r"[)}\]]"
_NUMBERS = re.compile(
    rf"(?<![\w(])(?P<ayat>{_OPEN}\s?(?P<ayat_n>\d{{1,2}}[a-z]?|[0-9lIOSZsota]{{1,3}}?|[ivx]{{2,4}}|[b-z])\s?"
    rf"(?:{_SHUT}[1lI]?|[1lIt!j](?=\s))(?:\.(?=\s+[A-Z]))?)(?=\W|[A-Za-z]|$)"
    r"|(?<![\w(])(?P<one>\((?P<one_n>U))(?=\s+[A-Z])"  # "(1)" with its bracket read as one sign
    r"|(?<![\w(.])(?P<curly>(?P<curly_n>[ivx]{3,4}|[a-z]{1,2}\d?|\d{1,3})\s?\))(?=\W|[A-Z]|$)"
    r"|(?<![\w(.,/-])(?P<dot>(?P<dot_n>"
    r"\d{1,3}[a-z]?|\d [\dlI]|[\dlI]{2,3}|[ivx]{3,4}|[a-z]{1,2}\d?|[lIfLCtoO|])\s?\.)(?=\s|[A-Z“\"(]|$)"
)

_ROMAN = re.compile(r"[ivx]{2,4}")
_WEAK = re.compile(r"(?:(?<=[;:.,] )|(?<=(?:dan|tau) )|(?<=\n))(?P<n>\d{1,2})[lI](?=\s[A-Za-z])")


@dataclass(frozen=True, slots=True)
class Number:
    """Something that looks like the number of an item; a `weak` one only where an open list is waiting for it."""

    start: int
    end: int
    raw: str
    style: str  # "()", "a.", "1.", "a)", "1)", "(a)"; of Roman numbers, given by their value, "(i)", "i.", "i)"
    weak: bool = False


def all_numbers(source: Source, start: int, end: int) -> list[Number]:
    """Every number between two offsets that belongs to no word before it, torn from its text or not."""
    return [n for match in _NUMBERS.finditer(source.text, start, end) if not _named(source, n := _number(match))]


def torn(source: Source, start: int, end: int) -> bool:
    """Whether numbers stand one after the other without words between them, torn from the texts they belong to."""
    found = all_numbers(source, start, end)
    return any(
        a.style == b.style and not source.text[a.end : b.start].strip() and b.raw not in ("a", "1")
        for a, b in pairwise(found)
    )


def numbers(source: Source, start: int, end: int) -> tuple[Number, ...]:
    """The numbers between two offsets, in order, without those torn from their texts."""
    found = all_numbers(source, start, end)
    return tuple(_with_weak(source, _roman(_lettered(list(_standing(source, found)))), start, end))


def _lettered(found: list[Number]) -> list[Number]:
    """The numbers, with "(a)" for a letter rather than a misread "(4)" where "(b)" is the next in brackets."""
    brackets = [index for index, number in enumerate(found) if number.style in ("()", "(a)")]
    for index, following in pairwise(brackets):
        if found[index].raw == "a" and found[following].raw == "b":
            found[index] = replace(found[index], style="(a)")
    return found


def _roman(found: list[Number]) -> list[Number]:
    """The numbers, Roman ones by their value: "i." begins a Roman list where "ii." comes in its style before "j."."""
    for index, number in enumerate(found):
        later = [at for at, other in enumerate(found) if at > index and other.style == number.style]
        if number.raw == "i" and next((found[at].raw for at in later if found[at].raw in ("ii", "j")), "") == "ii":
            style = number.style.replace("a", "i")
            value = 1
            for at in (index, *later):
                if found[at].raw == roman(value):
                    found[at] = replace(found[at], raw=str(value), style=style)
                    value += 1
                elif found[at].raw == "i":
                    break  # the next Roman list
    return found


def _standing(source: Source, found: list[Number]) -> Iterator[Number]:
    for index, number in enumerate(found):
        crowded = index + 1 < len(found) and not source.text[number.end : found[index + 1].start].strip()
        crowded = crowded or (index > 0 and not source.text[found[index - 1].end : number.start].strip())
        if not crowded or _nests(found, index):
            yield number


def _with_weak(source: Source, found: list[Number], start: int, end: int) -> list[Number]:
    """The numbers and, in their order, those whose bracket was read as a letter: "2l" for "2)"."""
    taken = {number.start for number in found}
    weak = (Number(m.start(), m.end(), m["n"], "1)", True) for m in _WEAK.finditer(source.text, start, end))
    return sorted([*found, *(w for w in weak if w.start not in taken)], key=lambda number: number.start)


def _named(source: Source, number: Number) -> bool:
    """Whether the number belongs to the word before it: "Pasal 78.", "ayat (2)"."""
    before = source.before(number.start)
    return before[-1:].isalnum() and last_word(before).lower() in words().before_number


def _nests(found: list[Number], index: int) -> bool:
    """Whether crowded numbers are an item within an item ("a. 1. ...") rather than numbers torn from their texts."""
    number = found[index]
    neighbours = [n for n in (found[index - 1] if index else None, *found[index + 1 : index + 2]) if n]
    firsts = ("a", "1")
    return all(n.style != number.style for n in neighbours) and any(n.raw in firsts for n in (number, *neighbours))


def _number(match: re.Match[str]) -> Number:
    if raw := match["ayat_n"]:
        letter = raw.isalpha() and raw.islower() and raw not in "lota" and len(raw) == 1
        style = "(a)" if letter or _ROMAN.fullmatch(raw) else "()"
        return Number(match.start(), match.end(), raw, style)
    if raw := match["one_n"]:
        return Number(match.start(), match.end(), raw, "()")
    if raw := match["curly_n"]:
        return Number(match.start(), match.end(), raw, "1)" if raw[0].isdigit() else "a)")
    raw = match["dot_n"]
    return Number(match.start(), match.end(), raw, "1." if raw[0].isdigit() else "a.")
