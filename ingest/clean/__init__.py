"""From a document as read to lines of law: page furniture set aside, reading errors repaired, all of it on record."""

from functools import reduce

from corpus.model import Document, Removal
from ingest.clean.catchwords import drop_catchwords
from ingest.clean.heads import drop_heads, drop_inline_heads
from ingest.clean.junk import drop_junk
from ingest.clean.lexicon import Lexicon
from ingest.clean.lines import Change, Cleaned, Line, Step
from ingest.clean.pagenumbers import drop_page_numbers
from ingest.clean.pageturns import drop_page_turns
from ingest.clean.signs import repair_signs
from ingest.clean.spelling import repair_spelling
from ingest.clean.words import join_hyphens, repair_words

__all__ = ["Cleaned", "Line", "clean"]


def clean(document: Document) -> Cleaned:
    """The document's lines, cleaned, with every repair and removal and where it was made."""
    lines = tuple(
        Line(text, block.place, block.ocr)
        for block in document.blocks
        if not block.note
        for text in (block.text.splitlines() or [""])
    )
    notes = tuple(Removal("note", block.place, block.text) for block in document.blocks if block.note)
    lexicon = Lexicon.of(line.text for line in lines)

    def turns(given: tuple[Line, ...]) -> Change:
        return drop_page_turns(given, lexicon)

    def junk(given: tuple[Line, ...]) -> Change:
        return drop_junk(given, lexicon)

    def hyphens(given: tuple[Line, ...]) -> Change:
        return join_hyphens(given, lexicon)

    steps: tuple[Step, ...] = (
        repair_signs,
        turns,
        drop_page_numbers,
        drop_heads,
        drop_inline_heads,
        junk,
        drop_catchwords,
        repair_words,
        hyphens,
        repair_spelling,
    )
    change = reduce(_then, steps, Change(lines, removals=notes))
    return Cleaned(change.lines, change.repairs, change.removals)


def _then(change: Change, step: Step) -> Change:
    following = step(change.lines)
    return Change(following.lines, change.repairs + following.repairs, change.removals + following.removals)
