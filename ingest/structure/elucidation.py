"""The penjelasan: its general part, and what it says of each article, linked to it down to huruf and angka."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from corpus.model import Flag
from corpus.reference import Ref
from ingest.structure.articles import articles, roman_articles
from ingest.structure.chain import Candidate
from ingest.structure.numbers import means, roman_number
from ingest.structure.source import Mark, Source, ends_of
from ingest.structure.zones import Zone, parts_of_elucidation

_UNITS = re.compile(
    r"(?<!\w)(?:A(?:yat|YAT)\s?(?:[({\[]|[lI](?=\d[lI)]))\s?(?P<ayat>[0-9lIO]{1,2}[a-z]?|[a-z])\s?(?:[)}\]][1lI]?|(?=\s)|(?<=\d)[lI](?=\s)|(?<=\d[a-z])[lI](?=\s))"
    r"|H(?:uruf|URUF)\s(?P<huruf>[a-z]{1,2}\d?|[1lIO0])(?=[\s.:]|$)"
    r"|A(?:ngka|NGKA)\s(?P<angka>\d{1,3}[a-z]?|[lI]|\d [\dlI])(?=[\s.:)]|$)\)?"
    r"|Pasal\s(?P<pasal>\d{1,3}[A-Z]{0,2})(?=[\s.]))"
)
_BEFORE = re.compile(r"(?:^|[.;:\n”\")…])\s*$|(?:jelas|Dihapus|dihapus)\s*$")
_GAZETTE = re.compile(
    r"(?:TAMBAHAN|Tambahan)\s+(?:LEMBARAN|Lembaran)[ -](?:NEGARA|Negara)\s+(?:REPUBLIK|Republik)[^.;)]{0,80}$"
    r"|TAMBAHAN\s+LEMBARAN\s+NEGARA\s+REPUBLIK\s+INDONESIA\s+NOMOR[\s:]*\w+\s*$"
)
_NOWHERE = Flag("penjelasan", "Bagian batang tubuh yang dijelaskan di sini tidak ditemukan dalam naskah.")
_MIXED = Flag(
    "penjelasan-campur", "Sesudah “Cukup jelas” di sini berdiri kata-kata lain; mungkin penjelasan bagian yang lain."
)
_CLEAR = re.compile(r"\W*Cukup\s+[Jj]elas\b\W*(?P<more>.*)", re.DOTALL)
_MOST = 30  # ayat of one article
_FEW = 3  # words behind "Cukup jelas" that are dirt of a page
_DEPTH = {"pasal": 0, "ayat": 1, "huruf": 2, "angka": 3}


@dataclass(frozen=True, slots=True)
class Known:
    """The references that the body has, and what lies right below each."""

    refs: frozenset[Ref]
    below: Mapping[Ref, tuple[str, ...]]
    amending: frozenset[Ref] = frozenset()  # the articles that quote what they change

    @classmethod
    def of(cls, refs: Iterable[Ref], amending: Iterable[Ref] = ()) -> "Known":
        """From the references of the body, in its order, and those of its articles that change another act."""
        below: defaultdict[Ref, list[str]] = defaultdict(list)
        ordered = tuple(refs)
        for ref in ordered:
            if ref.parent is not None:
                below[ref.parent].append(ref.path[-1])
        return cls(frozenset(ordered), {ref: tuple(steps) for ref, steps in below.items()}, frozenset(amending))

    @classmethod
    def of_marks(cls, marks: Iterable[Mark]) -> "Known":
        """From the marks of the body; an article whose angka keep their lines quotes what it changes."""
        ordered = tuple(marks)
        quoting = (mark.ref.article for mark in ordered if mark.level == "angka" and mark.rows)
        return cls.of((mark.ref for mark in ordered), quoting)

    def children(self, ref: Ref) -> tuple[str, ...]:
        """The last steps of what lies right below."""
        return self.below.get(ref, ())


@dataclass(slots=True)
class Cursor:
    """Where in the act the explanation is."""

    article: Ref
    known: Known
    path: list[Ref] = field(default_factory=list)
    used: set[Ref] = field(default_factory=set)

    def down(self, step: str) -> Ref:
        """The unit that a name such as "Huruf b" means here: the deepest open unit that has such a child."""
        parents = [*reversed(self.path), self.article]
        fitting = [p for p in parents if step in self.known.children(p) and p / step not in self.used]
        parent = fitting[0] if fitting else self._likely(step, parents)
        self.path = [p for p in self.path if p.contains(parent)]
        self.path.append(parent / step)
        self.used.add(parent / step)
        return parent / step

    def _likely(self, step: str, parents: list[Ref]) -> Ref:
        """The parent by rank alone: a huruf hangs under the ayat, an ayat under the article."""
        rank = _DEPTH[step.split("-")[0]]
        return next(
            (p for p in parents if p == self.article or _DEPTH.get(p.path[-1].split("-")[0], 0) < rank), self.article
        )


def elucidation(source: Source, zone: Zone, root: Ref, known: Known) -> list[Mark]:
    """The marks of the whole penjelasan; `known` are what the body has."""
    base = root / "penjelasan"
    general, heading, start = parts_of_elucidation(source, zone)
    marks = [Mark(zone.start, zone.start, "penjelasan", "", base, rows=True)]
    if general is not None:
        marks.append(Mark(general, general, "penjelasan", "", base / "umum"))
    if heading is not None:
        marks.append(Mark(heading, start, "penjelasan", "", base / "pasal-demi-pasal"))
    roman = bool([ref for ref in known.refs if ref.path == ("pasal-i",)])
    found = roman_articles(source, start, zone.end) if roman else articles(source, start, zone.end)
    ends = ends_of([candidate.start for candidate in found], zone.end)
    for candidate, end in zip(found, ends, strict=True):
        marks += _article(source, candidate, end, _article_ref(root, candidate, roman), known)
    if gazette := _GAZETTE.search(source.text[: zone.end], start):
        marks = [mark for mark in marks if mark.start < gazette.start()]
        marks.append(Mark(gazette.start(), gazette.start(), "bagian-lain", "", base / "lembaran-negara"))
    return _checked(source, marks, zone.end)


def _checked(source: Source, marks: list[Mark], end: int) -> list[Mark]:
    """The marks, with a flag where words follow what needs no explaining: two columns read as one."""
    stops = [*(mark.start for mark in marks[1:]), end]
    return [
        replace(mark, flags=(*mark.flags, _MIXED)) if _mixed(source.text[mark.end : stop]) else mark
        for mark, stop in zip(marks, stops, strict=True)
    ]


def _mixed(text: str) -> bool:
    match = _CLEAR.match(text)
    return match is not None and len(match["more"].split()) > _FEW


def _article_ref(root: Ref, candidate: Candidate, roman: bool) -> Ref:
    number = roman_number(candidate.number) if roman else f"{candidate.number}{candidate.suffix}"
    return root / f"pasal-{number.lower()}"


def _article(source: Source, candidate: Candidate, end: int, ref: Ref, known: Known) -> list[Mark]:
    marks = [_mark(candidate.start, candidate.end, ref, known)]
    cursor = Cursor(ref, known)
    done = candidate.end
    for match in _UNITS.finditer(source.text, candidate.end, end):
        between = source.text[done : match.start()]
        if between.strip() and not _BEFORE.search(between[-12:]) and not source.line_start(match.start()):
            continue
        step = _step(match, cursor)
        if step is not None:
            marks.append(_mark(match.start(), match.end(), cursor.down(step), known))
            done = match.end()
    return marks


def _step(match: re.Match[str], cursor: Cursor) -> str | None:
    """The step of the reference that a name means, its number set right by what the body has."""
    level = match.lastgroup or ""
    raw = match[level].strip("(){}[] ")
    if level == "pasal":
        return f"pasal-{raw.lower()}" if _quotes(cursor.article, cursor.known) else None
    exact = f"{level}-{raw}"
    parents = [*reversed(cursor.path), cursor.article]
    if any(exact in cursor.known.children(parent) for parent in parents):
        return exact
    if level == "ayat" and len(raw) > 1 and not match.group().endswith((")", "}", "]")) and raw[-1:] in "1lI":
        raw = raw[:-1] or raw  # "(21" is a badly read "(2)"
    for parent in parents:
        for step in cursor.known.children(parent):
            alike = step.startswith(f"{level}-") and means(raw, step.split("-")[1])
            if alike and parent / step not in cursor.used:
                return step
    if level == "ayat" and not raw[:1].isdigit():
        raw = next((str(value) for value in range(1, _MOST) if means(raw, str(value))), raw)
    return f"{level}-{raw}" if re.fullmatch(r"[a-z]{1,2}\d?|\d{1,3}[a-z]?", raw) else None


def _is_roman(ref: Ref) -> bool:
    return any(step.startswith("pasal-") and not step[6:7].isdigit() for step in ref.path)


def _quotes(article: Ref, known: Known) -> bool:
    """Whether the article changes another act, so that what explains it names that act's articles too."""
    return _is_roman(article) or article in known.amending


def _mark(start: int, end: int, target: Ref, known: Known) -> Mark:
    flags = () if target in known.refs or _is_roman(target) or target.article in known.amending else (_NOWHERE,)
    return Mark(start, end, "penjelasan", "", target / "penjelasan", flags=flags)
