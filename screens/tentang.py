"""The tab Tentang: what Netral can and cannot do, where its law comes from and until when it was checked, privacy."""

import gradio as gr

from corpus.model import Regulation
from qa.sentences import day
from screens.address import qr_svg
from screens.app import App
from screens.markup import esc
from screens.quality import measured, quality_html
from screens.words import DISCLAIMER, KIND_MEANINGS, KINDS

CAN = (
    "Menjawab boleh, dilarang, wajib, atau boleh bersyarat, dengan syarat, sanksi, dan pasalnya.",
    "Menjawab menurut hukum pada tanggal perbuatan, bukan hanya hukum hari ini.",
    "Memperlihatkan sumber yang tidak sejalan, dan mana yang lebih tinggi.",
    "Membuka seluruh pasal yang dikutip, dengan bagian yang dikutip ditandai.",
)
CANNOT = (
    "Bukan nasihat hukum, bukan putusan, dan tidak menggantikan jawaban tertulis PPK, BKN, atau Bawaslu.",
    "“Tidak ditemukan” bukan berarti “tidak dilarang”.",
    "Tidak menilai orang atau kasus tertentu, dan tidak membantu mencari celah.",
    "Tidak memakai model bahasa untuk memutus: putusan datang dari aturan yang ditulis dan dapat diperiksa ahli hukum.",
)
PRIVACY = (
    "Pertanyaan Anda diproses di komputer yang menjalankan Netral dan tidak dikirim ke mana pun.",
    "Pertanyaan tidak disimpan dan tidak dicatat. Percakapan hilang ketika halaman ditutup.",
    "Masukan disimpan di komputer itu tanpa nama Anda; pertanyaannya ikut hanya bila Anda mencentangnya.",
    "Berkas PDF, DOCX, dan Markdown dari jawaban dibuat saat diminta dan tidak ditinggalkan di server.",
    "Tidak ada pelacak, iklan, atau huruf yang diambil dari internet.",
    "Tautan ke alamat resmi dan ke WhatsApp baru membuka internet bila Anda menekannya.",
)
WRITING = (
    "Pengelola memasang model bahasa {model}. Kalimat pembuka jawaban, bukan pertanyaan Anda, dikirim ke alamatnya "
    "untuk ditulis ulang; dari kalimat itu dapat terbaca apa yang ditanyakan."
)


def layout(app: App) -> tuple[()]:
    """Lay the tab out; none of its links opens a provision."""
    gr.HTML(about(app))
    return ()


def privacy(app: App) -> tuple[str, ...]:
    """What happens to what readers type; with a language model, what goes to it."""
    if app.rewriter is None:
        return PRIVACY
    return (*PRIVACY[:1], WRITING.format(model=app.rewriter.writer.name), *PRIVACY[1:])


def about(app: App) -> str:
    """The whole tab as HTML."""
    kinds = tuple(f"{KINDS[kind].capitalize()}: {meaning}." for kind, meaning in KIND_MEANINGS.items())
    sizes = (
        f"{len(app.norms.conducts)} perbuatan, {len(app.norms.norms)} norma, {len(app.shorts)} peraturan dalam katalog."
    )
    return (
        f'<div class="about"><h2>Tentang Netral</h2><p>{esc(DISCLAIMER)}</p>{_nearby(app.address)}'
        f"{_list('Yang dapat dilakukan', CAN)}{_list('Yang tidak dapat dilakukan', CANNOT)}"
        f"{quality_html(measured())}{_list('Jenis naskah', kinds)}{_list('Privasi', privacy(app))}"
        f"<h3>Sumber</h3><p>{esc(sizes)}</p>{_sources(tuple(app.catalogue))}</div>"
    )


def _nearby(address: str | None) -> str:
    """How phones in the room get here, where the app is served to the local network."""
    if not address:
        return ""
    return (
        '<div class="nearby"><h3>Buka di ponsel Anda</h3>'
        f"<p>Dalam jaringan yang sama: <strong>{esc(address)}</strong></p>"
        f"{qr_svg(address)}</div>"
    )


def _list(title: str, lines: tuple[str, ...]) -> str:
    return f"<h3>{esc(title)}</h3><ul>{''.join(f'<li>{esc(line)}</li>' for line in lines)}</ul>"


def _sources(regulations: tuple[Regulation, ...]) -> str:
    rows = "".join(
        f"<tr><td>{esc(regulation.short)}</td><td>{_checked(regulation)}</td><td>{_official(regulation)}</td></tr>"
        for regulation in regulations
    )
    head = "<tr><th scope=col>Peraturan</th><th scope=col>Diperiksa sampai</th><th scope=col>Alamat resmi</th></tr>"
    return (
        f"<details><summary>Daftar peraturan dan tanggal pemeriksaan</summary>"
        f'<div class="wide"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div></details>'
    )


def _checked(regulation: Regulation) -> str:
    return day(regulation.checked_until) if regulation.checked_until else "belum diperiksa"


def _official(regulation: Regulation) -> str:
    if not regulation.urls:
        return "belum diketahui"
    return f'<a href="{esc(regulation.urls[0])}" target="_blank" rel="noopener noreferrer">buka ↗</a>'
