"""Values as rows of the tables, and back. The only place that knows in which column what stands."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from corpus.dates import PartialDate, Span
from corpus.model import Amendment, Flag, Header, Place, Provision, Source, TextKind, Version
from corpus.reference import Ref

WORDING = "regulation, ref, parent, level, number, text, position, heading, heading_path, flags, page, line, marker"
DATED = f"{WORDING}, starts, ends, set_by, deleted, aliases"
SOURCE = "regulation, kind, sha256, origin, ingested, pages"

Row = Sequence[Any]  # what sqlite3 gives: typed by the schema, not by Python


def provision_row(provision: Provision) -> tuple[object, ...]:
    """The columns of `WORDING`."""
    ref = provision.ref
    return (
        ref.regulation,
        str(ref),
        str(ref.parent) if ref.parent else None,
        provision.level,
        provision.number,
        provision.text,
        provision.position,
        provision.heading,
        json.dumps(provision.heading_path, ensure_ascii=False),
        json.dumps([(flag.rule, flag.message) for flag in provision.flags], ensure_ascii=False),
        provision.place.page,
        provision.place.line,
        provision.marker,
    )


def ref_text(row: Row) -> str:
    """The ref in the columns of `WORDING` or `DATED`, as text."""
    return str(row[1])


def provision_of(row: Row) -> Provision:
    """The provision in the columns of `WORDING`."""
    _, ref, _, level, number, text, position, heading, path, flags, page, line, marker = row[:13]
    return Provision(
        ref=Ref.parse(ref),
        level=level,
        number=number,
        text=text,
        position=position,
        heading=heading,
        heading_path=_headings(path),
        flags=() if flags == "[]" else tuple(Flag(rule, message) for rule, message in json.loads(flags)),
        place=Place(page, line),
        marker=marker,
    )


def version_row(version: Version) -> tuple[object, ...]:
    """The columns of `DATED`."""
    return (
        *provision_row(version.provision),
        *span_row(version.span),
        str(version.set_by),
        version.deleted,
        json.dumps([str(alias) for alias in version.aliases]),
    )


def version_of(row: Row) -> Version:
    """The version in the columns of `DATED`."""
    starts, ends, set_by, deleted, aliases = row[13:18]
    return Version(
        provision=provision_of(row),
        span=_span(starts, ends),
        set_by=_setter(set_by),
        aliases=() if aliases == "[]" else tuple(Ref.parse(alias) for alias in json.loads(aliases)),
        deleted=bool(deleted),
    )


@lru_cache(4_096)
def _headings(path: str) -> tuple[str, ...]:
    return tuple(json.loads(path))


_span, _setter = lru_cache(4_096)(Span.of), lru_cache(4_096)(Ref.parse)  # a few acts set the words of thousands


def span_row(span: Span) -> tuple[str, str]:
    """Both ends as text with their precision; an open end is empty."""
    return str(span.start or ""), str(span.end or "")


def amendment_row(amendment: Amendment) -> tuple[object, ...]:
    """Target regulation, action, target, source and the new words."""
    words = [provision_row(provision) for provision in amendment.provisions]
    target, source = amendment.target, amendment.source
    return target.regulation, amendment.action, str(target), str(source), json.dumps(words, ensure_ascii=False)


def amendment_of(row: Row) -> Amendment:
    """The amendment in the columns action, target, source, provisions."""
    action, target, source, provisions = row
    return Amendment(action, Ref.parse(target), Ref.parse(source), tuple(map(provision_of, json.loads(provisions))))


def source_of(row: Row) -> Source:
    """The source in the columns of `SOURCE`."""
    regulation, kind, sha256, origin, ingested, pages = row
    return Source(regulation, TextKind(kind), sha256, origin, ingested, pages)


def header_text(header: Header) -> str:
    """The header as JSON."""
    dates = {"enacted": str(header.enacted or ""), "promulgated": str(header.promulgated or "")}
    names = ("kind", "number", "year", "title", "id", "gazette")
    return json.dumps({name: getattr(header, name) for name in names} | dates, ensure_ascii=False)


def header_of(text: str) -> Header:
    """The header back from its JSON."""
    values = json.loads(text)
    dates = {name: PartialDate.parse(values[name]) if values[name] else None for name in ("enacted", "promulgated")}
    return Header(**(values | dates))
