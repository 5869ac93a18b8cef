"""Each row of a table decided, or told why it cannot be: nothing is dropped, and nothing is guessed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from corpus.errors import BadSetting
from corpus.model import Answer, AnswerStatus
from drafting.sorting.days import day_of
from drafting.sorting.table import Cell, Table, text_of
from qa.answering import Assistant, Reply
from qa.days import day_said
from qa.sentences import STATUS_LABELS, VERDICT_LABELS, day

QUESTIONS = (
    "pertanyaan",
    "kasus",
    "uraian",
    "uraian kejadian",
    "kronologi",
    "kejadian",
    "perbuatan",
    "peristiwa",
    "laporan",
    "question",
)
DAYS = ("tanggal", "tanggal kejadian", "tgl kejadian", "tgl", "waktu kejadian", "hari kejadian", "date")
LONGEST = 2000  # characters of a question that are read
ADDED = (
    "Putusan",
    "Jawaban singkat",
    "Syarat",
    "Dasar hukum",
    "Sanksi",
    "Status hukum",
    "Hukum per tanggal",
    "Catatan",
    "Masalah",
)
PREFIX = "Netral: "
EMPTY = "Uraian kosong."
NO_DAY = "Tanggal kejadian kosong, sehingga hukumnya tidak dapat ditentukan. Isi tanggalnya."
BAD_DAY = "Tanggal tidak terbaca: “{written}”. Tulis seperti 2024-02-12 atau 12 Februari 2024."
TOO_LONG = "Uraian lebih dari {most} huruf; ringkas menjadi satu perbuatan."
FUTURE = "Tanggal kejadian belum tiba ({day}); periksa tahunnya."
DECLINED = {AnswerStatus.OUT_OF_SCOPE: "Di luar cakupan", AnswerStatus.INSUFFICIENT: "Tidak dapat diputuskan"}

Decided = tuple[str, ...]  # one text for each added column


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold the question and the day, counted from 0; no day column where `day` is None."""

    question: int
    day: int | None


@dataclass(frozen=True, slots=True)
class Sorter:
    """How a table is sorted: who answers, which day it is, the columns by name, and the day of rows without one."""

    assistant: Assistant
    today: date
    column: str = ""
    day_column: str = ""
    as_of: date | None = None


def sorted_table(table: Table, sorter: Sorter, done: Callable[[int], None] = lambda _: None) -> Table:
    """The table with what is decided on each row beside it; `done` hears of each row.

    Raises:
        BadSetting: a column that is named is not there, or none looks like the questions.
    """
    columns = columns_of(table, sorter)
    rows = []
    for at, row in enumerate(table.rows, 1):
        rows.append((*row, *_decided(row, columns, sorter)))
        done(at)
    return Table((*table.heading, *_added(table.heading)), tuple(rows), table.delimiter)


def _added(heading: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the new columns; where one is taken, numbered."""
    taken, names = set(heading), []
    for name in ADDED:
        made, number = f"{PREFIX}{name}", 2
        while made in taken:
            made, number = f"{PREFIX}{name} ({number})", number + 1
        taken.add(made)
        names.append(made)
    return tuple(names)


# --- columns -----------------------------------------------------------------------------------------------------


def columns_of(table: Table, sorter: Sorter) -> Columns:
    """The columns as named, else by their headings, else the one with the longest texts."""
    question = _named(table, "--column", sorter.column) if sorter.column else _questions(table)
    if sorter.day_column:
        return Columns(question, _named(table, "--date-column", sorter.day_column))
    return Columns(question, _by_heading(table, DAYS))


def _named(table: Table, option: str, name: str) -> int:
    plain = [head.casefold() for head in table.heading]
    if name.strip().casefold() in plain:
        return plain.index(name.strip().casefold())
    raise BadSetting(option, name, f"The columns are: {', '.join(filter(None, table.heading))}.")


def _questions(table: Table) -> int:
    named = _by_heading(table, QUESTIONS)
    if named is not None:
        return named
    if not table.rows or not table.heading:
        return 0
    lengths = [sum(len(text_of(row[at])) for row in table.rows) for at in range(len(table.heading))]
    return lengths.index(max(lengths))


def _by_heading(table: Table, names: Iterable[str]) -> int | None:
    plain = [head.casefold() for head in table.heading]
    return next((plain.index(name) for name in names if name in plain), None)


# --- rows --------------------------------------------------------------------------------------------------------


def _decided(row: tuple[Cell, ...], columns: Columns, sorter: Sorter) -> Decided:
    question = " ".join(text_of(row[columns.question]).split())
    if not question:
        return _problem(EMPTY)
    if len(question) > LONGEST:
        return _problem(TOO_LONG.format(most=LONGEST))
    try:
        on = _day(row, question, columns, sorter)
    except ValueError as error:
        return _problem(str(error))
    reply, _ = sorter.assistant.ask(question, as_of=on, today=sorter.today)
    return _told(reply)


def _day(row: tuple[Cell, ...], question: str, columns: Columns, sorter: Sorter) -> date | None:
    """The day of the row; None where there is no column of days, so that the question's words or today decide.

    Raises:
        ValueError: it is missing, unreadable or yet to come; the message is for the reader of the table.
    """
    if columns.day is None:
        return sorter.as_of
    cell = row[columns.day]
    try:
        found = day_of(cell)
    except ValueError:
        raise ValueError(BAD_DAY.format(written=text_of(cell).strip()[:60])) from None
    if found is not None and found > sorter.today:
        raise ValueError(FUTURE.format(day=day(found)))
    if found is None and sorter.as_of is None and not _says_day(question, sorter):
        raise ValueError(NO_DAY)
    return found or sorter.as_of


def _says_day(question: str, sorter: Sorter) -> bool:
    elections = sorter.assistant.judge.standing.catalogue.elections
    return day_said(question.lower(), elections, today=sorter.today) is not None


def _problem(said: str) -> Decided:
    return (*[""] * (len(ADDED) - 1), said)


def _told(reply: Reply) -> Decided:
    if isinstance(reply, Answer):
        return (
            VERDICT_LABELS[reply.verdict],
            _plain(reply.text.split("\n\n")[0]),
            "; ".join(_plain(condition) for condition in reply.conditions),
            "; ".join(dict.fromkeys(citation.label for citation in reply.citations)),
            "; ".join(sanction.text for sanction in reply.sanctions),
            "; ".join(dict.fromkeys(STATUS_LABELS[citation.status] for citation in reply.citations)),
            reply.as_of.isoformat(),
            " ".join(reply.caveats),
            "",
        )
    said = _plain(" ".join(reply.text.split("\n\n")))
    return (*[""] * 6, reply.as_of.isoformat(), "", f"{DECLINED[reply.status]}: {said}")


def _plain(text: str) -> str:
    """A line of an answer without the marks of bold words and citations."""
    bare = text.replace("**", "")
    while "[" in bare and bare.rstrip().endswith("]") and bare.rstrip()[bare.rstrip().rindex("[") + 1 : -1].isdigit():
        bare = bare.rstrip()[: bare.rstrip().rindex("[")]
    return bare.strip()
