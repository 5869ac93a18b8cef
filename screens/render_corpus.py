"""The corpus as whoever runs the app sees it: steps of the work, texts held and missing, refused files, disk use."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus.catalogue import Catalogue
from corpus.model import TextKind
from corpus.store.read import Reader
from ingest.quarantine import Refused
from screens.markup import esc
from screens.reasons import reason
from screens.render_article import kind_chip
from screens.work import State, Step

Json = dict[str, Any]
SIGNS = {State.WAITING: "…", State.GOING: "▶", State.DONE: "✓", State.SAME: "=", State.FAILED: "✕"}
MOST_SHOWN = 40  # repairs and flags of one text that are listed; all are in `netral show` and the store
PARTS = (("Naskah", "netral.sqlite*"), ("Vektor tersimpan", "vectors.sqlite*"), ("Indeks", "generations"))
KEPT = (*PARTS, ("Berkas resmi", "fetched"))


def work_html(steps: Iterable[Step], *, busy: bool) -> str:
    """The steps of the work, each with where it stands; one line above says how far all of it is."""
    listed = tuple(steps)
    if not listed:
        return ""
    over = sum(step.state not in (State.WAITING, State.GOING) for step in listed)
    failed = sum(step.state is State.FAILED for step in listed)
    doing = "Sedang bekerja" if busy else "Selesai"
    head = f"{doing}: {over} dari {len(listed)} langkah{f', {failed} gagal' if failed else ''}."
    return f'<p class="notice" role="status">{head}</p><ul class="work">{"".join(map(_step, listed))}</ul>'


def _step(step: Step) -> str:
    more = f"<details><summary>Rincian teknis</summary><code>{esc(step.detail)}</code></details>" if step.detail else ""
    said = f": {esc(step.said)}" if step.said else ""
    sign = f'<span aria-hidden="true">{SIGNS[step.state]}</span>'
    told = f"{sign} <strong>{esc(step.name)}</strong> {step.state.value}{said}{more}"
    return f'<li class="w-{step.state.name.lower()}">{told}</li>'


def held_html(rows: Iterable[Json], refused: Iterable[Refused], home: Path) -> str:
    """What is held with its repairs and flags, what is missing, what was refused, and how much room it takes."""
    listed = tuple(rows)
    there = [row for row in listed if row["text"] != TextKind.IKHTISAR.value]
    missing = [row for row in listed if row["text"] == TextKind.IKHTISAR.value]
    return (
        f"<h3>Terpasang ({len(there)})</h3>{_table(there)}"
        f"<details><summary>Belum terpasang ({len(missing)})</summary>{_missing(missing)}</details>"
        f"{_refused(tuple(refused))}{_room(home)}"
    )


def _table(rows: list[Json]) -> str:
    if not rows:
        return "<p>Belum ada naskah. Unggah berkas, atau ambil naskah resmi.</p>"
    head = "".join(f"<th scope=col>{name}</th>" for name in ("Peraturan", "Jenis", "Pasal", "Perbaikan", "Tanda", ""))
    body = "".join(map(_row, rows))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="wide" tabindex="0" role="region" aria-label="Naskah terpasang">{table}</div>'


def _row(row: Json) -> str:
    id = esc(str(row["id"]))
    warned = f'<br><span class="flag">⚠ {esc(" ".join(row["warnings"][:2]))}</span>' if row["warnings"] else ""
    look = f'<button type="button" data-look="{id}" aria-label="Periksa {id}">Periksa</button>'
    gone = f'<button type="button" data-remove="{id}" aria-label="Hapus {id}">Hapus</button>'
    return (
        f'<tr><td><a href="?ref={id}" data-ref="{id}">{id}</a>{warned}</td><td>{kind_chip(TextKind(row["text"]))}</td>'
        f"<td>{row['articles']}</td><td>{row['repairs']}</td><td>{row['flags']}</td><td>{look} {gone}</td></tr>"
    )


def _missing(rows: list[Json]) -> str:
    items = "".join(f"<li>{esc(str(row['id']))}: {esc(row['title'])} {_fetchable(row)}</li>" for row in rows)
    return f"<ul>{items}</ul>"


def _fetchable(row: Json) -> str:
    id = esc(str(row["id"]))
    if "netral fetch" not in (row["missing"] or ""):
        return '<span class="asof">(alamat resmi belum diketahui)</span>'
    return f'<button type="button" data-fetch="{id}" aria-label="Ambil {id}">Ambil</button>'


def _refused(rows: tuple[Refused, ...]) -> str:
    if not rows:
        return ""
    items = "".join(
        f"<li><strong>{esc(row.name)}</strong> ({esc(row.time[:10])}): {esc(reason(row.reason))}"
        f"<details><summary>Rincian teknis</summary><code>{esc(row.reason)}</code></details></li>"
        for row in reversed(rows)
    )
    return f"<details open><summary>Berkas yang ditolak ({len(rows)})</summary><ul>{items}</ul></details>"


def _room(home: Path) -> str:
    sizes = [(name, sum(map(_size, home.glob(pattern)))) for name, pattern in KEPT]
    items = "".join(f"<dt>{name}</dt><dd>{megabytes(size)}</dd>" for name, size in sizes)
    return f'<h3>Pemakaian disk: {megabytes(sum(size for _, size in sizes))}</h3><dl class="facts">{items}</dl>'


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files if file.is_file())


def megabytes(size: int) -> str:
    """Bytes as people read them.

    >>> megabytes(1_500_000), megabytes(900)
    ('1,5 MB', '0,0 MB')
    """
    return f"{size / 1e6:.1f} MB".replace(".", ",")


def look_html(id: str, store: Reader, catalogue: Catalogue) -> str:
    """The repairs that cleaning made in a text and what is uncertain in it, to be looked at."""
    repairs, flags = store.repairs(id), store.flags(id)
    title = catalogue.short(id) if catalogue.known(id) else id
    changed = "".join(
        f"<li>{_where(r.place.page, r.place.line)}<del>{esc(r.before)}</del> <ins>{esc(r.after)}</ins> "
        f'<span class="asof">({esc(r.rule)})</span></li>'
        for r in repairs[:MOST_SHOWN]
    )
    doubts = "".join(
        f'<li><a href="?ref={ref}" data-ref="{ref}">{esc(str(ref))}</a>: {esc(flag.message)}</li>'
        for ref, flag in flags[:MOST_SHOWN]
    )
    return (
        f'<section class="look" aria-label="Pemeriksaan {esc(id)}"><h3>{esc(title)}: yang perlu dilihat</h3>'
        f"{_listed('Tanda', len(flags), doubts)}{_listed('Perbaikan', len(repairs), changed)}</section>"
    )


def _where(page: int | None, line: int | None) -> str:
    return "".join((f"hlm. {page} " if page else "", f"baris {line}: " if line else ""))


def _listed(title: str, many: int, items: str) -> str:
    if not items:
        return f"<p>{title}: tidak ada.</p>"
    more = f" ({MOST_SHOWN} pertama dari {many})" if many > MOST_SHOWN else f" ({many})"
    return f"<h4>{title}{more}</h4><ul>{items}</ul>"
