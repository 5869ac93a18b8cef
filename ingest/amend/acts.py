"""Which acts amend an act, from when, and with which changes: the catalogue's dates joined to the amendments held."""

from collections.abc import Iterable, Mapping, Sequence

from corpus.catalogue import Catalogue
from corpus.dates import PartialDate
from corpus.model import Amendment, Regulation, RelationKind
from corpus.reference import Ref
from corpus.standing import start
from ingest.amend.consolidate import Act


def acts(
    target: str, held: Iterable[Amendment], catalogue: Catalogue, *, days: Mapping[str, PartialDate] | None = None
) -> tuple[Act, ...]:
    """The acts that amend `target`, for `consolidate`, earliest first.

    `held` are amendments of any acts; `days` gives the day of acts that the catalogue does not know (from their own
    header). A Perppu and the UU that made it law are one act with two names, in force since the Perppu. An act whose
    text is not held changes the articles that the catalogue lists, without words.
    """
    mine: dict[str, list[Amendment]] = {}
    for amendment in held:
        if amendment.target.regulation == target:
            mine.setdefault(amendment.source.regulation, []).append(amendment)
    known = [by for by in catalogue.amenders(target) if by not in _made_law(target, catalogue)]
    found = [_act(by, target, mine, catalogue) for by in known]
    covered = {name for act in found for name in (act.regulation, *act.names)}
    given = days or {}
    found += [Act(by, given[by], tuple(own)) for by, own in mine.items() if by not in covered and by in given]
    return tuple(sorted(found, key=lambda act: (act.start.earliest, act.regulation)))


def _made_law(target: str, catalogue: Catalogue) -> set[str]:
    """The Perppu among the amenders that a later UU among them made law."""
    return {perppu for by in catalogue.amenders(target) for perppu in _enacted(catalogue.get(by))}


def _enacted(regulation: Regulation) -> list[str]:
    return [r.target.regulation for r in regulation.relations if r.kind is RelationKind.MENETAPKAN]


def _act(by: str, target: str, mine: Mapping[str, Sequence[Amendment]], catalogue: Catalogue) -> Act:
    regulation = catalogue.get(by)
    perppus = [catalogue.get(perppu) for perppu in _enacted(regulation) if catalogue.known(perppu)]
    amending = [each for each in (*perppus, regulation) if target in _amended(each)] or [regulation]
    own = mine.get(by) or next((mine[each.id] for each in perppus if each.id in mine), None)
    changes = tuple(own) if own else tuple(_listed(amending[0], target))
    return Act(by, _start(amending[0], target), changes, tuple(each.id for each in perppus))


def _amended(regulation: Regulation) -> set[str]:
    return {r.target.regulation for r in regulation.relations if r.kind is RelationKind.MENGUBAH}


def _start(regulation: Regulation, target: str) -> PartialDate:
    """When the act's changes of `target` took effect: by their own date, else with the act."""
    changing = (r for r in regulation.relations if r.kind is RelationKind.MENGUBAH and not r.partial)
    days = [r.since for r in changing if r.target.regulation == target and r.since]
    return days[0] if days else start(regulation)


def _listed(regulation: Regulation, target: str) -> Iterable[Amendment]:
    """The articles that the catalogue says are changed, without words; a partial touch is no amendment."""
    for relation in regulation.relations:
        if relation.kind is RelationKind.MENGUBAH and relation.target.regulation == target and not relation.partial:
            steps = relation.articles or (() if not relation.target.path else ("",))
            for step in steps:
                place = relation.target / step if step else relation.target
                yield Amendment("ubah", place, Ref(regulation.id))
