"""Which regulation a read file is: its own first page decides, and its name where the page is unreadable."""

from dataclasses import replace
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.citation import Names
from corpus.citation import parse as parse_citation
from corpus.errors import BadReference, UnreadableFile
from corpus.model import Document, Header, Parsed
from ingest.parse import parse


def recognised(document: Document, file: Path, catalogue: Catalogue) -> tuple[Parsed, str]:
    """The document as a tree, and the regulation that it is.

    The text's own first page decides; the file's name only where the page is unreadable, or where the page gives a
    number that the catalogue does not know under a title that it knows for the name (a misread digit).

    Raises:
        UnreadableFile: neither the text nor the name says what it is.
    """
    named = _named(file.stem, catalogue)
    own = parse(document)
    regulation = _chosen(own.header, named, catalogue)
    if regulation is None:
        advice = "Name the file like its reference, such as uu-7-2017.pdf, if it is a regulation."
        raise UnreadableFile(file.name, "the first page does not say which regulation this is", advice)
    parsed = own if regulation == own.header.id else parse(document, regulation)
    if named and named != regulation:
        warning = f"Berkas bernama {file.name}, tetapi naskahnya menyebut diri {regulation}."
        parsed = replace(parsed, warnings=(*parsed.warnings, warning))
    return parsed, regulation


def _chosen(header: Header, named: str | None, catalogue: Catalogue) -> str | None:
    if header.id is None or header.id == named:
        return header.id or named
    if named and not catalogue.known(header.id) and catalogue.known(named) and _same_title(header, named, catalogue):
        return named
    return header.id


def _same_title(header: Header, id: str, catalogue: Catalogue) -> bool:
    own, known = _words(header.title or ""), _words(catalogue.get(id).title)
    return bool(own) and len(own & known) >= 0.7 * len(own)


def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in title.lower().split() if len(word) > 3)


def _named(stem: str, catalogue: Catalogue) -> str | None:
    """The regulation that a file's name gives: `uu-7-2017`, `UU_2016_019`, "PP 94 Tahun 2021"."""
    if catalogue.known(stem.lower()):
        return stem.lower()
    parts = stem.lower().replace("_", "-").split("-")
    if len(parts) == 3 and parts[1].isdigit() and len(parts[1]) == 4 and parts[2].isdigit():
        return f"{parts[0]}-{int(parts[2])}-{parts[1]}"
    try:
        id = parse_citation(stem, Names.of(catalogue.names())).regulation
    except BadReference:
        return None
    prefixes = tuple(kind.prefix for kind in catalogue.kinds.values())
    return id if catalogue.known(id) or (id.startswith(prefixes) and id[-4:].isdigit()) else None
