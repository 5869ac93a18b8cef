"""Documents without pasal: joint decrees (diktum, lampiran) and rulings (amar). For circulars see `circular`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources

from corpus.errors import BadData
from corpus.reference import Ref
from ingest.structure.chain import Candidate, best_chain
from ingest.structure.headings import ordinal, ordinal_pattern
from ingest.structure.lists import items
from ingest.structure.source import Mark, Source, ends_of
from ingest.structure.zones import Zone

_FILE = "parts.toml"
_TABLE = re.compile(r"(?<![^\n])[ \t]*No(?:mor|\.)?[ \t]+(?!Nomor|Tahun|Urut\b)[A-Z][a-z][^\n:]*(?=\n)")
_ROW_NUMBER = re.compile(r"(?<![^\n])[ \t]*(?P<n>[\dtlLIO]{1,3})\.(?=[ \t]+\w|[ \t]*\n)")
_ROW_DIGITS = str.maketrans("tlLIO", "11110")
_SURE = 3.0
_ROW = re.compile(r"(?<![^\n])[ \t]*(?P<n>\d{1,2})[ \t]*[.)]?[ \t]+(?=\S)")


@cache
def part_patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = tomllib.loads(resources.files("corpus").joinpath("data", _FILE).read_text(encoding="utf-8")).get(table)
    if not rows:
        raise BadData(_FILE, table, "is missing")
    return tuple((row["step"], re.compile(rf"(?:^|(?<=\n))[ \t]*(?:{row['pattern']})")) for row in rows)


@cache
def _dictum() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\n])[ \t]*(?P<n>{ordinal_pattern().upper()})[ \t]*(?::|\n|(?=[A-Z][a-z]))")


def ruling(source: Source, root: Ref) -> list[Mark]:
    """The marks of a court ruling: its parts, and the numbered points of the amar."""
    marks = [Mark(0, 0, "isi", "", root / "isi", rows=True)]
    found = sorted(_ruling_parts(source), key=lambda part: part[1])
    ends = ends_of([start for _, start, _ in found], len(source.text))
    for (step, start, stop), end in zip(found, ends, strict=True):
        level = "amar" if step == "amar" else "bagian-lain"
        marks.append(Mark(start, stop, level, "", root / step, rows=step != "amar"))
        if step == "amar":
            marks += items(source, root / step, stop, end)
    return marks


def _ruling_parts(source: Source) -> Iterator[tuple[str, int, int]]:
    """The span of each part's heading. Rulings quote other rulings, so the amar is the last one."""
    for step, pattern in part_patterns("ruling"):
        found = list(pattern.finditer(source.text))
        if step == "amar" and len(found) > 1 and source.text[found[-2].end() : found[-1].start()].strip() == "":
            found = found[:-1]  # "AMAR PUTUSAN" and, right below, "Mengadili:"
        if found:
            match = found[-1] if step in ("amar", "pengesahan") else found[0]
            yield step, match.start(), match.end()


def points(source: Source, root: Ref, start: int, end: int) -> list[Mark]:
    """The points between two offsets; the numbered ones right below `root` are called butir."""
    return [_as_point(mark, len(root.path)) for mark in items(source, root, start, end)]


def _as_point(mark: Mark, depth: int) -> Mark:
    step = mark.ref.path[depth]
    if not step.startswith(("angka-", "ayat-")):
        return mark
    path = (*mark.ref.path[:depth], f"butir-{step.partition('-')[2]}", *mark.ref.path[depth + 1 :])
    level = "butir" if len(path) == depth + 1 else mark.level
    return replace(mark, ref=Ref(mark.ref.regulation, path), level=level)


def dictums(source: Source, zone: Zone, root: Ref) -> list[Mark]:
    """The marks of a decision's KESATU, KEDUA ...; none where it has none."""
    found = list(_dictum().finditer(source.text, zone.start, zone.end))
    marks = []
    for match, end in zip(found, ends_of([m.start() for m in found], zone.end), strict=True):
        number = ordinal(match["n"])
        ref = root / f"butir-{number}"
        marks.append(Mark(match.start("n"), match.end(), "butir", str(number), ref))
        marks += items(source, ref, match.end(), end)
    return marks


def annex_rows(source: Source, zone: Zone, base: Ref) -> list[Mark]:
    """The rows of an annex's tables, under the headings that parts.toml names; else those of its one table, if any."""
    found = sorted(
        (match.start(), match.end(), step)
        for step, pattern in part_patterns("annex")
        for match in [pattern.search(source.text, zone.start, zone.end)]
        if match
    )
    marks: list[Mark] = []
    for (start, stop, step), end in zip(found, ends_of([start for start, _, _ in found], zone.end), strict=True):
        marks.append(Mark(start, stop, "bagian-lain", "", base / step, rows=True))
        marks += _rows(source, base / step, stop, end)
    return marks or list(_table_rows(source, zone, base))


def _table_rows(source: Source, zone: Zone, base: Ref) -> Iterator[Mark]:
    """The rows of a table whose head names its columns; the first row may have any number, as in an excerpt."""
    if not _TABLE.search(source.text, zone.start, zone.end):
        return
    found = []
    for match in _ROW_NUMBER.finditer(source.text, zone.start, zone.end):
        plain = match["n"].translate(_ROW_DIGITS)
        if any(sign.isdigit() for sign in match["n"]):
            found.append(Candidate(match.start("n"), match.end(), int(plain), "", _SURE))
    for row in best_chain(found):
        yield Mark(row.start, row.end, "butir", str(row.number), base / f"butir-{row.number}", rows=True)


def _rows(source: Source, base: Ref, start: int, end: int) -> Iterator[Mark]:
    expected = 1
    for match in _ROW.finditer(source.text, start, end):
        if int(match["n"]) == expected:
            yield Mark(match.start("n"), match.end(), "butir", match["n"], base / f"butir-{expected}", rows=True)
            expected += 1
