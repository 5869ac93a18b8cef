"""The wordings of one act's provisions while acts amend it, one after the other."""

import re
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from corpus.dates import PartialDate, Span
from corpus.model import Flag, Provision, Version
from corpus.reference import Ref
from corpus.text import tokens

_ALIKE = 0.9  # share of words in common above which two printings of an unchanged part are the same wording
_DIGITS = str.maketrans({"l": "1", "i": "1", "o": "0", "s": "5", "b": "8", "t": "7"})
_GONE = frozenset(("dihapus", "di hapus"))


@dataclass(frozen=True, slots=True)
class Event:
    """One change as it takes effect: from when, made by which instruction, and the ids under which it is cited."""

    start: PartialDate
    source: Ref
    names: tuple[str, ...]


@dataclass(slots=True)
class History:
    """Every wording so far, oldest first; a place without a current wording is either unknown or deleted."""

    span: Span
    wordings: dict[Ref, list[Version]] = field(default_factory=dict)

    def current(self, ref: Ref) -> Version | None:
        """The wording that stands now; None where the place is unknown or deleted."""
        found = self.wordings.get(ref)
        return found[-1] if found and not found[-1].deleted else None

    def below(self, target: Ref) -> list[Ref]:
        """The place and all below it that stand now."""
        return [ref for ref in self.wordings if target.contains(ref) and self.current(ref)]

    def put(self, provision: Provision, event: Event) -> None:
        """Give a place this wording from the event on; words that only say "dihapus" delete it."""
        known = self.wordings.get(provision.ref, ())
        path = provision.heading_path or (known[-1].provision.heading_path if known else ())
        marker = provision.marker or (known[-1].provision.marker if known else "")
        gone = " ".join(tokens(provision.text)) in _GONE
        self._push(replace(provision, heading_path=path, marker=marker), event, deleted=gone)

    def touch(self, ref: Ref, event: Event) -> None:
        """Note that something below the place changed: its own words stay, the event is their latest maker."""
        version = self.current(ref)
        if version and not made_by(version, event):
            self._push(version.provision, event, deleted=False)

    def worded(self, ref: Ref, event: Event) -> bool:
        """Whether this event has set the words of a place, rather than only changed something below it."""
        known = self.wordings.get(ref, [])
        if not known or not made_by(known[-1], event):
            return False
        return len(known) == 1 or known[-1].provision.text != known[-2].provision.text

    def delete(self, ref: Ref, event: Event, *flags: Flag) -> None:
        """End a place; it keeps its number and says nothing."""
        known = self.wordings.get(ref)
        level, _, number = (ref.path[-1] if ref.path else "").partition("-")
        bare = Provision(ref, level, number.upper() if level in ("pasal", "bab") else number, "", 0)
        old = known[-1].provision if known else bare
        self._push(replace(old, text="", flags=flags), event, deleted=True)

    def flag(self, ref: Ref, flag: Flag, event: Event) -> None:
        """Note that a place was changed but the new words are not held: the old ones stand on, flagged."""
        version = self.current(ref)
        level, _, number = ref.path[-1].partition("-")
        bare = Provision(ref, level, number.upper() if level == "pasal" else number, "", 0)
        provision = version.provision if version else bare
        self._push(replace(provision, flags=(*provision.flags, flag)), event, deleted=False)

    def name(self, ref: Ref, event: Event) -> None:
        """Let the act's own number lead to the wording that stands."""
        version = self.current(ref)
        if version:
            aliases = tuple(dict.fromkeys((*version.aliases, *_aliases(ref, event))))
            self.wordings[ref][-1] = replace(version, aliases=aliases)

    def _push(self, provision: Provision, event: Event, *, deleted: bool) -> None:
        versions = self.wordings.setdefault(provision.ref, [])
        if versions and versions[-1].span.start == event.start:
            versions.pop()  # changed twice on one day: the later one counts
        if versions:
            versions[-1] = replace(versions[-1], span=Span(versions[-1].span.start, event.start))
        span = Span(event.start, self.span.end)
        aliases = _aliases(provision.ref, event)
        versions.append(Version(provision, span, event.source, aliases, deleted))


def _aliases(ref: Ref, event: Event) -> tuple[Ref, ...]:
    return tuple(Ref(name, ref.path) for name in event.names)


def made_by(version: Version, event: Event) -> bool:
    """Whether this wording was set by the same act."""
    return version.set_by.regulation == event.source.regulation and version.span.start == event.start


def alike(one: str, other: str) -> bool:
    """Whether two printings are the same wording, allowing for what scanning spoils; numbers must agree."""
    first, second = tokens(one), tokens(other)
    if first == second:
        return True
    if _numbers(first) != _numbers(second) or not first or not second:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _numbers(words: tuple[str, ...]) -> list[str]:
    return [word.translate(_DIGITS) for word in words if re.search(r"\d", word)]
