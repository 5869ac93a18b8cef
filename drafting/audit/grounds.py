"""What the audit rests on: the catalogue, the norms, the texts held, and one citation of the letter made ready."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from corpus.catalogue import Catalogue, load_catalogue
from corpus.citation import Mention, Names, label
from corpus.loading import DATA
from corpus.model import Status
from corpus.norms import Norms, load_norms
from corpus.reference import Ref
from corpus.rulings import RulingNote, load_rulings
from drafting.audit.bags import Bags
from drafting.audit.dates import days_in
from drafting.audit.facts import Facts, load_facts
from drafting.audit.letter import Letter, Span
from qa.standing import SUPPORTING, Texts

Search = Callable[[str, date], Sequence[Ref]]  # places whose words are near a quotation


@dataclass(frozen=True, slots=True)
class Grounds:
    """The law as data, the texts held, and a way to search them."""

    catalogue: Catalogue
    norms: Norms
    texts: Texts
    facts: Facts
    names: Names
    rulings: tuple[RulingNote, ...] = ()
    search: Search | None = None
    bags: Bags = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bags", Bags(self.norms))

    def short(self, id: str) -> str:
        """How people cite the instrument; its id where the catalogue does not know it."""
        return self.catalogue.short(id) if self.catalogue.known(id) else id

    def label(self, ref: Ref) -> str:
        """The place as people write it."""
        return label(ref, {ref.regulation: self.short(ref.regulation)})

    def full(self, id: str) -> str:
        """Kind, number, year and title, as a letter should write them."""
        regulation = self.catalogue.get(id)
        kind = self.catalogue.kinds[regulation.kind]
        return f"{kind.long} Nomor {regulation.number} Tahun {regulation.year} tentang {regulation.title}"


def load_grounds(texts: Texts, search: Search | None = None, data: Path = DATA) -> Grounds:
    """The shipped law as data, over these texts."""
    catalogue = load_catalogue(data)
    names = Names.of(catalogue.names())
    rulings = load_rulings(catalogue, data)
    return Grounds(catalogue, load_norms(data), texts, load_facts(data), names, rulings, search)


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation of the letter: which instrument it means, which places, and the sentence around it."""

    mention: Mention
    id: str  # empty where the letter's words lead to no id
    refs: tuple[Ref, ...]
    sentence: Span
    plain: str  # the folded words of the sentence, without citations

    @property
    def explicit(self) -> bool:
        """Whether the instrument is named here, and not taken over from before."""
        return self.mention.regulation is not None

    @property
    def numbered(self) -> bool:
        """Whether the instrument is named by a number and a year."""
        written = self.mention.regulation
        return written is not None and bool(written.number) and written.year is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter read: its day, its citations, what election it is about and whom it speaks to."""

    letter: Letter
    day: date
    cites: tuple[Cite, ...]
    regimes: frozenset[str]
    elections: frozenset[str]
    addressees: frozenset[str]
    grounds: Grounds

    @property
    def cited(self) -> frozenset[str]:
        """Ids of all instruments that the letter names, amendments included."""
        named = {cite.id for cite in self.cites}
        return frozenset(named | {a.candidates[0] for c in self.cites for a in c.mention.amenders if a.candidates})

    def known(self, cite: Cite) -> bool:
        """Whether the catalogue knows the instrument."""
        return bool(cite.id) and self.grounds.catalogue.known(cite.id)

    def earlier(self, cite: Cite, before: date) -> bool:
        """Whether the sentence, or the subject of the letter, speaks of conduct before a day."""
        from_subject = self.letter.subject()
        return any(_earlier(plain, self.grounds.facts, before) for plain in (cite.plain, from_subject) if plain)


def _earlier(plain: str, facts: Facts, before: date) -> bool:
    if facts.says("earlier.words", plain):
        return True
    if days := tuple(days_in(plain)):
        return any(written < before for written in days) and facts.says("earlier.conduct", plain)
    years = [int(word) for word in plain.split() if len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}]
    return any(year <= before.year for year in years) and facts.says("earlier.conduct", plain)


def chosen(mention: Mention, catalogue: Catalogue, day: date, cited: frozenset[str]) -> str:
    """The instrument that a citation means: of several, one cited with its number, then one in force on the day.

    A bare name ("UU ASN") in a letter of 2016 means the act of that name in force in 2016.
    """
    known = [id for id in mention.candidates if catalogue.known(id)]
    if mention.regulation is not None and not mention.regulation.number and known:
        known += [id for id in namesakes(known[0], catalogue) if id not in known]
    else:
        return (known or list(mention.candidates) or [""])[0]
    said = [id for id in known if id in cited]
    standing = [id for id in known if catalogue.status(id, day) in SUPPORTING]
    return (said or standing or known)[0]


def namesakes(id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Instruments of the same kind and title, newest first."""
    own = catalogue.get(id)
    same = [reg for reg in catalogue if (reg.kind, reg.title) == (own.kind, own.title)]
    return tuple(reg.id for reg in sorted(same, key=lambda reg: -reg.year))


def ended(status: Status) -> bool:
    """Whether the status says that a rule is over."""
    return status in (Status.DICABUT, Status.BERAKHIR)
