"""The parts of a law that a sentence of change names: "ayat (1) huruf c dan ayat (2) Pasal 65".

Instructions name parts in both orders, from the article down and from the smallest part up, and leave out what the
neighbour says already. Mentions that touch form one place; what a place lacks above its own highest part is taken from
the place before it, else from the one after it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.amend.words import either, words

LEVELS = ("lampiran", "bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka")
_HEADINGS = frozenset(("bab", "bagian", "paragraf"))
_LOOKALIKE = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One named part: its level, its number as refs write it, and where the words stand."""

    level: str
    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Parts that together name one place, keyed by level; `end` is where its words end."""

    parts: Mapping[str, str]
    end: int

    @property
    def path(self) -> tuple[str, ...]:
        """The place as steps of a ref."""
        return tuple(f"{level}-{self.parts[level]}" for level in LEVELS if level in self.parts)


def article_number(raw: str) -> str:
    """An article's number as refs write it ("16 A", "5OA", "l18" give "16a", "50a", "118"); empty where it is none.

    >>> [article_number(raw) for raw in ("16 A", "5OA", "l18", "2TA", "3 1")]
    ['16a', '50a', '118', '', '31']
    """
    compact = raw.replace(" ", "")
    match = re.fullmatch(r"([0-9lIOo|]+)([A-Z]?)", compact)
    return (match[1].translate(_LOOKALIKE) + match[2].lower()) if match else ""


@cache
def _pattern() -> re.Pattern[str]:
    digit = r"[0-9lIO]"
    ordinals = either(words().ordinals)
    return re.compile(
        rf"""
        \bpas(?:[ai]l|d|a[1IJ])\s*(?P<pasal>{digit}+(?:\s?(?-i:[A-Z])(?![A-Za-z]))?)(?!\w)
        | \baya[tl]\s*[(l\[]\s*(?P<ayat>\d{{1,2}}?(?-i:[a-z]?)|[lI])\s*(?:[)\]]|[1lI](?![\d)a-z]))
        | \bhuruf\s*(?P<huruf>(?-i:[a-z])\d?)\b
        | \bangka\s*(?P<angka>\d+(?-i:[a-z]?))\b
        | \bbab\s+(?P<bab>[IVXLC]+[A-Z]?)\b
        | \bbagian\s+(?P<bagian>{ordinals})\b
        | \bparagraf\s+(?P<paragraf>\d+)\b
        | \blampiran\s+(?P<lampiran>[IVXL]+)\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def mentions(text: str) -> tuple[Mention, ...]:
    """Every part named in the text, in order; ranges ("Pasal 178A sampai dengan Pasal 178H") are filled in."""
    found = [_mention(match) for match in _pattern().finditer(text)]
    filled: list[Mention] = []
    for mention in found:
        if filled and _joined(text, filled[-1], mention):
            filled.extend(_between(filled[-1], mention))
        filled.append(mention)
    return tuple(filled)


def _mention(match: re.Match[str]) -> Mention:
    level = str(match.lastgroup)
    raw = match[level]
    number = article_number(raw) if level == "pasal" else "-".join(raw.lower().split())
    if level == "ayat" and number in ("l", "i"):
        number = "1"
    if level == "bagian":  # refs count a bagian: "Bagian Keempat" is bagian-4
        number = str(words().ordinals[" ".join(raw.lower().split())])
    return Mention(level, number, match.start(), match.end())


def _joined(text: str, one: Mention, other: Mention) -> bool:
    between = text[one.end : other.start].strip().lower()
    return one.level == other.level and re.fullmatch(either(words().ranges), between) is not None


def _between(first: Mention, last: Mention) -> Iterator[Mention]:
    """What lies between two ends of a range; nothing where the ends do not count up."""
    for number in _run(first.number, last.number):
        yield Mention(first.level, number, last.start, last.start)


def _run(first: str, last: str) -> Iterator[str]:
    one, other = _split(first), _split(last)
    if one[0] == other[0] and len(one[1]) == len(other[1]) == 1:
        yield from (f"{one[0]}{chr(code)}" for code in range(ord(one[1]) + 1, ord(other[1])))
    elif one[0].isdigit() and other[0].isdigit() and not one[1]:
        yield from (str(number) for number in range(int(one[0]) + 1, int(other[0]) + bool(other[1])))
    elif not one[0] and not other[0] and len(first) == len(last) == 1:
        yield from (chr(code) for code in range(ord(first) + 1, ord(last)))


def _split(number: str) -> tuple[str, str]:
    digits = re.match(r"\d*", number)
    head = digits[0] if digits else ""
    return head, number[len(head) :]


def places(text: str, found: Sequence[Mention], *, home: Mapping[str, str] | None = None) -> tuple[Place, ...]:
    """The places that the mentions name together; `home` is where a place lies that says no article."""
    groups = [_group(group) for group in _touching(text, found)]
    backward: dict[str, str] = {}
    resolved: list[dict[str, str]] = []
    for index, group in enumerate(groups):
        above = _above(group, backward) or _forward(group, groups[index + 1 :]) or _above(group, home or {})
        backward = {**above, **group}
        resolved.append(backward)
    ends = [group[-1].end for group in _touching(text, found)]
    return tuple(Place(parts, end) for parts, end in zip(resolved, ends, strict=True))


def _touching(text: str, found: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in found:
        last = groups[-1][-1] if groups else None
        if last and _touch(text, last, mention) and mention.level not in {m.level for m in groups[-1]}:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _touch(text: str, one: Mention, other: Mention) -> bool:
    between = text[one.end : other.start].strip().lower()
    headings = one.level in _HEADINGS and other.level in _HEADINGS
    return not between or (headings and between in ("pada", "dalam"))


def _group(group: Sequence[Mention]) -> dict[str, str]:
    return {mention.level: mention.number for mention in group}


def _above(group: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """What `other` says above the highest part of `group`; nothing for an article and what stands above it."""
    top = min(LEVELS.index(level) for level in group)
    if top <= LEVELS.index("pasal"):
        return {}
    return {level: other[level] for level in LEVELS[LEVELS.index("pasal") : top] if level in other}


def _forward(group: Mapping[str, str], later: Sequence[Mapping[str, str]]) -> dict[str, str]:
    for other in later:
        if "pasal" in other:
            return _above(group, other)
    return {}
