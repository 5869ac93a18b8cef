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
from corpus.errors import NetralError, UnreadableFile
from corpus.model import Parsed, Source, TextKind
from corpus.store import Entry, Store
from ingest.ahead import How, Ready, Take, ahead
from ingest.consolidation import affected, consolidated
from ingest.quarantine import Quarantine, Refused
from ingest.reading import DEFAULT_LIMITS, Limits

READABLE = frozenset({".pdf", ".docx", ".html", ".htm", ".md", ".txt"})
INGESTED, UNCHANGED, FAILED = "ingested", "unchanged", "failed"
_NEW = "new"  # to be read: stands in no ledger


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
    looked = [(file, _looked(file, intake)) for file in files]
    new = [file for file, entry in looked if entry.status == _NEW]
    with ahead(new, How(intake.limits, intake.catalogue)) as take:
        for file, entry in looked:
            told = _ingested(file, entry, intake, take) if entry.status == _NEW else entry
            if told.status != UNCHANGED:
                intake.store.record(told)
            yield told


def _looked(file: Path, intake: Intake) -> Entry:
    """The file before it is read: new, unchanged since it was last held, or not to be had."""
    entry = Entry(intake.known_as(file), "", _NEW, intake.now)
    try:
        entry = replace(entry, sha256=_digest(file))
    except UnreadableFile as error:
        return replace(entry, status=FAILED, error=str(error))
    earlier = intake.store.entry(entry.path)
    if earlier and earlier.sha256 == entry.sha256 and intake.store.holds(earlier.regulation):
        return replace(earlier, status=UNCHANGED)
    return entry


def _ingested(file: Path, entry: Entry, intake: Intake, take: Take) -> Entry:
    try:
        return _stored(file.name, entry, take(file), intake)
    except NetralError as error:
        if isinstance(error, UnreadableFile):
            intake.quarantine.add(Refused(file.name, entry.sha256, str(error), intake.now))
        return replace(entry, status=FAILED, error=str(error))


def _stored(name: str, entry: Entry, read: Ready, intake: Intake) -> Entry:
    parsed, regulation = read.parsed, read.regulation
    _not_less(parsed, regulation, name, intake.store)
    source = Source(regulation, intake.kind, entry.sha256, intake.origin or name, intake.now, read.pages)
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


def _not_less(parsed: Parsed, regulation: str, name: str, store: Store) -> None:
    """Refuse a file without articles where articles are held: penjelasan and lampiran often come as own files."""
    if store.articles(regulation) and not any(provision.level == "pasal" for provision in parsed.provisions):
        reason = f"holds no articles of {regulation}, and those of the text held would be lost"
        raise UnreadableFile(name, reason, "Put penjelasan and lampiran into one file with the act, behind it.")


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


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise UnreadableFile(file, f"cannot be read ({error.strerror})", "Check its permissions.") from error
