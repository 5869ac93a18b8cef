"""The dated wordings of an act, from its own tree and from every held act that amends it."""

from collections.abc import Mapping

from corpus.catalogue import Catalogue
from corpus.dates import PartialDate, Span
from corpus.model import Header, Version
from corpus.store import Reader
from ingest.amend import consolidate
from ingest.amend.acts import acts


def affected(store: Reader, regulation: str) -> frozenset[str]:
    """The acts whose wordings depend on a held text: itself and those that it amends."""
    return frozenset({regulation, *(amendment.target.regulation for amendment in store.amendments_of(regulation))})


def consolidated(store: Reader, regulation: str, catalogue: Catalogue) -> tuple[Version, ...]:
    """Every dated wording of an act, as far as its text and those of its amenders are held."""
    changes = store.amendments_to(regulation)
    makers = {amendment.source.regulation for amendment in changes}
    amenders = acts(regulation, changes, catalogue, days=_days(store, makers))
    return consolidate(store.own_tree(regulation) or None, span_of(store, regulation, catalogue), amenders)


def span_of(store: Reader, regulation: str, catalogue: Catalogue) -> Span:
    """When an act is in force: as the catalogue knows, else from the day its own text gives, with that precision."""
    if catalogue.known(regulation):
        return catalogue.get(regulation).span
    header = store.header(regulation)
    return Span(_published(header) if header else None)


def _days(store: Reader, makers: set[str]) -> Mapping[str, PartialDate]:
    headers = {maker: store.header(maker) for maker in makers}
    days = {maker: _published(header) for maker, header in headers.items() if header}
    return {maker: day for maker, day in days.items() if day}


def _published(header: Header) -> PartialDate | None:
    year = PartialDate.parse(str(header.year)) if header.year else None
    return header.promulgated or header.enacted or year
