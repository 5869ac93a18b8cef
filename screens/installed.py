"""Which texts are held and which are missing, as HTML for every screen that tells it."""

from typing import Any

from corpus.model import Status, TextKind
from screens.markup import esc
from screens.render_article import kind_chip, status_chip

Json = dict[str, Any]


def installed_html(report: Json) -> str:
    """A line that tells how much is held, opening to the list."""
    rows = report["regulations"]
    there = [row for row in rows if row["text"] != TextKind.IKHTISAR.value]
    why = (
        "Tanpa naskah, jawaban tetap ada tetapi memakai <em>ikhtisar</em> (ringkasan kami), tanpa kutipan kata demi "
        "kata. Pengelola memasangnya dengan <code>netral fetch</code> atau <code>netral ingest FOLDER</code>."
    )
    return (
        f'<details class="installed"><summary>Naskah terpasang: <strong>{len(there)}</strong> dari {len(rows)} '
        f"peraturan</summary><p>{why}</p>{_list('Terpasang', there)}"
        f"{_list('Belum terpasang', [row for row in rows if row not in there])}</details>"
    )


def _list(title: str, rows: list[Json]) -> str:
    if not rows:
        return ""
    items = "".join(
        f'<li><a href="?ref={esc(row["id"])}" data-ref="{esc(row["id"])}">{esc(row["title"])}</a> '
        f"{status_chip(Status(row['status']))} {kind_chip(TextKind(row['text']))}</li>"
        for row in rows
    )
    return f'<h3>{title} ({len(rows)})</h3><ul class="regs">{items}</ul>'
