"""From lines of law to a tree of provisions. Any text gives a tree; what no rule knows stays text where it stands."""

from collections.abc import Sequence

from corpus.model import Flag, Provision
from corpus.reference import Ref
from ingest.clean.lines import Cleaned, Line
from ingest.structure.acts import acts
from ingest.structure.articles import OWN_HEADING
from ingest.structure.body import body
from ingest.structure.circular import circular
from ingest.structure.elucidation import Known, elucidation
from ingest.structure.lists import items
from ingest.structure.opening import opening
from ingest.structure.parts import annex_rows, dictums, ruling
from ingest.structure.shared import TORN
from ingest.structure.source import Mark, Source
from ingest.structure.tree import provisions
from ingest.structure.units import article
from ingest.structure.zones import Zone, zones

__all__ = ["structure", "structure_lines"]


_LETTERS = ("se", "surat", "pernyataan")


def structure(cleaned: Cleaned, regulation_id: str, kind: str = "") -> tuple[Provision, ...]:
    """The provisions of a document, in its order; `kind` is what it says it is, where its id does not tell."""
    source, root = Source.of(cleaned.lines), Ref(regulation_id)
    if regulation_id.startswith("mk-"):
        return provisions(source, ruling(source, root), root)
    if (kind or regulation_id.partition("-")[0]) in _LETTERS:
        return provisions(source, circular(source, root), root)
    marks: list[Mark] = []
    for own, start, end in acts(source, root):
        marks += _act(source, own, start, end)
    return provisions(source, marks, root)


def _act(source: Source, root: Ref, start: int, end: int) -> list[Mark]:
    """The marks of one act; the law that ratifies another one, and an annexed one, have a mark of their own."""
    marks = [Mark(start, start, "bagian-lain", "", root)] if root.path else []
    for zone in zones(source, start, end):
        marks += _marks(source, zone, root, marks)
    return marks


def structure_lines(lines: Sequence[Line], root: Ref) -> tuple[Provision, ...]:
    """The provisions of a run of lines below `root`, such as a quoted article: `root` and its ayat, huruf, angka.

    Where the run begins with the article's own heading ("Pasal 71"), that is the marker of `root`.
    """
    source = Source.of(lines)
    end = _own_heading(source, root)
    level = root.path[-1].split("-")[0] if root.path else "regulation"
    number = root.path[-1].partition("-")[2] if root.path else ""
    inside, flags = _inside(source, root, end)
    own = Mark(0, end, level, number.upper() if level == "pasal" else number, root, flags=flags)
    return provisions(source, [own, *inside], root)


def _inside(source: Source, root: Ref, start: int) -> tuple[list[Mark], tuple[Flag, ...]]:
    """What stands in a run of lines: an article is read as in the body of an act, with its flags."""
    if root.path and root.path[-1].startswith("pasal-"):
        inside, flags, heap = article(source, root, (start, len(source.text)), [])
        return inside, (*flags, *([TORN] if heap and not flags else []))
    return items(source, root, start, len(source.text)), ()


def _own_heading(source: Source, root: Ref) -> int:
    match = OWN_HEADING.match(source.text)
    own = root.path[-1:] and root.path[-1].startswith("pasal-")
    return match.end() if match and own else 0


def _marks(source: Source, zone: Zone, root: Ref, before: list[Mark]) -> list[Mark]:
    match zone.kind:
        case "opening":
            return opening(source, zone, root)
        case "body":
            return (
                body(source, zone, root) or dictums(source, zone, root) or circular(source, root, zone.start, zone.end)
            )
        case "elucidation":
            return elucidation(source, zone, root, Known.of_marks(before))
        case "annex":
            step = f"lampiran-{zone.number}" if zone.number else "lampiran"
            own = Mark(zone.start, zone.start, "lampiran", zone.number.upper(), root / step, rows=True)
            return [own, *annex_rows(source, zone, root / step)]
        case _:
            return [Mark(zone.start, zone.start, "bagian-lain", "", root / "pengesahan", rows=True)]
