"""Search hits, provisions and regulations as JSON: the stable interface of `search`, `show` and `status`."""

from datetime import date
from typing import Any

from corpus.catalogue import Catalogue
from corpus.citation import label
from corpus.errors import NotInCorpus
from corpus.library import Library
from corpus.model import Hit, Regulation, Version
from corpus.reference import Ref
from corpus.rulings import load_rulings, rulings_on
from qa.assistant import shorts
from qa.standing import doubts

Json = dict[str, Any]


def hit_json(hit: Hit, library: Library, catalogue: Catalogue) -> Json:
    """One search result."""
    ref, span = hit.version.provision.ref, hit.version.span
    return {
        "ref": str(ref),
        "aliases": list(map(str, hit.version.aliases)),
        "label": label(ref, shorts(catalogue)),
        "regulation": identity_json(ref.regulation, library, catalogue),
        "text": library.full_text(ref, _inside(hit.version)),
        "score": round(hit.score, 6),
        "valid_from": str(span.start) if span.start else None,
        "valid_until": str(span.end) if span.end else None,
    }


def identity_json(id: str, library: Library, catalogue: Catalogue) -> Json:
    """Who a regulation is: from the catalogue, else from its own first page."""
    if catalogue.known(id):
        regulation = catalogue.get(id)
        return _identity(id, regulation.kind, regulation.number, regulation.year, regulation.title)
    header = library.header(id)
    if header is None:
        return _identity(id, None, None, None, None)
    return _identity(id, header.kind, header.number, header.year, header.title)


def show_json(ref: Ref, on: date, library: Library, catalogue: Catalogue) -> Json:
    """A regulation or a provision, with what belongs to it.

    Raises:
        NotInCorpus: nothing is held under the reference.
    """
    return provision_json(ref, on, library, catalogue) if ref.path else regulation_json(ref, library, catalogue)


def regulation_json(ref: Ref, library: Library, catalogue: Catalogue) -> Json:
    """A regulation: its pasal, its general elucidation, its appendices, and the aliases that its number gives."""
    if ref.regulation not in library.worded():
        raise NotInCorpus(str(ref), f"Fetch it with `netral fetch {ref.regulation}` or ingest a file of it.")
    tops = library.subtree(ref)
    appendices = [v.provision.ref for v in tops if v.provision.level == "lampiran" and len(v.provision.ref.path) == 1]
    articles = library.articles(ref.regulation)
    return {
        "regulation": identity_json(ref.regulation, library, catalogue) | _standing(ref.regulation, catalogue),
        "articles": list(map(str, articles)),
        "elucidation": library.elucidation(ref / "penjelasan") or library.full_text(ref / "penjelasan"),
        "appendices": list(map(str, dict.fromkeys(appendices))),
        "aliases": list(map(str, library.aliases_in(ref.regulation))),
    }


def provision_json(ref: Ref, on: date, library: Library, catalogue: Catalogue) -> Json:
    """A provision on a day: its words, what lies below, its elucidation, its versions and the rulings on it."""
    versions = library.versions(ref)
    if not versions:
        raise NotInCorpus(str(ref), "Check the number, or see `netral show` of the whole regulation.")
    version = library.version(ref, on)
    own = library.resolved(ref)
    return {
        "ref": str(own),
        "aliases": sorted({str(alias) for v in versions for alias in v.aliases}),
        "label": label(own, shorts(catalogue)),
        "as_of": on.isoformat(),
        "status": catalogue.status(own, on).value if catalogue.known(own.regulation) else "tidak-diketahui",
        "in_force": version is not None and not version.deleted,
        "text": library.full_text(ref, on),
        "heading_path": list(version.provision.heading_path) if version else [],
        "children": [{"ref": str(v.provision.ref), "text": v.provision.text} for v in library.children(ref, on)],
        "elucidation": library.elucidation(ref, on),
        "set_by": str(version.set_by) if version else None,
        "flags": [flag.message for flag in doubts(library, own, on)] if version else [],
        "versions": [_version(v) for v in versions],
        "rulings": [
            {"ruling": r.ruling, "since": str(r.since) if r.since else None, "text": r.meaning}
            for r in rulings_on(own, on, catalogue, load_rulings(catalogue))
        ],
    }


def _version(version: Version) -> Json:
    return {
        "valid_from": str(version.span.start) if version.span.start else None,
        "valid_until": str(version.span.end) if version.span.end else None,
        "set_by": str(version.set_by),
        "deleted": version.deleted,
        "text": version.provision.text,
    }


def _identity(id: str, kind: str | None, number: str | None, year: int | None, title: str | None) -> Json:
    return {"id": id, "kind": kind, "number": number, "year": year, "title": title}


def _standing(id: str, catalogue: Catalogue) -> Json:
    if not catalogue.known(id):
        return {}
    regulation: Regulation = catalogue.get(id)
    return {
        "valid_from": str(regulation.span.start) if regulation.span.start else None,
        "valid_until": str(regulation.span.end) if regulation.span.end else None,
        "checked_until": regulation.checked_until.isoformat() if regulation.checked_until else None,
        "url": regulation.urls[0] if regulation.urls else None,
    }


def _inside(version: Version) -> date | None:
    """A day on which the wording stands, to print what stood below it then."""
    return version.span.start.latest if version.span.start else None
