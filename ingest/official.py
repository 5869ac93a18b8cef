"""An official text: fetched from the catalogue's address, checked to be the right one, held with its address and
hash.
"""

from dataclasses import replace
from pathlib import Path

from corpus.errors import FetchFailed, UnreadableFile
from corpus.model import Regulation
from corpus.store import Entry
from ingest.fetch import FetchRules, Web, fetch
from ingest.identity import recognised
from ingest.pipeline import Intake, ingest
from ingest.read import read


def fetch_official(regulation: Regulation, intake: Intake, rules: FetchRules, web: Web | None = None) -> Entry:
    """What became of the official text of a regulation.

    Raises:
        FetchFailed: no address gave a text of this regulation.
    """
    if not regulation.urls:
        advice = (
            f"Find the file at a JDIH site and `netral ingest` it; the catalogue has no address of {regulation.id}."
        )
        raise FetchFailed(regulation.id, "no official address is known", advice)
    folder = intake.store.home / "fetched"
    folder.mkdir(parents=True, exist_ok=True)

    def accept(path: Path) -> str | None:
        return _wrong(path, regulation, intake)

    fetched = fetch(regulation.urls, folder / regulation.id, rules=rules, accept=accept, web=web)
    [entry] = ingest([fetched.path], replace(intake, origin=fetched.url))
    return entry


def _wrong(path: Path, regulation: Regulation, intake: Intake) -> str | None:
    """Why the file is not the regulation; None where it is."""
    try:
        _, found = recognised(read(path, intake.limits), path, intake.catalogue)
    except UnreadableFile as error:
        return str(error)
    return None if found == regulation.id else f"it is {found}, not {regulation.id}"
