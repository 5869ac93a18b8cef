"""The tab Korpus, for whoever runs the app: install, fetch, look at, remove, rebuild. Every handler asks for the
password anew; where none is set the tab only says how to turn it on, and there is nothing to call.
"""

import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import gradio as gr

from ingest.quarantine import Quarantine
from screens import tasks
from screens.app import App
from screens.events import QUICK, Update
from screens.gate import Gate
from screens.holdings import holdings
from screens.labels import word
from screens.pustaka import OPENING
from screens.render_corpus import held_html, look_html, work_html
from screens.talk import notice_html
from screens.uploads import taken
from screens.work import Work

BEAT = 0.5  # seconds between two looks at the work
BUSY = "Pekerjaan lain masih berjalan. Tunggu sampai selesai."
NO_FILES = "Pilih dulu berkas atau foldernya."
NO_IDS = "Tulis dulu kode peraturannya, atau tekan Ambil pada daftar di bawah."
OFF = """<div class="intro"><h2>Pengelolaan korpus mati</h2><p>Di sini pengelola memasang naskah peraturan, mengambil
naskah resmi, dan menghapusnya. Untuk menyalakannya, setel kata sandi lalu jalankan ulang:</p>
<p><code>NETRAL_ADMIN_PASSWORD=… netral serve</code></p>
<p>Tanpa itu, naskah tetap dapat dipasang dari terminal: <code>netral ingest FOLDER</code> atau
<code>netral fetch</code>.</p></div>"""
INTRO = """<div class="intro"><h2>Korpus</h2><p>Untuk pengelola. Berkas yang diunggah dibaca di komputer ini, lalu
salinannya dibuang; yang disimpan ialah naskahnya.</p></div>"""
# Buttons in the list of texts; removing asks first.
ACTING = (
    "element.addEventListener('click', event => {"
    " const at = kind => event.target.closest(`[data-${kind}]`);"
    " const look = at('look'), fetch = at('fetch'), gone = at('remove');"
    " if (look) trigger('apply', {id: look.dataset.look});"
    " else if (fetch) trigger('download', {id: fetch.dataset.fetch});"
    " else if (gone && confirm(`Hapus naskah ${gone.dataset.remove} dari komputer ini?`))"
    " trigger('delete', {id: gone.dataset.remove}); });"
)

Shown = tuple[str, Update]  # the work or a notice, and the list of texts
Controls = tuple[gr.File, gr.File, gr.Button, gr.Textbox, gr.Button, gr.Button]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the handlers share: the app, the gate, and the one piece of work."""

    app: App
    gate: Gate
    work: Work

    def refusal(self, password: str | None, who: str, action: str) -> str:
        """Why this visitor may not do this; a wrong password and what is done are written down."""
        refused = self.gate.refusal(password, who)
        if not refused or password:
            tasks.note(self.app, action if not refused else "refused", who)
        return refused

    def texts(self) -> str:
        """All texts with what became of them."""
        rows = holdings(self.app)["regulations"]
        return held_html(rows, Quarantine(self.app.settings.home).list(), self.app.settings.home)

    def shown(self) -> str:
        """The work as it stands."""
        return work_html(self.work.steps, busy=self.work.busy)

    def going(self, names: Iterable[str], act: Callable[[Work], None]) -> Iterator[Shown]:
        """Begin the work and show it until it is over."""
        if not self.work.begin(names, act):
            yield notice_html(BUSY), gr.skip()
            return
        while self.work.busy:
            yield self.shown(), gr.skip()
            time.sleep(BEAT)
        yield self.shown(), self.texts()


def uploaded(desk: Desk, password: str, files: list[str], who: str) -> Iterator[Shown]:
    """What is shown while files are installed; they leave Gradio's cache whether or not the visitor may."""
    folder = taken(files)
    refused = desk.refusal(password, who, f"install {len(files)} files") or ("" if files else NO_FILES)
    if refused or desk.work.busy:
        shutil.rmtree(folder)
        yield notice_html(refused or BUSY), gr.skip()
        return
    names = sorted(file.name for file in folder.iterdir())
    yield from desk.going((*names, tasks.INDEX), tasks.install(desk.app, folder))


def fetched(desk: Desk, password: str, written: str, who: str) -> Iterator[Shown]:
    """What is shown while official texts are fetched."""
    ids = [part for part in re.split(r"[\s,;]+", written.strip().lower()) if part]
    refused = desk.refusal(password, who, f"fetch {' '.join(ids)}") or ("" if ids else NO_IDS)
    if refused:
        yield notice_html(refused), gr.skip()
        return
    yield from desk.going(ids, tasks.fetch(desk.app, ids))


def removed(desk: Desk, password: str, id: str, who: str) -> Iterator[Shown]:
    """What is shown while a text is removed."""
    if refused := desk.refusal(password, who, f"remove {id}"):
        yield notice_html(refused), gr.skip()
        return
    yield from desk.going((id, tasks.INDEX), tasks.remove(desk.app, id))


def rebuilt(desk: Desk, password: str, who: str) -> Iterator[Shown]:
    """What is shown while the indexes are made anew."""
    if refused := desk.refusal(password, who, "rebuild"):
        yield notice_html(refused), gr.skip()
        return
    yield from desk.going((tasks.INDEX,), tasks.renew(desk.app))


def layout(app: App) -> tuple[gr.HTML, ...]:
    """Lay the tab out; returns the components whose links open provisions."""
    desk = Desk(app, Gate(app.settings.admin_password, time.monotonic), Work())
    if desk.gate.off:
        gr.HTML(OFF)
        return ()
    gr.HTML(INTRO)
    with gr.Row(elem_classes="askrow"):
        password = gr.Textbox(label=word("password"), type="password", elem_id="password", scale=3)
        enter = gr.Button(word("open-corpus"), variant="primary", scale=1, min_width=110, elem_id="open-corpus")
    said = gr.HTML("", elem_id="work")
    with gr.Column(visible=False, elem_id="desk") as room:
        controls = _controls()
        texts = gr.HTML("", js_on_load=OPENING + ACTING, elem_id="texts")
    looked = gr.HTML("", js_on_load=OPENING, elem_id="looked")
    _enter(desk, (password, enter), (said, room, texts))
    _working(desk, password, controls, (said, texts))
    _looking(desk, password, texts, looked)
    return texts, looked


def _controls() -> Controls:
    with gr.Row():
        files = gr.File(label=word("files"), file_count="multiple", elem_id="files", height=150)
        folder = gr.File(label=word("folder"), file_count="directory", elem_id="folder", height=150)
    install = gr.Button(word("install"), variant="primary", elem_id="install")
    with gr.Row(elem_classes="askrow"):
        ids = gr.Textbox(label=word("fetch-ids"), placeholder=word("fetch-example"), elem_id="fetch-ids", scale=3)
        fetch = gr.Button(word("fetch"), scale=1, min_width=110, elem_id="fetch")
        again = gr.Button(word("rebuild"), scale=1, min_width=110, elem_id="rebuild")
    return files, folder, install, ids, fetch, again


def _enter(desk: Desk, fields: tuple[gr.Textbox, gr.Button], shown: tuple[gr.HTML, gr.Column, gr.HTML]) -> None:
    password, button = fields

    def enter(given: str, request: gr.Request) -> tuple[str, Update, str]:
        if refused := desk.refusal(given, _who(request), "open"):
            return notice_html(refused), gr.Column(visible=False), ""
        return desk.shown(), gr.Column(visible=True), desk.texts()

    gr.on([button.click, password.submit], enter, password, list(shown), **QUICK)


def _working(desk: Desk, password: gr.Textbox, controls: Controls, shown: tuple[gr.HTML, gr.HTML]) -> None:
    files, folder, install, ids, fetch, again = controls
    _, texts = shown

    def upload(given: str, some: list[str] | None, all: list[str] | None, request: gr.Request) -> Iterator[Shown]:
        yield from uploaded(desk, given, [*(some or ()), *(all or ())], _who(request))

    def get(given: str, written: str, request: gr.Request) -> Iterator[Shown]:
        yield from fetched(desk, given, written, _who(request))

    def get_one(given: str, request: gr.Request, event: gr.EventData) -> Iterator[Shown]:
        yield from fetched(desk, given, str(event._data["id"]), _who(request))

    def remove(given: str, request: gr.Request, event: gr.EventData) -> Iterator[Shown]:
        yield from removed(desk, given, str(event._data["id"]), _who(request))

    def rebuild(given: str, request: gr.Request) -> Iterator[Shown]:
        yield from rebuilt(desk, given, _who(request))

    done = install.click(upload, [password, files, folder], list(shown), **QUICK)
    done.then(lambda: (None, None), None, [files, folder], api_visibility="private")
    gr.on([fetch.click, ids.submit], get, [password, ids], list(shown), **QUICK)
    texts.download(get_one, password, list(shown), **QUICK)
    texts.delete(remove, password, list(shown), **QUICK)
    again.click(rebuild, password, list(shown), **QUICK)


def _looking(desk: Desk, password: gr.Textbox, texts: gr.HTML, looked: gr.HTML) -> None:
    def look(given: str, request: gr.Request, event: gr.EventData) -> str:
        if refused := desk.refusal(given, _who(request), "look"):
            return notice_html(refused)
        return look_html(str(event._data["id"]), desk.app.library, desk.app.catalogue)

    done = texts.apply(look, password, looked, **QUICK)
    done.then(None, js="() => setTimeout(() => document.getElementById('looked')?.scrollIntoView(), 60)")


def _who(request: gr.Request) -> str:
    return request.client.host if request.client else "?"
