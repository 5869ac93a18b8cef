"""Circulars and letters: what opens them, their sections (A., B. or I., II.), their points, what closes them.

A section is called after its letter (`bagian-a`), its words `bagian-a/isi`, and its points `bagian-a/butir-1`; the
points of a circular without sections hang right below it (`butir-1`). Lists of addressees and copies are no points.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.reference import Ref
from ingest.structure.numbers import roman_number
from ingest.structure.parts import annex_rows, part_patterns, points
from ingest.structure.source import Mark, Source, ends_of
from ingest.structure.zones import Zone, annexes

_SECTION = re.compile(r"(?<![^\n])[ \t]*(?P<n>[A-Z]|[IVXl]{1,5})\s?[.)][ \t]+(?P<title>[A-Z“\"][^\n]*)")
_HEAD = 4_000  # characters; title and addressees stand within the first ones
_TITLE = 100  # a heading of a section is at most so long


def circular(source: Source, root: Ref, start: int = 0, end: int | None = None) -> list[Mark]:
    """The marks of a circular or letter between two offsets."""
    stop = len(source.text) if end is None else end
    first = _first(source, start, stop)
    closing, closes = _closing(source, first, stop)
    ends = annexes(source.text[:stop], closing) if closes else []
    after = min([at for at, _ in ends], default=stop)
    marks = [Mark(start, start, "isi", "", root / "isi", rows=True)]
    marks += _sections(source, root, first, closing) or points(source, root, first, closing)
    taken = {mark.ref for mark in marks}
    closes = [(at, step) for at, step in closes if at < after and root / step not in taken]
    marks += [Mark(at, at, _level(step), "", root / step, rows=True) for at, step in closes]
    for (at, number), until in zip(ends, ends_of([at for at, _ in ends], stop), strict=True):
        own = root / (f"lampiran-{number}" if number else "lampiran")
        marks.append(Mark(at, at, "lampiran", number.upper(), own, rows=True))
        marks += annex_rows(source, Zone("annex", at, until, number), own)
    return marks


def _first(source: Source, start: int, stop: int) -> int:
    """Where the points may begin: behind title and addressees; of a letter behind the sentence that announces them."""
    head = min(stop, start + _HEAD)
    patterns = part_patterns("circular")
    found = {step: match.end() for step, pattern in patterns if (match := pattern.search(source.text, start, head))}
    if "judul" in found:
        found.pop("pembuka", None)
    return max(found.values(), default=start)


def _closing(source: Source, first: int, stop: int) -> tuple[int, list[tuple[int, str]]]:
    """Where the points end, and each part that closes the text, once."""
    found: dict[str, int] = {}
    for step, pattern in part_patterns("circular-end"):
        places = [match.start() for match in pattern.finditer(source.text, first, stop)]
        if places:
            at = places[-1] if step == "penutup" else places[0]
            found[step] = min(found.get(step, at), at)
    signed = found.get("pengesahan", stop)
    parts = sorted((at, step) for step, at in found.items() if step != "penutup" or at < signed)
    return (parts[0][0] if parts else stop), parts


def _level(step: str) -> str:
    return "penutup" if step == "penutup" else "bagian-lain"


def _sections(source: Source, root: Ref, start: int, end: int) -> list[Mark]:
    """The marks of sections that run A, B ... or I, II ...; empty where there are fewer than two."""
    heads = max((_run(source, start, end, names) for names in _NAMES), key=len)
    if len(heads) < 2:
        return []
    marks: list[Mark] = []
    for match, until in zip(heads, ends_of([match.start("n") for match in heads], end), strict=True):
        own = root / f"bagian-{match['n'].lower()}"
        title = match.end() if len(match["title"]) <= _TITLE and not match["title"].endswith(".") else 0
        marks.append(Mark(match.start("n"), match.start("title"), "bagian", match["n"], own, headed=bool(title)))
        inside = points(source, own, title or match.start("title"), until)
        begins = inside[0].start if inside else until
        if title and source.text[title:begins].strip():
            marks.append(Mark(title, title, "isi", "", own / "isi"))
        marks += inside
    return marks


_NAMES = (tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), tuple(roman_number(value) for value in range(1, 30)))


def _run(source: Source, start: int, end: int, names: Sequence[str]) -> list[re.Match[str]]:
    """The headings that run from the first of the names without a gap."""
    return list(_following(_SECTION.finditer(source.text, start, end), names))


def _following(found: Iterator[re.Match[str]], names: Sequence[str]) -> Iterator[re.Match[str]]:
    expected = iter(names)
    name = next(expected)
    for match in found:
        if match["n"].replace("l", "I") == name:
            yield match
            name = next(expected, "")
