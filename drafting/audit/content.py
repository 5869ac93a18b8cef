"""Whether an article speaks of what the letter says: a sentence that shares no word of substance with it is suspect.

Only a hint for a person: paraphrases are free, so a finding here is never a fault. Words are compared by their stems;
the article is taken with its elucidation, its chapter and what the norms say of it. Where the norms know a place of the
same act that fits the sentence far better, that place is named.
"""

import re
from collections.abc import Iterator

from corpus.reference import Ref
from drafting.audit.bags import stems
from drafting.audit.grounds import Cite, Reading
from drafting.audit.making import maker
from drafting.audit.values import Finding, Kind, Severity

_QUOTED = re.compile(r"“[^”]*(?:”|$)|^[^“]*”|\"[^\"]*(?:\"|$)")
_ENOUGH = 6  # words of substance; a shorter sentence says too little to judge
_SHARED = 0.12
_BETTER = 2  # words of substance that a neighbour must share where the place itself shares none
_TELLING = 5  # words of substance that let another place be named
_LEAST, _WHOLLY = 4, 0.95  # fewer words tell too, where the other place has them all
_FITS, _MARGIN = 0.7, 0.2  # how well another place must fit, and how much better than the one cited


def content(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """A place whose words have nothing to do with the sentence that cites it."""
    placed = tuple(ref for ref in cite.refs if ref.path)
    if not placed or not reading.known(cite):
        return
    said = stems(_unquoted(reading, cite)) - stems(" ".join(reading.grounds.facts.lists["content.common"]))
    doubted = dict[Ref, Ref]()
    for ref in placed:
        better = _neighbour(reading, ref, said) or _homelike(reading, cite, ref, said)
        if better is not None and better not in placed:
            doubted[ref] = better
    for ref, better in doubted.items():
        label, other = reading.grounds.label(ref), reading.grounds.label(better)
        message = f"{label} tampak tidak membicarakan apa yang ditulis kalimat ini; {other} tampak lebih cocok."
        yield maker(reading, cite)(Severity.PERIKSA, Kind.ISI, message, ref=ref, correction=f"Periksa {other}.")
    if not doubted:
        yield from _elsewhere(reading, cite, placed, said)


def _unquoted(reading: Reading, cite: Cite) -> str:
    """The letter's own words of the sentence: what it quotes is tested as a quotation."""
    start, end = cite.sentence
    return _QUOTED.sub(" ", reading.letter.plain[start:end])


def _elsewhere(reading: Reading, cite: Cite, placed: tuple[Ref, ...], said: frozenset[str]) -> Iterator[Finding]:
    """The whole article shares next to nothing with the sentence, or nothing here can tell."""
    if len(said) < _ENOUGH:
        return
    spoken = frozenset[str]().union(*(_about(reading, ref) for ref in placed))
    label = ", ".join(map(reading.grounds.label, placed))
    if not spoken:
        message = (
            f"Apakah {label} memuat apa yang ditulis kalimat ini tidak dapat diperiksa: naskahnya tidak terpasang."
        )
        yield maker(reading, cite)(Severity.INFO, Kind.ISI, message, ref=placed[0])
    elif len(said & spoken) / len(said) < _SHARED and not _others(reading, cite):
        message = f"{label} tampak tidak membicarakan apa yang ditulis kalimat ini; periksa pasalnya."
        yield maker(reading, cite)(Severity.PERIKSA, Kind.ISI, message, ref=placed[0])


def _homelike(reading: Reading, cite: Cite, ref: Ref, said: frozenset[str]) -> Ref | None:
    """Another place of the act of which the norms say what the sentence says, far better than of the one cited."""
    if len(said) < _LEAST or (not cite.explicit and _others(reading, cite)):
        return None  # "... bagi pejabat yang melanggar Pasal 71" speaks of its main place
    home = reading.grounds.catalogue.home(ref)
    act = reading.grounds.bags.of(home.regulation)
    fit, best = act.best(said)
    if (
        best is None
        or fit < (_FITS if len(said) >= _TELLING else _WHOLLY)
        or (best.article == home.article and len(said) < _ENOUGH)
    ):
        return None
    own = act.share(said, _about(reading, ref))
    return best if fit - own >= _MARGIN else None


def _neighbour(reading: Reading, ref: Ref, said: frozenset[str]) -> Ref | None:
    """Another item of the same list that fits the sentence, where the one cited shares no word with it."""
    texts, parent = reading.grounds.texts, ref.parent
    if ref == ref.article or parent is None or not texts.full_text(ref, reading.day):
        return None
    opening = texts.version(parent, reading.day)
    topic = said - stems(opening.provision.text if opening else "")
    if topic & stems(f"{texts.full_text(ref, reading.day)} {texts.elucidation(ref, reading.day)}"):
        return None
    listed = [version.provision.ref for version in texts.subtree(parent, reading.day)]
    beside = [place for place in listed if len(place.path) == len(ref.path) and place != ref]
    fitting = {place: len(topic & stems(texts.full_text(place, reading.day))) for place in beside}
    best = max(fitting, key=lambda place: fitting[place], default=None)
    return best if best is not None and fitting[best] >= _BETTER and not _carries(reading, ref, topic) else None


def _carries(reading: Reading, ref: Ref, topic: frozenset[str]) -> bool:
    """Whether the norms say of the place itself what the sentence says."""
    act = reading.grounds.bags.of(reading.grounds.catalogue.home(ref).regulation)
    return act.share(topic, act.bags.get(reading.grounds.catalogue.home(ref), frozenset())) >= _FITS


def _others(reading: Reading, cite: Cite) -> bool:
    """Whether the sentence cites another place too, which may be the one that it speaks of."""
    same = [other for other in reading.cites if other.sentence == cite.sentence and other is not cite]
    return any(ref.path for other in same for ref in other.refs)


def _about(reading: Reading, ref: Ref) -> frozenset[str]:
    """What the norms say of the place, and the article's text with elucidation and headings where it is held."""
    grounds, place, home = reading.grounds, ref.article, reading.grounds.catalogue.home(ref)
    said = grounds.bags.of(ref.regulation).at(ref) | grounds.bags.of(home.regulation).at(home)
    text = grounds.texts.full_text(place, reading.day)
    if not text:
        return said
    version = grounds.texts.version(place, reading.day)
    headings = " ".join(version.provision.heading_path) if version else ""
    return said | stems(f"{text} {headings} {grounds.texts.elucidation(place, reading.day)}")
