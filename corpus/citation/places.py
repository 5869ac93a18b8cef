"""Places in a regulation as a text writes them: heads ("Pasal 5", "Lampiran II"), steps below, lists and ranges."""

from dataclasses import dataclass

from corpus.citation import steps
from corpus.citation.lists import connector, juncto, read_steps
from corpus.citation.scan import Tokens, at
from corpus.citation.steps import level_at, placed, value_at
from corpus.citation.values import Need, Path
from corpus.citation.words import words


@dataclass(frozen=True, slots=True)
class Segment:
    """Places under one head ("Pasal 5 huruf a dan huruf b"), read from tokens `start` to `end`."""

    paths: tuple[Path, ...]
    start: int
    end: int
    need: Need


@dataclass(frozen=True, slots=True)
class Places:
    """Segments joined by commas, "dan" or "jo."; they share a regulation."""

    segments: tuple[Segment, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """All paths in the order written, each once."""
        return tuple(dict.fromkeys(path for segment in self.segments for path in segment.paths))

    @property
    def end(self) -> int:
        """The token after the last segment."""
        return self.segments[-1].end


def read_places(tokens: Tokens, i: int) -> Places | None:
    """The places that begin at `i`; None where none does."""
    segment = _segment(tokens, i, elucidated=False)
    if segment is None:
        return None
    segments = [segment]
    while (joined := _joined(tokens, segment.end)) is not None:
        elucidated = segment.paths[-1][-1] == "penjelasan"
        further = _segment(tokens, joined, elucidated=elucidated)
        if further is None:
            break
        segment = further
        segments.append(segment)
    return Places(tuple(segments))


def read_below(tokens: Tokens, i: int, base: Path) -> Segment | None:
    """Steps that begin at `i` without a head ("ayat (2)", "huruf b"), taken from `base`; None where none does."""
    level = level_at(tokens, i)
    if level is None or level[0] not in {"ayat", "huruf", "angka", "butir"}:
        return None
    value = value_at(tokens, level[1], level[0])
    if value is None:
        return None
    paths, end = read_steps(tokens, value[1], placed(base, level[0], value[0]))
    return Segment(paths, i, end, Need.NOTHING)


def _joined(tokens: Tokens, i: int) -> int | None:
    found = connector(tokens, i)
    return found[1] if found and found[0] != "until" else juncto(tokens, i)


def _segment(tokens: Tokens, i: int, *, elucidated: bool) -> Segment | None:
    head = level_at(tokens, i)
    if head is not None and head[0] == "penjelasan":
        return _elucidation(tokens, i, head[1])
    found = _head(tokens, i, head) if head else _bare_article(tokens, i)
    if found is None:
        return None
    path, after, need = found
    paths, end = read_steps(tokens, after, path)
    if need is Need.CONTEXT and len(paths[0]) > 1 and path[0].startswith("pasal"):
        need = Need.NOTHING  # "ps 5" may be anything, "ps 5 huruf n" may not
    return Segment(tuple((*p, "penjelasan") for p in paths) if elucidated else paths, i, end, need)


def _elucidation(tokens: Tokens, start: int, i: int) -> Segment | None:
    """ "Penjelasan Pasal 5", "Penjelasan Umum", or "Penjelasan" alone."""
    asked = words().are("asking", at(tokens, start - 1).low)
    if words().are("general", at(tokens, i).low):
        return Segment((("penjelasan", "umum"),), start, i + 1, Need.REGULATION)
    j = i + words().are("upon", at(tokens, i).low)
    below = _segment(tokens, j, elucidated=not asked) if level_at(tokens, j) else None
    if below:
        return Segment(below.paths, below.start if asked else start, below.end, below.need)
    return None if asked else Segment((("penjelasan",),), start, i, Need.REGULATION)


def _head(tokens: Tokens, i: int, head: tuple[str, int]) -> tuple[Path, int, Need] | None:
    level, after = head
    match level:
        case "pasal":
            value = value_at(tokens, after, level)
            need = Need.CONTEXT if at(tokens, i).low == "ps" else Need.NOTHING
            return ((f"pasal-{value[0]}",), value[1], need) if value else None
        case "lampiran":
            return _annex(tokens, after)
        case "bab":
            value = steps.roman_at(tokens, after) or steps.number_at(tokens, after)
            return ((f"bab-{value[0]}",), value[1], Need.REGULATION) if value else None
        case "diktum":
            ordinal = at(tokens, after).low
            known = words().are("ordinals", ordinal)
            return ((f"diktum-{ordinal}",), after + 1, Need.CONTEXT) if known else None
        case "butir":
            return _row_at(tokens, i)
        case "isi" if (found := _row_at(tokens, after)) and found[0][0].startswith("lampiran"):
            return None  # "isi butir 5 tabel kode etik Lampiran II" asks for the row, which is read by itself
        case "menimbang" | "mengingat" | "amar" | "isi" | "pertimbangan":
            return (level,), after, Need.REGULATION
        case _:
            return None


def _bare_article(tokens: Tokens, i: int) -> tuple[Path, int, Need] | None:
    """ "283 ayat 2" without the word pasal, as people type it; only where a regulation stands beside it."""
    number = steps.number_at(tokens, i)
    level = level_at(tokens, number[1]) if number else None
    if number is None or level is None or level[0] != "ayat" or value_at(tokens, level[1], "ayat") is None:
        return None
    return (f"pasal-{number[0]}",), number[1], Need.REGULATION


def _row_at(tokens: Tokens, i: int) -> tuple[Path, int, Need] | None:
    head = level_at(tokens, i)
    value = value_at(tokens, head[1], head[0]) if head and head[0] == "butir" else None
    return _row(tokens, *value) if value else None


def _row(tokens: Tokens, number: str, i: int) -> tuple[Path, int, Need]:
    """ "butir 3", or the row of an annex that is named behind it: "butir 5 tabel kode etik Lampiran II"."""
    section = words().sections.longest(tokens, _past(tokens, i))
    j = _past(tokens, section[1] if section else i)
    head = level_at(tokens, j)
    if head is None or head[0] != "lampiran":
        return (f"butir-{number}",), i, Need.REGULATION
    path, end, need = _annex(tokens, head[1])
    below = (section[0],) if section and len(path) == 1 else ()
    return (*path, *below, f"butir-{number}"), end, need


def _past(tokens: Tokens, i: int) -> int:
    """Past the small words between a row and its annex."""
    while words().are("into", at(tokens, i).low) or words().are("table", at(tokens, i).low):
        i += 1
    return i


def _annex(tokens: Tokens, i: int) -> tuple[Path, int, Need]:
    number = steps.roman_at(tokens, i) or steps.number_at(tokens, i)
    path: Path = (f"lampiran-{number[0]}",) if number else ("lampiran",)
    end = number[1] if number else i
    section = words().sections.longest(tokens, end)
    if section:
        path, end = (*path, section[0]), section[1]
    return path, end, Need.CONTEXT if number else Need.REGULATION
