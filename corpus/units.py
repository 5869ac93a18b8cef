"""Which texts are indexed: pieces of the law of some 120 words, each with a header that says where it stands.

A short pasal is one unit. A long one is cut at ayat and huruf into groups that aim at `words`; a group that begins
inside a list repeats the words that lead into it, so that "dilarang:" stays with what is forbidden. Elucidations are
units of their own. Each wording that ever stood is indexed once: the same text on other days, or under other numbers,
is another place of one unit, and the search chooses by the day.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from corpus.dates import PartialDate, Span
from corpus.model import Provision, Version
from corpus.reference import Ref
from corpus.store.cache import digest
from corpus.store.order import numbered
from corpus.store.read import HEADINGS, Reader, as_printed, wording_on
from corpus.text import fold

_LEAD_WORDS = 30
_HEADING_WORDS = 12  # of each heading: some titles are longer than the pasal below them

Names = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a unit's words stand, and when they stood there."""

    ref: Ref
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One indexed text with every place where it stands. `id` is the digest of the text."""

    text: str
    places: tuple[Placed, ...]

    @property
    def id(self) -> str:
        return digest(self.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """One provision's own words on their way into a unit."""

    version: Version
    text: str

    @property
    def ref(self) -> Ref:
        return self.version.provision.ref

    @property
    def size(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Cut:
    """How large units aim to be, what counts as saying nothing, and what regulations are called."""

    words: int
    silent: tuple[str, ...]
    names: Names


def units(reader: Reader, cut: Cut) -> tuple[Unit, ...]:
    """Every text to index, each once, in the order of the regulations."""
    places: dict[str, list[Placed]] = {}
    for regulation in reader.worded():
        for text, placed in _of_regulation(reader, regulation, cut):
            places.setdefault(text, []).append(placed)
    return tuple(Unit(text, tuple(dict.fromkeys(found))) for text, found in places.items())


def short_name(regulation: str) -> str:
    """What a regulation is called, from its id alone.

    >>> short_name("pp-94-2021"), short_name("se-menpanrb-18-2023"), short_name("mk-136-puu-xxii-2024")
    ('PP 94/2021', 'SE MENPANRB 18/2023', 'MK 136/PUU-XXII/2024')
    """
    steps = regulation.upper().split("-")
    at = next((at for at, step in enumerate(steps) if step[0].isdigit()), len(steps))
    kind, rest = " ".join(steps[:at]), steps[at:]
    middle = ["-".join(rest[1:-1])] if len(rest) > 2 else []
    return f"{kind} {'/'.join([*rest[:1], *middle, *rest[1:][-1:]])}".strip()


def place_name(ref: Ref) -> str:
    """The steps of a ref as people write them.

    >>> place_name(Ref.parse("uu-7-2017/pasal-283/ayat-1/huruf-a"))
    'Pasal 283 > ayat (1) > huruf a'
    """
    return " > ".join(map(_step_name, ref.path))


def _step_name(step: str) -> str:
    kind, _, number = step.partition("-")
    match kind:
        case "pasal":
            return f"Pasal {number.upper()}"
        case "ayat":
            return f"ayat ({number})"
        case "huruf" | "angka" | "butir":
            return f"{kind} {number}"
        case _:
            return f"{kind.capitalize()} {number.upper()}".strip()


def _of_regulation(reader: Reader, regulation: str, cut: Cut) -> Iterator[tuple[str, Placed]]:
    shown_elsewhere = _amended_places(reader, regulation)
    wordings = [
        version
        for version in reader.wordings(regulation)
        if version.provision.level not in HEADINGS and not any(_lies_below(version, top) for top in shown_elsewhere)
    ]
    for _, group in groupby(sorted(wordings, key=_root_key), key=_root_key):
        for pieces in _epochs(tuple(group), cut):
            yield from _cut(pieces, cut)


def _amended_places(reader: Reader, regulation: str) -> frozenset[Ref]:
    """Places of an amending act whose new words are indexed where they belong, in the amended act."""
    amendments = (a for a in reader.amendments_of(regulation) if a.provisions and a.source.path)
    return frozenset(
        a.source for a in amendments if any(v.set_by.regulation == regulation for v in reader.versions(a.target))
    )


def _lies_below(version: Version, top: Ref) -> bool:
    return version.provision.ref != top and top.contains(version.provision.ref)


def _root_key(version: Version) -> tuple[Ref, bool]:
    """What is cut together: a pasal, the elucidation of a pasal, or a top place outside all pasal."""
    ref = version.provision.ref
    article = ref.article
    root = article if any(step.startswith("pasal-") for step in ref.path) else Ref(ref.regulation, ref.path[:1])
    return root, "penjelasan" in ref.path


def _epochs(versions: Sequence[Version], cut: Cut) -> Iterator[tuple[Piece, ...]]:
    """The pieces as they stood together, for each day on which one of the wordings began."""
    by_ref: dict[Ref, list[Version]] = {}
    for version in sorted(versions, key=lambda v: _opening(v.span)):
        by_ref.setdefault(version.provision.ref, []).append(version)
    starts = sorted({version.span.start for version in versions if version.span.start}, key=lambda day: day.latest)
    firsts = [date.min] if any(version.span.start is None for version in versions) else []
    days = [*firsts, *(start.latest for start in starts)]
    seen: set[tuple[Version, ...]] = set()
    for day in days:
        chosen = tuple(v for v in (wording_on(found, day) for found in by_ref.values()) if v and not v.deleted)
        if chosen and chosen not in seen:
            seen.add(chosen)
            yield _pieces(as_printed(chosen), cut)


def _pieces(versions: Iterable[Version], cut: Cut) -> tuple[Piece, ...]:
    heard = (version for version in versions if _says_something(version.provision, cut.silent))
    return tuple(Piece(version, numbered(version.provision)) for version in heard)


def _says_something(provision: Provision, silent: tuple[str, ...]) -> bool:
    text = provision.text.strip()
    if len(text) > 2 * max(map(len, silent)):
        return True  # far too long to be one of them, and folding every text would take seconds
    return bool(text or provision.heading) and fold(text) not in silent


def _cut(pieces: tuple[Piece, ...], cut: Cut) -> Iterator[tuple[str, Placed]]:
    path = next((p.version.provision.heading_path for p in pieces if p.version.provision.heading_path), ())
    for group in _groups(pieces, cut.words):
        ref, span = _common(group), _meeting(group)
        lead = _lead(pieces, group[0].ref)
        for body in _split("\n".join(piece.text for piece in group), cut.words):
            text = "\n".join(filter(None, (_header(path, ref, cut.names), lead, body)))
            yield text, Placed(ref, span)


def _groups(pieces: tuple[Piece, ...], words: int) -> Iterator[tuple[Piece, ...]]:
    """Neighbours together until they reach the aim; an ayat starts anew once half of it is reached."""
    if sum(piece.size for piece in pieces) <= words * 1.3:
        yield from [pieces] if pieces else []
        return
    group: list[Piece] = []
    for piece in pieces:
        size = sum(one.size for one in group)
        turns = piece.version.provision.level == "ayat" and size >= words / 2
        if group and (turns or size + piece.size > words * 1.15):
            yield tuple(group)
            group = []
        group.append(piece)
    yield tuple(group)


def _split(text: str, words: int) -> Iterator[str]:
    """A text far beyond the aim in parts of about the aim; others whole."""
    listed = text.split(" ")
    parts = 1 if len(listed) <= words * 1.5 else -(-len(listed) // words)
    size = -(-len(listed) // parts)
    for start in range(0, len(listed), size):
        yield " ".join(listed[start : start + size])


def _common(group: Sequence[Piece]) -> Ref:
    """The deepest place that holds all pieces."""
    first, rest = group[0].ref, group[1:]
    for depth in range(len(first.path), 0, -1):
        place = Ref(first.regulation, first.path[:depth])
        if all(place.contains(piece.ref) for piece in rest):
            return place
    return Ref(first.regulation)


def _meeting(group: Iterable[Piece]) -> Span:
    """The days on which all pieces stood together: from the last beginning to the first end."""
    spans = [piece.version.span for piece in group]
    starts = [span.start for span in spans if span.start]
    ends = [span.end for span in spans if span.end]
    return Span(
        max(starts, key=lambda day: day.latest, default=None),
        min(ends, key=lambda day: day.earliest, default=None),
    )


def _lead(pieces: tuple[Piece, ...], first: Ref) -> str:
    """The last words of what leads into a list, for a group that begins inside it."""
    above = [p for p in pieces if p.ref != first and p.ref.contains(first)]
    return " ".join(" ".join(p.version.provision.text for p in above).split()[-_LEAD_WORDS:])


def _header(path: tuple[str, ...], ref: Ref, names: Names) -> str:
    """ "UU 7/2017 > Bab VII Kampanye Pemilu > Pasal 283 > ayat (1)"."""
    headings = (" ".join(heading.split()[:_HEADING_WORDS]) for heading in path)
    return " > ".join(filter(None, (names(ref.regulation), *headings, place_name(ref))))


def _opening(span: Span) -> date:
    return _earliest(span.start)


def _earliest(day: PartialDate | None) -> date:
    return day.earliest if day else date.min
