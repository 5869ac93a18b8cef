"""From files to held texts, one transaction a file: read, recognise, structure, amend, store. One bad file stops no
other.

The dated wordings of an act depend on every act that amends it, whichever came in first; so whatever a file touches is
consolidated anew in the transaction that stores the file, and the store is right after each of them. Indexes follow at
the end (`ingest.index`): they are derived, and a killed run leaves the old ones serving.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.citation import Names
from corpus.citation import parse as parse_citation
from corpus.errors import BadReference, NetralError, UnreadableFile
from corpus.model import Document, Header, Parsed, Source, TextKind
from corpus.store import Entry, Store
from ingest.consolidation import affected, consolidated
from ingest.parse import parse
from ingest.quarantine import Quarantine, Refused
from ingest.read import read
from ingest.reading import DEFAULT_LIMITS, Limits

READABLE = frozenset({".pdf", ".docx", ".html", ".htm", ".md", ".txt"})
INGESTED, UNCHANGED, FAILED = "ingested", "unchanged", "failed"


@dataclass(frozen=True, slots=True)
class Intake:
    """What an ingestion needs besides the files. `now` is the ISO time to write down."""

    store: Store
    catalogue: Catalogue
    now: str
    limits: Limits = DEFAULT_LIMITS
    kind: TextKind = TextKind.SALINAN
    origin: str = ""  # an official address; empty: the file's own name
    known_as: Callable[[Path], str] = str  # what the ledger calls a file; an upload has no path worth keeping

    @property
    def quarantine(self) -> Quarantine:
        """The list of refused files."""
        return Quarantine(self.store.home)


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The readable files among the paths and in the folders among them, in order of their names.

    Raises:
        UnreadableFile: a path is not there.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
            found += sorted(file for file in inside if file.suffix.lower() in READABLE)
        elif path.exists():
            found.append(path)
        else:
            raise UnreadableFile(path, "there is no such file or folder", "Check the path.")
    return tuple(dict.fromkeys(found))


def ingest(files: Iterable[Path], intake: Intake) -> Iterator[Entry]:
    """What became of each file, as it happens; every file is written down in the ledger."""
    for file in files:
        entry = _ingested(file, intake)
        if entry.status != UNCHANGED:
            intake.store.record(entry)
        yield entry


def _ingested(file: Path, intake: Intake) -> Entry:
    known_as = intake.known_as(file)
    entry = Entry(known_as, "", FAILED, intake.now)
    try:
        entry = replace(entry, sha256=_digest(file))
        earlier = intake.store.entry(known_as)
        if earlier and earlier.sha256 == entry.sha256 and intake.store.holds(earlier.regulation):
            return replace(earlier, status=UNCHANGED)
        return _stored(file, entry, intake)
    except NetralError as error:
        if entry.sha256 and isinstance(error, UnreadableFile):
            intake.quarantine.add(Refused(file.name, entry.sha256, str(error), intake.now))
        return replace(entry, error=str(error))


def _stored(file: Path, entry: Entry, intake: Intake) -> Entry:
    document = read(file, intake.limits)
    parsed, regulation = recognised(document, file, intake.catalogue)
    source = Source(regulation, intake.kind, entry.sha256, intake.origin or file.name, intake.now, document.pages)
    put(parsed, source, intake)
    intake.quarantine.remove(entry.sha256)
    flags = sum(len(provision.flags) for provision in parsed.provisions)
    return replace(
        entry,
        status=INGESTED,
        regulation=regulation,
        provisions=len(parsed.provisions),
        articles=len(intake.store.articles(regulation)),
        repairs=len(parsed.repairs),
        flags=flags,
        warnings=parsed.warnings,
    )


def put(parsed: Parsed, source: Source, intake: Intake) -> None:
    """Hold a parsed text and consolidate whatever it touches, in one transaction."""
    with intake.store.transaction():
        before = affected(intake.store, source.regulation)
        intake.store.put(parsed, source)
        for regulation in sorted(before | affected(intake.store, source.regulation)):
            intake.store.put_versions(regulation, consolidated(intake.store, regulation, intake.catalogue))


def withdraw(regulation: str, intake: Intake) -> None:
    """Hold a text no longer, with what it set in other acts, in one transaction."""
    with intake.store.transaction():
        touched = affected(intake.store, regulation)
        intake.store.remove(regulation)
        for each in sorted(touched):
            intake.store.put_versions(each, consolidated(intake.store, each, intake.catalogue))


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
    parts = stem.lower().replace("_", "-").split("-")
    if len(parts) == 3 and parts[1].isdigit() and len(parts[1]) == 4 and parts[2].isdigit():
        return f"{parts[0]}-{int(parts[2])}-{parts[1]}"
    try:
        id = parse_citation(stem, Names.of(catalogue.names())).regulation
    except BadReference:
        return None
    prefixes = tuple(kind.prefix for kind in catalogue.kinds.values())
    return id if catalogue.known(id) or (id.startswith(prefixes) and id[-4:].isdigit()) else None


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise UnreadableFile(file, f"cannot be read ({error.strerror})", "Check its permissions.") from error
