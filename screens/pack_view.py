"""What the tab Sosialisasi shows: a look at what was made, and links that hold the files themselves. Pure."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from urllib.parse import quote

from drafting.pack.cases import cards
from drafting.pack.files import PackFile
from drafting.pack.handout import handout
from drafting.pack.matter import Desk, Line, Order
from drafting.pack.message import message
from drafting.pack.pledge import pledge
from drafting.pack.quiz import LETTERS, quiz
from drafting.pack.slides import slides
from drafting.pack.words import HEADINGS
from drafting.sorting import Table
from screens.markup import esc

MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".txt": "text/plain;charset=utf-8",
    ".csv": "text/csv;charset=utf-8",
}
MOST_SHOWN = 20  # rows of a sorted table
SHORT = 160  # characters of a cell in the look at a table
NOT_REACHABLE = "Ponsel lain belum dapat bergabung: jalankan netral serve --lan, lalu buka kuis lagi."


def made_html(name: str, made: Iterable[PackFile], preview: str) -> str:
    """The links to the files, and the look at them below."""
    links = "".join(
        _link(f"{name}{f'-{one.part}' if one.part else ''}{one.suffix}", one.suffix, one.data, one.part) for one in made
    )
    return f'<div class="pack"><p class="actions">{links}</p>{preview}</div>'


def _link(name: str, suffix: str, data: bytes, part: str) -> str:
    """A link that holds the whole file, so that none is kept on the server."""
    word = f"Unduh {part or 'berkas'} ({suffix.removeprefix('.').upper()})"
    address = f"data:{MEDIA[suffix]};base64,{b64encode(data).decode('ascii')}"
    return f'<a class="button" download="{esc(name)}" href="{address}">{esc(word)}</a> '


def preview_html(kind: str, order: Order, desk: Desk, seed: int) -> str:
    """A look at what is made."""
    return SHOWN[kind](order, desk, seed)


def _handout(order: Order, desk: Desk, seed: int) -> str:
    sheet = handout(order, desk)
    parts = [f"<h2>{esc(sheet.title)}</h2><p>{esc(sheet.lead)}</p>"]
    for verdict, rows in sheet.sections:
        items = "".join(
            f"<li><strong>{esc(row.label)}{row.mark}.</strong> {esc(row.text)} <em>{esc(row.articles)}</em></li>"
            for row in rows
        )
        parts.append(f'<h3 class="tone {verdict.value}">{esc(HEADINGS[verdict])}</h3><ul>{items}</ul>')
    penalties = "".join(f"<li>No. {', '.join(map(str, p.numbers))}: {esc(p.line.text)}</li>" for p in sheet.penalties)
    parts.append(f"<h3>Sanksi utama</h3><ul>{penalties}</ul>")
    parts.append(f"<h3>Melihat pelanggaran? Laporkan</h3>{_said(sheet.reports)}")
    parts.append(f"<p>{esc(sheet.sources)}.</p><p>{esc(' '.join(sheet.notes))}</p>")
    return "".join(parts)


def _cards(order: Order, desk: Desk, seed: int) -> str:
    made = cards(order, desk, seed=seed)
    items = "".join(
        f"<li><p>{esc(card.case)} <strong>{esc(card.ask)}</strong></p><details><summary>Jawaban</summary>"
        f"<p><strong>{esc(card.answer)}.</strong></p>{_said((*card.lines, *card.sanctions))}"
        f"<p><em>{esc(card.articles)}</em></p></details></li>"
        for card in made.cards
    )
    return f"<h2>{esc(made.title)}</h2><p>{esc(made.dated)}</p><ol>{items}</ol>"


def _quiz(order: Order, desk: Desk, seed: int) -> str:
    made = quiz(order, desk, seed=seed)
    parts = []
    for question in made.questions:
        pairs = list(zip(LETTERS, question.options, strict=True))
        options = "".join(f"<li>{letter}. {esc(option.text)}</li>" for letter, option in pairs)
        reasons = "".join(
            f"<p>{letter}, {'benar' if option.right else 'salah'}: "
            f"{esc(' '.join(line.text for line in option.reasons))} <em>{esc(option.articles)}</em></p>"
            for letter, option in pairs
        )
        parts.append(
            f'<li><p><strong>{esc(question.text)}</strong></p><ul class="plain">{options}</ul>'
            f"<details><summary>Kunci: {question.key}</summary>{reasons}</details></li>"
        )
    return f"<h2>{esc(made.title)}</h2><p>{esc(made.dated)}</p><ol>{''.join(parts)}</ol>"


def _slides(order: Order, desk: Desk, seed: int) -> str:
    deck = slides(order, desk, seed=seed)
    points = ("".join(f"<li>{esc(point)}</li>" for point in slide.points) for slide in deck.slides)
    pairs = zip(deck.slides, points, strict=True)
    items = "".join(f"<li><strong>{esc(slide.title)}</strong><ul>{told}</ul></li>" for slide, told in pairs)
    return f"<h2>{esc(deck.title)}</h2><ol>{items}</ol>"


def _message(order: Order, desk: Desk, seed: int) -> str:
    text = message(order, desk).text
    return (
        f'<p class="actions"><button type="button" data-copy="{esc(text)}">Salin teks</button> '
        f'<a class="button" href="https://wa.me/?text={quote(text, safe="")}" target="_blank" rel="noopener">'
        f'Buka di WhatsApp</a></p><p class="pre">{esc(text)}</p>'
    )


def _pledge(order: Order, desk: Desk, seed: int) -> str:
    made = pledge(order, desk)
    items = "".join(f"<li>{esc(one.text)} <em>({esc(one.articles)})</em></li>" for one in made.promises)
    notes = "".join(f"<p>{esc(note)}</p>" for note in made.notes)
    return f"<h2>{esc(made.title)}</h2><ol>{items}</ol>{notes}"


def _said(lines: Iterable[Line]) -> str:
    return "".join(f"<p>{esc(line.text)}</p>" for line in lines)


SHOWN: dict[str, Callable[[Order, Desk, int], str]] = {
    "handout": _handout,
    "cards": _cards,
    "quiz": _quiz,
    "slides": _slides,
    "message": _message,
    "pledge": _pledge,
}


def live_html(code: str, token: str, *, reachable: bool) -> str:
    """The code of a new live quiz and the host's link; whoever has the link leads the quiz."""
    warning = "" if reachable else f"<p>{esc(NOT_REACHABLE)}</p>"
    return (
        f'<div class="pack"><h2>Kuis siap: kode {esc(code)}</h2>{warning}'
        f'<p class="actions"><a class="button" id="layar" target="_blank" rel="noopener" '
        f'href="/kuis/{esc(code)}/layar#{esc(token)}">Buka layar pemandu</a></p>'
        "<p>Buka di komputer yang tersambung ke proyektor. Peserta memindai kode QR di layar itu. "
        "Siapa pun yang memegang tautan ini dapat memandu kuis; jangan dibagikan.</p></div>"
    )


def sorted_html(table: Table, given: int, name: str, data: bytes) -> str:
    """The link to the sorted table, how much could be decided, and its first rows."""
    decided = sum(bool(row[given]) for row in table.rows)
    heads = "".join(f'<th scope="col">{esc(head)}</th>' for head in table.heading)
    rows = "".join(
        "<tr>" + "".join(f"<td>{esc(_cut(cell))}</td>" for cell in row) + "</tr>" for row in table.rows[:MOST_SHOWN]
    )
    more = f"<p>Ditampilkan {MOST_SHOWN} baris pertama.</p>" if len(table.rows) > MOST_SHOWN else ""
    return (
        f'<div class="pack"><p role="status">{len(table.rows)} baris: {decided} diputus, {len(table.rows) - decided} '
        f'tidak; alasannya di kolom terakhir.</p><p class="actions">'
        f"{_link(name, name[name.rindex('.') :], data, 'tabel')}</p>"
        f'<div class="wide" tabindex="0" role="region" aria-label="Tabel hasil"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{more}</div>"
    )


def _cut(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
