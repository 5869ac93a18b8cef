"""From marks to provisions: the words between marks, under references that are each used once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from corpus.model import Flag, Provision
from corpus.reference import Ref
from ingest.structure.source import Mark, Source

_TWICE = Flag("nomor-ganda", "Nomor ini muncul lebih dari satu kali dalam naskah.")


def provisions(source: Source, marks: Iterable[Mark], root: Ref) -> tuple[Provision, ...]:
    """One provision a mark, in the order of the text; words before the first mark go to the root."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    if not ordered or source.text[: ordered[0].start].strip():
        ordered = [Mark(0, 0, "regulation", "", root), *ordered]
    ordered = _unique(ordered)
    ends = [*(mark.start for mark in ordered[1:]), len(source.text)]
    return tuple(
        _provision(source, mark, end, position)
        for position, (mark, end) in enumerate(zip(ordered, ends, strict=True), 1)
    )


def _provision(source: Source, mark: Mark, end: int, position: int) -> Provision:
    words = _words(source.text[mark.end : end], mark.rows)
    return Provision(
        ref=mark.ref,
        level=mark.level,
        number=mark.number,
        text="" if mark.headed else words,
        position=position,
        heading=words if mark.headed else "",
        heading_path=mark.heading_path,
        flags=mark.flags,
        place=source.place(mark.start),
        marker=" ".join(source.text[mark.start : mark.end].split()),
    )


def _words(text: str, rows: bool) -> str:
    if rows:
        return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    return " ".join(text.split())


def _unique(marks: list[Mark]) -> list[Mark]:
    """The marks with a new reference, and a flag, for each unit whose reference is taken already."""
    seen: Counter[Ref] = Counter()
    moved: dict[Ref, Ref] = {}
    result = []
    for mark in marks:
        ref = _moved(mark.ref, moved)
        seen[ref] += 1
        if seen[ref] > 1:
            other = Ref(ref.regulation, (*ref.path[:-1], f"{ref.path[-1]}-ulang-{seen[ref]}")) if ref.path else ref
            moved[mark.ref] = other
            mark = replace(mark, ref=other, flags=(*mark.flags, _TWICE))
        else:
            moved.pop(mark.ref, None)
            mark = replace(mark, ref=ref)
        result.append(mark)
    return [replace(mark, flags=(*mark.flags, _TWICE)) if _doubtful(mark, seen) else mark for mark in result]


def _doubtful(mark: Mark, seen: Counter[Ref]) -> bool:
    """Whether a part of an article has its number from the first of several that have it: any of them may be right."""
    return seen[mark.ref] > 1 and len(mark.ref.path) > 1 and _TWICE not in mark.flags


def _moved(ref: Ref, moved: dict[Ref, Ref]) -> Ref:
    """The reference below a parent that had to be renamed."""
    for depth in range(len(ref.path) - 1, 0, -1):
        parent = Ref(ref.regulation, ref.path[:depth])
        if parent in moved:
            return Ref(ref.regulation, (*moved[parent].path, *ref.path[depth:]))
    return ref
