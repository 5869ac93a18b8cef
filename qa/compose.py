"""From a ruling to an answer: the short answer first, then cases, conditions, sanctions, conflicts, and the law
behind each.

All sentences are ours (norms) or the law's own (quotes); none is generated. Indonesian, for the public.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.dates import PartialDate
from corpus.model import Answer, Basis, Case, Citation, Confidence, Norm, RuledCase, RuledSanction, Verdict
from corpus.norms import Norms, every_basis
from corpus.reference import Ref
from qa.asks import Settled, unsettled
from qa.cite import Citer
from qa.judge import PERMITTING, Branch, Judge, Ruling
from qa.query import Intent, Query
from qa.sentences import MILDER, REGIME_LABELS, VERDICT_LABELS, day

Cited = tuple[tuple[Ref, Norm | None], ...]
Sections = tuple[tuple[str, tuple[str, ...]], ...]
PENALTIES = "Sanksi"
SECTIONS = (
    *("", "Yang Anda sebut", "Kasus per kasus", "Syarat"),
    *(PENALTIES, "Pelaporan", "Sumber yang berbeda", "Yang mengubah jawaban ini"),
)
MEANT = "Bila yang dimaksud"
MOST_NORMS = 5  # statements shown; the rest of the matter is in cases, sanctions and citations


@dataclass(slots=True)
class _Shelf:
    """The citations of one answer, in the order of first use. It grows, and so does not leave this module."""

    citer: Citer
    on: date
    found: dict[Ref, Citation] = field(default_factory=dict)

    def add(self, bases: Iterable[Basis], norm: Norm | None, on: date | None = None) -> tuple[Ref, ...]:
        """Cite the pinpoints and return their refs; `on` gives the words of another day, never another day's status."""
        refs = []
        for basis in bases:
            if basis.ref not in self.found:
                worded = on if on != self.on else None
                self.found[basis.ref] = self.citer.cite(basis, self.on, norm.id if norm else None, worded=worded)
            refs.append(basis.ref)
        return tuple(dict.fromkeys(refs))

    def marks(self, refs: Iterable[Ref]) -> str:
        """The numbers of citations as they stand in the text: " [1][3]"."""
        numbers = {ref: at for at, ref in enumerate(self.found, 1)}
        marks = "".join(f"[{numbers[ref]}]" for ref in refs)
        return f" {marks}" if marks else ""


@dataclass(frozen=True, slots=True)
class Composer:
    """Writes answers from rulings."""

    norms: Norms
    judge: Judge
    citer: Citer
    subjects: Mapping[str, str]  # the reader's words for subject codes
    settled: Settled = field(default_factory=dict)

    def answer(
        self,
        query: Query,
        ruling: Ruling,
        others: tuple[Ruling, ...] = (),
        *,
        today: date,
        preface: tuple[str, ...] = (),
        cited: Cited = (),
    ) -> Answer:
        """The answer to a question whose conduct has a ruling; `others` are on conducts that may be meant as well,
        `preface` are corrections that come first, `cited` the places that the question names, each with the norm that
        tells what it says.
        """
        shelf = _Shelf(self.citer, query.as_of)
        if ruling.verdict is Verdict.WAJIB and Intent.INFORMASI in query.intents:
            ruling = replace(ruling, verdict=Verdict.INFORMASI)  # a duty asked about is told, not laid on the asker
        statements = self._statements(query, ruling, shelf)
        cases = (*self._cases(query, ruling, shelf), *self._meant(query, others, shelf))
        conditions = self._points(query, ruling, shelf, "conditions")
        sanctions = self._sanctions(query, ruling, shelf, today)
        conflicts = self._conflicts(query, ruling, shelf)
        reports = self._points(query, ruling, shelf, "reports") if _reports(query, self.norms, ruling) else ()
        named = self._named(query, cited, shelf)
        citations = tuple(shelf.found.values())
        caveats = (*self._caveats(query, ruling, citations), *_sanction_caveats(sanctions))
        changes = _unique(change for norm in ruling.norms for change in norm.changes)
        told = ((*preface, *statements), named, _case_lines(cases, shelf), conditions)
        beside = (_penalty_lines(sanctions, shelf), reports, conflicts, changes)
        sections = _ordered(tuple(zip(SECTIONS, (*told, *beside), strict=True)), query)
        return Answer(
            question=query.question,
            as_of=query.as_of,
            verdict=ruling.verdict,
            text=markdown(sections, citations, caveats),
            citations=citations,
            conditions=conditions,
            cases=cases,
            asks=self._asks(query, ruling),
            sanctions=tuple(RuledSanction(s.text, s.citations) for s in sanctions),
            conflicts=conflicts,
            caveats=caveats,
            changes=changes,
            conduct=ruling.conduct,
        )

    def _named(self, query: Query, cited: Cited, shelf: _Shelf) -> tuple[str, ...]:
        """What the places say that the question names and the answer has not cited yet. A whole instrument is told
        also where it supports nothing on that day: its status stands beside it.
        """
        lines = []
        for ref, norm in cited:
            if any(ref.contains(found) or (found.path and found.contains(ref)) for found in shelf.found):
                continue
            bases = tuple(b for b in every_basis(norm) if ref.contains(b.ref)) if norm else (Basis(ref),)
            standing = self.judge.supporting(bases, query)[:1] or (() if ref.path else bases)
            if refs := shelf.add(standing, norm):
                told = norm.statement if norm else self._titled(ref)
                lines.append(f"{told}{shelf.marks(refs)}")
        return tuple(lines)

    def _titled(self, ref: Ref) -> str:
        regulation = self.citer.standing.catalogue.get(ref.regulation)
        return f"{regulation.short}: {regulation.title}."

    def _statements(self, query: Query, ruling: Ruling, shelf: _Shelf) -> tuple[str, ...]:
        lines = []
        for at, norm in enumerate(ruling.norms[:MOST_NORMS]):
            refs = shelf.add(self.judge.supporting(norm.bases, query), norm)
            opening = (
                f"**{VERDICT_LABELS[ruling.verdict]}.** " if at == 0 and ruling.verdict is not Verdict.INFORMASI else ""
            )
            lines.append(f"{opening}{norm.statement}{shelf.marks(refs)}")
        return tuple(lines)

    def _cases(self, query: Query, ruling: Ruling, shelf: _Shelf) -> tuple[RuledCase, ...]:
        by_branch = self._branch_cases(query, ruling, shelf)
        by_norm = [self._case(case, norm, query, shelf) for norm in ruling.norms[:MOST_NORMS] for case in norm.cases]
        return (*by_branch, *(case for case in by_norm if case is not None))

    def _meant(self, query: Query, others: Iterable[Ruling], shelf: _Shelf) -> tuple[RuledCase, ...]:
        """A case for each conduct that may be meant as well, by the norm of it that is nearest; none where that rests
        on what is cited already.
        """
        found = []
        for ruling in others:
            norm, label = ruling.norms[0], self.norms.conducts[ruling.conduct].label
            bases = self.judge.supporting(norm.bases, query)
            if any(basis.ref not in shelf.found for basis in bases):
                found.append(RuledCase(f"{MEANT} “{label}”", ruling.verdict, shelf.add(bases, norm), norm.statement))
        return tuple(found)

    def _branch_cases(self, query: Query, ruling: Ruling, shelf: _Shelf) -> tuple[RuledCase, ...]:
        """A case for each verdict and carrying norm, where there are several; a sentence shown above stays there."""
        groups: dict[tuple[Verdict, str], list[Branch]] = {}
        for branch in ruling.branches:
            groups.setdefault((branch.verdict, branch.norms[0].id), []).append(branch)
        if len(groups) < 2:
            return ()
        above = {norm.id for norm in ruling.norms[:MOST_NORMS]}
        return tuple(self._branch_case(branches, above, query, shelf) for branches in groups.values())

    def _branch_case(self, branches: list[Branch], above: set[str], query: Query, shelf: _Shelf) -> RuledCase:
        carrying = branches[0].norms[0]
        refs = shelf.add(self.judge.supporting(carrying.bases, query), carrying)
        text = "" if carrying.id in above else carrying.statement
        return RuledCase(self._whom(branches), branches[0].verdict, refs, text)

    def _whom(self, branches: list[Branch]) -> str:
        who = dict.fromkeys(self.subjects.get(code, code) for branch in branches for code in branch.subjects)
        which = dict.fromkeys(REGIME_LABELS[code] for branch in branches for code in branch.regimes)
        return f"{', '.join(who)} ({' dan '.join(which)})"

    def _case(self, case: Case, norm: Norm, query: Query, shelf: _Shelf) -> RuledCase | None:
        bases = self.judge.supporting(case.bases, query)
        if case.bases and not bases:
            return None
        return RuledCase(case.when, case.verdict, shelf.add(bases, norm), case.text)

    def _points(self, query: Query, ruling: Ruling, shelf: _Shelf, part: str) -> tuple[str, ...]:
        lines = []
        for norm in ruling.norms[:MOST_NORMS]:
            for point in getattr(norm, part):
                bases = self.judge.supporting(point.bases, query)
                if bases or not point.bases:
                    lines.append(f"{point.text}{shelf.marks(shelf.add(bases, norm))}")
        return _unique(lines)

    def _sanctions(self, query: Query, ruling: Ruling, shelf: _Shelf, today: date) -> "tuple[_Penalty, ...]":
        if ruling.verdict in PERMITTING and Intent.SANKSI not in query.intents:
            return ()  # what may be done has none; what breaking a condition costs is told when asked
        penalties = []
        for norm in ruling.norms:
            for sanction, later in self.judge.sanctions(norm, query, today):
                day_of = today if later else query.as_of
                held = [b for b in sanction.bases if self.judge.standing.supports(b, day_of, query.election)]
                text = f"{MILDER} {sanction.text}" if later else sanction.text
                penalties.append(_Penalty(text, shelf.add(held, norm, day_of), sanction.caveat))
        return tuple({penalty.text: penalty for penalty in penalties}.values())

    def _conflicts(self, query: Query, ruling: Ruling, shelf: _Shelf) -> tuple[str, ...]:
        overruled = []
        for norm in ruling.overruled:
            refs = shelf.add(self.judge.supporting(norm.bases, query), norm)
            overruled.append(f"{norm.statement} Aturan yang lebih tinggi menentukan.{shelf.marks(refs)}")
        return _unique((*self._points(query, ruling, shelf, "conflicts"), *overruled))

    def _asks(self, query: Query, ruling: Ruling) -> tuple[str, ...]:
        conduct = self.norms.conducts[ruling.conduct]
        split = len(ruling.branches) > 1
        who = ("Anda PNS, PPPK, atau bukan ASN?",) if split and not query.subjects else ()
        which = ("Pemilu atau Pilkada?",) if split and not query.regimes else ()
        return _unique((*who, *which, *unsettled(conduct.asks, query, self.settled)))

    def _caveats(self, query: Query, ruling: Ruling, citations: tuple[Citation, ...]) -> tuple[str, ...]:
        lines = []
        if ruling.assumed:
            lines.append("Pertanyaan tidak menyebut siapa pelakunya; dijawab untuk pegawai ASN.")
        if query.whole_year:
            lines.append(f"Hanya tahun yang disebut; dijawab menurut hukum per {day(query.as_of)}.")
        if Intent.CELAH in query.intents:
            lines.append(
                "Netral menjelaskan aturan, tidak membantu mencari celahnya; akun lain atau nama samaran "
                "tidak mengubah aturan."
            )
        lines += [caveat for norm in ruling.norms[:MOST_NORMS] for caveat in norm.caveats]
        if any(norm.confidence is not Confidence.HIGH for norm in ruling.norms[:1]):
            lines.append("Sumber kami untuk aturan ini sekunder; periksa naskah resminya sebelum dipakai.")
        return _unique((*lines, *reading_caveats(query.as_of, citations)))


def _ordered(sections: Sections, query: Query) -> Sections:
    """The sections as they are read: who asks for the sanction has it right behind the short answer."""
    if Intent.SANKSI not in query.intents:
        return sections
    opening, *rest = sections
    return (opening, *(one for one in rest if one[0] == PENALTIES), *(one for one in rest if one[0] != PENALTIES))


def _reports(query: Query, norms: Norms, ruling: Ruling) -> bool:
    """Whether the question asks whom to report to; else the rules of reporting would bury the answer."""
    return Intent.LAPOR in query.intents or norms.conducts[ruling.conduct].area == "pelaporan"


@dataclass(frozen=True, slots=True)
class _Penalty:
    text: str
    citations: tuple[Ref, ...]
    caveat: str


def reading_caveats(as_of: date, citations: Iterable[Citation]) -> tuple[str, ...]:
    """What a reader must know of the citations: later than checked, flagged text."""
    citations = tuple(citations)
    known = [citation.checked_until for citation in citations if citation.checked_until]
    lines = []
    if known and as_of > min(known):
        lines.append(f"Perubahan aturan diperiksa sampai {day(min(known))}; sesudah tanggal itu periksa JDIH.")
    lines += [f"Naskah {c.label} bertanda: {flag.message}" for c in citations for flag in c.flags]
    return _unique(lines)


def markdown(
    sections: Iterable[tuple[str, tuple[str, ...]]], citations: tuple[Citation, ...], caveats: tuple[str, ...]
) -> str:
    """The answer as Markdown: paragraphs first, then a list for each section, the law, and the caveats."""
    parts = []
    for title, lines in sections:
        if lines and title:
            parts.append(f"**{title}**\n" + "\n".join(f"- {line}" for line in lines))
        else:
            parts += lines
    sources = "\n".join(f"{at}. {_source(citation)}" for at, citation in enumerate(citations, 1))
    parts.append(f"**Dasar hukum**\n{sources}")
    if caveats:
        parts.append("**Catatan**\n" + "\n".join(f"- {line}" for line in caveats))
    return "\n\n".join(parts)


def _source(citation: Citation) -> str:
    quote = f" — “{' '.join(citation.quote.split())}”" if citation.quote else ""
    return f"{citation.label} ({citation.text}, {citation.status}){quote}"


def _case_lines(cases: Iterable[RuledCase], shelf: _Shelf) -> tuple[str, ...]:
    return tuple(_case_line(case, shelf) for case in cases)


def _penalty_lines(penalties: "Iterable[_Penalty]", shelf: _Shelf) -> tuple[str, ...]:
    return tuple(f"{penalty.text}{shelf.marks(penalty.citations)}" for penalty in penalties)


def _case_line(case: RuledCase, shelf: _Shelf) -> str:
    text = f" {case.text}" if case.text else ""
    return f"**{case.when}: {VERDICT_LABELS[case.verdict].lower()}.**{text}{shelf.marks(case.citations)}"


def _sanction_caveats(penalties: Iterable[_Penalty]) -> tuple[str, ...]:
    return _unique(penalty.caveat for penalty in penalties if penalty.caveat)


def _unique(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in lines if line))


def since(start: PartialDate | None) -> str:
    """ "sejak 22 September 2022", as precise as the date is known; empty where it is not."""
    if start is None:
        return ""
    return f"sejak {day(start.earliest)}" if start.earliest == start.latest else f"sejak {start}"
