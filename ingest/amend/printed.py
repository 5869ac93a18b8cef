"""The order in which an amended act prints its provisions: 22, 22A, 23; (1), (1a), (2)."""

from collections.abc import Iterable

from corpus.reference import Ref
from corpus.store.order import StepKey, step_key


def printed(base: Iterable[Ref], added: Iterable[Ref]) -> tuple[Ref, ...]:
    """All references in printed order: the first steps as the base has them, added ones by number among their kind.

    Below the first step the number decides, as in the store.
    """
    known, new = list(dict.fromkeys(base)), list(dict.fromkeys(added))
    tops = list(dict.fromkeys(ref.path[:1] for ref in known))
    for top in sorted({ref.path[:1] for ref in new} - set(tops), key=_keys):
        tops.insert(_place(tops, top), top)
    rank = {top: index for index, top in enumerate(tops)}
    everything = dict.fromkeys((*known, *new))
    first = {ref: index for index, ref in enumerate(everything)}
    return tuple(sorted(everything, key=lambda ref: (rank[ref.path[:1]], _keys(ref.path[1:]), first[ref])))


def _place(tops: list[tuple[str, ...]], top: tuple[str, ...]) -> int:
    """Behind the last of its kind with a smaller number; before the first where all are greater; else at the end."""
    kind = top[0].partition("-")[0] if top else ""
    same = [index for index, other in enumerate(tops) if other and other[0].partition("-")[0] == kind]
    smaller = [index for index in same if _keys(tops[index]) < _keys(top)]
    if smaller:
        return smaller[-1] + 1
    return same[0] if same else len(tops)


def _keys(path: tuple[str, ...]) -> tuple[StepKey, ...]:
    return tuple(map(step_key, path))
