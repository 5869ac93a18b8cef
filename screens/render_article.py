"""Articles as HTML: cards to open under an answer, with the cited part marked."""

import re
from collections.abc import Iterable
from datetime import date

from corpus.model import Status, TextKind
from qa.sentences import STATUS_LABELS, day
from screens.article import Article, Digest, Line
from screens.labels import both
from screens.markup import esc
from screens.words import KIND_MEANINGS, KINDS, STATUS_SIGNS, cited_as, spanned

_CLEAR = re.compile(r"\bcukup jelas\W*$", re.IGNORECASE)  # how a penjelasan says that it has nothing to say


def cards(articles: Iterable[Article], turn: int, as_of: date) -> str:
    """A card for each article that opens to the whole of it."""
    return "".join(_card(article, turn, as_of) for article in articles)


def status_chip(status: Status) -> str:
    """Where a rule stands, as sign, word and colour."""
    sign = f'<span aria-hidden="true">{STATUS_SIGNS[status]}</span>'
    return f'<span class="chip s-{status.value}">{sign} {STATUS_LABELS[status]}</span>'


def kind_chip(kind: TextKind) -> str:
    """What stands behind a quote."""
    return f'<span class="chip t-{kind.value}">{KINDS[kind]}</span>'


def _card(article: Article, turn: int, as_of: date) -> str:
    numbers = "".join(f'<span class="num">{number}</span>' for number, _ in article.numbered)
    anchors = "".join(f'<span id="k{turn}-{number}"></span>' for number, _ in article.numbered)
    cites = " ".join(f"{turn}-{number}" for number, _ in article.numbered)
    return (
        f'<details class="card" data-cites="{cites}">{anchors}'
        f'<summary><span class="nums">{numbers}</span><span class="what">{esc(_title(article))}</span>'
        f"<span class=chips>{status_chip(article.status)} {kind_chip(article.kind)}</span></summary>"
        f"{_points(article)}{article_body(article, as_of)}{_onward(article)}</details>"
    )


def _title(article: Article) -> str:
    """The pinpoint where there is one, else the article that several lie in."""
    return article.numbered[0][1].label if len(article.numbered) == 1 else article.label


def _points(article: Article) -> str:
    """The pinpoints of a card that has several, each with its number and, where it differs, its own status."""
    told = not article.lines and all(citation.status is article.status for _, citation in article.numbered)
    if len(article.numbered) < 2 or told:  # without a text, our digest below names each of them
        return ""
    rows = "".join(
        f'<li><span class="num">{number}</span> {esc(citation.label)}'
        f"{'' if citation.status is article.status else ' ' + status_chip(citation.status)}</li>"
        for number, citation in article.numbered
    )
    return f'<ul class="points">{rows}</ul>'


def _onward(article: Article) -> str:
    place = esc(str(article.ref))
    back = f'<button type="button" data-back>{both("back")} ↑</button>'
    return f'<p class="onward"><a href="?ref={place}" data-ref="{place}">Buka di Pustaka</a> {back}</p>'


def article_body(article: Article, as_of: date) -> str:
    """The whole article with its penjelasan, or our digest; then where it comes from and since when it holds."""
    words = lines_html(article.lines) if article.lines else ""
    note = "" if words else f'<p class="missing">{_missing(article)}</p>'
    parts = (note, words, _digests(article), _elucidation(article), _meta(article, as_of), _quotes(article, as_of))
    return f'<div class="body">{"".join(parts)}</div>'


def lines_html(lines: Iterable[Line]) -> str:
    """The lines of an article, indented as they nest; cited ones marked and numbered."""
    return f'<div class="text">{"".join(map(_line, lines))}</div>'


def _line(line: Line) -> str:
    numbers = "".join(f'<sup class="num">{number}</sup>' for number in line.first)
    words = esc(line.text)
    cited = " ".join(map(str, line.numbers))
    marked = f'{numbers}<mark data-n="{cited}">{words}</mark>' if line.numbers else words
    flags = "".join(f'<span class="flag">⚠ {esc(flag.message)}</span>' for flag in line.flags)
    return f'<p class="l d{min(line.depth, 4)}">{marked}{flags}</p>'


def _missing(article: Article) -> str:
    if article.ref.path:
        return "Naskahnya belum terpasang di komputer ini. Di bawah ini ringkasan kami, bukan kutipan."
    return "Sitasi ini menunjuk peraturannya secara keseluruhan."


def _digests(article: Article) -> str:
    """Our words for the pinpoints without a text; what is said of several is said once."""
    groups: dict[str, list[Digest]] = {}
    for digest in article.digests:
        if digest.text:
            groups.setdefault(digest.text, []).append(digest)
    rows = [f"{''.join(map(_pinpoint, same))}<dd>{esc(text)}</dd>" for text, same in groups.items()]
    title = "<h4>Ikhtisar kami</h4>" if article.lines and rows else ""
    return f"{title}<dl class=digest>{''.join(rows)}</dl>" if rows else ""


def _pinpoint(digest: Digest) -> str:
    return f'<dt><span class="num">{digest.number}</span> {esc(digest.label)}</dt>'


def _elucidation(article: Article) -> str:
    if not article.elucidation:
        return ""
    telling = tuple(line for line in article.elucidation if line.numbers or not _CLEAR.search(line.text))
    opened = " open" if any(line.numbers for line in telling) else ""
    rest = "<p class=asof>Bagian lain: cukup jelas.</p>" if len(telling) < len(article.elucidation) else ""
    return f"<details class=why{opened}><summary>Penjelasan</summary>{lines_html(telling)}{rest}</details>"


def _meta(article: Article, as_of: date) -> str:
    facts = (
        f"{STATUS_LABELS[article.status].capitalize()} per {day(as_of)}",
        f"rumusan ini {spanned(article.span)}" if spanned(article.span) else "",
        f"ditetapkan oleh {article.set_by}" if article.set_by else "",
        f"disebut juga {', '.join(article.aliases)}" if article.aliases else "",
        f"{article.versions} rumusan menurut waktu" if article.versions > 1 else "",
        f"perubahan diperiksa sampai {day(article.checked_until)}" if article.checked_until else "",
    )
    origin = f" ({article.origin}{f', halaman {article.page}' if article.page else ''})" if article.origin else ""
    kind = f"{KINDS[article.kind].capitalize()}: {KIND_MEANINGS[article.kind]}{origin}."
    official = f'<a href="{esc(article.url or "")}" target="_blank" rel="noopener noreferrer">Alamat resmi ↗</a>'
    page = f"halaman {article.page} " if article.page else ""
    file = f'<a href="{esc(article.file)}" target="_blank" rel="noopener">Buka {page}naskah resminya (PDF) ↗</a>'
    links = " · ".join((*((file,) if article.file else ()), *((official,) if article.url else ())))
    link = f"<p>{links}</p>" if links else ""
    said = "; ".join(filter(None, facts))
    return f'<div class="meta"><p>{esc(said)}.</p><p>{esc(kind)}</p>{link}</div>'


def _quotes(article: Article, as_of: date) -> str:
    """A button for each citation that copies it as one writes it into a letter."""
    buttons = "".join(
        f'<button type="button" data-copy="{esc(cited_as(citation, as_of, article.formal))}" '
        f'aria-label="Kutip {esc(citation.label)}">Kutip {number}</button>'
        for number, citation in article.numbered
    )
    return f'<div class="kutip">{buttons}</div>' if buttons else ""
