"""What was true once: penalties before UU 1/2026, and offices whose tasks passed on."""

import re
from collections.abc import Iterator

from corpus.citation import Mention
from corpus.model import Relation, RelationKind
from corpus.reference import Ref
from corpus.standing import started, touches
from corpus.text import fold
from drafting.audit.facts import has_any
from drafting.audit.force import since_of
from drafting.audit.grounds import Cite, Reading
from drafting.audit.letter import Span
from drafting.audit.making import dated, day, make_at, maker
from drafting.audit.values import Finding, Kind, Severity

_MONEY = re.compile(r"\brp(?=\d)")
_LEAST = re.compile(r"\b\d+ (?:[a-z]+ ){0,2}(?:sampai|hingga|s d)(?: dengan)? \d+ (?:[a-z]+ )?(?:hari|bulan|tahun)\b")


def penalties(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """Penalties that were replaced, given as those of the letter's day."""
    facts, catalogue = reading.grounds.facts, reading.grounds.catalogue
    act = facts.texts["penalties.act"]
    sentence = _MONEY.sub("rp ", fold(reading.letter.text[slice(*cite.sentence)]))
    if (
        not reading.known(cite)
        or act in _named_in(reading, cite.sentence)
        or not facts.says("penalties.crime", sentence)
    ):
        return
    touching = [relation for relation in catalogue.get(act).relations if _changes_penalty(reading, cite, relation)]
    if not touching or started(catalogue.get(act), touching[0]).reached(reading.day) is not True:
        return
    since = started(catalogue.get(act), touching[0])
    old = facts.says("penalties.old", sentence) or _LEAST.search(sentence) is not None
    amount = facts.says("penalties.amount", sentence)
    if not old and not amount:
        return
    short = reading.grounds.short(act)
    message = f"Ancaman pidana ini rumusan lama: sejak {dated(since)} {short} menggantinya"
    message += " (kurungan dan pidana minimum tidak lagi dipakai)." if old else " dengan kategori denda."
    earlier = reading.earlier(cite, since.earliest)
    if earlier:
        message += " Untuk perbuatan sebelum itu lihat Pasal 3 KUHP (aturan yang lebih ringan)."
    severity = Severity.SALAH if old and not earlier else Severity.PERIKSA
    correction = f"Sebutkan ancaman pidana menurut {reading.grounds.full(act)}."
    yield maker(reading, cite)(severity, Kind.PIDANA_LAMA, message, correction=correction)


def _named_in(reading: Reading, sentence: Span) -> frozenset[str]:
    return frozenset(cite.id for cite in reading.cites if cite.sentence == sentence)


def _changes_penalty(reading: Reading, cite: Cite, relation: Relation) -> bool:
    """Whether the relation changes penalties in a place cited, or somewhere in an instrument cited as a whole."""
    homes = [reading.grounds.catalogue.home(ref) for ref in cite.refs]
    return (
        relation.kind is RelationKind.MENGUBAH
        and relation.partial
        and any(home.regulation == relation.target.regulation and touches(relation, home) for home in homes)
    )


# --- offices ------------------------------------------------------------------------------------------------------


def offices(reading: Reading) -> Iterator[Finding]:
    """An office addressed, or given a task, after its tasks passed on."""
    facts, letter = reading.grounds.facts, reading.letter
    since = since_of(reading, facts.texts["kasn.by"])
    if since is None or reading.day <= since:
        return
    said: set[Span] = set()
    for match in _office_names(reading):
        sentence = letter.sentence(match.start())
        to = _addressed(reading, match.start())
        severity = _gravity(reading, sentence, match, to=to)
        if severity is not None and (to or sentence not in said):
            said.add(sentence)
            yield _passed_on(reading, match, severity, to=to)


def _office_names(reading: Reading) -> Iterator[re.Match[str]]:
    names = sorted(reading.grounds.facts.lists["kasn.words"], key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in names)
    yield from re.finditer(rf"\b(?:{'|'.join(spaced)})\b", reading.letter.plain, re.IGNORECASE)


def _addressed(reading: Reading, at: int) -> bool:
    return any(start <= at < end for start, end in (reading.letter.addressed(), reading.letter.copies()))


def _gravity(reading: Reading, sentence: Span, match: re.Match[str], *, to: bool) -> Severity | None:
    """How grave it is to name the office here; None where the sentence speaks of its past."""
    facts, plain = reading.grounds.facts, reading.letter.words(sentence)
    if to:
        return Severity.SALAH
    if facts.says("kasn.past", plain) or facts.says("earlier.words", plain) or _signs(reading, match):
        return None
    return Severity.SALAH if has_any(facts.lists["kasn.authority"], plain) else Severity.PERIKSA


def _signs(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the name stands inside a citation, such as the signers of a joint decree."""

    def inside(mention: Mention) -> bool:
        return mention.start <= match.start() < mention.end

    return any(inside(cite.mention) for cite in reading.cites)


def _passed_on(reading: Reading, match: re.Match[str], severity: Severity, *, to: bool) -> Finding:
    facts, by = reading.grounds.facts, reading.grounds.facts.texts["kasn.by"]
    since = since_of(reading, by)
    told = f" sejak {day(since)}" if since else ""
    role = "penerima surat" if to else "pelaksana"
    message = (
        f"{facts.texts['kasn.label']} tidak lagi menjalankan tugasnya{told} ({reading.grounds.short(by)}), "
        f"sehingga tidak dapat menjadi {role} pada {day(reading.day)}."
    )
    correction = f"Tujukan kepada {facts.texts['kasn.now']}."
    return make_at(reading, match.span())(severity, Kind.LEMBAGA, message, ref=Ref(by), correction=correction)
