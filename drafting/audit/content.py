"""Whether an article speaks of what the letter says: a sentence that shares no word of substance with it is suspect.

Only a hint for a person: paraphrases are free, so a finding here is never a fault. Words are compared by their stems;
the article is taken with its elucidation, its chapter and what the norms say of it.
"""

from collections.abc import Iterator

from corpus.lexicon import stem
from corpus.reference import Ref
from corpus.text import tokens
from drafting.audit.grounds import Cite, Reading
from drafting.audit.making import maker
from drafting.audit.values import Finding, Kind, Severity

_ENOUGH = 6  # words of substance; a shorter sentence says too little to judge
_SHARED = 0.12
_BETTER = 2  # words of substance that a neighbour must share where the place itself shares none
_SHORTEST = 4


def content(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """A place whose words have nothing to do with the sentence that cites it."""
    placed = tuple(ref for ref in cite.refs if ref.path)
    if not placed or not reading.known(cite):
        return
    said = _stems(cite.plain) - _stems(" ".join(reading.grounds.facts.lists["content.common"]))
    doubted = [(ref, better) for ref in placed if (better := _neighbour(reading, ref, said)) and better not in placed]
    for ref, better in doubted:
        label, other = reading.grounds.label(ref), reading.grounds.label(better)
        message = f"{label} tampak tidak membicarakan apa yang ditulis kalimat ini; {other} tampak lebih cocok."
        yield maker(reading, cite)(Severity.PERIKSA, Kind.ISI, message, ref=ref, correction=f"Periksa {other}.")
    if not doubted and not _others(reading, cite):
        yield from _elsewhere(reading, cite, placed, said)


def _elsewhere(reading: Reading, cite: Cite, placed: tuple[Ref, ...], said: frozenset[str]) -> Iterator[Finding]:
    """The whole article shares next to nothing with the sentence."""
    spoken = _stems(" ".join(_about(reading, ref) for ref in placed))
    if len(said) >= _ENOUGH and spoken and len(said & spoken) / len(said) < _SHARED:
        label = ", ".join(map(reading.grounds.label, placed))
        message = f"{label} tampak tidak membicarakan apa yang ditulis kalimat ini; periksa pasalnya."
        yield maker(reading, cite)(Severity.PERIKSA, Kind.ISI, message, ref=placed[0])


def _neighbour(reading: Reading, ref: Ref, said: frozenset[str]) -> Ref | None:
    """Another item of the same list that fits the sentence, where the one cited shares no word with it."""
    texts, parent = reading.grounds.texts, ref.parent
    if ref == ref.article or parent is None or not texts.full_text(ref, reading.day):
        return None
    opening = texts.version(parent, reading.day)
    topic = said - _stems(opening.provision.text if opening else "")
    if topic & _stems(f"{texts.full_text(ref, reading.day)} {texts.elucidation(ref, reading.day)}"):
        return None
    listed = [version.provision.ref for version in texts.subtree(parent, reading.day)]
    beside = [place for place in listed if len(place.path) == len(ref.path) and place != ref]
    fitting = {place: len(topic & _stems(texts.full_text(place, reading.day))) for place in beside}
    best = max(fitting, key=lambda place: fitting[place], default=None)
    return best if best is not None and fitting[best] >= _BETTER else None


def _others(reading: Reading, cite: Cite) -> bool:
    """Whether the sentence cites another place too, which may be the one that it speaks of."""
    same = [other for other in reading.cites if other.sentence == cite.sentence and other is not cite]
    return any(ref.path for other in same for ref in other.refs)


def _about(reading: Reading, ref: Ref) -> str:
    grounds, place = reading.grounds, ref.article
    text = grounds.texts.full_text(place, reading.day)
    if not text:
        return " ".join(
            f"{norm.statement} {grounds.norms.conducts[norm.conduct].label}" for norm in grounds.norms.at(ref)
        )
    version = grounds.texts.version(place, reading.day)
    headings = " ".join(version.provision.heading_path) if version else ""
    return f"{text} {headings} {grounds.texts.elucidation(place, reading.day)}"


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(text) if len(word) >= _SHORTEST and word.isalpha())
