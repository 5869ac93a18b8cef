"""What may be done to the corpus from the app, step by step: install files, fetch official texts, remove, rebuild."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.embeddings import Embedder, embedders
from corpus.errors import NetralError
from corpus.model import TextKind
from corpus.settings import Settings
from corpus.store import Entry, Store
from corpus.store.journal import Act, Journal
from corpus.tuning import LEXICAL
from corpus.units import short_name
from ingest.fetch import official_rules
from ingest.index import Build, build, rebuild
from ingest.official import fetch_official
from ingest.pipeline import FAILED, READABLE, UNCHANGED, Intake, ingest, withdraw
from screens.app import App
from screens.reasons import reason
from screens.work import State, Work

INDEX = "Indeks pencarian"
WRITER = "netral serve (tab Korpus)"
SKIPPED = "Dilewati: bukan PDF, DOCX, HTML, Markdown, atau teks."
VIEWS = {LEXICAL: "kata", "use": "makna (USE)", "e5": "makna (e5)"}


def install(app: App, folder: Path) -> Callable[[Work], None]:
    """Reads the files of a temporary folder, holds them, and removes the folder whatever happens."""

    def act(work: Work) -> None:
        try:
            with _intake(app) as intake:
                for file in sorted(folder.iterdir()):
                    _installed(file, intake, work)
                _indexed(intake.store, app, work)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    return act


def _installed(file: Path, intake: Intake, work: Work) -> None:
    if file.suffix.lower() not in READABLE:
        work.tell(file.name, State.FAILED, SKIPPED)
        return
    work.tell(file.name, State.GOING)
    for entry in ingest([file], intake):
        _tell(work, file.name, entry)


def _tell(work: Work, name: str, entry: Entry) -> None:
    if entry.status == FAILED:
        work.tell(name, State.FAILED, reason(entry.error), entry.error)
        return
    told = f"{entry.regulation}: {entry.articles} pasal, {entry.repairs} perbaikan, {entry.flags} tanda"
    warned = f". {' '.join(entry.warnings[:3])}" if entry.warnings else ""
    work.tell(name, State.SAME if entry.status == UNCHANGED else State.DONE, told + warned)


def fetch(app: App, ids: Iterable[str]) -> Callable[[Work], None]:
    """Fetches official texts one by one; one that does not come stops no other."""

    def act(work: Work) -> None:
        with _intake(app) as intake:
            came = [id for id in ids if _fetched(id, replace(intake, kind=TextKind.NASKAH_RESMI), work)]
            if came:
                _indexed(intake.store, app, work)

    return act


def _fetched(id: str, intake: Intake, work: Work) -> bool:
    if not intake.catalogue.known(id):
        work.tell(id, State.FAILED, "Kode peraturan ini tidak ada dalam katalog. Tulis seperti pp-94-2021.")
        return False
    work.tell(id, State.GOING, "menghubungi alamat resmi")
    try:
        entry = fetch_official(intake.catalogue.get(id), intake, official_rules())
    except NetralError as error:
        work.tell(id, State.FAILED, reason(str(error)), str(error))
        return False
    _tell(work, id, entry)
    return entry.status != FAILED


def remove(app: App, id: str) -> Callable[[Work], None]:
    """Holds a text no longer, nor the file that was fetched for it."""

    def act(work: Work) -> None:
        with _intake(app) as intake:
            work.tell(id, State.GOING)
            withdraw(id, intake)
            for file in (app.settings.home / "fetched").glob(f"{id}.*"):
                file.unlink()
            work.tell(id, State.DONE, "tidak dipasang lagi")
            _indexed(intake.store, app, work)

    return act


def renew(app: App) -> Callable[[Work], None]:
    """Makes all indexes anew from the store alone."""

    def act(work: Work) -> None:
        work.tell(INDEX, State.GOING)
        home, views = app.settings.home, _views(app.settings)
        rebuild(home, views, _how(app, work), wait=app.settings.wait)
        work.tell(INDEX, State.DONE, "dibuat ulang")

    return act


def note(app: App, action: str, detail: str) -> None:
    """Write down who changed what; for whoever runs the app."""
    with Journal.open(app.settings.home) as journal:
        journal.log(Act(_now(), action, detail[:200]))


def _indexed(store: Store, app: App, work: Work) -> None:
    work.tell(INDEX, State.GOING)
    build(store, _views(app.settings), _how(app, work))
    work.tell(INDEX, State.DONE, "diperbarui; jawaban memakai naskah yang baru")


def _how(app: App, work: Work) -> Build:
    def progress(step: str, done: int, total: int) -> None:
        work.tell(INDEX, State.GOING, f"{VIEWS.get(step, step)}: {done} dari {total}")

    shorts = app.shorts
    return Build(_now(), app.settings.chroma_url, lambda id: shorts.get(id) or short_name(id), progress)


def _views(settings: Settings) -> tuple[Embedder, ...]:
    return tuple(embedders(settings.views, home=settings.home))


@contextmanager
def _intake(app: App) -> Iterator[Intake]:
    with Store.open(app.settings.home, wait=app.settings.wait, command=WRITER) as store:
        yield Intake(store, app.catalogue, _now(), known_as=lambda file: file.name)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
