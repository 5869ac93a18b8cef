"""An article's wordings over time, and what changed from each to the next, as values to be shown."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from corpus.citation import label
from corpus.dates import PartialDate, Span
from corpus.model import Version
from corpus.reference import Ref
from screens.app import App

_TOKEN = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole text of an article over a span of days, and the acts that made it so."""

    span: Span
    text: str
    set_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that two wordings share (`same`), that only the older has (`gone`), or only the newer (`new`)."""

    kind: str
    text: str


def history(ref: Ref, app: App) -> tuple[Wording, ...]:
    """Every wording of the article and of what lies below it, oldest first; one where nothing ever changed."""
    home = app.library.resolved(ref)
    below = [v for v in app.library.wordings(home.regulation) if home.contains(v.provision.ref)]
    words = [version for version in below if "penjelasan" not in version.provision.ref.path]
    starts = sorted({version.span.start for version in words if version.span.start}, key=lambda start: start.latest)
    if not starts:
        return (Wording(Span(), app.library.full_text(home), _makers(words, app)),) if words else ()
    spans = zip(starts, [*starts[1:], _end(words)], strict=True)
    made = (_wording(home, Span(start, end), words, app) for start, end in spans)
    return tuple(wording for wording in made if wording.text)


def _wording(ref: Ref, span: Span, words: list[Version], app: App) -> Wording:
    begun = [version for version in words if version.span.start == span.start]
    return Wording(span, app.library.full_text(ref, _inside(span)), _makers(begun, app))


def _inside(span: Span) -> date | None:
    return span.start.latest if span.start else None


def _end(words: list[Version]) -> PartialDate | None:
    """When the last wording ends; None where any part of the article goes on."""
    ends = [version.span.end for version in words]
    known = [end for end in ends if end is not None]
    return max(known, key=lambda end: end.latest) if known and len(known) == len(ends) else None


def _makers(words: list[Version], app: App) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label(Ref(version.set_by.regulation), app.shorts) for version in words))


def compared(older: str, newer: str) -> tuple[Piece, ...]:
    """The two texts word by word.

    >>> [(piece.kind, piece.text) for piece in compared("a b c", "a d c")]
    [('same', 'a '), ('gone', 'b'), ('new', 'd'), ('same', ' c')]

    Changes with nothing but a space between them are one change, as one reads it.
    """
    old, new = _TOKEN.findall(older), _TOKEN.findall(newer)
    pieces: list[Piece] = []
    gone = fresh = ""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for at, (kind, i1, i2, j1, j2) in enumerate(codes):
        before, after = "".join(old[i1:i2]), "".join(new[j1:j2])
        if kind != "equal" or (not before.strip() and 0 < at < len(codes) - 1):
            gone, fresh = gone + before, fresh + after
            continue
        pieces += [*_changed(gone, fresh), Piece("same", before)]
        gone = fresh = ""
    return (*pieces, *_changed(gone, fresh))


def _changed(gone: str, new: str) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in (("gone", gone), ("new", new)) if text)
