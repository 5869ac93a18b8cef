"""Whether a rule binds the people that the letter speaks of, and is about the election that the letter is about."""

from collections.abc import Iterator

from corpus.citation import label
from corpus.model import Election, Status
from corpus.reference import Ref
from drafting.audit.grounds import Cite, Reading
from drafting.audit.making import maker
from drafting.audit.reading import elections_in, regimes_in
from drafting.audit.values import Finding, Kind, Severity

_ALL_STAFF = "asn"


def people(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """A rule for some people used for others: "kepala desa ... PP 94/2021"."""
    facts = reading.grounds.facts
    yield from _items(reading, cite)
    binds = facts.of(cite.id).binds
    if not binds or not reading.known(cite) or facts.says("aware.spared", cite.plain):
        return
    said = facts.subjects(cite.plain)
    strangers = frozenset(code for code in said if not facts.fits(code, binds))
    if said and strangers == said:
        yield _bound_to_others(reading, cite, strangers, Severity.SALAH)
    elif said == {_ALL_STAFF} and not {_ALL_STAFF} & set(binds) and facts.says("people.duty", cite.plain):
        yield from _some_of(reading, cite, binds)
    elif strangers and facts.says("people.duty", cite.plain) and _alone(reading, cite):
        yield _bound_to_others(reading, cite, strangers, Severity.PERIKSA)
    elif not said and reading.addressees and cite.explicit:
        yield from _addressed(reading, cite, binds)


def _items(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """A letter of a list of people cited for others than it names: "kepala desa ... Pasal 280 ayat (2) huruf f"."""
    facts = reading.grounds.facts
    reach = facts.of(cite.id)
    placed = [ref for ref in cite.refs if reach.binding(ref) != reach.binds]
    named = tuple(dict.fromkeys(code for ref in placed for code in reach.binding(ref)))
    said = facts.subjects(cite.plain)
    if not placed or len(placed) < len(cite.refs) or not said or not reading.known(cite):
        return
    if any(facts.fits(code, named) for code in said) or facts.says("aware.spared", cite.plain):
        return
    whom, of = (", ".join(facts.labels[code] for code in codes) for codes in (sorted(said), named))
    right = [path for path, who in reach.items.items() if any(facts.fits(code, who) for code in said)]
    places = ", ".join(label(Ref(cite.id, path), {cite.id: reading.grounds.short(cite.id)}) for path in right)
    message = f"{label(placed[0], {cite.id: reading.grounds.short(cite.id)})} menyebut {of}, bukan {whom}."
    correction = f"Untuk {whom}: {places}." if places else ""
    yield maker(reading, cite)(Severity.SALAH, Kind.SUBJEK, message, ref=placed[0], correction=correction)


def _some_of(reading: Reading, cite: Cite, binds: tuple[str, ...]) -> Iterator[Finding]:
    """A rule for one part of the staff told of all of it: "ASN ... PP 94/2021" leaves PPPK without their own rule."""
    facts, short = reading.grounds.facts, reading.grounds.short(cite.id)
    others = [
        code for code, groups in facts.groups.items() if _ALL_STAFF in groups and code not in (_ALL_STAFF, *binds)
    ]
    left = [code for code in others if code in facts.lists["people.codes"]]
    if left and facts.groups[binds[0]] & {_ALL_STAFF}:
        bound, rest = facts.labels[binds[0]], ", ".join(facts.labels[code] for code in left)
        message = f"{short} mengikat {bound}, sedangkan kalimat ini menyebut ASN; {rest} mempunyai aturannya sendiri."
        yield maker(reading, cite)(Severity.INFO, Kind.SUBJEK, message)


def _addressed(reading: Reading, cite: Cite, binds: tuple[str, ...]) -> Iterator[Finding]:
    """Where the sentence names nobody, the addressees and the rest of the letter say who is meant."""
    facts = reading.grounds.facts
    strangers = frozenset(code for code in reading.addressees if not facts.fits(code, binds))
    if strangers != reading.addressees:
        return
    whole = facts.subjects(reading.letter.words((0, len(reading.letter.plain))))
    if not any(facts.fits(code, binds) for code in whole):
        yield _bound_to_others(reading, cite, strangers, Severity.SALAH)


def _alone(reading: Reading, cite: Cite) -> bool:
    """Whether no other instrument is named in the sentence, which might be the one for the others."""
    return all(other.id == cite.id for other in reading.cites if other.sentence == cite.sentence)


def _bound_to_others(reading: Reading, cite: Cite, strangers: frozenset[str], severity: Severity) -> Finding:
    facts, short = reading.grounds.facts, reading.grounds.short(cite.id)
    whom = ", ".join(facts.labels[code] for code in sorted(strangers))
    bound = ", ".join(facts.labels[code] for code in facts.of(cite.id).binds[:2])
    proper = [id for id, reach in facts.reach.items() if any(facts.fits(c, reach.binds) for c in strangers)]
    current = [id for id in proper if reading.grounds.catalogue.status(id, reading.day) is Status.BERLAKU]
    correction = f"Untuk {whom}: {', '.join(map(reading.grounds.short, current))}." if current else ""
    message = f"{short} mengikat {bound}, bukan {whom}."
    return maker(reading, cite)(severity, Kind.SUBJEK, message, correction=correction)


# --- which election -----------------------------------------------------------------------------------------------


def regime(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """A rule of the Pemilu for a Pilkada, or the other way round."""
    facts = reading.grounds.facts
    own = _regime_of(reading, cite)
    here = regimes_in(cite.plain, facts)
    spoken = reading.regimes or here
    if not own or not spoken or own in spoken or not reading.known(cite):
        return
    judged = [ref for ref in cite.refs if ref.path and not facts.of(cite.id).institution(ref)]
    other = "Pilkada" if own == "pemilu" else "Pemilu"
    name = "Pemilu" if own == "pemilu" else "Pilkada"
    short = reading.grounds.short(cite.id)
    message = f"{short} mengatur {name}, sedangkan surat ini menyangkut {other}."
    correction = _law_of(reading, "pilkada" if own == "pemilu" else "pemilu")
    if judged:
        severity = Severity.PERIKSA if own in here else Severity.SALAH  # the sentence itself speaks of the other one
        yield maker(reading, cite)(severity, Kind.REZIM, message, ref=judged[0], correction=correction)
    elif (
        cite.explicit
        and not any(ref.path for ref in cite.refs)
        and not _has_law_of(reading, "pilkada" if own == "pemilu" else "pemilu")
    ):
        yield maker(reading, cite)(Severity.PERIKSA, Kind.REZIM, message, correction=correction)


def _regime_of(reading: Reading, cite: Cite) -> str:
    return reading.grounds.facts.of(cite.id).regime


def _has_law_of(reading: Reading, wanted: str) -> bool:
    return any(reading.grounds.facts.of(id).regime == wanted for id in reading.cited)


def _law_of(reading: Reading, wanted: str) -> str:
    standing = [
        id
        for id, reach in reading.grounds.facts.reach.items()
        if reach.regime == wanted
        and id.startswith("uu-")
        and reading.grounds.catalogue.status(id, reading.day) is Status.BERLAKU
    ]
    return f"Untuk {wanted.title()}: {', '.join(map(reading.grounds.short, standing))}." if standing else ""


def bound(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """An instrument made for one election in a letter about another."""
    catalogue = reading.grounds.catalogue
    if not cite.explicit or not reading.known(cite):
        return
    own = catalogue.bound(cite.id)
    if not own:
        return
    meant = elections_in(cite.plain, reading.grounds.facts) or reading.elections or _running(reading)
    if not meant or meant & set(own):
        return
    names = ", ".join(catalogue.elections[id].name for id in own)
    others = ", ".join(sorted(_name(id, catalogue.elections.get(id)) for id in meant))
    message = f"{reading.grounds.short(cite.id)} dibuat untuk {names}, sedangkan surat ini menyangkut {others}."
    severity = Severity.PERIKSA if _looks_back(reading, cite) else Severity.SALAH
    yield maker(reading, cite)(severity, Kind.TERIKAT, message, ref=Ref(cite.id))


def _looks_back(reading: Reading, cite: Cite) -> bool:
    facts = reading.grounds.facts
    return (
        facts.says("aware.comparing", cite.plain)
        or reading.earlier(cite, reading.day)
        or facts.says("aware.ended", cite.plain)
    )


def _running(reading: Reading) -> frozenset[str]:
    """The next election of the letter's kind, by the year of the letter."""
    elections = [e for e in reading.grounds.catalogue.elections.values() if e.regime in reading.regimes]
    ends = sorted((end, e.id) for e in elections if (end := _last_year(e)) is not None)
    return frozenset([id for end, id in ends if end >= reading.day.year][:1])


def _last_year(election: Election) -> int | None:
    years = [end.latest.year for _, span in election.stages if (end := span.end or span.start)]
    return max(years, default=None)


def _name(id: str, election: Election | None) -> str:
    return election.name if election else id.replace("-", " ").title()
