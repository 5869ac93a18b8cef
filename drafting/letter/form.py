"""A letter as lines of text: what the DOCX shows, for the check of the letter, for screens and for goldens."""

from collections.abc import Iterator
from string import ascii_lowercase

from corpus.model import Block, Document, Place
from drafting.letter.values import Item, Letter

BLANK_DAY = "di Tempat"
GROUNDS, REQUESTS, SANCTIONS, REPORTS = "A. Dasar Hukum", "B. Imbauan", "C. Sanksi", "D. Pelaporan"
ASKS = "Selain itu, Saudara diminta:"
COPIES = "Tembusan:"


def lines(letter: Letter) -> tuple[str, ...]:
    """The letter line by line; an empty line stands between its parts."""
    return tuple(_lines(letter))


def document(letter: Letter) -> Document:
    """The letter as a file would be read, for the audit."""
    blocks = tuple(Block(line, Place(line=n)) for n, line in enumerate(lines(letter), 1))
    return Document("surat-imbauan.txt", "txt", "", blocks)


def closed(listed: tuple[str, ...]) -> tuple[str, ...]:
    """A list as it is punctuated: a semicolon behind each line, a full stop behind the last."""
    return (*(f"{line};" for line in listed[:-1]), *(f"{line}." for line in listed[-1:]))


def _lines(letter: Letter) -> Iterator[str]:
    yield from letter.head
    yield from ("", f"Nomor : {letter.number}", f"Sifat : {letter.nature}", f"Lampiran : {letter.enclosure}")
    yield from (f"Perihal : {letter.subject}", "", letter.dated, "")
    yield from (f"Yth. {letter.to[0]}", *letter.to[1:], "", letter.opening, "", GROUNDS)
    yield from (f"{n}. {line}" for n, line in enumerate(closed(letter.grounds), 1))
    if letter.reminder:
        yield letter.reminder
    yield from ("", REQUESTS, letter.request)
    yield from _items(letter.items)
    yield from ("", ASKS)
    yield from _items(letter.asks)
    yield from ("", SANCTIONS)
    for n, penalty in enumerate(letter.penalties, 1):
        yield f"{n}. {penalty.heading}:"
        yield from (f"{ascii_lowercase[at]}. {line}" for at, line in enumerate(penalty.lines))
    yield from ("", REPORTS)
    yield from (f"{n}. {line}" for n, line in enumerate(letter.reports, 1))
    yield from ("", letter.closing, "", f"{letter.title},", "", letter.name, "", COPIES)
    yield from (f"{n}. {line}" for n, line in enumerate(letter.copies, 1))


def _items(items: tuple[Item, ...]) -> Iterator[str]:
    for n, item in enumerate(items, 1):
        yield f"{n}. {item.text}"
        yield from (f"{ascii_lowercase[at]}. {pin.line}" for at, pin in enumerate(item.pinpoints))
