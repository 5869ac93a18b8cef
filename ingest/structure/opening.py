"""What stands before the articles: the names of the act, Menimbang, Mengingat, Memperhatikan, the decision."""

import re

from corpus.reference import Ref
from ingest.structure.lists import items
from ingest.structure.source import Mark, Source, ends_of
from ingest.structure.zones import Zone

_PARTS = re.compile(
    r"(?<![\w])(?P<part>M\s?enimbang|MENIMBANG|Mengingat|MENGINGAT|Memperhatikan|MEMPERHATIKAN|Mendengar|Membaca|"
    r"M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N|Memutuskan|M\s?enetapkan|MENETAPKAN)(?=\s*:|\s*\.?\s*\n|\s+[a1]\.|\s+bahwa|\s+Pasal|\s+PERATURAN|\s+UNDANG|\s+KEPUTUSAN)\s*:?"
)
_STEPS = {"memutuskan": "memutuskan"}


def opening(source: Source, zone: Zone, root: Ref) -> list[Mark]:
    """The marks of everything before the first article."""
    base = root / "pembukaan"
    marks = [Mark(zone.start, zone.start, "pembukaan", "", base, rows=True)]
    found = _parts(source, zone)
    ends = ends_of([match.start() for match in found], zone.end)
    for match, end in zip(found, ends, strict=True):
        name = re.sub(r"\s", "", match["part"]).lower()
        ref = base / name
        marks.append(Mark(match.start(), match.end(), "pembukaan", "", ref))
        if name in ("menimbang", "mengingat", "memperhatikan", "mendengar", "membaca"):
            marks += items(source, ref, match.end(), end)
    return marks


def _parts(source: Source, zone: Zone) -> list[re.Match[str]]:
    """One match a part; where a name comes twice (torn from its text by the reader), the later one counts."""
    last: dict[str, re.Match[str]] = {}
    for match in _PARTS.finditer(source.text, zone.start, zone.end):
        last[re.sub(r"\s", "", match["part"]).lower()] = match
    return sorted(last.values(), key=lambda match: match.start())
