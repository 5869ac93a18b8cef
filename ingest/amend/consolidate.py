"""An act and the acts that amend it, as dated wordings of every provision.

Acts are applied in the order of their days, whatever the order in which they were read. A whole article that is changed
replaces all below it. A changed ayat or huruf gets a new wording and so does what it lies in, up to the article; its
siblings keep theirs, even where the amending act prints them again. Without the amended act only what was changed has
wordings.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates import PartialDate, Span
from corpus.model import Amendment, Flag, Provision, Version
from corpus.reference import Ref
from ingest.amend.history import Event, History, alike, made_by
from ingest.amend.printed import printed

_HEADINGS = {"buku": 0, "bab": 1, "bagian": 2, "paragraf": 3}
_UNREAD = Flag(
    "perubahan-tanpa-bunyi",
    "Bagian ini diubah, tetapi bunyi barunya tidak terbaca atau tidak ada di sini; "
    "yang tampil, bila ada, adalah bunyi sebelumnya.",
)
_PERHAPS = Flag(
    "penomoran",
    "Bagian ini tidak ditemukan dalam bunyi barunya, yang penomorannya rusak dalam naskah perubahan; "
    "mungkin masih ada di dalamnya.",
)
_DAMAGE = frozenset({"nomor-lepas", "penomoran", "nomor-ganda"})


@dataclass(frozen=True, slots=True)
class Act:
    """An amending act: its id, the day its changes took effect, what it changes in one act.

    `names` are other ids under which the same changes are cited (the Perppu that the act made law).
    """

    regulation: str
    start: PartialDate
    amendments: tuple[Amendment, ...]
    names: tuple[str, ...] = ()


def consolidate(base: Sequence[Provision] | None, base_span: Span, acts: Iterable[Act]) -> tuple[Version, ...]:
    """Every dated wording of the amended act's provisions, in printed order, oldest first for each provision.

    `base` is the amended act as enacted, None where it is not held; `base_span` is its own time in force.
    """
    history = History(base_span)
    held = sorted(base or (), key=lambda provision: provision.position)
    for provision in held:
        own = Version(provision, base_span, Ref(provision.ref.regulation))
        history.wordings.setdefault(provision.ref, [own])
    order = [provision.ref for provision in held]
    for act in sorted(acts, key=_by_day):
        for amendment in act.amendments:
            names = tuple(dict.fromkeys((act.regulation, *act.names)))
            _apply(history, amendment, Event(act.start, amendment.source, names), order)
    return _in_order(history, order)


def _by_day(act: Act) -> tuple[date, date, str]:
    return act.start.earliest, act.start.latest, act.regulation


def _apply(history: History, amendment: Amendment, event: Event, order: Sequence[Ref]) -> None:
    if amendment.action == "hapus":
        _delete(history, amendment.target, event, order)
    elif amendment.action == "tetap":
        _print_again(history, amendment, event)
    elif amendment.provisions:
        _set(history, amendment, event)
    else:
        for ref in history.below(amendment.target) or [amendment.target]:
            history.flag(ref, _UNREAD, event)
        _touch_above(history, amendment.target, event)


def _set(history: History, amendment: Amendment, event: Event) -> None:
    new = {provision.ref for provision in amendment.provisions}
    top = amendment.target
    if top.path[-1] == "penjelasan" and top.parent:
        replaced = [ref for ref in history.below(top.parent) if "penjelasan" in ref.path]
    else:
        replaced = history.below(top) if top.article == top or top.path[0].startswith("pasal-") else [top]
    damaged = any(flag.rule in _DAMAGE for provision in amendment.provisions for flag in provision.flags)
    for ref in replaced:
        if ref not in new and history.current(ref):
            history.delete(ref, event, *([_PERHAPS] if damaged else []))
    for provision in amendment.provisions:
        history.put(provision, event)
    _touch_above(history, top, event)


def _touch_above(history: History, target: Ref, event: Event) -> None:
    """New versions for what a changed part lies in; an elucidation is no part of the article's words."""
    above = target.parent
    while above and above.path and not any(step.startswith("penjelasan") for step in target.path):
        history.touch(above, event)
        above = above.parent


def _delete(history: History, target: Ref, event: Event, order: Sequence[Ref]) -> None:
    gone = history.below(target)
    for article in _under_heading(target, order):
        gone.extend(history.below(article))
    for ref in dict.fromkeys((target, *gone)):
        history.delete(ref, event)
    _touch_above(history, target, event)


def _under_heading(target: Ref, order: Sequence[Ref]) -> Iterator[Ref]:
    """The articles between a deleted heading and the next one of its rank."""
    rank = _HEADINGS.get(target.path[-1].partition("-")[0])
    if rank is None or target not in order:
        return
    for ref in order[list(order).index(target) + 1 :]:
        level = ref.path[-1].partition("-")[0] if ref.path else ""
        if ref.path[:1] == ("penjelasan",) or (_HEADINGS.get(level, 9) <= rank):
            return
        if level == "pasal" and len(ref.path) == 1:
            yield ref


def _print_again(history: History, amendment: Amendment, event: Event) -> None:
    """An article printed whole though only parts are changed: what it prints otherwise than before is new as well."""
    for provision in amendment.provisions:
        version = history.current(provision.ref)
        same = version is not None and alike(version.provision.text, provision.text)
        if same or (version is not None and history.worded(provision.ref, event)):
            history.name(provision.ref, event)
        elif version is not None or not _set_by(history, provision.ref, event):
            history.put(provision, event)
            _touch_above(history, provision.ref, event)
    history.name(amendment.target, event)


def _set_by(history: History, ref: Ref, event: Event) -> bool:
    """Whether this act has spoken of the place already, if only to delete it."""
    known = history.wordings.get(ref, [])
    return bool(known) and made_by(known[-1], event)


def _in_order(history: History, order: Sequence[Ref]) -> tuple[Version, ...]:
    refs = printed(order, history.wordings)
    above: tuple[str, ...] = ()
    result: list[Version] = []
    for position, ref in enumerate(refs, 1):
        for version in history.wordings[ref]:
            path = version.provision.heading_path or (above if ref.path[:1] and "pasal-" in ref.path[0] else ())
            placed = replace(version.provision, position=position, heading_path=path)
            result.append(replace(version, provision=placed))
        if len(ref.path) == 1 and ref.path[0].startswith("pasal-"):
            above = result[-1].provision.heading_path
    return tuple(result)
