"""Headings above the pasal: buku, bab, bagian, paragraf; each holds only its title."""

import re
from dataclasses import dataclass, replace
from functools import cache

from corpus.reference import Ref
from ingest.structure.numbers import roman
from ingest.structure.source import Mark, Source, last_word
from ingest.structure.words import words

_FIRST = "Pertama"  # older laws for Kesatu
_RANK = {"buku": 0, "bab": 1, "bagian": 2, "paragraf": 3}
_ROMAN_SIGNS = str.maketrans("l1T|", "IIII")  # how reading machines see an I
_TITLE = 400  # a heading's title is at most so long; more words are no title


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its order among its kind."""

    start: int
    end: int
    level: str
    number: str
    value: int


def headings(source: Source, start: int, end: int, pasal_starts: list[int]) -> list[Heading]:
    """The headings between two offsets; each is followed, after a title, by a pasal or another heading."""
    found = [h for match in _headings().finditer(source.text, start, end) if (h := _heading(source, match))]
    kept: list[Heading] = []
    stops = sorted([*pasal_starts, *(h.start for h in found), end])
    for heading in found:
        following = next((stop for stop in stops if stop > heading.start), end)
        title = source.text[heading.end : following]
        if len(title) <= _TITLE or source.line_start(heading.start):
            kept.append(heading)
    return _in_order(kept)


def placed(source: Source, found: list[Heading], root: Ref) -> list[Mark]:
    """The headings as marks, each below the heading that it belongs to."""
    path: dict[str, str] = {}
    marks = []
    for heading in found:
        path = {level: step for level, step in path.items() if _RANK[level] < _RANK[heading.level]}
        path[heading.level] = f"{heading.level}-{heading.number.lower()}"
        ref = Ref(root.regulation, (*root.path, *path.values()))
        marks.append(Mark(heading.start, heading.end, heading.level, heading.number, ref, headed=True))
    return marks


def with_paths(source: Source, marks: list[Mark]) -> list[Mark]:
    """The marks, each naming the headings that it stands under."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    path: dict[str, str] = {}
    result = []
    for index, mark in enumerate(ordered):
        if mark.headed and mark.level in _RANK:
            path = {level: title for level, title in path.items() if _RANK[level] < _RANK[mark.level]}
            stop = ordered[index + 1].start if index + 1 < len(ordered) else len(source.text)
            path[mark.level] = " ".join(source.text[mark.start : stop].split())
            result.append(mark)
        else:
            result.append(replace(mark, heading_path=tuple(path.values())))
    return result


def ordinal(word: str) -> int | None:
    """The value of an ordinal such as "Kedua Belas"; None where it is none."""
    names = [name.lower() for name in words().ordinals]
    plain = " ".join(word.lower().split())
    if plain == _FIRST.lower():
        return 1
    return names.index(plain) + 1 if plain in names else None


def ordinal_pattern() -> str:
    """A pattern for any ordinal, the longest first."""
    return "|".join(sorted((*words().ordinals, _FIRST), key=len, reverse=True))


@cache
def _headings() -> re.Pattern[str]:
    ordinals = ordinal_pattern()
    return re.compile(
        rf"(?<![\w“\"])(?:(?P<buku>B\s?U\s?K\s?U)\s+(?P<buku_n>{ordinals.upper()}|[IVX]+)"
        r"|(?P<bab>B\s?A\s?B)\s+(?P<bab_n>[IVXLCl1T|]+[A-Z]?)"
        rf"|(?P<bagian>B(?:agian|AGIAN))\s+(?P<bagian_n>(?i:{ordinals})|[IVX]{{1,5}})"
        rf"|(?P<paragraf>P(?:aragraf|ARAGRAF))\s+(?P<paragraf_n>\d{{1,2}}[A-Z]?|(?i:{ordinals})|[lI]))(?![\w,;)])\.?"
    )


def _heading(source: Source, match: re.Match[str]) -> Heading | None:
    level = next(name for name in _RANK if match[name])
    raw = match[f"{level}_n"]
    before, after = source.before(match.start()), source.after(match.end())
    named = before[-1:].isalnum() and last_word(before) in words().before_heading
    if named or (before and before[-1] in ",(/"):
        return None
    if after[:1].islower() or after.startswith("("):
        return None
    value = _value(raw)
    return Heading(match.start(), match.end(), level, _number(level, raw, value), value) if value else None


def _value(raw: str) -> int:
    if value := ordinal(raw):
        return value
    if raw.rstrip("ABCDEFGH").isdigit():
        return int(raw.rstrip("ABCDEFGH"))
    return roman(re.sub(r"[ABE-H]$", "", raw.translate(_ROMAN_SIGNS))) or 0


def _number(level: str, raw: str, value: int) -> str:
    if level == "bab":
        return raw.translate(_ROMAN_SIGNS)
    letter = re.search(r"(?<=\d)[A-Z]$", raw)
    return f"{value}{letter[0] if letter else ''}"


def _in_order(found: list[Heading]) -> list[Heading]:
    """The headings without those that go back: a bab after a later bab is a mention."""
    last = {level: 0 for level in _RANK}
    kept: list[Heading] = []
    for heading in found:
        if heading.value < last[heading.level] or (heading.level == "bab" and heading.value > last["bab"] + 5):
            continue
        if kept and heading.value == last[heading.level] and kept[-1].level == heading.level:
            kept.pop()  # the heading stands at the foot of one page and again at the head of the next
        last[heading.level] = heading.value
        for level, rank in _RANK.items():
            if rank > _RANK[heading.level]:
                last[level] = 0
        kept.append(heading)
    return kept
