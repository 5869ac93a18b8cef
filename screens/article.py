"""A whole article as a value to be shown: lines with the cited places, penjelasan, origin, dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.citation import label
from corpus.dates import Span
from corpus.model import Citation, Flag, Source, Status, TextKind, Version
from corpus.norms import Norms
from corpus.reference import Ref
from corpus.store.order import numbered
from drafting.letter.grounds import full
from screens import originals
from screens.app import App


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of an article as printed; `numbers` are the citations that point at it or above it."""

    ref: Ref
    depth: int
    text: str
    numbers: tuple[int, ...] = ()
    first: tuple[int, ...] = ()  # citations whose place begins here
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What we say of a pinpoint in our own words, where its text is not held."""

    number: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """Everything a reader sees of an article."""

    ref: Ref
    label: str
    lines: tuple[Line, ...]
    elucidation: tuple[Line, ...]
    kind: TextKind
    status: Status
    span: Span
    versions: int
    origin: str
    page: int | None
    url: str | None
    checked_until: date | None
    set_by: str  # label of the act that made this wording, where it is another; else empty
    aliases: tuple[str, ...] = ()  # labels by the numbers of amending acts
    numbered: tuple[tuple[int, Citation], ...] = ()
    digests: tuple[Digest, ...] = ()
    formal: str = ""  # kind, number, year and title, as a letter writes them
    file: str = ""  # where the official file opens at the page, where it is kept


Numbered = tuple[tuple[int, Citation], ...]


def articles_of(citations: Iterable[Citation], on: date, app: App) -> tuple[Article, ...]:
    """The articles that the citations lie in, in the order of their first numbers."""
    groups: dict[Ref, list[tuple[int, Citation]]] = {}
    for number, citation in enumerate(citations, 1):
        groups.setdefault(_home(citation.ref), []).append((number, citation))
    return tuple(article(ref, on, app, tuple(found)) for ref, found in groups.items())


def article(ref: Ref, on: date, app: App, cited: Numbered = ()) -> Article:
    """The article on a day, with the cited places marked."""
    library, catalogue = app.library, app.catalogue
    version = library.version(ref, on) if ref.path else None
    known = catalogue.get(ref.regulation) if catalogue.known(ref.regulation) else None
    maker = version.set_by.regulation if version else ref.regulation
    source = library.source(maker) or library.source(ref.regulation)
    return Article(
        ref=ref,
        label=label(ref, app.shorts),
        lines=_lines(library.subtree(ref, on), ref, cited) if version else (),
        elucidation=_lines(_explained(ref, on, app), ref, cited) if version else (),
        kind=source.kind if version and source else TextKind.IKHTISAR,
        status=_status(ref, on, app, cited),
        span=version.span if version else (cited[0][1].span if cited else Span()),
        versions=len(library.versions(ref)) if version else 0,
        origin=source.origin if version and source else "",
        page=version.provision.place.page if version else None,
        url=known.urls[0] if known and known.urls else None,
        checked_until=known.checked_until if known else None,
        set_by=label(version.set_by, app.shorts) if version and maker != ref.regulation else "",
        aliases=tuple(label(alias, app.shorts) for alias in version.aliases) if version else (),
        numbered=cited,
        digests=_digests(cited, app.norms),
        formal=full(ref.regulation, catalogue) if known else "",
        file=_file(source, version, app),
    )


def _file(source: Source | None, version: Version | None, app: App) -> str:
    if source is None or version is None or originals.file_of(app, source) is None:
        return ""
    return originals.address(source, version.provision.place.page)


def _home(ref: Ref) -> Ref:
    """What is opened for a pinpoint: its pasal; outside of pasal the place itself, without a last `penjelasan`."""
    if ref.article != ref:
        return ref.article
    return ref.parent or ref if ref.path[-1:] == ("penjelasan",) and ref.parent and ref.parent.path else ref


def _lines(versions: Iterable[Version], top: Ref, cited: Numbered) -> tuple[Line, ...]:
    shown: list[Line] = []
    seen: set[int] = set()
    for version in versions:
        provision = version.provision
        within = tuple(number for number, citation in cited if _names(citation, provision.ref))
        first = tuple(number for number in within if number not in seen)
        seen |= set(first)
        depth = max(0, len(provision.ref.path) - len(top.path))
        shown.append(Line(provision.ref, depth, numbered(provision), within, first, provision.flags))
    return tuple(line for line in shown if line.text)


def _names(citation: Citation, place: Ref) -> bool:
    """Whether the citation is of this place: words and their penjelasan are two things."""
    explained = "penjelasan" in citation.ref.path
    return citation.ref.contains(place) and explained == ("penjelasan" in place.path)


def _status(ref: Ref, on: date, app: App, cited: Numbered) -> Status:
    if cited:
        return cited[0][1].status
    return app.catalogue.status(ref, on) if app.catalogue.known(ref.regulation) else Status.TIDAK_DIKETAHUI


def _digests(cited: Numbered, norms: Norms) -> tuple[Digest, ...]:
    """Our words for the pinpoints without a quote."""
    unquoted = ((number, citation) for number, citation in cited if citation.quote is None)
    return tuple(Digest(number, citation.label, _statement(citation, norms)) for number, citation in unquoted)


def _statement(citation: Citation, norms: Norms) -> str:
    norm = norms.norms.get(citation.norm or "")
    return norm.statement if norm else ""


def _explained(ref: Ref, on: date, app: App) -> tuple[Version, ...]:
    """The wordings of the penjelasan of the article and of what lies below it, as printed."""
    places = (ref, *(version.provision.ref for version in app.library.subtree(ref, on)))
    found = (app.library.version(place / "penjelasan", on) for place in dict.fromkeys(places))
    return tuple(version for version in found if version is not None)
