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
_SHORTEST = 4


def content(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """A place whose words have nothing to do with the sentence that cites it."""
    placed = tuple(ref for ref in cite.refs if ref.path)
    if not placed or not reading.known(cite) or _others(reading, cite):
        return
    said = _stems(cite.plain) - _stems(" ".join(reading.grounds.facts.lists["content.common"]))
    spoken = _stems(" ".join(_about(reading, ref) for ref in placed))
    if len(said) >= _ENOUGH and spoken and len(said & spoken) / len(said) < _SHARED:
        label = ", ".join(map(reading.grounds.label, placed))
        message = f"{label} tampak tidak membicarakan apa yang ditulis kalimat ini; periksa pasalnya."
        yield maker(reading, cite)(Severity.PERIKSA, Kind.ISI, message, ref=placed[0])


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
