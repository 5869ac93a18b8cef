"""A full check of a state folder: the truth, the indexes against their seals, and what this machine can serve."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import generations
from corpus.embeddings import DEFAULT_VIEWS, Embedder, e5_fault, embedders
from corpus.errors import NetralError, StaleIndex
from corpus.generations import Manifest, ViewSeal
from corpus.indexes import Indexes
from corpus.store.read import Reader
from corpus.vectors import digest_of

_MEND = "Run `netral rebuild`."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, what was seen, and what mends it."""

    subject: str  # store, indexes, vectors, views
    well: bool
    message: str
    advice: str = ""


def doctor(home: Path, views: Sequence[str] = DEFAULT_VIEWS, *, chroma_url: str | None = None) -> tuple[Finding, ...]:
    """Everything that was looked at, well or not. Reads every vector, so it takes seconds for each ten thousand."""
    return (*_store(home), *_indexes(home, views, chroma_url), *_e5(home, views))


def _store(home: Path) -> Iterator[Finding]:
    try:
        with Reader.read(home) as reader:
            faults, counts = reader.faults(), reader.counts()
    except NetralError as error:
        yield Finding("store", False, str(error))
        return
    if faults:
        advice = "Restore netral.sqlite from a copy, or remove it and ingest the texts anew."
        yield Finding("store", False, "; ".join(faults), advice)
    else:
        held = f"{counts['sources']} texts, {counts['provisions']} provisions, {counts['versions']} dated wordings"
        yield Finding("store", True, held)


def _indexes(home: Path, views: Sequence[str], chroma_url: str | None) -> Iterator[Finding]:
    try:
        number = generations.current(home)
        if number is None:
            with Reader.read(home) as reader:
                empty = not reader.worded()
            told = "no text is held, so there is nothing to index" if empty else "no generation has been made yet"
            yield Finding("indexes", empty, told, "" if empty else _MEND)
            return
        indexes = Indexes.opened(home, number, chroma_url=chroma_url)
    except StaleIndex as error:
        yield Finding("indexes", False, str(error))
        return
    try:
        yield from _sealed(home, indexes.manifest)
        for view in embedders(views, home=home):
            yield _model(indexes.manifest, view)
        for seal in indexes.manifest.views:
            yield _vectors(indexes, seal)
    finally:
        indexes.close()


def _sealed(home: Path, made: Manifest) -> Iterator[Finding]:
    root = generations.folder(home, made.number)
    if broken := generations.broken_files(root, made.files, thorough=True):
        yield Finding("indexes", False, f"generation {made.number}: changed or missing: {', '.join(broken)}", _MEND)
    else:
        yield Finding("indexes", True, f"generation {made.number}: {made.units} units, made {made.made}")
    with Reader.read(home) as reader:
        behind = reader.revision - made.revision
    if behind:
        yield Finding("indexes", False, f"the store has changed {behind} times since they were made", _MEND)


def _model(made: Manifest, embedder: Embedder) -> Finding:
    seal = made.seal_of(embedder.view)
    if seal is None:
        missing = "is not complete yet" if embedder.view in made.wanted else "did not make these indexes"
        return Finding("views", False, f"{embedder.view} {missing}", _MEND)
    if seal.model != embedder.model:
        return Finding("views", False, f"{embedder.view} is {embedder.model}, the vectors are by {seal.model}", _MEND)
    return Finding("views", True, f"{embedder.view}: {embedder.model}, {seal.dimension} dimensions")


def _vectors(indexes: Indexes, seal: ViewSeal) -> Finding:
    try:
        stored = indexes.vectors(seal.view).readback()
    except StaleIndex as error:
        return Finding("vectors", False, str(error))
    if len(stored) != seal.count or digest_of(stored) != seal.digest:
        return Finding("vectors", False, f"{seal.view}: the {len(stored)} vectors read are not those sealed", _MEND)
    return Finding("vectors", True, f"{seal.view}: {seal.count} vectors read back as sealed")


def _e5(home: Path, views: Sequence[str]) -> Iterator[Finding]:
    if "e5" in views and (fault := e5_fault(home)):
        yield Finding("views", False, fault, "The other views serve alone; nothing needs to be done.")
