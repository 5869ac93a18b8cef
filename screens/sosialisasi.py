"""The tab Sosialisasi: material for a session to look at and take away, a live quiz, and tables of reports sorted.

Files that are made go to the browser inside the page; none is written on the server. A table that is handed in is
removed as soon as it is read.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass

import gradio as gr

from corpus.errors import BadSetting, NetralError, NotInCorpus, Refused, UnreadableFile
from drafting.pack.files import files
from drafting.pack.matter import Desk, Order
from drafting.pack.ordering import Wish, order_of, stages
from drafting.pack.quiz import quiz
from drafting.pack.teaching import Teaching, load_teaching
from drafting.sorting import Sorter, Table, read_table, sorted_table, write_table
from screens.app import App
from screens.events import QUICK
from screens.labels import word
from screens.pack_view import live_html, made_html, preview_html, sorted_html
from screens.talk import BAD_DAY, day_of, notice_html, sentence
from screens.uploads import taken

INTRO = """<div class="intro"><h2>Bahan sosialisasi</h2><p>Bahan dibuat dari aturan yang berlaku pada hari yang dipilih,
dengan pasal dan tanggalnya. Tidak ada berkas yang disimpan di komputer ini.</p></div>"""
CHOICES = (
    ("Lembar satu halaman (Word)", "handout.docx"),
    ("Lembar satu halaman (PDF)", "handout.pdf"),
    ("Kartu kasus (Word)", "cards.docx"),
    ("Kuis dan kunci (Word)", "quiz.docx"),
    ("Kuis dan kunci (JSON)", "quiz.json"),
    ("Salindia (PowerPoint)", "slides.pptx"),
    ("Teks WhatsApp", "message.txt"),
    ("Ikrar netralitas (Word)", "pledge.docx"),
)
ELECTIONS = (("Pilkada", "pilkada"), ("Pemilu", "pemilu"))
ANY_STAGE = ("Semua tahap", "")
MOST_SORTED = 1000  # rows of a table in the app; longer ones are for the command
NO_RULE = "Tidak ada aturan untuk pilihan ini pada hari itu. Pilih hari, tahap, atau khalayak lain."
BAD_WISH = "Isian tidak terbaca: tahun empat angka, menit antara 10 dan 480, nomor susunan bilangan bulat."
NO_TABLE = "Pilih dulu tabelnya: berkas .csv atau .xlsx dengan satu laporan per baris."
BAD_TABLE = (
    "Tabel tidak terbaca. Simpan sebagai .xlsx atau .csv (paling besar 10 MB), dengan nama kolom di baris pertama."
)
BAD_COLUMN = "Kolom yang disebut tidak ada. Tulis persis seperti di baris pertama tabel."
TOO_MANY = f"Tabel di sini paling banyak {MOST_SORTED} baris; untuk yang lebih panjang pakai perintah netral sort."


@dataclass(frozen=True, slots=True)
class Filled:
    """What the fields of the tab hold."""

    audience: str
    regime: str
    year: str
    stage: str
    day: str
    minutes: float
    seed: float

    def order(self, app: App, teaching: Teaching) -> Order:
        """The order; a ValueError where the day cannot be read, a BadSetting where something else cannot."""
        year = self.year.strip()
        election = f"{self.regime}-{year}" if year else self.regime
        on = day_of(self.day) or app.today()
        return order_of(teaching, Wish(self.audience, election, on, self.stage or "", int(self.minutes or 0)))


def made(app: App, desk: Desk, filled: Filled, kind: str) -> str:
    """What was made, to look at and to take away, as HTML."""
    try:
        order = filled.order(app, desk.teaching)
    except BadSetting:
        return notice_html(BAD_WISH)
    except ValueError:
        return notice_html(BAD_DAY)
    name, suffix = kind.split(".")
    seed = int(filled.seed or 1)
    try:
        preview = preview_html(name, order, desk, seed)
        found = files(name, f".{suffix}", order, desk, seed=seed)
    except NetralError as error:
        return notice_html(said(error))
    return made_html(f"{name}-{order.audience.id}-{order.election or order.regime}", found, preview)


def opened(app: App, desk: Desk, filled: Filled, seconds: float) -> str:
    """The new live quiz: its code, and the host's link, as HTML."""
    try:
        order = filled.order(app, desk.teaching)
        code, token = app.rooms.open(quiz(order, desk, seed=int(filled.seed or 1)), int(seconds or 0))
    except NetralError as error:
        return notice_html(BAD_WISH if isinstance(error, BadSetting) else said(error))
    except ValueError:
        return notice_html(BAD_DAY)
    return live_html(code, token, reachable=app.address is not None)


def sorted_file(app: App, uploaded: Iterable[str], column: str, days: str) -> str:
    """The sorted table, to look at and to take away, as HTML; the upload is removed first."""
    folder = taken(uploaded)
    try:
        file = next(iter(sorted(folder.iterdir())), None)
        data, name = (file.read_bytes(), file.name) if file else (b"", "")
    finally:
        shutil.rmtree(folder)
    if not name:
        return notice_html(NO_TABLE)
    try:
        return _sorted(app, read_table(name, data), name, Sorter(app.assistant, app.today(), column, days))
    except UnreadableFile:
        return notice_html(BAD_TABLE)
    except BadSetting:
        return notice_html(BAD_COLUMN)
    except NetralError as error:
        return notice_html(said(error))


def _sorted(app: App, table: Table, name: str, sorter: Sorter) -> str:
    if len(table.rows) > MOST_SORTED:
        return notice_html(TOO_MANY)
    done = sorted_table(table, sorter)
    suffix = ".xlsx" if name.lower().endswith(".xlsx") else ".csv"
    return sorted_html(done, len(table.heading), f"{name.rsplit('.', 1)[0]}-netral{suffix}", write_table(done, suffix))


def said(error: NetralError) -> str:
    """What the public reads of an error."""
    if isinstance(error, Refused):
        return str(error)
    return NO_RULE if isinstance(error, NotInCorpus) else sentence(error)


def layout(app: App) -> tuple[gr.HTML, ...]:
    """Lay the tab out; it has no links that open provisions."""
    teaching = load_teaching(app.norms)
    gr.HTML(INTRO)
    fields = _fields(teaching)
    kind = gr.Radio(CHOICES, value=CHOICES[0][1], label=word("pack-kind"), elem_id="pack-kind", elem_classes="step")
    with gr.Row(elem_classes="askrow"):
        make = gr.Button(word("pack-make"), variant="primary", elem_id="pack-make")
        seconds = gr.Number(30, label=word("pack-seconds"), precision=0, elem_id="pack-seconds")
        live = gr.Button(word("pack-live"), elem_id="pack-live")
    result = gr.HTML("", elem_id="pack")

    def desk() -> Desk:
        return Desk(app.assistant, teaching, app.today())

    def make_it(chosen: str, *values: str | float) -> str:
        return made(app, desk(), _filled(values), chosen)

    def open_it(limit: float, *values: str | float) -> str:
        return opened(app, desk(), _filled(values), limit)

    make.click(make_it, [kind, *fields], result, **QUICK)
    live.click(open_it, [seconds, *fields], result, **QUICK)
    _sorting(app)
    return ()


def _filled(values: tuple[str | float, ...]) -> Filled:
    audience, regime, year, stage, day, minutes, seed = values
    return Filled(
        audience=str(audience or ""),
        regime=str(regime or ""),
        year=str(year or ""),
        stage=str(stage or ""),
        day=str(day or ""),
        minutes=float(minutes or 0),
        seed=float(seed or 1),
    )


def _fields(teaching: Teaching) -> list[gr.Dropdown | gr.Radio | gr.Textbox | gr.Number]:
    people = [(audience.label, audience.id) for audience in teaching.audiences.values()]
    times = [ANY_STAGE, *((label[:1].upper() + label[1:], code) for code, label in stages().items())]
    with gr.Row():
        who = gr.Dropdown(people, value=people[0][1], label=word("pack-audience"), elem_id="pack-audience")
        which = gr.Radio(ELECTIONS, value="pilkada", label=word("pack-election"), elem_id="pack-election")
        year = gr.Textbox("", label=word("pack-year"), elem_id="pack-year", max_length=4)
    with gr.Row():
        stage = gr.Dropdown(times, value="", label=word("pack-stage"), elem_id="pack-stage")
        day = gr.Textbox("", label=word("day"), placeholder=word("day-example"), elem_id="pack-day")
        minutes = gr.Number(60, label=word("pack-minutes"), precision=0, elem_id="pack-minutes")
        seed = gr.Number(1, label=word("pack-seed"), precision=0, elem_id="pack-seed")
    return [who, which, year, stage, day, minutes, seed]


def _sorting(app: App) -> None:
    with gr.Accordion(word("sort-title"), open=False, elem_id="sorting"):
        table = gr.File(
            label=word("sort-file"), file_count="multiple", file_types=[".csv", ".xlsx"], elem_id="sort-file"
        )
        with gr.Row():
            column = gr.Textbox("", label=word("sort-column"), elem_id="sort-column")
            days = gr.Textbox("", label=word("sort-days"), elem_id="sort-days")
        start = gr.Button(word("sort"), elem_id="sort-start")
        result = gr.HTML("", elem_id="sorted")

        def sort_it(uploaded: list[str] | None, named: str, dated: str) -> tuple[str, None]:
            return sorted_file(app, uploaded or (), named, dated), None

        start.click(sort_it, [table, column, days], [result, table], **{**QUICK, "concurrency_limit": 1})
