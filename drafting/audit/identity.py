"""Whether the instrument is what the letter says it is: does it exist, are number, year, title and day right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.citation import Written
from corpus.model import Misquote, Regulation
from corpus.reference import Ref
from corpus.text import fold
from drafting.audit.dates import day_of
from drafting.audit.facts import Facts
from drafting.audit.grounds import Cite, Reading
from drafting.audit.letter import after_date
from drafting.audit.making import dated, day, maker
from drafting.audit.values import Finding, Kind, Severity

_SMALL = frozenset(
    {"dan", "atau", "serta", "yang", "di", "ke", "dari", "atas", "untuk", "bagi", "dalam", "pada", "oleh"}
)
_NUMBER = re.compile(
    r"\bno(?:mor)?\b[.:\s]*(?P<number>[\w./-]*\d[\w./-]*)(?:\s+tahun\s+(?P<year>\d{4}))?", re.IGNORECASE
)
_ALIKE = 0.82  # two words that differ by a slip of the pen
_NEAR_TITLE = 0.75


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument as the letter writes it, with the id it leads to."""

    cite: Cite
    written: Written
    id: str


def identity(reading: Reading, cite: Cite) -> Iterator[Finding]:
    """What is wrong with the name of the instrument, and of the amendments named behind it."""
    if cite.mention.regulation is None:
        return
    misquote = _misquote(reading, cite)
    if misquote is not None:
        yield _misquoted(reading, cite, misquote)
    else:
        yield from _named(reading, Named(cite, cite.mention.regulation, cite.id))
    for amender in cite.mention.amenders:
        id = amender.candidates[0] if amender.candidates else ""
        yield from _named(reading, Named(cite, amender, id))


def meant_instead(reading: Reading, cite: Cite) -> tuple[Ref, ...]:
    """What a misquotation means; empty where the citation is none."""
    misquote = _misquote(reading, cite)
    return misquote.meant if misquote else ()


# --- misquotations known as data ----------------------------------------------------------------------------------


def _misquote(reading: Reading, cite: Cite) -> Misquote | None:
    whole = fold(reading.letter.text[slice(*cite.sentence)])
    return next((m for m in reading.grounds.catalogue.misquotes if _matches(m, cite, whole)), None)


def _matches(misquote: Misquote, cite: Cite, sentence: str) -> bool:
    written = cite.mention.regulation
    if written is None:
        return False
    cited = (written.kind, written.number, written.year)
    same = all(not want or want == have for want, have in zip(_wanted(misquote), cited, strict=True))
    placed = not misquote.place or any("/".join(path).startswith(misquote.place) for path in cite.mention.places)
    near = not misquote.topic or any(word in sentence for word in misquote.topic)
    return same and placed and near and not any(word in sentence for word in misquote.not_topic)


def _wanted(misquote: Misquote) -> tuple[str, str, int]:
    return misquote.kind, misquote.number, misquote.year


def _misquoted(reading: Reading, cite: Cite, misquote: Misquote) -> Finding:
    """A slip; only a hint where the place named is real, and usually written in another way."""
    catalogue = reading.grounds.catalogue
    real = bool(cite.refs) and reading.known(cite) and any(catalogue.home(ref) != ref for ref in cite.refs)
    severity = Severity.INFO if real else Severity.SALAH
    meant = [reading.grounds.label(ref) for ref in misquote.meant]
    correction = f"Yang dimaksud: {' atau '.join(meant)}." if meant else ""
    ref = misquote.meant[0] if misquote.meant else None
    return maker(reading, cite)(severity, Kind.SALAH_SEBUT, misquote.sentence, ref=ref, correction=correction)


# --- names, titles, days ------------------------------------------------------------------------------------------


def _named(reading: Reading, named: Named) -> Iterator[Finding]:
    if named.id and reading.grounds.catalogue.known(named.id):
        yield from _titled(reading, named)
        yield from _dated(reading, named)
        yield from _numbers(reading, named)
    elif named.written.number or named.written.title:
        yield _unknown(reading, named)


def _unknown(reading: Reading, named: Named) -> Finding:
    make = maker(reading, named.cite)
    text = " ".join(named.written.text.split())
    if named.id and reading.grounds.texts.holds(named.id):
        message = (
            f"“{text}” ada naskahnya, tetapi tidak ada dalam katalog; status dan perubahannya tidak dapat dipastikan."
        )
        return make(Severity.INFO, Kind.TIDAK_DIKENAL, message, ref=Ref(named.id))
    meant, sure = _nearest(reading, named)
    if meant is None:
        message = f"“{text}” tidak ada dalam katalog; keberadaan, isi, dan statusnya tidak dapat dipastikan."
        return make(Severity.PERIKSA, Kind.TIDAK_DIKENAL, message)
    full = reading.grounds.full(meant.id)
    if sure:
        message = f"“{text}” keliru: nomor, tahun, atau jenisnya tidak cocok dengan yang dimaksud, yaitu {meant.short}."
        return make(Severity.SALAH, Kind.SALAH_SEBUT, message, ref=Ref(meant.id), correction=full)
    message = f"“{text}” tidak ada dalam katalog; mungkin yang dimaksud {meant.short}."
    return make(Severity.PERIKSA, Kind.TIDAK_DIKENAL, message, ref=Ref(meant.id), correction=full)


def _nearest(reading: Reading, named: Named) -> tuple[Regulation | None, bool]:
    """The instrument meant by an unknown number, and whether title or article leave no doubt."""
    grounds, written = reading.grounds, named.written
    number = written.number.split("/")[0].lstrip("0")
    alike = [reg for reg in grounds.catalogue if _slips(reg, written, number)]
    if written.title:
        titled = [reg for reg in grounds.catalogue if covers(reg, written.title, grounds.facts) >= 1]
        best = next((reg for reg in titled if reg in alike), None)
        best = best or next((reg for reg in titled if reg.kind == written.kind and _current(reading, reg)), None)
        if best:
            return best, True
        return None, False
    pinned = [
        reg for reg in alike if any(grounds.norms.at(ref) for ref in named.cite.mention.refs_in(reg.id) if ref.path)
    ]
    chosen = pinned or alike
    return (chosen[0], bool(pinned)) if len(chosen) == 1 else (None, False)


def _slips(regulation: Regulation, written: Written, number: str) -> bool:
    """Whether one of kind, number and year differs, and no more."""
    own = (regulation.kind, regulation.number.split("/")[0].lower().lstrip("0"), regulation.year)
    return sum(a == b for a, b in zip(own, (written.kind, number, written.year), strict=True)) == 2


def _current(reading: Reading, regulation: Regulation) -> bool:
    return regulation.span.holds(reading.day) is not False


def _titled(reading: Reading, named: Named) -> Iterator[Finding]:
    title = named.written.title
    if not title or not named.written.number:
        return
    facts, catalogue = reading.grounds.facts, reading.grounds.catalogue
    own = catalogue.get(named.id)
    covered = covers(own, title, facts)
    if covered >= 1:
        return
    others = [reg for reg in catalogue if reg.kind == own.kind and reg.id != own.id and covers(reg, title, facts) >= 1]
    make = maker(reading, named.cite)
    said = " ".join(title.split())
    if others:
        meant = next((reg for reg in others if _current(reading, reg)), others[0])
        message = f"{own.short} bukan tentang “{said}”, melainkan tentang {own.title}; yang bertitel itu {meant.short}."
        full = reading.grounds.full(meant.id)
        yield make(Severity.SALAH, Kind.JUDUL, message, ref=Ref(meant.id), correction=full)
    elif not _abridged(own) and not _spelled(title, facts).startswith(
        _spelled(own.title, facts)
    ):  # else its end was read too late
        message = f"Judul {own.short} ialah “{own.title}”, bukan “{said}”."
        read = any(source.startswith("teks:") for source in own.sources)
        severity = Severity.SALAH if read and covered < _NEAR_TITLE else Severity.PERIKSA
        yield make(severity, Kind.JUDUL, message, ref=Ref(own.id), correction=reading.grounds.full(own.id))


def covers(regulation: Regulation, title: str, facts: Facts) -> float:
    """Which part of the words of a written title stand in the title, or a name, of the instrument; 1 is all."""
    wanted = title_words(title, facts)
    if not wanted:
        return 0
    names = [title_words(name, facts) for name in (regulation.title, *regulation.aliases)]
    return max(sum(_stands(word, name) for word in wanted) / len(wanted) for name in names)


def title_words(title: str, facts: Facts) -> frozenset[str]:
    """The words of a title that tell it from others, abbreviations written out."""
    return frozenset(_spelled(title, facts).split()) - _SMALL


def _spelled(title: str, facts: Facts) -> str:
    """The folded title with abbreviations written out."""
    plain = f" {fold(title)} "
    for short, long in sorted(facts.titles.items(), key=lambda pair: -len(pair[0])):
        plain = plain.replace(f" {short} ", f" {long} ")
    return " ".join(plain.split())


def _stands(word: str, name: frozenset[str]) -> bool:
    if word in name:
        return True
    return len(word) > 5 and any(SequenceMatcher(None, word, other).ratio() >= _ALIKE for other in name)


def _abridged(regulation: Regulation) -> bool:
    """Whether the catalogue itself does not have the whole title."""
    told = f"{regulation.title} {regulation.note}".lower()
    return (
        "tidak terbaca" in told or "judul disingkat" in told or regulation.kind in {"se", "surat", "mk", "pernyataan"}
    )


def _numbers(reading: Reading, named: Named) -> Iterator[Finding]:
    """Each further number of a joint decree, which has one for every signer."""
    own = reading.grounds.catalogue.get(named.id)
    known = f" {' '.join(fold(name) for name in (own.number, *own.aliases))} "
    for match in _NUMBER.finditer(named.written.text) if own.kind == "skb" else ():
        number, year = match["number"].rstrip(".,"), match["year"]
        if f" {fold(number).lstrip('0')} " not in known or year not in (None, str(own.year)):
            written = " ".join(match[0].split())
            message = f"{own.short} tidak bernomor “{written}”."
            listed = f"Nomornya: {', '.join((own.number, *own.aliases))}."
            yield maker(reading, named.cite)(
                Severity.SALAH, Kind.SALAH_SEBUT, message, ref=Ref(own.id), correction=listed
            )


def _dated(reading: Reading, named: Named) -> Iterator[Finding]:
    """The day written behind the citation, against the days of the instrument."""
    own = reading.grounds.catalogue.get(named.id)
    match = after_date(reading.letter.text, named.written.end) or after_date(
        reading.letter.text, named.cite.mention.end
    )
    written = day_of(match) if match else None
    days = [made for made in (own.enacted, own.promulgated) if made]
    if written is None or not own.enacted or any(made.earliest <= written <= made.latest for made in days):
        return
    message = f"{own.short} bertanggal {dated(own.enacted)}, bukan {day(written)}."
    yield maker(reading, named.cite)(Severity.SALAH, Kind.TANGGAL_PERATURAN, message, ref=Ref(own.id))
