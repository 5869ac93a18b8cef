"""The tabs Cek Surat and Surat Imbauan: an audit of a draft, and a letter made from a few choices.

Nothing of a letter is kept: what is uploaded is deleted once it is read, and files come back inside their links.
"""

import contextlib
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr

from corpus.errors import BadSetting, NetralError, UnreadableFile
from corpus.loading import DATA
from drafting.annotate import annotated
from drafting.audit import Grounds, audit
from drafting.audit.facts import load_facts
from drafting.audit.near import searching
from drafting.letter import Letter, Request, compose, docx_of, letter_pdf, load_plans
from drafting.letter import document as letter_document
from drafting.letter import lines as letter_lines
from drafting.letter.data import Plans
from ingest.read import read_bytes
from qa.understand import labels
from screens.app import App
from screens.events import HIDDEN, QUICK, Update
from screens.labels import word
from screens.render_letter import DOCX, PDF, audit_html, file_link, letter_html
from screens.talk import BAD_DAY, day_of, notice_html, sentence

LARGEST = 4_000_000  # bytes of an upload
LONGEST = 60_000  # characters of a pasted letter
ENDINGS = (".docx", ".pdf", ".txt")
NOTHING = "Unggah suratnya (DOCX, PDF, atau TXT), atau tempelkan teksnya."
TOO_LARGE = f"Berkas terlalu besar; paling besar {LARGEST // 1_000_000} MB."
TOO_LONG = f"Teks terlalu panjang; paling panjang {LONGEST:,} huruf.".replace(",", ".")
WRONG_KIND = "Berkas ini bukan DOCX, PDF, atau TXT."
UNREADABLE = "Berkas ini tidak terbaca. Simpan ulang sebagai DOCX, atau tempelkan teksnya."
NO_NORM = "Tidak ada norma untuk pilihan itu. Pilih tahapan, penerima, atau butir yang lain."
BAD_YEAR = "Tulis tahun pemilihan dengan empat angka, misalnya 2024."
CHECK_INTRO = (
    '<div class="intro"><h2>Cek sitasi surat</h2><p>Setiap pasal, nomor, tahun, dan kutipan diperiksa menurut tanggal '
    "surat. Surat tidak disimpan.</p></div>"
)
LETTER_INTRO = (
    '<div class="intro"><h2>Susun surat imbauan</h2><p>Nomor, nama, dan tanda tangan tetap kosong untuk diisi. '
    "Periksa isinya sebelum dikirim.</p></div>"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader hands in to be checked."""

    name: str
    data: bytes


def grounds_of(app: App) -> Grounds:
    """What letters rest on, from what the app already holds."""
    near = searching(app.library)
    return Grounds(app.catalogue, app.norms, app.library, load_facts(), app.names, app.rulings, near)


# --- Cek Surat ----------------------------------------------------------------------------------------------------


def checked(app: App, grounds: Grounds, draft: Draft | str, written: str | None) -> str:
    """The result of the audit as HTML, or a sentence that says why there is none."""
    try:
        on = day_of(written)
    except ValueError:
        return notice_html(BAD_DAY)
    if isinstance(draft, str):
        return notice_html(draft)
    try:
        document = read_bytes(draft.name, draft.data)
        found = audit(document, grounds, today=app.today(), on=on)
        stem = Path(draft.name).stem
        back = annotated(draft.data, document, found)
    except UnreadableFile:
        return notice_html(UNREADABLE)
    except NetralError as error:
        return notice_html(sentence(error))
    link = file_link(back, f"{stem}-diperiksa.docx", DOCX, "Unduh surat dengan komentar (DOCX)")
    return audit_html(found, document.media, f"<p>{link}</p>")


def handed_in(upload: str | None, pasted: str) -> Draft | str:
    """The draft, or a sentence that says what is wrong with it. The uploaded file is deleted."""
    if upload is None:
        text = pasted.strip()
        if len(text) > LONGEST:
            return TOO_LONG
        return Draft("surat.txt", text.encode()) if text else NOTHING
    path = Path(upload)
    try:
        if path.suffix.lower() not in ENDINGS:
            return WRONG_KIND
        if path.stat().st_size > LARGEST:
            return TOO_LARGE
        return Draft(path.name, path.read_bytes())
    except OSError:
        return UNREADABLE
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
            shutil.rmtree(path.parent)  # Gradio gives every upload a folder of its own


def check_layout(app: App) -> tuple[Any, ...]:
    """Lay the tab Cek Surat out; it has no links into the library."""
    grounds = grounds_of(app)
    gr.HTML(CHECK_INTRO)
    upload = gr.File(
        label=word("letter-file"), file_types=list(ENDINGS), type="filepath", elem_id="letter-file", height=140
    )
    pasted = gr.Textbox(label=word("letter-text"), lines=4, max_lines=16, elem_id="letter-text")
    with gr.Row(elem_classes="askrow"):
        day = gr.Textbox(label=word("letter-day"), placeholder=word("day-example"), elem_id="letter-day", scale=3)
        send = gr.Button(word("letter-check"), variant="primary", elem_id="letter-check", scale=1, min_width=110)
    view = gr.HTML("", elem_id="letter-findings")

    def check(file: str | None, text: str | None, written: str | None) -> tuple[Update, str]:
        return None, checked(app, grounds, handed_in(file, text or ""), written)

    send.click(check, [upload, pasted, day], [upload, view], **QUICK).then(None, js=_to("letter-findings"))
    return ()


# --- Surat Imbauan ------------------------------------------------------------------------------------------------


def made(app: App, grounds: Grounds, plans: Plans, request: Request) -> str:
    """The letter as HTML with its files, or a sentence that says why there is none."""
    try:
        letter = compose(request, grounds, plans)
    except BadSetting as error:
        return notice_html(BAD_YEAR if "election" in str(error) else NO_NORM)
    found = audit(letter_document(letter), grounds, today=app.today(), on=request.day)
    doubts = tuple(f"{finding.message} {finding.correction}".strip() for finding in found.findings)
    return letter_html(letter_lines(letter), (*letter.notes, *doubts), _files(letter))


def _files(letter: Letter) -> str:
    docx = docx_of(letter)
    links = [file_link(docx, "surat-imbauan.docx", DOCX, "Unduh DOCX")]
    try:
        links.append(file_link(letter_pdf(letter), "surat-imbauan.pdf", PDF, "Unduh PDF"))
    except UnreadableFile:
        links.append(notice_html("PDF gagal dibuat; buka DOCX dan simpan sebagai PDF."))
    return f'<p class="files">{" ".join(links)}</p>'


def letter_layout(app: App) -> tuple[Any, ...]:
    """Lay the tab Surat Imbauan out; it has no links into the library."""
    grounds, plans = grounds_of(app), load_plans()
    gr.HTML(LETTER_INTRO)
    with gr.Row(elem_classes="fields"):
        signer = gr.Dropdown(_labels(plans.signers), value="bawaslu-kabkota", label=word("signer"), elem_id="signer")
        to = gr.Dropdown(_labels(plans.addressees), value="kepala-opd", label=word("addressee"), elem_id="addressee")
    with gr.Row(elem_classes="fields"):
        regime = gr.Radio([("Pilkada", "pilkada"), ("Pemilu", "pemilu")], value="pilkada", label=word("regime"))
        year = gr.Textbox(
            label=word("election-year"), placeholder=word("year-example"), elem_id="election-year", max_length=4
        )
        stage = gr.Dropdown(_stages(plans), value="selalu", label=word("stage"), elem_id="stage")
    with gr.Row(elem_classes="fields"):
        region = gr.Textbox(label=word("region"), placeholder="Kabupaten Contoh", elem_id="region")
        place = gr.Textbox(label=word("place"), elem_id="place")
        day = gr.Textbox(label=word("letter-day"), placeholder=word("day-example"), elem_id="letter-date")
    tone = gr.Radio([(tone.label, code) for code, tone in plans.tones.items()], value="biasa", label=word("tone"))
    points = gr.CheckboxGroup(_points(plans, "kepala-opd"), label=word("points"), elem_id="points")
    make = gr.Button(word("letter-make"), variant="primary", elem_id="letter-make")
    view = gr.HTML("", elem_id="letter-made")

    def write(*chosen: Any) -> str:
        try:
            return made(app, grounds, plans, _request(chosen, app.today()))
        except ValueError:
            return notice_html(BAD_DAY)

    fields = [signer, to, regime, year, stage, region, place, day, tone, points]
    to.change(lambda code: gr.CheckboxGroup(choices=_points(plans, code), value=[]), to, points, **HIDDEN)
    make.click(write, fields, view, **QUICK).then(None, js=_to("letter-made"))
    return ()


def _request(chosen: tuple[Any, ...], today: date) -> Request:
    signer, to, regime, year, stage, region, place, day, tone, points = chosen
    return Request(
        signer=signer,
        addressee=to,
        election=f"{regime}-{(year or '').strip()}",
        stage=stage,
        day=day_of(day) or today,
        region=" ".join((region or "").split())[:80],
        place=" ".join((place or "").split())[:60],
        tone=tone,
        points=tuple(points or ()),
    )


def _labels(table: Any) -> list[tuple[str, str]]:
    return [(row.label, code) for code, row in table.items()]


def _points(plans: Plans, addressee: str) -> list[tuple[str, str]]:
    own = plans.addressees[addressee].points
    return [(plans.topics[code].label, code) for code in (*own, *(c for c in plans.topics if c not in own))]


def _stages(plans: Plans) -> list[tuple[str, str]]:
    known = labels(DATA / "stages.toml")
    return [(known[code], code) for code in plans.stages]


def _to(place: str) -> str:
    """Script that brings the result into view."""
    return f"() => setTimeout(() => document.getElementById('{place}')?.scrollIntoView({{block: 'start'}}), 60)"
