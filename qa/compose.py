"""From a ruling to an answer: the short answer first, then cases, conditions, sanctions, conflicts, and the law
behind each.

All sentences are ours (norms) or the law's own (quotes); none is generated. Indonesian, for the public.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.model import Answer, Basis, Case, Citation, Confidence, Norm, RuledCase, RuledSanction, Verdict
from corpus.norms import Norms, every_basis
from corpus.reference import Ref
from qa.asks import Settled, unsettled
from qa.cite import Citer
from qa.judge import PERMITTING, Branch, Judge, Ruling
from qa.layout import markdown, reading_caveats, unique
from qa.query import Intent, Query
from qa.sentences import MILDER, REGIME_LABELS, VERDICT_LABELS, day
from qa.shelf import Shelf

Cited = tuple[tuple[Ref, Norm | None], ...]
Sections = tuple[tuple[str, tuple[str, ...]], ...]
PENALTIES = "Sanksi"
SECTIONS = (
    *("", "Yang Anda sebut", "Kasus per kasus", "Syarat"),
    *(PENALTIES, "Pelaporan", "Sumber yang berbeda", "Yang mengubah jawaban ini"),
)
MEANT = "Bila yang dimaksud"
MOST_NORMS = 5  # statements shown; the rest of the matter is in cases, sanctions and citations


@dataclass(frozen=True, slots=True)
class Composer:
    """Writes answers from rulings."""

    norms: Norms
    judge: Judge
    citer: Citer
    subjects: Mapping[str, str]  # the reader's words for subject codes
    settled: Settled = field(default_factory=dict)

    def answer(
        self, query: Query, ruling: Ruling, *, today: date, preface: tuple[str, ...] = (), cited: Cited = ()
    ) -> Answer:
        """The answer to a question whose conduct has a ruling, with the conducts that may be meant as well as cases;
        `preface` are corrections that come first, `cited` the places that the question names, each with the norm that
        tells what it says.
        """
        shelf = Shelf(self.citer, query.as_of)
        if _is_told(ruling.verdict, query):
            ruling = replace(ruling, verdict=Verdict.INFORMASI)
        statements = self._statements(query, ruling, shelf)
        cases = (*self._cases(query, ruling, shelf), *self._meant(query, ruling.beside, shelf))
        conditions = self._points(query, ruling, shelf, "conditions")
        sanctions = self._sanctions(query, ruling, shelf, today)
        conflicts = self._conflicts(query, ruling, shelf)
        reports = self._points(query, ruling, shelf, "reports") if _reports(query, self.norms, ruling) else ()
        named = self._named(query, cited, shelf)
        citations = tuple(shelf.found.values())
        caveats = (*self._caveats(query, ruling, citations), *_sanction_caveats(sanctions))
        changes = unique(change for norm in ruling.norms for change in norm.changes)
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

    def _named(self, query: Query, cited: Cited, shelf: Shelf) -> tuple[str, ...]:
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

    def _statements(self, query: Query, ruling: Ruling, shelf: Shelf) -> tuple[str, ...]:
        lines = []
        for at, norm in enumerate(ruling.norms[:MOST_NORMS]):
            refs = shelf.add(self.judge.supporting(norm.bases, query), norm)
            opening = (
                f"**{VERDICT_LABELS[ruling.verdict]}.** " if at == 0 and ruling.verdict is not Verdict.INFORMASI else ""
            )
            lines.append(f"{opening}{norm.statement}{shelf.marks(refs)}")
        return tuple(lines)

    def _cases(self, query: Query, ruling: Ruling, shelf: Shelf) -> tuple[RuledCase, ...]:
        by_branch = self._branch_cases(query, ruling, shelf)
        by_norm = [self._case(case, norm, query, shelf) for norm in ruling.norms[:MOST_NORMS] for case in norm.cases]
        return (*by_branch, *(case for case in by_norm if case is not None))

    def _meant(self, query: Query, others: Iterable[Ruling], shelf: Shelf) -> tuple[RuledCase, ...]:
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

    def _branch_cases(self, query: Query, ruling: Ruling, shelf: Shelf) -> tuple[RuledCase, ...]:
        """A case for each verdict and carrying norm, where there are several; a sentence shown above stays there."""
        groups: dict[tuple[Verdict, str], list[Branch]] = {}
        for branch in ruling.branches:
            groups.setdefault((branch.verdict, branch.norms[0].id), []).append(branch)
        above = {norm.id for norm in ruling.norms[:MOST_NORMS]}
        alike = len({verdict for verdict, _ in groups}) == 1 and all(id in above for _, id in groups)
        if len(groups) < 2 or alike:
            return ()  # one verdict, and every sentence stands above: a case would say nothing more
        return tuple(self._branch_case(branches, above, query, shelf) for branches in groups.values())

    def _branch_case(self, branches: list[Branch], above: set[str], query: Query, shelf: Shelf) -> RuledCase:
        carrying = branches[0].norms[0]
        refs = shelf.add(self.judge.supporting(carrying.bases, query), carrying)
        text = "" if carrying.id in above else carrying.statement
        return RuledCase(self._whom(branches), branches[0].verdict, refs, text)

    def _whom(self, branches: list[Branch]) -> str:
        who = dict.fromkeys(self.subjects.get(code, code) for branch in branches for code in branch.subjects)
        which = dict.fromkeys(REGIME_LABELS[code] for branch in branches for code in branch.regimes)
        return f"{', '.join(who)} ({' dan '.join(which)})"

    def _case(self, case: Case, norm: Norm, query: Query, shelf: Shelf) -> RuledCase | None:
        bases = self.judge.supporting(case.bases, query)
        if case.bases and not bases:
            return None
        return RuledCase(case.when, case.verdict, shelf.add(bases, norm), case.text)

    def _points(self, query: Query, ruling: Ruling, shelf: Shelf, part: str) -> tuple[str, ...]:
        lines = []
        for norm in ruling.norms[:MOST_NORMS]:
            for point in getattr(norm, part):
                bases = self.judge.supporting(point.bases, query)
                if bases or not point.bases:
                    lines.append(f"{point.text}{shelf.marks(shelf.add(bases, norm))}")
        return unique(lines)

    def _sanctions(self, query: Query, ruling: Ruling, shelf: Shelf, today: date) -> "tuple[_Penalty, ...]":
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

    def _conflicts(self, query: Query, ruling: Ruling, shelf: Shelf) -> tuple[str, ...]:
        overruled = []
        for norm in ruling.overruled:
            refs = shelf.add(self.judge.supporting(norm.bases, query), norm)
            overruled.append(f"{norm.statement} Aturan yang lebih tinggi menentukan.{shelf.marks(refs)}")
        return unique((*self._points(query, ruling, shelf, "conflicts"), *overruled))

    def _asks(self, query: Query, ruling: Ruling) -> tuple[str, ...]:
        conduct = self.norms.conducts[ruling.conduct]
        split = len(ruling.branches) > 1
        who = ("Anda PNS, PPPK, atau bukan ASN?",) if split and not query.subjects else ()
        which = ("Pemilu atau Pilkada?",) if split and not query.regimes else ()
        return unique((*who, *which, *unsettled(conduct.asks, query, self.settled)))

    def _caveats(self, query: Query, ruling: Ruling, citations: tuple[Citation, ...]) -> tuple[str, ...]:
        lines = []
        if ruling.assumed and ruling.verdict is not Verdict.INFORMASI:
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
        return unique((*lines, *reading_caveats(query.as_of, citations)))


def _ordered(sections: Sections, query: Query) -> Sections:
    """The sections as they are read: who asks for the sanction has it right behind the short answer."""
    if Intent.SANKSI not in query.intents:
        return sections
    opening, *rest = sections
    return (opening, *(one for one in rest if one[0] == PENALTIES), *(one for one in rest if one[0] != PENALTIES))


def _is_told(verdict: Verdict, query: Query) -> bool:
    """Whether a duty, or what may be done on conditions, is asked about: when, by whom, how; then it is told, not laid
    on the asker.
    """
    if verdict is Verdict.WAJIB and Intent.SANKSI in query.intents:
        return Intent.KEWAJIBAN not in query.intents
    if Intent.INFORMASI not in query.intents:
        return False
    return verdict is Verdict.WAJIB or (verdict is Verdict.BOLEH_BERSYARAT and Intent.IZIN not in query.intents)


def _reports(query: Query, norms: Norms, ruling: Ruling) -> bool:
    """Whether the question asks whom to report to; else the rules of reporting would bury the answer."""
    return Intent.LAPOR in query.intents or norms.reporting(ruling.conduct)


@dataclass(frozen=True, slots=True)
class _Penalty:
    text: str
    citations: tuple[Ref, ...]
    caveat: str


def _case_lines(cases: Iterable[RuledCase], shelf: Shelf) -> tuple[str, ...]:
    return tuple(_case_line(case, shelf) for case in cases)


def _penalty_lines(penalties: "Iterable[_Penalty]", shelf: Shelf) -> tuple[str, ...]:
    return tuple(f"{penalty.text}{shelf.marks(penalty.citations)}" for penalty in penalties)


def _case_line(case: RuledCase, shelf: Shelf) -> str:
    text = f" {case.text}" if case.text else ""
    return f"**{case.when}: {VERDICT_LABELS[case.verdict].lower()}.**{text}{shelf.marks(case.citations)}"


def _sanction_caveats(penalties: Iterable[_Penalty]) -> tuple[str, ...]:
    return unique(penalty.caveat for penalty in penalties if penalty.caveat)
