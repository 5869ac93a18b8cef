"""What is held and what is missing, instrument by instrument: for `netral status` and the app."""

from datetime import date
from typing import Any

from corpus.catalogue import Catalogue
from corpus.library import Library
from corpus.model import Regulation, TextKind
from corpus.store import Entry

Json = dict[str, Any]


def held(library: Library, catalogue: Catalogue, today: date) -> Json:
    """Every known or held instrument with its status today, what is held of it, and what the indexes are made of."""
    entries = {entry.regulation: entry for entry in library.ledger() if entry.regulation}
    ids = dict.fromkeys((*(regulation.id for regulation in catalogue), *library.worded()))
    manifest = library.manifest
    return {
        "regulations": [_row(id, library, catalogue, entries.get(id), today) for id in ids],
        "failed": [{"path": e.path, "error": e.error} for e in library.ledger() if e.error],
        "counts": library.counts(),
        "generation": manifest.number if manifest else None,
        "views": list(library.views),
        "indexed_revision": manifest.revision if manifest else None,
    }


def _row(id: str, library: Library, catalogue: Catalogue, entry: Entry | None, today: date) -> Json:
    known = catalogue.get(id) if catalogue.known(id) else None
    source = library.source(id)
    header = library.header(id)
    return {
        "id": id,
        "title": known.title if known else (header.title if header and header.title else id),
        "status": catalogue.status(id, today).value if known else "tidak-diketahui",
        "text": (source.kind if source else TextKind.IKHTISAR).value,
        "origin": source.origin if source else None,
        "articles": len(library.articles(id)) if source else 0,
        "repairs": len(library.repairs(id)) if source else 0,
        "flags": len(library.flags(id)) if source else 0,
        "warnings": list(library.warnings(id)) if source else [],
        "missing": _missing(known) if not source else None,
        "checked_until": known.checked_until.isoformat() if known and known.checked_until else None,
        "error": entry.error or None if entry else None,
    }


def _missing(known: Regulation | None) -> str:
    """Why the missing text matters, and how to get it."""
    without = "Tanpa naskah ini jawaban memakai ikhtisar tanpa kutipan."
    if known is not None and known.urls:
        return f"{without} Ambil dengan `netral fetch {known.id}`."
    return f"{without} Alamat resminya belum diketahui; pasang berkasnya sendiri."
