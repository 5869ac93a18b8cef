"""The Indonesian citation grammar: find citations in text, read one, print one. Words are in data/citation-*.toml.

Tokens, then readers of numbers, names, places and regulations, then one pass that joins them. A single regular
expression was rejected: it cannot tell which of two regulations a place belongs to, and its worst case is not linear.
Damage by OCR is repaired before a text comes here (`ingest`), never guessed at here.
"""

import re

from corpus.citation.finding import Finder, Home
from corpus.citation.labels import label
from corpus.citation.names import Names
from corpus.citation.values import Mention, Written
from corpus.errors import BadReference
from corpus.reference import Ref

__all__ = ["Mention", "Names", "Written", "find", "find_within", "label", "parse", "pinpoints"]

_PRINTED = re.compile(r"[a-z]+(?:-[a-z0-9]+)+(?:/[a-z0-9/-]*)?", re.IGNORECASE)


def find(text: str, names: Names, context: Ref | None = None) -> tuple[Mention, ...]:
    """Every citation in running text, in order; places without a regulation follow the one cited last.

    `context` is what was cited before the text begins: it completes "Pasal 6", "ayat (2)" and "pasal tersebut".
    """
    return tuple(Finder(text, names, Home(context)).mentions())


def find_within(text: str, names: Names, home: Ref) -> tuple[Mention, ...]:
    """Every citation in the text of a regulation: places without a regulation are its own, whatever was cited last."""
    return tuple(Finder(text, names, Home(home, fixed=True)).mentions())


def parse(text: str, names: Names) -> Ref:
    """The one reference in the text, printed ("pp-94-2021/pasal-5") or in words; of several acts of a name the newest.

    Raises:
        BadReference: where there is none, more than one, or its regulation is unknown.
    """
    if _PRINTED.fullmatch(text.strip()):
        return Ref.parse(text)
    refs = [ref for mention in find(text, names) for ref in mention.refs or (None,)]
    if len(refs) != 1 or refs[0] is None:
        raise BadReference(text)
    return refs[0]


def pinpoints(text: str, regulation: str, names: Names | None = None) -> tuple[Ref, ...]:
    """The places that a short pinpoint names, in order, each once; those without a regulation lie in `regulation`."""
    home = Home(Ref(regulation), whole=True)
    mentions = Finder(text, names or Names.of(()), home).mentions()
    return tuple(dict.fromkeys(ref for mention in mentions for ref in mention.refs if ref.path))
