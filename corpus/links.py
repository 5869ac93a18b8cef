"""Which articles cite which: "sebagaimana dimaksud dalam Pasal 280 ayat (3)" leads from a sanction to its prohibition.

Worked out from the indexed wordings when a generation is made, and kept with it; what a text cites is remembered from
one generation to the next (`corpus.store.cited`). Followed in both directions: who asks in the words of the prohibition
may want its sanction.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from corpus.citation import Names, find
from corpus.citation.words import KINDS, NAMES, WORDS
from corpus.kept import Sources
from corpus.places import lifted
from corpus.reference import Ref
from corpus.store.cited import Cite
from corpus.store.read import Reader
from corpus.units import Unit

LINKS = "links.jsonl"

Links = Mapping[Ref, frozenset[Ref]]
NONE: Links = {}


def links_of(units: Iterable[Unit], reader: Reader, cite: Cite) -> Links:
    """The held articles that each article's own words cite, its elucidation left out."""
    found: dict[Ref, set[Ref]] = {}

    @cache
    def held(article: Ref) -> Ref | None:
        own = reader.resolved(article)
        return own if reader.versions(own) else None

    for unit in units:
        for home in {lifted(place.ref) for place in unit.places if "penjelasan" not in place.ref.path}:
            if home.path:
                cited = filter(None, map(held, cite(unit.text.partition("\n")[2], home.regulation)))
                found.setdefault(home, set()).update(ref for ref in cited if ref != home)
    return {home: frozenset(cited) for home, cited in found.items() if cited}


def citing(names: Names) -> Cite:
    """What tells the articles that a text cites, held or not, each once."""

    def cited(text: str, regulation: str) -> tuple[Ref, ...]:
        refs = (ref for mention in find(text, names, Ref(regulation)) for ref in mention.refs)
        return tuple(dict.fromkeys(ref.article for ref in refs if ref.path and ref.path[0].startswith("pasal-")))

    return cited


def grammar(names: Names) -> str:
    """A digest of all that decides what a text cites: the code and words of citations, and the names."""
    here = Path(__file__).parent
    code = (*sorted((here / "citation").glob("*.py")), here / "reference.py", here / "links.py")
    return Sources((*code, KINDS, NAMES, WORDS), repr(tuple(names.ids.values()))).digest


def links_text(links: Links) -> str:
    """One line an article: itself and what it cites."""
    rows = sorted([str(home), *sorted(map(str, cited))] for home, cited in links.items())
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def read_links(path: Path) -> Links:
    """What cites and what is cited, by article, from the file of `links_text`; none where there is no file."""
    if not path.exists():
        return NONE
    near: dict[Ref, set[Ref]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        home, *cited = map(Ref.parse, json.loads(line))
        for other in cited:
            near.setdefault(home, set()).add(other)
            near.setdefault(other, set()).add(home)
    return {ref: frozenset(others) for ref, others in near.items()}
