"""Everything in a stretch of text that looks like the number of an ayat, huruf or angka."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.numbering import roman
from ingest.structure.source import Source, last_word
from ingest.structure.words import words

_OPEN, _SHUT = r"[(\[{]", r"[)}\]\\]"
_NUMBERS = re.compile(
    rf"(?<![\w(])(?P<ayat>{_OPEN}\s?(?P<ayat_n>\d{{1,2}}[a-z]?|[0-9lIOSZsota]{{1,3}}?|[ivx]{{2,4}}|[b-z])\s?"
    rf"(?:{_SHUT}[1lI]?|[1lIt!j](?=\s))(?:\.(?=\s+[A-Z]))?)(?=\W|[A-Za-z]|$)"
    r"|(?<![\w(])(?P<one>\((?P<one_n>U))(?=\s+[A-Z])"  # "(1)" with its bracket read as one sign
    r"|(?:^|(?<=\n)|(?<=[.;:] ))(?P<bars>[lI](?P<bars_n>\d{1,2})[lI])(?=\s+[A-Z][a-z])"  # "(2)" with both brackets
    r"|(?<![\w(.])(?P<curly>(?P<curly_n>[ivx]{3,4}|[a-z]{1,2}\d?|\d{1,3})\s?\))(?=\W|[A-Z]|$)"
    r"|(?<![\w(.,/-])(?P<dot>(?P<dot_n>"
    r"\d{1,3}[a-z]?|\d [\dlI]|[\dlI]{2,3}|[ivx]{3,4}|[a-z]{1,2}\d?|[lIfLCtoO|])\s?\.)(?=\s|[A-Z“\"(]|$)"
    r"|(?<![^\n])(?P<tight>(?P<tight_n>[a-z])\.)(?=[a-z]{3})"  # "m.barang" at the head of a line
    r"|(?<![^\n])(?P<said>(?:Ayat|AYAT) \((?P<said_n>\d{1,2}[a-z]?)\))(?=\s+[A-Z])"
)

_ROMAN = re.compile(r"[ivx]{2,4}")
_WEAK = re.compile(r"(?:(?<=[;:.,] )|(?<=(?:dan|tau) )|(?<=\n))(?P<n>\d{1,2})[lI](?=\s[A-Za-z])")
_WEAK_AYAT = re.compile(r"(?:(?<=[.;:] )|(?<=\n))[1lI]r?(?P<n>\d)[1lIt)]?[.,]?(?=\s[A-Z][a-z])")  # "121", "12)", "14t,"


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
        a.style == b.style and not source.text[a.end : b.start].strip() and (b.raw not in ("a", "1") or b.style == "()")
        for a, b in pairwise(found)
    )


def ayat_numbers(source: Source, start: int, end: int) -> list[Number]:
    """Every number in brackets between two offsets, also those torn from their texts: what may number an ayat."""
    return [number for number in all_numbers(source, start, end) if number.style in ("()", "(a)")]


def numbers(source: Source, start: int, end: int) -> tuple[Number, ...]:
    """The numbers between two offsets, in order, without those torn from their texts."""
    found = list(_standing(source, all_numbers(source, start, end)))
    return tuple(_with_weak(source, _roman(_lettered(_first_ayat(found))), start, end))


def _first_ayat(found: list[Number]) -> list[Number]:
    """The numbers, with "(1)" for a "1)" that only "(2)" follows: its other bracket was lost."""
    for index, number in enumerate(found):
        if number.style == "()":
            break
        following = (other.style for other in found[index + 1 :] if other.raw == "2" and other.style in ("()", "1)"))
        if number.style == "1)" and number.raw == "1" and next(following, "") == "()":
            found[index] = replace(number, style="()")
            break
    return found


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
        beside = (*found[max(0, index - 1) : index], *found[index + 1 : index + 2])
        near = [other for other in beside if _touch(source, other, number) and not _apart(source, other, number)]
        within = all(other.style != number.style for other in near)  # "a. 1. ...", an item within an item
        if not near or (within and any(other.raw in ("a", "1") for other in found[index : index + 2])):
            yield number


def _apart(source: Source, one: Number, other: Number) -> bool:
    """Whether the other heads a line of words, and the one ends a sentence ("Satu a.") or is a line of its own."""
    if one.start > other.start or not _heads(source, other):
        return False
    worded = source.text[other.end : source.line_end(other.end)].strip()[:1].isalpha()
    return not _heads(source, one) or (bool(worded) and source.line_end(one.end) <= other.start)


def _heads(source: Source, number: Number) -> bool:
    return number.start == 0 or source.text[number.start - 1] == "\n"


def _touch(source: Source, one: Number, other: Number) -> bool:
    """Whether no words stand between two numbers."""
    return not source.text[min(one.end, other.end) : max(one.start, other.start)].strip()


def _with_weak(source: Source, found: list[Number], start: int, end: int) -> list[Number]:
    """The numbers and, behind one at the same place, those with misread brackets: "2l" is "2)", "12)" is "(2)"."""
    weak = [
        Number(m.start(), m.end(), m["n"], style, True)
        for pattern, style in ((_WEAK_AYAT, "()"), (_WEAK, "1)"))
        for m in pattern.finditer(source.text, start, end)
    ]
    return sorted([*found, *weak], key=lambda number: (number.start, number.weak))


def _named(source: Source, number: Number) -> bool:
    """Whether the number belongs to the word before it: "Pasal 78.", "ayat (2)", "Diploma II."."""
    before = source.before(number.start)
    if not before[-1:].isalnum():
        return False
    return last_word(before).lower() in words().before_number or (len(number.raw) > 1 and set(number.raw) == {"I"})


def _number(match: re.Match[str]) -> Number:
    if raw := match["ayat_n"]:
        letter = raw.isalpha() and raw.islower() and raw not in "lota" and len(raw) == 1
        style = "(a)" if letter or _ROMAN.fullmatch(raw) else "()"
        return Number(match.start(), match.end(), raw, style)
    if raw := match["one_n"] or match["bars_n"] or match["said_n"]:
        return Number(match.start(), match.end(), raw, "()")
    if raw := match["curly_n"]:
        return Number(match.start(), match.end(), raw, "1)" if raw[0].isdigit() else "a)")
    raw = match["dot_n"] or match["tight_n"]
    return Number(match.start(), match.end(), raw, "1." if raw[0].isdigit() else "a.")
