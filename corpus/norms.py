"""The law of neutrality as data: conducts in people's words, and what the law says of each, for whom and since when.

The files in `data/norms/` are written to be read and corrected by a lawyer; this loader is strict and says where a file
is wrong. A norm's dates come from its bases: each basis is in force as its regulation is in the catalogue, narrowed by
its own `from`/`until`. Nothing here decides anything; `qa.judge` does.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.dates import Span
from corpus.errors import BadData, BadReference
from corpus.model import Basis, Case, Conduct, Confidence, Norm, Point, Sanction, Verdict
from corpus.reference import Ref

DATA = Path(__file__).parent / "data"
REGIMES = frozenset({"pemilu", "pilkada", "umum"})
FIELDS = frozenset({"disiplin", "etik", "kepegawaian", "pidana", "pemilu", "kelembagaan"})

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Norms:
    """All conducts and norms, each by its id, in file order."""

    conducts: Mapping[str, Conduct]
    norms: Mapping[str, Norm]

    def of(self, conduct: str) -> tuple[Norm, ...]:
        """The norms that rule on a conduct."""
        return tuple(norm for norm in self.norms.values() if norm.conduct == conduct)

    def bases(self, norm_id: str) -> frozenset[Ref]:
        """Every pinpoint that a norm carries, in whatever part."""
        return frozenset(basis.ref for basis in every_basis(self.norms[norm_id]))

    def at(self, ref: Ref) -> tuple[Norm, ...]:
        """The norms that carry a pinpoint at, below or above `ref` within the same article."""
        return tuple(
            norm
            for norm in self.norms.values()
            if any(ref.contains(b.ref) or (b.ref.path and b.ref.contains(ref)) for b in every_basis(norm))
        )


def every_basis(norm: Norm) -> Iterable[Basis]:
    """All bases of a norm: its own, then those of its conditions, cases, sanctions, conflicts and report rules."""
    yield from norm.bases
    for part in (*norm.conditions, *norm.cases, *norm.sanctions, *norm.conflicts, *norm.reports):
        yield from part.bases


class _Reader:
    """Reads rows of one file; every complaint names the file and the entry."""

    def __init__(self, file: Path) -> None:
        self.file = file.name

    def fail(self, entry: str, problem: str) -> BadData:
        return BadData(self.file, entry, problem)

    def keys(self, row: Row, entry: str, needed: str, allowed: str) -> None:
        missing = set(needed.split()) - row.keys()
        unknown = row.keys() - set(needed.split()) - set(allowed.split())
        if missing or unknown:
            parts = [f"missing {', '.join(sorted(missing))}"] if missing else []
            parts += [f"unknown {', '.join(sorted(unknown))}"] if unknown else []
            raise self.fail(entry, "; ".join(parts))

    def texts(self, row: Row, key: str, entry: str) -> tuple[str, ...]:
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.fail(entry, f"{key} must be a list of non-empty texts")
        return tuple(value)

    def text(self, row: Row, key: str, entry: str) -> str:
        value = row.get(key, "")
        if not isinstance(value, str):
            raise self.fail(entry, f"{key} must be a text")
        return value.strip()

    def span(self, row: Row, entry: str) -> Span:
        try:
            return Span.of(self.text(row, "from", entry), self.text(row, "until", entry))
        except ValueError as error:
            raise self.fail(entry, str(error)) from error

    def verdict(self, row: Row, key: str, entry: str) -> Verdict:
        try:
            return Verdict(row[key])
        except ValueError as error:
            raise self.fail(entry, f"{key}: {error}") from error

    def confidence(self, row: Row, entry: str) -> Confidence:
        try:
            return Confidence(row.get("confidence", "high"))
        except ValueError as error:
            raise self.fail(entry, f"confidence: {error}") from error

    def basis(self, row: Row, entry: str) -> Basis:
        self.keys(row, entry, "ref", "anchors confidence from until note")
        try:
            ref = Ref.parse(row["ref"])
        except BadReference as error:
            raise self.fail(entry, str(error)) from error
        anchors = self.texts(row, "anchors", entry)
        confidence = self.confidence(row, entry)
        return Basis(ref, anchors, confidence, self.span(row, entry), self.text(row, "note", entry))

    def bases(self, row: Row, entry: str) -> tuple[Basis, ...]:
        return tuple(self.basis(basis, entry) for basis in row.get("bases", []))

    def point(self, row: Row, entry: str) -> Point:
        self.keys(row, entry, "text", "bases")
        return Point(self.text(row, "text", entry), self.bases(row, entry))

    def points(self, row: Row, key: str, entry: str) -> tuple[Point, ...]:
        return tuple(self.point(point, f"{entry} {key}") for point in row.get(key, []))

    def case(self, row: Row, entry: str) -> Case:
        self.keys(row, entry, "when verdict bases", "text")
        verdict = self.verdict(row, "verdict", entry)
        return Case(self.text(row, "when", entry), verdict, self.text(row, "text", entry), self.bases(row, entry))

    def sanction(self, row: Row, entry: str) -> Sanction:
        self.keys(row, entry, "text kind bases", "authority from until caveat")
        bases = self.bases(row, entry)
        if not bases:
            raise self.fail(entry, "a sanction needs a basis")
        return Sanction(
            text=self.text(row, "text", entry),
            kind=self.text(row, "kind", entry),
            bases=bases,
            authority=self.text(row, "authority", entry),
            span=self.span(row, entry),
            caveat=self.text(row, "caveat", entry),
        )

    def conduct(self, row: Row) -> Conduct:
        entry = str(row.get("id", "conduct without id"))
        self.keys(row, entry, "id label phrasings", "related asks")
        phrasings = self.texts(row, "phrasings", entry)
        if len(phrasings) < 3:
            raise self.fail(entry, "needs at least three phrasings")
        area = self.file.removesuffix(".toml")
        label = self.text(row, "label", entry)
        return Conduct(
            entry, area, label, phrasings, self.texts(row, "related", entry), self.texts(row, "asks", entry)
        )

    def norm(self, row: Row) -> Norm:
        entry = str(row.get("id", "norm without id"))
        self.keys(
            row,
            entry,
            "id conduct statement modality subjects regimes field stages bases",
            "conditions cases changes sanctions conflicts caveats reports confidence",
        )
        norm = Norm(
            id=entry,
            conduct=self.text(row, "conduct", entry),
            statement=self.text(row, "statement", entry),
            modality=self.verdict(row, "modality", entry),
            subjects=self.texts(row, "subjects", entry),
            regimes=self.texts(row, "regimes", entry),
            field=self.text(row, "field", entry),
            stages=self.texts(row, "stages", entry),
            bases=self.bases(row, entry),
            conditions=self.points(row, "conditions", entry),
            cases=tuple(self.case(case, f"{entry} cases") for case in row.get("cases", [])),
            changes=self.texts(row, "changes", entry),
            sanctions=tuple(self.sanction(item, f"{entry} sanctions") for item in row.get("sanctions", [])),
            conflicts=self.points(row, "conflicts", entry),
            caveats=self.texts(row, "caveats", entry),
            reports=self.points(row, "reports", entry),
            confidence=self.confidence(row, entry),
        )
        self._check(norm)
        return norm

    def _check(self, norm: Norm) -> None:
        codes = ((norm.regimes, REGIMES, "regimes"), ((norm.field,), FIELDS, "field"))
        for values, known, key in codes:
            if wrong := set(values) - known:
                raise self.fail(norm.id, f"{key}: {', '.join(sorted(wrong))} not among {', '.join(sorted(known))}")
        if not (norm.bases and norm.subjects and norm.regimes and norm.stages and norm.statement):
            raise self.fail(norm.id, "statement, bases, subjects, regimes and stages must not be empty")
        if norm.confidence is not Confidence.HIGH and not norm.caveats:
            raise self.fail(norm.id, "a norm below high confidence needs a caveat")


def _codes(file: Path) -> frozenset[str]:
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8")))


def _check_codes(norms: Norms, data: Path) -> None:
    subjects, stages = _codes(data / "subjects.toml"), _codes(data / "stages.toml")
    for norm in norms.norms.values():
        area = f"norm {norm.id}"
        if norm.conduct not in norms.conducts:
            raise BadData("norms", area, f"conduct {norm.conduct} is not defined")
        if wrong := (set(norm.subjects) - subjects) | (set(norm.stages) - stages):
            raise BadData("norms", area, f"unknown subject or stage: {', '.join(sorted(wrong))}")
    for conduct in norms.conducts.values():
        if wrong := set(conduct.related) - norms.conducts.keys():
            raise BadData("norms", f"conduct {conduct.id}", f"related: {', '.join(sorted(wrong))} not defined")


def _read(file: Path) -> Row:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(file.name, "whole file", str(error)) from error


def load_norms(data: Path = DATA) -> Norms:
    """Every conduct and norm of `data/norms/*.toml`; a BadData names the file and entry that is wrong."""
    conducts: dict[str, Conduct] = {}
    norms: dict[str, Norm] = {}
    for file in sorted((data / "norms").glob("*.toml")):
        reader, rows = _Reader(file), _read(file)
        reader.keys(rows, "top level", "", "conduct norm")
        for conduct in map(reader.conduct, rows.get("conduct", [])):
            if conduct.id in conducts:
                raise reader.fail(conduct.id, "this conduct is already defined")
            conducts[conduct.id] = conduct
        for norm in map(reader.norm, rows.get("norm", [])):
            if norm.id in norms:
                raise reader.fail(norm.id, "this norm is already defined")
            norms[norm.id] = norm
    loaded = Norms(conducts, norms)
    _check_codes(loaded, data)
    return loaded


if __name__ == "__main__":
    everything = load_norms()
    print(f"{len(everything.conducts)} conducts, {len(everything.norms)} norms")
