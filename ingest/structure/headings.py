"""Headings above the pasal: buku, bab, bagian, paragraf; each holds only its title."""

import re
from dataclasses import dataclass, replace

from corpus.reference import Ref
from ingest.structure.numbers import roman
from ingest.structure.source import Mark, Source, last_word

ORDINALS = (
    "Kesatu Kedua Ketiga Keempat Kelima Keenam Ketujuh Kedelapan Kesembilan Kesepuluh Kesebelas".split()
    + [f"{w} Belas" for w in "Kedua Ketiga Keempat Kelima Keenam Ketujuh Kedelapan Kesembilan".split()]
    + ["Kedua Puluh", "Kedua Puluh Satu", "Kedua Puluh Dua", "Kedua Puluh Tiga", "Kedua Puluh Empat"]
)
_FIRSTS = {"Pertama": 1}
_VALUE = {name.lower(): value for value, name in enumerate(ORDINALS, 1)} | {"pertama": 1}
_WORDS = "|".join(sorted((*ORDINALS, *_FIRSTS), key=len, reverse=True))
_HEADINGS = re.compile(
    rf"(?<![\w“\"])(?:(?P<buku>B\s?U\s?K\s?U)\s+(?P<buku_n>{_WORDS.upper()}|[IVX]+)"
    r"|(?P<bab>B\s?A\s?B)\s+(?P<bab_n>[IVXLCl1T]+[A-Z]?)"
    rf"|(?P<bagian>B(?:agian|AGIAN))\s+(?P<bagian_n>(?i:{_WORDS})|[IVX]{{1,5}})"
    r"|(?P<paragraf>P(?:aragraf|ARAGRAF))\s+(?P<paragraf_n>\d{1,2}[A-Z]?|(?i:" + _WORDS + r")|[lI]))(?![\w,;)])\.?"
)
_RANK = {"buku": 0, "bab": 1, "bagian": 2, "paragraf": 3}
_NOT_BEFORE = frozenset("dalam pada dan dimaksud ketentuan dari dengan judul nama yakni yaitu ke menjadi".split())
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
    found = [h for match in _HEADINGS.finditer(source.text, start, end) if (h := _heading(source, match))]
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


def _heading(source: Source, match: re.Match[str]) -> Heading | None:
    level = next(name for name in _RANK if match[name])
    raw = match[f"{level}_n"]
    before, after = source.before(match.start()), source.after(match.end())
    if before[-1:] in ",(/" and before or last_word(before) in _NOT_BEFORE and before[-1:].isalnum():
        return None
    if after[:1].islower() or after[:1] in "(" and after:
        return None
    value = _value(raw)
    return Heading(match.start(), match.end(), level, _number(level, raw, value), value) if value else None


def _value(raw: str) -> int:
    if raw.lower() in _VALUE:
        return _VALUE[raw.lower()]
    if raw.rstrip("ABCDEFGH").isdigit():
        return int(raw.rstrip("ABCDEFGH"))
    return roman(re.sub(r"[ABE-H]$", "", raw.replace("l", "I").replace("1", "I").replace("T", "I"))) or 0


def _number(level: str, raw: str, value: int) -> str:
    if level == "bab":
        return raw.replace("l", "I").replace("1", "I").replace("T", "I")
    letter = re.search(r"(?<=\d)[A-Z]$", raw)
    return f"{value}{letter[0] if letter else ''}"


def _in_order(found: list[Heading]) -> list[Heading]:
    """The headings without those that go back: a bab after a later bab is a mention."""
    last = {level: 0 for level in _RANK}
    kept = []
    for heading in found:
        if heading.value < last[heading.level] or (heading.level == "bab" and heading.value > last["bab"] + 5):
            continue
        last[heading.level] = heading.value
        for level, rank in _RANK.items():
            if rank > _RANK[heading.level]:
                last[level] = 0
        kept.append(heading)
    return kept
