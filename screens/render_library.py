"""The library as HTML: regulations with their status, the tree of one, an article with its history, search results."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from corpus.dates import PartialDate
from corpus.model import Hit, Norm, Regulation, Source, Status, TextKind, Version
from corpus.rulings import RulingNote
from qa.sentences import STATUS_LABELS, day
from screens.article import Article
from screens.history import Piece, Wording, compared
from screens.markup import esc
from screens.render import badge
from screens.render_article import article_body, kind_chip, status_chip
from screens.words import KIND_MEANINGS, KINDS, partial, spanned

Json = dict[str, Any]
SNIPPET = 320
MOST_OPEN = 6  # statements that stand open under an article; more are folded


def link(ref: str, text: str) -> str:
    """A link that opens a place in the library; it has an address of its own."""
    return f'<a href="?ref={esc(ref)}" data-ref="{esc(ref)}">{esc(text)}</a>'


def catalogue_html(rows: Iterable[Json], shorts: dict[str, str]) -> str:
    """A list of regulations with where each stands and what is held of it."""
    items = "".join(_entry(row, shorts) for row in rows)
    return f'<ul class="catalogue">{items}</ul>' if items else "<p>Tidak ada peraturan yang cocok.</p>"


def _entry(row: Json, shorts: dict[str, str]) -> str:
    id = str(row["id"])
    chips = f"{status_chip(Status(row['status']))} {kind_chip(TextKind(row['text']))}"
    return f"<li>{link(id, shorts.get(id, id))} {chips}<br><span>{esc(row['title'])}</span></li>"


# --- one regulation ------------------------------------------------------------------------------------------------


def regulation_html(regulation: Regulation, status: Status, on: date, links: tuple[str, str, str]) -> str:
    """Who a regulation is and where it stands; `links` are HTML of what changed it, of its source, of its tree."""
    changed, source, tree = links
    dates = (
        ("Ditetapkan", regulation.enacted),
        ("Diundangkan", regulation.promulgated),
        ("Berlaku", regulation.span.start),
        ("Berakhir", regulation.span.end),
    )
    facts = "".join(f"<dt>{name}</dt><dd>{_written(when)}</dd>" for name, when in dates if when)
    checked = f"<dt>Diperiksa sampai</dt><dd>{day(regulation.checked_until)}</dd>" if regulation.checked_until else ""
    note = f"<p>{esc(regulation.note)}</p>" if regulation.note else ""
    return (
        f"<h2>{esc(regulation.short)}</h2><p>{esc(regulation.title)}</p>"
        f'<p>{status_chip(status)} <span class="asof">per {day(on)}</span></p>'
        f'<dl class="facts">{facts}{checked}</dl>{note}{changed}{source}{tree}'
    )


def _written(when: PartialDate) -> str:
    return esc(partial(when))


def source_html(source: Source | None, url: str | None, id: str) -> str:
    """Whether the text is held, of which kind, and where the official one is."""
    official = (
        f'<p><a href="{esc(url)}" target="_blank" rel="noopener noreferrer">Alamat resmi ↗</a></p>' if url else ""
    )
    if source is None:
        how = f"Pengelola memasangnya dengan <code>netral fetch {esc(id)}</code> atau <code>netral ingest</code>."
        return f'<p class="missing">Naskahnya belum terpasang di komputer ini. {how}</p>{official}'
    said = f"{KINDS[source.kind].capitalize()}: {KIND_MEANINGS[source.kind]} ({source.origin})."
    return f"<p>{esc(said)}</p>{official}"


def related_html(title: str, regulations: Iterable[tuple[str, str]]) -> str:
    """Links to regulations that stand in a relation to this one."""
    items = ", ".join(link(id, short) for id, short in regulations)
    return f"<p>{esc(title)}: {items}.</p>" if items else ""


def tree_html(articles: Iterable[Version]) -> str:
    """The pasal under their headings, each a link."""
    groups: dict[tuple[str, ...], list[Version]] = {}
    for version in articles:
        groups.setdefault(version.provision.heading_path, []).append(version)
    if not groups:
        return ""
    opened = " open" if len(groups) < 6 else ""
    parts = (
        f"<details{opened}><summary>{esc(' › '.join(path) or 'Pasal')}</summary><p>{_pasal(found)}</p></details>"
        for path, found in groups.items()
    )
    return f'<div class="tree"><h3>Isi</h3>{"".join(parts)}</div>'


def _pasal(versions: list[Version]) -> str:
    return " ".join(link(str(v.provision.ref), f"Pasal {v.provision.number}") for v in versions)


# --- one article ---------------------------------------------------------------------------------------------------


def article_html(article: Article, on: date, parts: tuple[str, str, str]) -> str:
    """An article as it stood on the day; `parts` are HTML of neighbours, of what we say of it, of its history."""
    neighbours, norms, past = parts
    return (
        f'<p class="crumb">{link(article.ref.regulation, "← Peraturan ini")}</p><h2>{esc(article.label)}</h2>'
        f'<p>{status_chip(article.status)} {kind_chip(article.kind)} <span class="asof">per {day(on)}</span></p>'
        f"{article_body(article, on)}{neighbours}{past}{norms}"
    )


def neighbours_html(before: str | None, after: str | None) -> str:
    """Links to the articles before and after."""
    earlier = link(before, "← Pasal sebelumnya") if before else ""
    later = link(after, "Pasal berikutnya →") if after else ""
    return f'<p class="neighbours">{earlier} {later}</p>'


def norms_html(norms: Iterable[Norm], rulings: Iterable[RulingNote], shorts: dict[str, str]) -> str:
    """What our norms say from this article, and how courts have read it."""
    said = "".join(f"<li>{badge(norm.modality)} {esc(norm.statement)}</li>" for norm in norms)
    read = "".join(
        f"<li>{link(note.ruling, shorts.get(note.ruling, note.ruling))}: {esc(note.meaning)}</li>" for note in rulings
    )
    courts = f"<h3>Putusan Mahkamah Konstitusi</h3><ul>{read}</ul>" if read else ""
    many = said.count("<li>")
    opened = " open" if many <= MOST_OPEN else ""
    title = f"Dalam kata-kata kami ({many})"
    ours = f"<details{opened}><summary>{title}</summary><ul class=said>{said}</ul></details>" if said else ""
    return courts + ours


def history_html(wordings: tuple[Wording, ...], ref: str = "", pair: tuple[int, int] | None = None) -> str:
    """Every wording, newest first, each with what changed from the one before; and any two that the reader chose."""
    if len(wordings) < 2:
        return ""
    items = [_wording(wording, older) for older, wording in zip((None, *wordings), wordings, strict=False)]
    return (
        f'<div class="history"><h3>Riwayat ({len(wordings)} rumusan)</h3>{_choice(wordings, ref, pair)}'
        f"{''.join(reversed(items))}</div>"
    )


def _choice(wordings: tuple[Wording, ...], ref: str, pair: tuple[int, int] | None) -> str:
    """Which two wordings to compare, and the comparison; nothing where there are only two."""
    if len(wordings) < 3 or not ref:
        return ""
    chosen = pair or (0, len(wordings) - 1)
    sides = "".join(
        f"<fieldset><legend>{name}</legend>{_options(wordings, side, chosen[at])}</fieldset>"
        for at, (side, name) in enumerate((("dari", "Bandingkan"), ("ke", "Dengan")))
    )
    form = f'<form class="pair">{sides}<button type="button" data-compare="{esc(ref)}">Bandingkan</button></form>'
    return form + (_compared(wordings[chosen[0]], wordings[chosen[1]]) if pair else "")


def _options(wordings: tuple[Wording, ...], side: str, chosen: int) -> str:
    return "".join(
        f'<label><input type="radio" name="{side}" value="{at}"{" checked" if at == chosen else ""}> {esc(_named(one))}'
        "</label>"
        for at, one in enumerate(wordings)
    )


def _compared(one: Wording, other: Wording) -> str:
    pieces = _pieces(one.text, other.text)
    return (
        f'<section id="banding" aria-label="Perbandingan"><h4>{esc(_named(one))} → {esc(_named(other))}</h4>'
        f'<p class=asof><del>dihapus</del> <ins>ditambahkan</ins></p><p class="pre">{pieces}</p></section>'
    )


def _named(wording: Wording) -> str:
    """What a wording is called: since when, and by whom."""
    made = f" menurut {', '.join(wording.set_by)}" if wording.set_by else ""
    return f"Rumusan {spanned(wording.span) or 'semula'}{made}"


def _wording(wording: Wording, older: Wording | None) -> str:
    title = _named(wording)
    if older is None:
        body = f'<p class="pre">{esc(wording.text)}</p>'
    else:
        legend = "<p class=asof>Dibandingkan dengan rumusan sebelumnya: <del>dihapus</del> <ins>ditambahkan</ins></p>"
        body = f'{legend}<p class="pre">{_pieces(older.text, wording.text)}</p>'
    return f"<details><summary>{esc(title)}</summary>{body}</details>"


def _pieces(older: str, newer: str) -> str:
    """What changed, as HTML; a space keeps the new words off those that they replace."""
    return "".join(map(_piece, compared(older, newer))).replace("</del><ins>", "</del> <ins>")


def _piece(piece: Piece) -> str:
    tag = {"gone": "del", "new": "ins"}.get(piece.kind)
    return f"<{tag}>{esc(piece.text)}</{tag}>" if tag else esc(piece.text)


# --- search --------------------------------------------------------------------------------------------------------


def hits_html(hits: Iterable[tuple[Hit, str, str]], query: str, on: date) -> str:
    """Search results: each an article with the start of its text; `hits` come with their label and text."""
    items = "".join(
        f"<li>{link(str(hit.version.provision.ref), label)}<br><span>{esc(_short(text))}</span></li>"
        for hit, label, text in hits
    )
    if not items:
        return (
            f"<p>Tidak ada ketentuan yang cocok dengan “{esc(query)}” dalam naskah yang terpasang. "
            "Tidak ditemukan bukan berarti tidak ada.</p>"
        )
    return f'<h3>Ketentuan yang paling cocok, per {day(on)}</h3><ol class="hits">{items}</ol>'


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SNIPPET else line[:SNIPPET].rsplit(" ", 1)[0] + " …"


def absent_html(label: str, status: Status | None) -> str:
    """What is said where no words of a place are held."""
    where = f" Status peraturannya: {STATUS_LABELS[status]}." if status else ""
    return (
        f"<h2>{esc(label)}</h2><p class=missing>Tidak ada naskah ketentuan ini di komputer ini.{where} "
        "Pengelola dapat memasang naskahnya di tab Korpus.</p>"
    )
