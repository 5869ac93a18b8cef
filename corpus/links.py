"""Which articles cite which: "sebagaimana dimaksud dalam Pasal 280 ayat (3)" leads from a sanction to its prohibition.

Worked out from the indexed wordings when a generation is made, and kept with it. Followed in both directions: who asks
in the words of the prohibition may want its sanction.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from corpus.citation import Names, find
from corpus.places import lifted
from corpus.reference import Ref
from corpus.store.read import Reader
from corpus.units import Unit

LINKS = "links.jsonl"

Links = Mapping[Ref, frozenset[Ref]]
NONE: Links = {}


def links_of(units: Iterable[Unit], reader: Reader, names: Names) -> Links:
    """The held articles that each article's own words cite, its elucidation left out."""
    found: dict[Ref, set[Ref]] = {}

    @cache
    def held(article: Ref) -> Ref | None:
        own = reader.resolved(article)
        return own if reader.versions(own) else None

    for unit in units:
        for home in {lifted(place.ref) for place in unit.places if "penjelasan" not in place.ref.path}:
            if home.path:
                cited = filter(None, map(held, _cited(unit, home, names)))
                found.setdefault(home, set()).update(ref for ref in cited if ref != home)
    return {home: frozenset(cited) for home, cited in found.items() if cited}


def _cited(unit: Unit, home: Ref, names: Names) -> Iterator[Ref]:
    """The articles that the words of the unit cite, held or not."""
    body = unit.text.partition("\n")[2]
    for mention in find(body, names, Ref(home.regulation)):
        yield from (ref.article for ref in mention.refs if ref.path and ref.path[0].startswith("pasal-"))


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
