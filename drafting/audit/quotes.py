"""Quotations: the words between quotation marks beside a citation, against the wording of the letter's day.

Only an official text without flags proves a quotation false. Against a copy, or a flagged text, every difference is
named all the same, but as "tidak dapat dipastikan": who errs cannot be told. Words that stand elsewhere are named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import TextKind, Version
from corpus.reference import Ref
from corpus.text import fold, tokens
from drafting.audit.articles import held_flags
from drafting.audit.compare import Likeness, contains, likeness, words
from drafting.audit.grounds import Cite, Grounds, Reading
from drafting.audit.letter import Span
from drafting.audit.making import Make, day, make_at
from drafting.audit.values import Finding, Kind, Severity

_QUOTE = re.compile(r"“(?P<curly>[^“”]{12,3000})”|(?<![\w\"])\"(?=\S)(?P<plain>[^\"“”]{12,3000})(?<=\S)\"(?!\w)")
_FEWEST, _TOLD = 4, 2  # words; fewer are a term, not a rule, unless the letter says that the law reads so
_REACH_BACK = 200  # characters between a citation and the quotation behind it
_REACH_ON = 45  # characters between a quotation and the citation behind it
_ALIKE = 0.6  # below this share of words it is not that text at all
_TELLING = 3  # of the longest words of a quotation, which a text must have at all
_SHOWN = 4  # differences named in one finding


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, where they stand, and the citation that they belong to."""

    text: str
    span: Span
    cite: Cite


def quotations(reading: Reading) -> Iterator[Quotation]:
    """Every quotation of law in the letter."""
    for match in _QUOTE.finditer(reading.letter.text):
        text = match["curly"] or match["plain"]
        cite = _cited_near(reading, match.span())
        least = _TOLD if _introduced(reading, match.start()) else _FEWEST
        if cite is not None and len(tokens(text)) >= least and not _a_name(reading, match.start()):
            yield Quotation(text, match.span(), cite)


def quotes(reading: Reading) -> Iterator[Finding]:
    """What is wrong with the quotations, and which cannot be tested."""
    for quotation in quotations(reading):
        finding = _tested(reading, quotation)
        if finding is not None:
            yield finding


def _cited_near(reading: Reading, span: Span) -> Cite | None:
    """The citation right behind in brackets, else the last one before with a place, else the last one before."""
    behind = [c for c in reading.cites if 0 <= c.mention.start - span[1] <= _REACH_ON and _same(reading, c, span[1])]
    bracketed = [c for c in behind if "(" in reading.letter.text[span[1] : c.mention.start]]
    before = [c for c in reading.cites if 0 <= span[0] - c.mention.end <= _REACH_BACK]
    placed = [cite for cite in before if any(ref.path for ref in cite.refs)]
    found = bracketed[:1] or placed[-1:] or before[-1:] or behind[:1]
    return found[0] if found and found[0].id else None


def _same(reading: Reading, cite: Cite, at: int) -> bool:
    return "\n\n" not in reading.letter.text[at : cite.mention.start]


def _introduced(reading: Reading, at: int) -> bool:
    """Whether the word before the quotation says that the law reads so: "... berbunyi"."""
    before = fold(reading.letter.text[max(0, at - 30) : at]).split()[-1:]
    return bool(before) and before[0] in reading.grounds.facts.lists["quoting.words"]


def _a_name(reading: Reading, at: int) -> bool:
    """Whether the words before the quotation say that it is a theme or a name."""
    before = fold(reading.letter.text[max(0, at - 40) : at]).split()[-3:]
    return any(word in reading.grounds.facts.lists["critical.not_law"] for word in before)


# --- the test -----------------------------------------------------------------------------------------------------


def _tested(reading: Reading, quotation: Quotation) -> Finding | None:
    grounds, cite = reading.grounds, quotation.cite
    make = make_at(reading, quotation.span)
    refs = [ref for ref in cite.refs if grounds.texts.full_text(ref, reading.day)]
    if not refs:
        return _untestable(reading, quotation, make)
    tried = [(likeness(quotation.text, forms(grounds, ref, reading)), ref) for ref in refs]
    best, ref = max(tried, key=lambda pair: (pair[0].exact, pair[0].share))
    if best.exact:
        return None
    return _elsewhere(reading, quotation, make) or _differing(reading, ref, best, make)


def forms(grounds: Grounds, ref: Ref, reading: Reading) -> tuple[str, ...]:
    """The text of a place as a letter may quote it: with its list marks, without them, and its elucidation."""
    subtree = grounds.texts.subtree(ref, reading.day)
    bare = " ".join(version.provision.text for version in subtree)
    whole = grounds.texts.full_text(ref, reading.day)
    opened = (f"{opening} {form}" for opening in _openings(grounds, ref, reading) for form in (whole, bare))
    return (whole, bare, *opened, grounds.texts.elucidation(ref, reading.day))


def _openings(grounds: Grounds, ref: Ref, reading: Reading) -> Iterator[str]:
    """The words that open the list in which the place stands, as far up as its article."""
    parent, opening = ref.parent, ""
    while parent is not None and parent.path:
        version = grounds.texts.version(parent, reading.day)
        if version is not None and version.provision.text:
            opening = f"{version.provision.text} {opening}".strip()
            yield opening
        parent = parent.parent


def _untestable(reading: Reading, quotation: Quotation, make: Make) -> Finding:
    grounds, ref = reading.grounds, (quotation.cite.refs or (Ref(quotation.cite.id),))[0]
    held = grounds.texts.holds(ref.regulation)
    why = "bagian itu tidak ada dalam naskah yang terpasang" if held else "naskahnya tidak terpasang"
    message = f"Kutipan {grounds.label(ref)} tidak dapat dipastikan: {why}."
    norms = [norm.statement for norm in grounds.norms.at(ref)][:1] if ref.path else []
    digest = f" Ikhtisar kami: {norms[0]}" if norms else ""
    return make(Severity.PERIKSA, Kind.KUTIPAN_TIDAK_PASTI, message + digest, ref=ref)


def _differing(reading: Reading, ref: Ref, best: Likeness, make: Make) -> Finding:
    grounds, label = reading.grounds, reading.grounds.label(ref)
    if best.share < _ALIKE:
        message = f"Kata-kata ini tidak ditemukan dalam {label} menurut rumusan pada {day(reading.day)}."
        difference = "periksa pasal yang dikutip"
    else:
        said = "; ".join(change.said() for change in best.changes[:_SHOWN])
        message = f"Kutipan berbeda dari {label}: {said}."
        difference = "samakan dengan naskah"
    text = grounds.texts.full_text(ref, reading.day)
    correction = f"Naskah {label}: “{text}”" if len(text) < 1200 else f"Buka {label} dan {difference}."
    return _told(reading, ref, message, correction, make)


def _doubt(reading: Reading, ref: Ref) -> str:
    """Why the text held cannot prove the quotation false; empty where it can."""
    if held_flags(reading, ref):
        return "naskah pasal ini ditandai meragukan"
    source = reading.grounds.texts.source(ref.regulation)
    copied = source is None or source.kind is not TextKind.NASKAH_RESMI
    return "naskah yang terpasang adalah salinan; cocokkan dengan naskah resmi" if copied else ""


# --- the same words elsewhere -------------------------------------------------------------------------------------


def _elsewhere(reading: Reading, quotation: Quotation, make: Make) -> Finding | None:
    """Another wording of the place, or another place, that has the quoted words exactly."""
    grounds, cite = reading.grounds, quotation.cite
    said = (tokens(quotation.text), words(quotation.text))
    for ref in cite.refs:
        for version in _other_wordings(reading, ref):
            if any(contains(words(version.provision.text), form) for form in said):
                return _other_time(reading, ref, version, make)
    found = next(_holding(reading, cite, said), None)
    if found is None:
        return None
    cited = ", ".join(grounds.label(ref) for ref in cite.refs)
    message = f"Kata-kata ini tidak ada dalam {cited}, melainkan dalam {grounds.label(found)}."
    return _told(reading, found, message, f"Rujuk {grounds.label(found)}.", make)


def _told(reading: Reading, ref: Ref, message: str, correction: str, make: Make) -> Finding:
    """The finding, as a fault where the text held is proof, else as something to look at."""
    doubt = _doubt(reading, ref)
    if doubt:
        message = f"{message} Tidak dapat dipastikan siapa yang keliru: {doubt}."
        return make(Severity.PERIKSA, Kind.KUTIPAN_TIDAK_PASTI, message, ref=ref, correction=correction)
    return make(Severity.SALAH, Kind.KUTIPAN, message, ref=ref, correction=correction)


def _other_wordings(reading: Reading, ref: Ref) -> tuple[Version, ...]:
    now = reading.grounds.texts.version(ref, reading.day)
    return tuple(version for version in reading.grounds.texts.versions(ref) if version != now)


def _other_time(reading: Reading, ref: Ref, version: Version, make: Make) -> Finding:
    grounds = reading.grounds
    message = (
        f"Kata-kata ini rumusan {grounds.label(ref)} menurut {grounds.short(version.set_by.regulation)}, "
        f"yang tidak berlaku pada {day(reading.day)}."
    )
    text = grounds.texts.full_text(ref, reading.day)
    return _told(reading, ref, message, f"Rumusan pada hari itu: “{text[:1200]}”", make)


def _holding(reading: Reading, cite: Cite, said: tuple[tuple[str, ...], ...]) -> Iterator[Ref]:
    """Places that hold the words: found by search, else in the instruments that the letter cites."""
    grounds = reading.grounds
    texts = grounds.texts
    found = grounds.search(" ".join(said[0]), reading.day) if grounds.search else ()
    listed = (cite.id, *(() if grounds.search else sorted(reading.cited - {cite.id, ""})))
    inside = (article for id in listed for article in texts.articles(id, reading.day))
    telling = sorted(said[0], key=len)[-_TELLING:]
    for ref in dict.fromkeys((*found, *inside)):
        text = texts.full_text(ref, reading.day)
        plain = text.lower()  # a quick look first: reading every article word by word takes seconds
        if all(word in plain for word in telling) and any(contains(f, one) for f in _both(text) for one in said):
            yield _narrowest(reading, ref, said)


def _both(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tokens(text), words(text)


def _narrowest(reading: Reading, ref: Ref, said: tuple[tuple[str, ...], ...]) -> Ref:
    """The smallest place in an article that has the words whole."""
    texts = reading.grounds.texts
    inner = [
        version.provision.ref
        for version in texts.subtree(ref, reading.day)
        if any(contains(f, one) for f in _both(texts.full_text(version.provision.ref, reading.day)) for one in said)
    ]
    return max(inner, key=lambda place: len(place.path), default=ref)
