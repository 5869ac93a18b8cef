"""Answers about a cited text itself: what a provision says, whether an instrument is in force, what became of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.citation import label
from corpus.dates import PartialDate
from corpus.model import Abstention, Answer, AnswerStatus, Basis, Citation, Norm, Reason, Regulation, Status, Verdict
from corpus.norms import Norms
from corpus.reference import Ref
from qa.cite import Citer
from qa.layout import markdown, reading_caveats
from qa.query import Intent, Query
from qa.sentences import STATUS_LABELS, day
from qa.standing import complete

MOST_NORMS = 4
DIGESTED = 5  # norms that rest on an instrument as a whole, from which on we know what it says
CRIME = "pidana"  # the kind of a sanction


def _order(norm: Norm, place: Ref, relevance: Mapping[str, float]) -> tuple[bool, float, float]:
    """Norms that rest on a place come before those that only lean on it, then those that rest on little else."""
    resting = [place.contains(basis.ref) for basis in norm.bases]
    return not resting[0], -sum(resting) / len(resting), -relevance.get(norm.id, 0.0)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one place, and what it rests on."""

    lines: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Why nothing can be said of a place, and what to do."""

    reason: Reason
    why: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """Answers look-ups from the texts held, else from our norms, else says what is missing."""

    norms: Norms
    citer: Citer

    def provision(
        self, query: Query, refs: Sequence[Ref], preface: tuple[str, ...] = (), *, relevance: Mapping[str, float]
    ) -> Answer | Abstention:
        """What each of the provisions says on the day, or what the first instrument is about; our norms by their
        relevance. What cannot be told of one is said beside the others.
        """
        if not refs[0].path:
            return self.instrument(query, refs[0], preface)
        found = [self._provision(query, ref, relevance) for ref in refs]
        told = [each for each in found if isinstance(each, Told)]
        if not told:
            return self._declined(query, [each for each in found if isinstance(each, Missing)], preface)
        lines = (line for each in found for line in (each.lines if isinstance(each, Told) else (each.why,)))
        citations = {citation.ref: citation for each in told for citation in each.citations}
        return self._answer(query, (*preface, *dict.fromkeys(lines)), tuple(citations.values()))

    def _provision(self, query: Query, ref: Ref, relevance: Mapping[str, float]) -> Told | Missing:
        texts = self.citer.standing.texts
        if texts.version(ref, query.as_of) is not None:
            return self._with_penalty(self._quoted(query, ref), query, ref, relevance)
        if versions := texts.versions(ref):
            return self._other_day(query, ref, versions[-1].span.start)
        for place in dict.fromkeys((ref, *(() if complete(texts, ref.regulation) else (ref.article,)))):
            if carrying := sorted(self.norms.at(place), key=lambda norm: _order(norm, place, relevance)):
                told = self._digest(query, place, tuple(carrying[:MOST_NORMS]))
                return self._with_penalty(told, query, place, relevance)
        return self._absent(ref) if complete(texts, ref.regulation) else self._missing(ref)

    def _with_penalty(self, told: Told, query: Query, ref: Ref, relevance: Mapping[str, float]) -> Told:
        """With the penalty of the day, where a later act has changed what the place itself threatens."""
        norms = sorted(self.norms.at(ref), key=lambda norm: _order(norm, ref, relevance))
        crimes = (s for norm in norms for s in norm.sanctions if s.kind == CRIME and ref.contains(s.bases[0].ref))
        now = next((crime for crime in crimes if crime.span.start and crime.span.holds(query.as_of)), None)
        if now is None:
            return told
        line = f"Ancamannya per {day(query.as_of)}, setelah diubah kemudian: {now.text}"
        others = (self.citer.cite(basis, query.as_of) for basis in now.bases if not ref.contains(basis.ref))
        return Told((*told.lines, line), (*told.citations, *others))

    def instrument(self, query: Query, ref: Ref, preface: tuple[str, ...]) -> Answer | Abstention:
        """What an instrument is about: its identity, and our norms on it as a whole."""
        carrying = self.norms.at(ref)
        whole = [norm for norm in carrying if any(basis.ref == ref for basis in norm.bases)]
        held = self.citer.standing.texts.holds(ref.regulation)
        unknown = query.parts and not self.digested(ref.regulation)
        if not held and (unknown or not carrying or Intent.BUNYI in query.intents):
            return self._declined(query, [self._missing(ref)], preface)
        told = tuple(dict.fromkeys(norm.statement for norm in whole[:MOST_NORMS]))
        return self.regulation(query, ref.regulation, preface, told=told)

    def unknown(self, query: Query, preface: tuple[str, ...]) -> Abstention:
        """That the cited instrument is not known here."""
        text = (
            "Kami tidak memegang naskah atau ikhtisar peraturan itu, jadi isinya tidak dapat kami sampaikan. "
            "Periksa nomor dan tahunnya, lalu baca di JDIH atau pasang berkasnya dengan `netral ingest`."
        )
        return self._decline(query, Reason.NASKAH_TIDAK_ADA, (*preface, text))

    def digested(self, regulation: str) -> bool:
        """Whether we know what is in an instrument: norms of ours rest on a place in it, or many on the whole of it, as
        on a circular.
        """
        whole = Ref(regulation)
        return self.norms.inside(whole) or len(self.norms.at(whole)) >= DIGESTED

    def unheld(self, query: Query, refs: Sequence[Ref], preface: tuple[str, ...]) -> Abstention:
        """That the texts of the cited instruments are not held; known ones by their names."""
        if not refs:
            return self.unknown(query, preface)
        return self._declined(query, [self._missing(ref) for ref in refs], preface)

    def regulation(self, query: Query, id: str, preface: tuple[str, ...] = (), *, told: tuple[str, ...] = ()) -> Answer:
        """What an instrument is and where it stands on the day; `told` is what we have to say of it besides."""
        catalogue = self.citer.standing.catalogue
        regulation = catalogue.get(id)
        near = [id, regulation.ended_by, *catalogue.amended_by_chain(id, query.as_of)]
        citations = tuple(self._whole(other, query.as_of) for other in dict.fromkeys(near) if other)
        lines = (*preface, *self._identity(regulation, query.as_of), *told)
        return self._answer(query, lines, citations)

    def _identity(self, regulation: Regulation, on: date) -> tuple[str, ...]:
        catalogue = self.citer.standing.catalogue
        status = catalogue.status(regulation.id, on)
        chain = ", ".join(catalogue.short(other) for other in catalogue.amended_by_chain(regulation.id, on))
        held = self.citer.standing.texts.source(regulation.id)
        lines = [
            f"{regulation.short}: {regulation.title}.",
            f"Per {day(on)} statusnya **{STATUS_LABELS[status]}**{_how(regulation, status, catalogue.short)}.",
            _dates(regulation),
            f"Sudah diubah dengan {chain}." if chain else "",
            regulation.note,
            f"Naskah terpasang ({held.kind})." if held else "Naskahnya belum terpasang; yang ada ikhtisar kami.",
        ]
        return tuple(filter(None, lines))

    def _quoted(self, query: Query, ref: Ref) -> Told:
        citation = self.citer.cite(Basis(ref), query.as_of)
        elucidation = self.citer.standing.texts.elucidation(ref, query.as_of)
        said = f"Bunyi {citation.label} per {day(query.as_of)}:\n\n> " + (citation.quote or "").replace("\n", "\n> ")
        explained = f"Penjelasan: {' '.join(elucidation.split())}" if elucidation else ""
        digest = tuple(norm.statement for norm in self.norms.at(ref)[:MOST_NORMS])
        sense = ("Dalam kata-kata kami: " + " ".join(digest),) if digest else ()
        return Told((said, *filter(None, (explained,)), *sense), (citation,))

    def _other_day(self, query: Query, ref: Ref, start: PartialDate | None) -> Told:
        citation = self.citer.cite(Basis(ref), query.as_of)
        since = f" (rumusan terakhir yang ada mulai {start})" if start else ""
        line = f"{citation.label} tidak punya rumusan yang berlaku pada {day(query.as_of)}{since}."
        return Told((line,), (citation,))

    def _digest(self, query: Query, ref: Ref, carrying: tuple[Norm, ...]) -> Told:
        bases = {
            basis.ref: (basis, norm.id)
            for norm in carrying
            for basis in _all(norm)
            if ref.contains(basis.ref) or (basis.ref.path and basis.ref.contains(ref))
        }
        citations = tuple(self.citer.cite(basis, query.as_of, norm) for basis, norm in bases.values())
        lines = tuple(norm.statement for norm in carrying)
        missing = f"Naskah {self._short(ref)} belum terpasang, jadi ini ikhtisar kami, bukan kutipan."
        return Told((*lines, missing), citations)

    def _absent(self, ref: Ref) -> Missing:
        told = f"{label(ref, self.citer.shorts)} tidak ada dalam naskah {self._short(ref)} yang terpasang."
        return Missing(Reason.TIDAK_DIATUR, told, "Periksa kembali nomornya.")

    def _missing(self, ref: Ref) -> Missing:
        digest = "" if self.norms.at(ref) else f" dan kami tidak punya ikhtisar {label(ref, self.citer.shorts)}"
        told = f"Naskah {self._short(ref)} belum terpasang{digest or ', jadi bunyinya tidak dapat kami sampaikan'}."
        step = f"{self._installing(ref)}, atau baca di JDIH."
        return Missing(Reason.NASKAH_TIDAK_ADA, told, step)

    def _installing(self, ref: Ref) -> str:
        """How the text is had: fetched only where the catalogue knows an address of it."""
        if self.citer.standing.catalogue.get(ref.regulation).urls:
            return f"Pasang dengan `netral fetch {ref.regulation}` atau `netral ingest`"
        return "Pasang naskahnya dengan `netral ingest`"

    def _declined(self, query: Query, missing: Sequence[Missing], preface: tuple[str, ...]) -> Abstention:
        """That nothing can be said of any of the places; corrections may have said that an article does not exist."""
        first = missing[0]
        known = preface if first.reason is Reason.TIDAK_DIATUR else ()
        whys = () if known else tuple(dict.fromkeys(each.why for each in missing))
        steps = dict.fromkeys(each.next_step for each in missing if each.reason is first.reason)
        return self._decline(query, first.reason, (*preface, " ".join((*whys, *steps))))

    def _decline(self, query: Query, reason: Reason, lines: Iterable[str]) -> Abstention:
        return Abstention(query.question, query.as_of, AnswerStatus.INSUFFICIENT, reason, "\n\n".join(lines))

    def _whole(self, id: str, on: date) -> Citation:
        return self.citer.cite(Basis(Ref(id)), on)

    def _short(self, ref: Ref) -> str:
        return self.citer.standing.catalogue.short(ref.regulation)

    def _answer(self, query: Query, lines: tuple[str, ...], citations: tuple[Citation, ...]) -> Answer:
        caveats = reading_caveats(query.as_of, citations)
        text = markdown((("", lines),), citations, caveats)
        return Answer(query.question, query.as_of, Verdict.INFORMASI, text, citations, caveats=caveats)


def _all(norm: Norm) -> Iterable[Basis]:
    yield from norm.bases
    for sanction in norm.sanctions:
        yield from sanction.bases


def _dates(regulation: Regulation) -> str:
    begun = (
        f"berlaku sejak {regulation.span.start}" if regulation.span.start else "tanggal berlakunya tidak kami ketahui"
    )
    enacted = f"Ditetapkan {regulation.enacted}, " if regulation.enacted else ""
    return f"{enacted}{begun}." if enacted else f"{begun[0].upper()}{begun[1:]}."


def _how(regulation: Regulation, status: Status, short: Callable[[str], str]) -> str:
    if status is Status.DICABUT and regulation.ended_by:
        return f" oleh {short(regulation.ended_by)} sejak {regulation.span.end}"
    if status in (Status.DICABUT, Status.BERAKHIR) and regulation.span.end:
        return f" sejak {regulation.span.end}"
    return ""
