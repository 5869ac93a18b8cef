"""Which norms carry a request on a day, for whom and in which election; their pinpoints, quotations and sanctions.

Nothing of the law is written here: a norm is taken by its own fields (subjects, regimes, stages), a pinpoint by its
standing on the day and for the election, a quotation from the texts held, and none where the text is flagged.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.citation import label
from corpus.model import Basis, Norm, Sanction, Verdict, Version
from corpus.reference import Ref
from corpus.text import tokens
from drafting.audit.grounds import Grounds
from drafting.letter.data import Plans, Topic
from drafting.letter.values import Pinpoint
from qa.standing import Standing, doubts

_RULING = (Verdict.DILARANG, Verdict.WAJIB)
_PER_NORM, _PER_REQUEST = 2, 4  # pinpoints of one norm, and in all, under one request
_WHOLE = frozenset({"se", "surat"})
_BY_NAME = _WHOLE | {"skb"}
_TAIL = re.compile(r"[\s;,.:]*(?:[;,]\s*(?:dan/atau|dan|atau))?[\s;,.:]*$")
_FEWEST, _MOST = 4, 70  # words of a quotation
_ODD = re.compile(r"[\"“”\[\]{}_|~^]|\.{3}|…|[)\d]'|'[,;.)]")
_EVERYBODY, _PENAL = "setiap-orang", "pidana"


@dataclass(frozen=True, slots=True)
class Scene:
    """For whom, when and about which election a letter speaks, and what it rests on."""

    grounds: Grounds
    plans: Plans
    subjects: tuple[str, ...]
    election: str
    regime: str
    stages: tuple[str, ...]
    day: date

    @property
    def standing(self) -> Standing:
        """Where pinpoints stand."""
        return Standing(self.grounds.catalogue, self.grounds.texts)

    def supports(self, basis: Basis) -> bool:
        """Whether a pinpoint may stand in the letter."""
        return self.standing.supports(basis, self.day, self.election)


def norms_of(topic: Topic, scene: Scene) -> tuple[Norm, ...]:
    """The norms that carry a request: prohibitions and duties of its conducts for these people, now."""
    listed = (norm for conduct in topic.conducts for norm in scene.grounds.norms.of(conduct))
    return tuple(norm for norm in listed if norm.modality in _RULING and speaks(norm, scene))


def speaks(norm: Norm, scene: Scene) -> bool:
    """Whether a norm is for these people, this kind of election and this stage."""
    groups = scene.grounds.facts.groups
    wider = frozenset(code for subject in scene.subjects for code in groups[subject]) - {_EVERYBODY}
    timed = bool(set(norm.stages) & set(scene.stages))
    return timed and bool(wider & set(norm.subjects)) and bool({scene.regime, "umum"} & set(norm.regimes))


def pinpoints(norms: Iterable[Norm], scene: Scene, said: "Said") -> tuple[Pinpoint, ...]:
    """The pinpoints of norms that stand on the day, the first of each norm before its second; `said` grows.

    What the letter has named already is only named again, and only where nothing new carries the request.
    """
    places = _in_turns(tuple((norm, _places(norm, scene)) for norm in norms if binds(norm, scene)))
    fresh = [(ref, norm) for ref, norm in places if not said.names(ref)]
    found = [_pinpoint(ref, norm, scene, said) for ref, norm in _not_twice(fresh)[:_PER_REQUEST]]
    again = [said.pins[ref] for ref, _ in places if ref in said.pins][:_PER_NORM]
    said.pins.update((pin.ref, pin) for pin in found)
    return tuple(found) or tuple(replace(pin, again=True) for pin in again)


def _places(norm: Norm, scene: Scene) -> tuple[Ref, ...]:
    """The first places of a norm that may stand under a request: of its penalties, and of others, none."""
    penal = {sanction.bases[0].ref for sanction in norm.sanctions if sanction.kind == _PENAL}
    own = (basis for basis in norm.bases if _citable(basis, penal) and scene.supports(basis))
    refs = dict.fromkeys(_citable_ref(basis.ref, scene.grounds) for basis in own if _names_them(basis.ref, scene))
    return tuple(refs)[:_PER_NORM]


def _names_them(ref: Ref, scene: Scene) -> bool:
    """Whether a place binds the people of the letter: of a list of people each item names some only."""
    facts = scene.grounds.facts
    binds = facts.of(ref.regulation).binding(ref)
    return not binds or any(facts.fits(code, binds) for code in scene.subjects)


def _in_turns(norms: Sequence[tuple[Norm, tuple[Ref, ...]]]) -> list[tuple[Ref, Norm]]:
    turns = range(max((len(refs) for _, refs in norms), default=0))
    listed = [(refs[at], norm) for at in turns for norm, refs in norms if at < len(refs)]
    return list({ref: (ref, norm) for ref, norm in reversed(listed)}.values())[::-1]


def _not_twice(places: Sequence[tuple[Ref, Norm]]) -> list[tuple[Ref, Norm]]:
    """The places without those that hold another of them: the whole ayat beside its letter says nothing more."""
    return [(ref, norm) for ref, norm in places if not any(ref != other and ref.contains(other) for other, _ in places)]


@dataclass(frozen=True, slots=True)
class Said:
    """What the letter has named already, and the lists whose opening words it has quoted."""

    pins: dict[Ref, Pinpoint]
    opened: set[Ref]

    def names(self, ref: Ref) -> bool:
        """Whether the place stands in the letter, or a part of it, or the whole that it belongs to."""
        return any(ref.contains(other) or other.contains(ref) for other in self.pins)


def binds(norm: Norm, scene: Scene) -> bool:
    """Whether the first pinpoint that carries the norm stands: without it the norm is of another time."""
    return bool(norm.bases) and any(scene.supports(basis) for basis in norm.bases[:1])


def _citable(basis: Basis, penal: Collection[Ref]) -> bool:
    """Whether a basis may stand under a request: explanations and mere penalties do not."""
    return "penjelasan" not in basis.ref.path and basis.ref not in penal


def _citable_ref(ref: Ref, grounds: Grounds) -> Ref:
    """The place; of a circular or letter the whole, since no practice of pinpoints in them is common enough to read."""
    return Ref(ref.regulation) if grounds.catalogue.get(ref.regulation).kind in _WHOLE else ref


def _pinpoint(ref: Ref, norm: Norm, scene: Scene, said: Said) -> Pinpoint:
    grounds = scene.grounds
    bare = ref.parent in said.opened
    quote = (quotation(ref, grounds, scene.day, opened=False) if bare else "") or quotation(ref, grounds, scene.day)
    if quote and ref.parent is not None:
        said.opened.add(ref.parent)
    about = grounds.norms.conducts[norm.conduct].label
    return Pinpoint(ref, place(ref, grounds), _people(norm, scene), quote, about)


def _people(norm: Norm, scene: Scene) -> str:
    """The one group that the norm speaks of; empty where there are several, and the words of the law must say it."""
    codes = {code for code in norm.subjects if code in scene.subjects} or set(norm.subjects)
    named = {code for code in codes if scene.plans.lesser.get(code) not in codes}
    return scene.plans.people[min(named)] if len(named) == 1 else ""


def place(ref: Ref, grounds: Grounds) -> str:
    """A pinpoint as the letter writes it: with kind, number and year in full."""
    return label(ref, {ref.regulation: named(ref.regulation, grounds)})


def named(id: str, grounds: Grounds) -> str:
    """An instrument by kind, number and year; the common name where it has no plain number."""
    regulation = grounds.catalogue.get(id)
    kind = grounds.catalogue.kinds[regulation.kind]
    plain = regulation.number.isdigit() and regulation.kind not in _BY_NAME
    return f"{kind.long} Nomor {regulation.number} Tahun {regulation.year}" if plain else regulation.short


def places(refs: Iterable[Ref], grounds: Grounds) -> str:
    """Several pinpoints in one phrase: items of one list together, "Pasal 14 huruf i angka 1, angka 2, dan angka 3"."""
    groups: dict[tuple[str, tuple[str, ...]], list[Ref]] = {}
    for ref in refs:
        groups.setdefault((ref.regulation, ref.path[:-1] if len(ref.path) > 1 else ref.path), []).append(ref)
    return "; ".join(_together(group, grounds) for group in groups.values())


def _together(refs: Sequence[Ref], grounds: Grounds) -> str:
    first, *others = sorted(dict.fromkeys(refs), key=lambda ref: _natural(ref.path[-1]) if ref.path else ())
    if not others:
        return place(first, grounds)
    name = named(first.regulation, grounds)
    whole = label(first, {first.regulation: "|"}).removesuffix(" |")
    word = whole.split(" ")[-2]
    steps = [f"{word} {label(ref, {ref.regulation: '|'}).removesuffix(' |').split(' ')[-1]}" for ref in others]
    listed = ", ".join(steps[:-1])
    return f"{whole}, {listed}, dan {steps[-1]} {name}" if listed else f"{whole} dan {steps[-1]} {name}"


def _natural(step: str) -> tuple[int, str]:
    number = step.rpartition("-")[2]
    return (int(number), "") if number.isdigit() else (0, number)


# --- quotations ---------------------------------------------------------------------------------------------------


def quotation(ref: Ref, grounds: Grounds, day: date, *, opened: bool = True) -> str:
    """The words of a place on a day, `opened` with the words before its list; empty where they must not be quoted."""
    subtree = grounds.texts.subtree(ref, day)
    if not subtree or not ref.path or any(map(_unsure, subtree)) or doubts(grounds.texts, ref, day):
        return ""
    own = " ".join(version.provision.text.strip() for version in subtree if version.provision.text.strip())
    opening = _opening(ref, grounds, day) if opened else ""
    words = f"{opening} … {own}" if opening else own
    words = _TAIL.sub("", " ".join(words.split()))
    counted = len(tokens(words))
    fit = _FEWEST <= counted <= _MOST and not _ODD.search(words.replace(" … ", " "))
    return words if fit else ""


def _opening(ref: Ref, grounds: Grounds, day: date) -> str:
    """The words before the list in which an item stands; empty where the place is no item of a list."""
    parent = ref.parent
    if parent is None or not parent.path or ref.path[-1].startswith("ayat-"):
        return ""
    version = grounds.texts.version(parent, day)
    if version is None or _unsure(version):
        return ""
    above = _opening(parent, grounds, day)
    return " … ".join(filter(None, (above, version.provision.text.strip())))


def _unsure(version: Version) -> bool:
    return bool(version.provision.flags) or version.deleted


# --- sanctions ----------------------------------------------------------------------------------------------------


def sanctions(norms: Iterable[Norm], scene: Scene) -> tuple[tuple[Sanction, tuple[Ref, ...]], ...]:
    """The sanctions of norms that are the law of the day, with their standing pinpoints; the same words once.

    One whose pinpoints all stand under another of its kind already says nothing new and is left out.
    """
    found: dict[tuple[str, str], tuple[Sanction, tuple[Ref, ...]]] = {}
    seen = set[tuple[str, Ref]]()
    for norm in norms:
        for sanction in norm.sanctions if binds(norm, scene) else ():
            bases = tuple(basis for basis in sanction.bases if _citable(basis, ()) and scene.supports(basis))
            refs = tuple(_citable_ref(basis.ref, scene.grounds) for basis in bases)
            applies = sanction.span.holds(scene.day) is True and scene.supports(sanction.bases[0])
            if not applies or (sanction.kind, refs[0]) in seen:
                continue
            key = (sanction.kind, sanction.text)
            before = found[key][1] if key in found else ()
            found[key] = (sanction, tuple(dict.fromkeys((*before, *refs))))
            seen |= {(sanction.kind, ref) for ref in refs}
    return tuple(found.values())
