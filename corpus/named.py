"""What a question cites: the exact reference is a door of its own, and always the first.

A name may mean several acts ("UU Pilkada"); the first that holds the place on the day is taken. Acts that are held
and not in the catalogue are known by number, and by kind and title ("UU Perlindungan Konsumen").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.catalogue import Catalogue
from corpus.citation import Mention, Names, find
from corpus.model import Header, Name
from corpus.reference import Ref
from corpus.store.read import Reader

# "isi pasal 5" asks for the words of an article; in the grammar "isi" is a part of a circular
_CONTENT = re.compile(r"\bisi(?=\s+(?:pasal|psl|ps|ayat)\b)", re.IGNORECASE)
LONGEST = 2000  # characters of a question that are read; the rest cannot change what is asked
_TITLE_WORDS = 8  # a longer title is no name that people use


@dataclass(frozen=True, slots=True)
class Named:
    """The places and the regulations that a question names, in its order, as far as they are held."""

    places: tuple[Ref, ...] = ()
    regulations: frozenset[str] = frozenset()


def mentioned(question: str, names: Names, within: Ref | None = None) -> tuple[Mention, ...]:
    """What a question cites, as written; a place without a regulation lies in `within`, where that is given."""
    return find(_CONTENT.sub("apa", question), names, within)


def named(question: str, names: Names, reader: Reader, on: date | None, within: Ref | None = None) -> Named:
    """What is cited; a place without a regulation lies in `within`, where that is given."""
    mentions = mentioned(question[:LONGEST], names, within)
    found = tuple(dict.fromkeys(ref for mention in mentions for ref in _held(mention, reader, on)))
    return Named(tuple(ref for ref in found if ref.path), frozenset(ref.regulation for ref in found))


def _held(mention: Mention, reader: Reader, on: date | None) -> tuple[Ref, ...]:
    """The places of the first regulation it may mean that holds any of them; the regulation alone where none does."""
    candidates = mention.candidates or tuple(dict.fromkeys(ref.regulation for ref in mention.refs))
    for candidate in candidates:
        refs = (_place(ref, reader, on) for ref in mention.refs_in(candidate) if ref.path)
        if places := tuple(ref for ref in refs if ref is not None):
            return places
    return tuple(Ref(candidate) for candidate in candidates[:1])


def _place(ref: Ref, reader: Reader, on: date | None) -> Ref | None:
    """The place itself or, where it is not held, its pasal."""
    for place in dict.fromkeys((ref, ref.article)):
        version = reader.version(place, on)
        if version is not None and not version.deleted:
            return version.provision.ref
    return None


def held_names(catalogue: Catalogue, reader: Reader) -> Names:
    """What regulations are called: the catalogue's, and those that are held besides."""
    strangers = (id for id in reader.worded() if not catalogue.known(id))
    headers = ((id, reader.header(id)) for id in strangers)
    return Names.of((*catalogue.names(), *_own_names((id, header) for id, header in headers if header)))


def _own_names(headers: Iterable[tuple[str, Header]]) -> Iterator[Name]:
    for id, header in headers:
        if header.kind and header.number and header.year:
            title, kind = header.title or "", header.kind.upper()
            titled = f"{kind} {title}" if 0 < len(title.split()) <= _TITLE_WORDS else ""
            aliases = (f"{kind} {header.number}/{header.year}", titled)
            yield Name(id, header.kind, header.number, header.year, tuple(filter(None, aliases)))
