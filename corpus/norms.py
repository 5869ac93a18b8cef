"""The law of neutrality as data: conducts in people's words, and what the law says of each, for whom and since when.

The files in `data/norms/` are written to be read and corrected by a lawyer; this loader is strict and says where a file
is wrong. A norm's dates come from its bases: each basis is in force as its regulation is in the catalogue, narrowed by
its own `from`/`until`. Nothing here decides anything; `qa.judge` does.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from corpus.errors import BadData
from corpus.loading import DATA, Parse, Row, keyed_rows, parsed, tables_of, unique
from corpus.model import Basis, Case, Conduct, Confidence, Norm, Point, Sanction, Verdict
from corpus.reference import Ref

REGIMES = frozenset({"pemilu", "pilkada", "umum"})
FIELDS = frozenset({"disiplin", "etik", "kepegawaian", "pidana", "pemilu", "kelembagaan"})

REPORTING = "pelaporan"  # the area of norms on how to report


@dataclass(frozen=True, slots=True)
class Norms:
    """All conducts and norms, each by its id, in file order."""

    conducts: Mapping[str, Conduct]
    norms: Mapping[str, Norm]
    _ruling: Mapping[str, tuple[Norm, ...]] = field(init=False, repr=False, compare=False)
    _placed: Mapping[str, tuple[tuple[Norm, tuple[Ref, ...]], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ruling: dict[str, list[Norm]] = {}
        for norm in self.norms.values():
            ruling.setdefault(norm.conduct, []).append(norm)
        placed: dict[str, dict[str, list[Ref]]] = {}
        for norm in self.norms.values():
            for basis in every_basis(norm):
                placed.setdefault(basis.ref.regulation, {}).setdefault(norm.id, []).append(basis.ref)
        rows = {act: tuple((self.norms[id], tuple(refs)) for id, refs in of.items()) for act, of in placed.items()}
        object.__setattr__(self, "_placed", rows)
        object.__setattr__(self, "_ruling", {conduct: tuple(norms) for conduct, norms in ruling.items()})

    def of(self, conduct: str) -> tuple[Norm, ...]:
        """The norms that rule on a conduct."""
        return self._ruling.get(conduct, ())

    def reporting(self, conduct: str) -> bool:
        """Whether a conduct is about reporting."""
        return self.conducts[conduct].area == REPORTING

    def bases(self, norm_id: str) -> frozenset[Ref]:
        """Every pinpoint that a norm carries, in whatever part."""
        return frozenset(basis.ref for basis in every_basis(self.norms[norm_id]))

    def at(self, ref: Ref) -> tuple[Norm, ...]:
        """The norms that carry a pinpoint at, below or above `ref` within the same article."""
        return tuple(
            norm
            for norm, refs in self._placed.get(ref.regulation, ())
            if any(ref.contains(base) or (base.path and base.contains(ref)) for base in refs)
        )

    def carriers(self, path: tuple[str, ...]) -> Mapping[str, int]:
        """How many norms carry a place at or below this path, by instrument; those that none carries are left out."""
        places = {id: Ref(id, path) for id in self._placed}
        found = {
            id: sum(any(place.contains(ref) for ref in refs) for _, refs in self._placed[id])
            for id, place in places.items()
        }
        return {id: count for id, count in found.items() if count}

    def inside(self, ref: Ref) -> bool:
        """Whether a norm carries a place within `ref`, so that more is known of it than its name."""
        known = (base for _, refs in self._placed.get(ref.regulation, ()) for base in refs)
        return any(base.path and ref.contains(base) for base in known)


def every_basis(norm: Norm) -> Iterable[Basis]:
    """All bases of a norm: its own, then those of its conditions, cases, sanctions, conflicts and report rules."""
    yield from norm.bases
    parts: tuple[Point | Case | Sanction, ...] = (
        *norm.conditions,
        *norm.cases,
        *norm.sanctions,
        *norm.conflicts,
        *norm.reports,
    )
    for part in parts:
        yield from part.bases


def _basis(row: Row) -> Basis:
    row.only(("ref", "anchors", "confidence", "from", "until", "note"))
    return Basis(row.ref("ref"), row.texts("anchors", ()), _confidence(row), row.span(), row.text("note", ""))


def _confidence(row: Row) -> Confidence:
    return row.choice("confidence", Confidence) if "confidence" in row.values else Confidence.HIGH


def _bases(row: Row) -> tuple[Basis, ...]:
    return tuple(map(_basis, row.rows("bases")))


def _point(row: Row) -> Point:
    row.only(("text", "bases"))
    return Point(row.text("text"), _bases(row))


def _case(row: Row) -> Case:
    row.only(("when", "verdict", "text", "bases"))
    return Case(row.text("when"), row.choice("verdict", Verdict), row.text("text", ""), _bases(row))


def _sanction(row: Row) -> Sanction:
    row.only(("text", "kind", "authority", "bases", "from", "until", "caveat"))
    bases = _bases(row)
    if not bases:
        raise row.bad("a sanction needs a basis")
    return Sanction(
        text=row.text("text"),
        kind=row.text("kind"),
        bases=bases,
        authority=row.text("authority", ""),
        span=row.span(),
        caveat=row.text("caveat", ""),
    )


def _conduct(row: Row) -> Conduct:
    row.only(("id", "label", "phrasings", "related", "asks", "apart", "transitional"))
    phrasings = row.texts("phrasings")
    if len(phrasings) < 3:
        raise row.bad("needs at least three phrasings")
    return Conduct(
        id=row.entry,
        area=Path(row.file).stem,
        label=row.text("label"),
        phrasings=phrasings,
        related=row.texts("related", ()),
        asks=row.texts("asks", ()),
        transitional=row.flag("transitional", False),
        apart=row.texts("apart", ()),
    )


NORM_KEYS = tuple(each.name for each in fields(Norm) if each.name != "asked")


def _norm(row: Row) -> Norm:
    row.only(NORM_KEYS)
    norm = Norm(
        id=row.entry,
        conduct=row.text("conduct"),
        statement=row.text("statement"),
        modality=row.choice("modality", Verdict),
        subjects=row.texts("subjects"),
        regimes=row.texts("regimes"),
        field=row.text("field"),
        stages=row.texts("stages"),
        bases=_bases(row),
        conditions=tuple(map(_point, row.rows("conditions"))),
        cases=tuple(map(_case, row.rows("cases"))),
        changes=row.texts("changes", ()),
        duty=row.flag("duty", False),
        silent=row.flag("silent", False),
        sanctions=tuple(map(_sanction, row.rows("sanctions"))),
        conflicts=tuple(map(_point, row.rows("conflicts"))),
        caveats=row.texts("caveats", ()),
        reports=tuple(map(_point, row.rows("reports"))),
        confidence=_confidence(row),
    )
    _check(norm, row)
    return norm


def _check(norm: Norm, row: Row) -> None:
    for values, known, key in ((norm.regimes, REGIMES, "regimes"), ((norm.field,), FIELDS, "field")):
        if wrong := set(values) - known:
            raise row.bad(f"{key}: {', '.join(sorted(wrong))} not among {', '.join(sorted(known))}")
    if not (norm.bases and norm.subjects and norm.regimes and norm.stages):
        raise row.bad("bases, subjects, regimes and stages must not be empty")
    if norm.confidence is not Confidence.HIGH and not norm.caveats:
        raise row.bad("a norm below high confidence needs a caveat")


def _codes(file: Path) -> frozenset[str]:
    return frozenset(row.entry for row in keyed_rows(file))


def _check_codes(norms: Norms, data: Path) -> None:
    subjects, stages = _codes(data / "subjects.toml"), _codes(data / "stages.toml")
    for norm in norms.norms.values():
        if norm.conduct not in norms.conducts:
            raise BadData("norms", f"norm {norm.id}", f"conduct {norm.conduct} is not defined")
        if wrong := (set(norm.subjects) - subjects) | (set(norm.stages) - stages):
            raise BadData("norms", f"norm {norm.id}", f"unknown subject or stage: {', '.join(sorted(wrong))}")
    for conduct in norms.conducts.values():
        for key, named in (("related", conduct.related), ("apart", conduct.apart)):
            if wrong := set(named) - norms.conducts.keys():
                raise BadData("norms", f"conduct {conduct.id}", f"{key}: {', '.join(sorted(wrong))} not defined")


def _said(files: Path, parse: Parse, known: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """How people ask, by the conduct or norm they ask about: apart from the law, since their words change and it does
    not. The lists are called as their folder is.
    """
    rows = [row for file in sorted(files.glob("*.toml")) for row in keyed_rows(file, parse)]
    key = files.name
    unique(rows)
    for row in rows:
        row.only((key,))
        if row.entry not in known:
            raise row.bad("is not defined in data/norms")
    return {row.entry: row.texts(key) for row in rows}


def _phrased(conduct: Conduct, more: tuple[str, ...]) -> Conduct:
    return replace(conduct, phrasings=tuple(dict.fromkeys((*conduct.phrasings, *more))))


def load_norms(data: Path = DATA, parse: Parse = parsed) -> Norms:
    """Every conduct and norm of `data/norms/*.toml`, with how people ask about them (`data/phrasings`, `data/asked`).
    `parse` says what a file says, for who knows it already.

    Raises:
        BadData: with the file and entry that is wrong.
    """
    conducts: list[Row] = []
    norms: list[Row] = []
    for file in sorted((data / "norms").glob("*.toml")):
        tables = tables_of(file, ("conduct", "norm"), parse=parse)
        conducts += tables["conduct"]
        norms += tables["norm"]
    unique(conducts)
    unique(norms)
    said = _said(data / "phrasings", parse, {row.entry for row in conducts})
    asked = _said(data / "asked", parse, {row.entry for row in norms})
    loaded = Norms(
        {row.entry: _phrased(_conduct(row), said.get(row.entry, ())) for row in conducts},
        {row.entry: replace(_norm(row), asked=asked.get(row.entry, ())) for row in norms},
    )
    _check_codes(loaded, data)
    return loaded


if __name__ == "__main__":
    everything = load_norms()
    print(f"{len(everything.conducts)} conducts, {len(everything.norms)} norms")
