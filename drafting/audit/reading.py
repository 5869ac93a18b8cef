"""A file becomes a letter that is read: its citations made ready, its election, its addressees."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.citation import Mention, find
from corpus.model import Document
from corpus.text import fold
from drafting.audit.facts import Facts, has_any
from drafting.audit.grounds import Cite, Grounds, Reading, chosen
from drafting.audit.letter import Letter, read_letter

_MARK = re.compile(r"\|(pemilu|pilkada)\|")
_NUMBERED = re.compile(r"\s*(?:nomor|no\.?)\s*(?P<colon>:?)", re.IGNORECASE)
_KINDS = r"(?:undang-undang|uu|peraturan|pp|perppu|perpu|perpres|keputusan|skb|surat edaran|se|pkpu|perbawaslu|putusan)"
_NEXT_ACT = re.compile(
    rf"(?P<title>\btentang\s+(?:(?!\btentang\b|\batas\b|\bdiubah\b)[^.;:\d]){{3,160}}?)"
    rf"(?P<link>,?\s+(?:dan|serta)|,)(?=\s+{_KINDS}\b[^.;,\n]{{0,60}}?\d)",
    re.IGNORECASE,
)
_BETWEEN = 24  # words of a long name: "Gubernur dan Wakil Gubernur, Bupati dan Wakil Bupati, serta Wali Kota ..."


def read_through(document: Document, day: date, grounds: Grounds) -> Reading:
    """The letter with everything that the checks ask of it."""
    mentions = tuple(
        m for m in find(_parted(document.text), grounds.names) if not _own_number(m, document.text, grounds)
    )
    letter = read_letter(document, mentions)
    numbered = frozenset(m.candidates[0] for m in mentions if m.candidates and m.regulation and m.regulation.number)
    cites = tuple(_cites(mentions, letter, _Choice(grounds, day, numbered)))
    marked = _marked(letter, grounds.facts)
    start, end = letter.addressed()
    return Reading(
        letter=letter,
        day=day,
        cites=cites,
        regimes=_regimes(marked),
        elections=_first_elections(marked, grounds.facts),
        addressees=grounds.facts.addressed(letter.words((start, end))),
        grounds=grounds,
    )


def _parted(text: str) -> str:
    """The text, as long as before, with a semicolon where a title ends and "dan" or a comma leads to another act.

    "UU 5/2014 tentang Aparatur Sipil Negara dan Peraturan Pemerintah Nomor 53 ..." would else be one long title.
    """
    return _NEXT_ACT.sub(lambda match: match["title"] + ";".ljust(len(match["link"])), text)


def _own_number(mention: Mention, text: str, grounds: Grounds) -> bool:
    """Whether a number without a kind is a letter's: that of its head, or one that only begins like a known number."""
    said = _NUMBERED.match(mention.text)
    if said is None or mention.regulation is None:
        return False
    if said["colon"] and not text[text.rfind("\n", 0, mention.start) + 1 : mention.start].strip():
        return True
    code = fold(mention.text[said.end() :])
    known = [grounds.catalogue.get(id) for id in mention.candidates if grounds.catalogue.known(id)]
    numbers = [fold(name) for own in known for name in (own.number, *own.aliases)]
    return "/" in mention.text and not any(code in number or number in code for number in numbers)


@dataclass(frozen=True, slots=True)
class _Choice:
    grounds: Grounds
    day: date
    numbered: frozenset[str]

    def id(self, mention: Mention) -> str:
        return chosen(mention, self.grounds.catalogue, self.day, self.numbered)


def _cites(mentions: tuple[Mention, ...], letter: Letter, choice: _Choice) -> Iterator[Cite]:
    before = ""
    for mention in mentions:
        id = before if mention.inherited else choice.id(mention)
        before = id
        span = letter.sentence(mention.start)
        refs = mention.refs_in(id) if id else ()
        yield Cite(mention, id, refs, span, letter.words(span))


def election_words(plain: str, facts: Facts) -> str:
    """Folded text with names of offices taken out and the words for elections replaced by |pemilu| and |pilkada|."""
    padded = f" {plain} "
    for body in facts.lists["regime.bodies"]:
        padded = padded.replace(f" {body} ", " . ")
    for regime in ("pilkada", "pemilu"):
        for word in sorted(facts.lists[f"regime.{regime}"], key=len, reverse=True):
            padded = padded.replace(f" {word} ", f" |{regime}| ")
    return padded


def regimes_in(plain: str, facts: Facts) -> frozenset[str]:
    """Which elections folded text speaks of."""
    marked = election_words(plain, facts)
    return frozenset(regime for regime in ("pemilu", "pilkada") if f"|{regime}|" in marked)


def elections_in(plain: str, facts: Facts) -> frozenset[str]:
    """Ids of the elections that folded text names with their year."""
    return _elections(election_words(plain, facts), facts)


def _marked(letter: Letter, facts: Facts) -> tuple[str, str]:
    """The subject line and the whole letter, with the elections marked."""
    whole = letter.words((0, len(letter.plain)))
    return election_words(letter.subject(), facts), election_words(whole, facts)


def _regimes(marked: tuple[str, str]) -> frozenset[str]:
    """The subject line decides; without one, what the body names at least half as often as the other."""
    for part in marked:
        counts = Counter(_MARK.findall(part))
        if counts:
            most = max(counts.values())
            return frozenset(regime for regime, n in counts.items() if 3 * n >= most)
    return frozenset()


def _first_elections(marked: tuple[str, ...], facts: Facts) -> frozenset[str]:
    """The elections of the subject line, else of the letter."""
    return next(filter(None, (_elections(part, facts) for part in marked)), frozenset())


def _elections(marked: str, facts: Facts) -> frozenset[str]:
    """Elections named with their year: between the name and the year only words of such names may stand."""
    found = set[str]()
    for match in _MARK.finditer(marked):
        for word in marked[match.end() :].split()[:_BETWEEN]:
            if re.fullmatch(r"20\d\d", word):
                found.add(f"{match[1]}-{word}")
            if word not in facts.lists["regime.between"] and not _MARK.fullmatch(word):
                break
    return frozenset(found)


def speaks_of(reading: Reading, name: str) -> bool:
    """Whether one of the words of a list stands anywhere in the letter."""
    whole = reading.letter.words((0, len(reading.letter.plain)))
    return has_any(reading.grounds.facts.lists[name], whole)
