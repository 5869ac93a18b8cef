"""Whether what is cited was in force on the letter's day, and whether the acts that changed it are named."""

from collections.abc import Iterator
from datetime import date

from corpus.dates import PartialDate
from corpus.model import Regulation, RelationKind, Status
from corpus.reference import Ref
from corpus.rulings import rulings_on
from corpus.standing import started, touches
from drafting.audit.grounds import Cite, Reading
from drafting.audit.making import dated, day, maker
from drafting.audit.values import Finding, Kind, Severity

_NEARBY = 600  # characters before a name; lines of a PDF that end with a stop look like paragraphs of their own


def force(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """Repealed, expired, not yet in force, unknown; for each place of the citation, the same thing said once."""
    if not reading.known(cite):
        return
    said: set[str] = set()
    for ref in cite.refs:
        if (not cite.explicit and not ref.path) or _survivor_named(reading, cite, ref):
            continue
        for finding in _standing(reading, cite, ref):
            if finding.message not in said:
                said.add(finding.message)
                yield finding


def changes(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """Amendments that the letter leaves out, or names falsely."""
    if not cite.explicit or not reading.known(cite):
        return
    catalogue = reading.grounds.catalogue
    yield from _false_amenders(reading, cite)
    if catalogue.status(cite.id, reading.day) not in (Status.BERLAKU, Status.BERLAKU_SEBAGIAN):
        return
    chain = catalogue.amended_by_chain(cite.id, reading.day)
    missing = [id for id in chain if id not in reading.cited]
    if not missing or (chain and chain[-1] in reading.cited):  # "terakhir dengan" names the last one only
        return
    touched = any(ref.path and _touched(reading, ref, missing) for ref in cite.refs)
    names = ", ".join(reading.grounds.short(id) for id in missing)
    short = reading.grounds.short(cite.id)
    message = f"{short} telah diubah dengan {names}" + (
        ", dan pasal yang dikutip termasuk yang diubah." if touched else "; perubahannya belum disebut."
    )
    correction = (
        f"{short} sebagaimana telah diubah {'terakhir ' * (len(chain) > 1)}dengan {reading.grounds.full(chain[-1])}"
    )
    severity = Severity.PERIKSA if touched else Severity.INFO
    yield maker(reading, cite)(severity, Kind.PERUBAHAN, message, ref=Ref(cite.id), correction=correction)


def rulings(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """Court rulings that changed how a cited place is read, where the letter does not name them."""
    grounds = reading.grounds
    if not reading.known(cite):
        return
    notes = {
        n.ruling: n for r in cite.refs if r.path for n in rulings_on(r, reading.day, grounds.catalogue, grounds.rulings)
    }
    for ruling, note in notes.items():
        if ruling not in reading.cited:
            message = f"Baca bersama {grounds.short(ruling)}: {note.meaning}"
            yield maker(reading, cite)(Severity.INFO, Kind.PUTUSAN, message)


def ending(reading: Reading, ref: Ref) -> tuple[Regulation | None, PartialDate | None]:
    """Who ended a place or its instrument, and when."""
    catalogue = reading.grounds.catalogue
    home = catalogue.home(ref)
    own = catalogue.get(ref.regulation)
    if own.span.ended(reading.day):
        by = catalogue.get(own.ended_by) if own.ended_by else None
        return by, own.span.end
    for other in catalogue:
        for relation in other.relations:
            ends = relation.kind in (RelationKind.MENCABUT, RelationKind.MENGAKHIRI)
            if ends and relation.target.regulation == home.regulation and touches(relation, home):
                return other, started(other, relation)
    return None, None


def _survivor_named(reading: Reading, cite: Cite, ref: Ref) -> bool:
    """Whether an act that is gone is named beside the part of it that lives on: "Pasal 7 ayat (3) PP 53/2010 ..."."""
    kept = [survivor.ref for survivor in reading.grounds.catalogue.get(ref.regulation).surviving]
    start, end = reading.letter.paragraph(cite.mention.start)
    start = min(start, cite.mention.start - _NEARBY)
    beside = (other for other in reading.cites if start <= other.mention.start < end)
    return not ref.path and any(place.contains(named) for other in beside for named in other.refs for place in kept)


# --- one place ----------------------------------------------------------------------------------------------------


def _standing(reading: Reading, cite: Cite, ref: Ref) -> Iterator[Finding]:
    status = reading.grounds.catalogue.status(ref, reading.day)
    if status in (Status.DICABUT, Status.BERAKHIR):
        yield _over(reading, cite, ref, status)
    elif status is Status.BELUM_BERLAKU:
        yield _not_yet(reading, cite, ref)
    elif status is Status.TIDAK_DIKETAHUI:
        message = f"Apakah {reading.grounds.label(ref)} berlaku pada {day(reading.day)} tidak dapat dipastikan."
        note = reading.grounds.catalogue.get(ref.regulation).note
        yield maker(reading, cite)(Severity.INFO, Kind.STATUS, f"{message} {note}".strip(), ref=ref)


def _over(reading: Reading, cite: Cite, ref: Ref, status: Status) -> Finding:
    by, since = ending(reading, ref)
    kind = Kind.DICABUT if status is Status.DICABUT else Kind.BERAKHIR
    word = "dicabut" if status is Status.DICABUT else "berakhir"
    name = reading.grounds.label(ref) if by is None or ref.path else reading.grounds.short(ref.regulation)
    message = f"{name} sudah {word}"
    message += f" sejak {dated(since)}" if since else ""
    message += f" ({by.short})" if by else ""
    message += f", sehingga tidak berlaku pada {day(reading.day)}."
    severity, why = _gravity(reading, cite, ref, since)
    correction = reading.grounds.full(by.id) if by and severity is Severity.SALAH else ""
    if correction and ref.path:
        correction = f"Cari ketentuan yang sepadan dalam {correction}."
    return maker(reading, cite)(severity, kind, f"{message} {why}".strip(), ref=ref, correction=correction)


def _gravity(reading: Reading, cite: Cite, ref: Ref, since: PartialDate | None) -> tuple[Severity, str]:
    """How grave it is to cite law that is over, and why."""
    facts = reading.grounds.facts
    if facts.says("aware.ended", cite.plain):
        return Severity.INFO, "Kalimatnya sendiri menyebut pencabutan atau penggantian itu."
    survivors = reading.grounds.catalogue.get(ref.regulation).surviving
    kept = [s for s in survivors if not ref.path and len(set(_words(s.note)) & set(cite.plain.split())) >= 2]
    if kept:
        label = reading.grounds.label(kept[0].ref)
        return Severity.PERIKSA, f"Yang masih dipakai hanya {label} ({kept[0].note}); sebutkan pasalnya."
    if reading.earlier(cite, since.latest if since else reading.day):
        return (
            Severity.PERIKSA,
            "Kalimatnya tampak menyangkut perbuatan pada masa berlakunya; pastikan tanggal perbuatannya.",
        )
    if not cite.numbered and cite.explicit:
        return Severity.PERIKSA, "Tulis nomor dan tahunnya agar jelas peraturan yang mana."
    return Severity.SALAH, ""


def _words(note: str) -> list[str]:
    return [word for word in note.lower().replace(",", " ").split() if len(word) > 5]


def _not_yet(reading: Reading, cite: Cite, ref: Ref) -> Finding:
    regulation = reading.grounds.catalogue.get(ref.regulation)
    message = f"{reading.grounds.label(ref)} belum berlaku pada {day(reading.day)}"
    made = [when for when in (regulation.span.start, regulation.promulgated, regulation.enacted) if when]
    late = [when for when in made if when.reached(reading.day) is False] or made
    message += f"; mulai berlaku {dated(late[0])}." if late else "."
    coming = reading.grounds.facts.says("aware.coming", cite.plain)
    severity = Severity.PERIKSA if coming or not cite.numbered else Severity.SALAH
    return maker(reading, cite)(severity, Kind.BELUM_BERLAKU, message, ref=ref)


# --- amendments ---------------------------------------------------------------------------------------------------


def _false_amenders(reading: Reading, cite: Cite) -> Iterator[Finding]:
    catalogue, make = reading.grounds.catalogue, maker(reading, cite)
    real = {id for base in _family(reading, cite.id) for id in catalogue.amenders(base)}
    for amender in cite.mention.amenders:
        id = amender.candidates[0] if amender.candidates else ""
        if not catalogue.known(id):
            continue
        name = reading.grounds.short(id)
        if id not in real:
            message = f"{name} bukan perubahan atas {reading.grounds.short(cite.id)}."
            right = catalogue.amended_by_chain(cite.id, reading.day)
            correction = f"Perubahannya: {', '.join(map(reading.grounds.short, right))}." if right else ""
            yield make(Severity.SALAH, Kind.PERUBAHAN, message, ref=Ref(id), correction=correction)
        elif catalogue.status(id, reading.day) is Status.BELUM_BERLAKU:
            message = f"{name} belum berlaku pada {day(reading.day)}."
            yield make(Severity.SALAH, Kind.BELUM_BERLAKU, message, ref=Ref(id))


def _family(reading: Reading, id: str) -> tuple[str, ...]:
    """The instrument, and those that it amends: people write "UU 8/2015 sebagaimana diubah dengan UU 10/2016"."""
    own = reading.grounds.catalogue.get(id)
    bases = [r.target.regulation for r in own.relations if r.kind in (RelationKind.MENGUBAH, RelationKind.MENETAPKAN)]
    return (id, *bases)


def _touched(reading: Reading, ref: Ref, amenders: list[str]) -> bool:
    catalogue = reading.grounds.catalogue
    home = catalogue.home(ref)
    acts = (relation for id in amenders for relation in catalogue.get(id).relations)
    return any(
        relation.kind is RelationKind.MENGUBAH
        and relation.target.regulation == home.regulation
        and touches(relation, home)
        for relation in acts
    )


def since_of(reading: Reading, id: str) -> date | None:
    """The day from which an instrument is in force; None where the catalogue does not know it to the day."""
    start = reading.grounds.catalogue.get(id).span.start
    return start.latest if start else None
