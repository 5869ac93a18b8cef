"""A reader's conversation: what is asked, what comes back, and what is said where nothing can be answered."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.errors import NetralError, NotInCorpus, StaleIndex, WriterBusy
from corpus.model import Answer, Citation
from qa.answering import Reply
from qa.query import Query
from qa.sentences import MONTHS
from qa.writer.passages import lines_of
from screens.app import LONGEST, MOST_TURNS, App
from screens.article import articles_of
from screens.markup import esc
from screens.render import Shown, conversation
from screens.words import FOLLOW_UPS

_WRITTEN = re.compile(r"(\d{1,2})[ /.-]+([a-z]+|\d{1,2})[ /.-]+(\d{4})")
EMPTY = "Tuliskan dulu pertanyaannya, atau pilih salah satu contoh."
BAD_DAY = "Tanggal tidak terbaca. Tulis seperti 2024-11-27 atau 27 November 2024, atau kosongkan."
TOO_LONG = f"Pertanyaan sangat panjang; yang dibaca hanya {LONGEST:,} huruf pertama.".replace(",", ".")
ERRORS: tuple[tuple[type[NetralError], str], ...] = (
    (StaleIndex, "Indeks pencarian perlu dibuat ulang. Minta pengelola menjalankan `netral rebuild`."),
    (WriterBusy, "Naskah sedang diperbarui. Coba lagi sebentar lagi."),
    (NotInCorpus, "Ketentuan itu belum terpasang di komputer ini."),
)
FAILED = "Pertanyaan ini tidak dapat diproses karena kesalahan pada data. Laporkan kepada pengelola."


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its reply, and how it was understood."""

    reply: Reply
    query: Query
    number: int


Turns = tuple[Turn, ...]


def asked(app: App, question: str, as_of: date | None, turns: Turns) -> Turns:
    """The conversation with this question answered; what it leaves out comes from the question before."""
    before = turns[-1].query if turns else None
    reply, query = app.assistant.ask(question.strip()[:LONGEST], as_of=as_of, today=app.today(), before=before)
    number = turns[-1].number + 1 if turns else 1
    return (*turns, Turn(reply, query, number))[-MOST_TURNS:]


def reply_of(turns: Turns, number: int) -> Reply | None:
    """The answer of this number; None where the session does not hold it (any more)."""
    return next((turn.reply for turn in turns if turn.number == number), None)


def talk_html(app: App, turns: Turns, notice: str = "") -> str:
    """The conversation as HTML; a notice stands above it."""
    shown = tuple(_shown(app, turn, whole=turn is turns[-1]) for turn in turns)
    return notice_html(notice) + conversation(shown)


def _shown(app: App, turn: Turn, *, whole: bool) -> Shown:
    citations: tuple[Citation, ...] = turn.reply.citations if whole else ()
    writing = whole and rewritable(app, turn.reply)
    articles = articles_of(citations, turn.reply.as_of, app)
    return Shown(turn.reply, articles, turn.number, writing, follow_ups(turn.query))


def rewritable(app: App, reply: Reply) -> bool:
    """Whether a place for other words belongs into the reply."""
    return app.rewriter is not None and isinstance(reply, Answer) and bool(lines_of(reply))


def follow_ups(query: Query) -> tuple[str, ...]:
    """Short questions that go on from this one, without those whose answer it was."""
    said = {*query.subjects, *query.regimes, *query.stages}
    return tuple(text for code, text in FOLLOW_UPS if query.conduct and code not in said)


def notice_html(text: str) -> str:
    """A sentence to the reader; announced by screen readers."""
    return f'<p class="notice" role="status">{esc(text)}</p>' if text else ""


def sentence(error: NetralError) -> str:
    """What the public reads of an error; never its trace."""
    return next((text for kind, text in ERRORS if isinstance(error, kind)), FAILED)


def day_of(text: str | None) -> date | None:
    """The day that a reader wrote; None for an empty field.

    >>> day_of("27 November 2024"), day_of("2024-11-27"), day_of("27/11/2024")
    (datetime.date(2024, 11, 27), datetime.date(2024, 11, 27), datetime.date(2024, 11, 27))

    Raises:
        ValueError: it is not a day.
    """
    written = (text or "").strip().lower()
    if not written:
        return None
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return date.fromisoformat(written)
    number, month, year = match.groups()
    return date(int(year), int(month) if month.isdigit() else _month(month), int(number))


def _month(word: str) -> int:
    named = [at for at, name in enumerate(MONTHS, 1) if len(word) > 2 and name.lower().startswith(word)]
    if len(named) != 1:
        raise ValueError(f"{word!r} is not a month")
    return named[0]
