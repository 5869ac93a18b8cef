"""`netral ingest`, `fetch` and `rebuild`: everything that writes. One writer at a time."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from tqdm import tqdm

from corpus.catalogue import Catalogue, load_catalogue
from corpus.embeddings import embedders
from corpus.errors import FetchFailed
from corpus.model import Regulation, TextKind
from corpus.settings import Settings
from corpus.store import Entry, Store
from corpus.units import Names, short_name
from ingest.fetch import official_rules
from ingest.index import Build, build
from ingest.index import rebuild as rebuild_all
from ingest.official import fetch_official
from ingest.pipeline import FAILED, Intake, files_in
from ingest.pipeline import ingest as ingest_all

_SHOWN = 5  # warnings of one file that are printed


def ingest(args: Namespace, settings: Settings) -> int:
    """Read files into the store and index them; 1 where a file failed."""
    files = files_in(args.paths)
    with Store.open(settings.home, wait=settings.wait, command="netral ingest") as store:
        intake = Intake(store, load_catalogue(), now())
        entries = [_said(entry, args.json) for entry in _watched(ingest_all(files, intake), len(files))]
        index(store, settings)
    failed = [entry for entry in entries if entry.status == FAILED]
    for entry in failed:
        print(f"netral: {entry.error}", file=sys.stderr)
    print(f"{len(entries) - len(failed)} of {len(entries)} files are held", file=sys.stderr)
    return 1 if failed else 0


def fetch(args: Namespace, settings: Settings) -> int:
    """Fetch official texts and hold them as such; all that have an address where no id is given."""
    catalogue = load_catalogue()
    wanted = [catalogue.get(id) for id in args.ids] or [regulation for regulation in catalogue if regulation.urls]
    with Store.open(settings.home, wait=settings.wait, command="netral fetch") as store:
        intake = Intake(store, catalogue, now(), kind=TextKind.NASKAH_RESMI)
        failed = sum(not _fetched(regulation, intake) for regulation in wanted)
        if failed < len(wanted):
            index(store, settings)
    print(f"{len(wanted) - failed} of {len(wanted)} texts were fetched", file=sys.stderr)
    return 1 if failed else 0


def _fetched(regulation: Regulation, intake: Intake) -> bool:
    """Whether the official text came and is held; a failure is said and does not stop the others."""
    try:
        entry = fetch_official(regulation, intake, official_rules())
    except FetchFailed as error:
        print(f"netral: {error}", file=sys.stderr)
        return False
    _said(entry, as_json=False)
    return entry.status != FAILED


def rebuild(args: Namespace, settings: Settings) -> int:
    """Make the indexes anew from SQLite alone."""
    how = _build(settings, load_catalogue())
    made = rebuild_all(settings.home, embedders(settings.views, home=settings.home), how, wait=settings.wait)
    print(f"generation {made.number} serves", file=sys.stderr)
    return 0


def index(store: Store, settings: Settings) -> None:
    """Build and switch in the indexes of what the store holds."""
    build(store, embedders(settings.views, home=settings.home), _build(settings, load_catalogue()))


def now() -> str:
    """The time as it is written down."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def entry_json(entry: Entry) -> str:
    """One line of `ingest --json`."""
    row = asdict(entry)
    keys = ("path", "status", "regulation", "provisions", "articles", "repairs", "flags", "warnings", "error")
    return json.dumps({key: row[key] or None if key == "error" else row[key] for key in keys}, ensure_ascii=False)


def _build(settings: Settings, catalogue: Catalogue) -> Build:
    return Build(made=now(), chroma_url=settings.chroma_url, names=_names(catalogue), progress=_Bar())


def _names(catalogue: Catalogue) -> Names:
    return lambda id: catalogue.short(id) if catalogue.known(id) else short_name(id)


def _watched(entries: Iterable[Entry], total: int) -> Iterable[Entry]:
    yield from tqdm(entries, total=total, unit="file", file=sys.stderr, disable=None)


def _said(entry: Entry, as_json: bool) -> Entry:
    if as_json:
        tqdm.write(entry_json(entry))
        sys.stdout.flush()
    else:
        name = Path(entry.path).name
        told = f"{entry.articles:>5} pasal {entry.repairs:>5} perbaikan {entry.flags:>4} tanda"
        tqdm.write(f"{entry.status:<10}{entry.regulation or '-':<24}{told}  {name}")  # print would write into the bar
        for warning in entry.warnings[:_SHOWN]:
            tqdm.write(f"netral: {name}: {warning}", file=sys.stderr)
        if len(entry.warnings) > _SHOWN:
            tqdm.write(f"netral: {name}: {len(entry.warnings) - _SHOWN} more warnings, see --json", file=sys.stderr)
    return entry


class _Bar:
    """A progress bar for each step of the build."""

    def __init__(self) -> None:
        self._bars: dict[str, tqdm] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        if step not in self._bars:
            self._bars[step] = tqdm(total=total, desc=step, file=sys.stderr, disable=None)
        bar = self._bars[step]
        bar.update(done - bar.n)
        if done >= total:
            bar.close()  # else the next bar would stand below it, and each line of it on a line of its own
