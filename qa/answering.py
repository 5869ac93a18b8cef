"""The way from a question to a checked answer: understand, look up or match, judge, compose, check."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from corpus.model import Abstention, Answer, AnswerStatus, Reason
from corpus.norms import Norms
from corpus.reach import Reach
from corpus.reference import Ref
from corpus.scope import OutsideTopic
from qa.check import checked
from qa.choosing import Candidates, Chooser
from qa.compose import Composer
from qa.focus import focused, told
from qa.judge import Judge, NoRule, Ruling, as_duty
from qa.lookup import Lookup
from qa.premises import Premises
from qa.query import Intent, Query
from qa.understand import Understanding, followed
from qa.who import ANYBODY

Reply = Answer | Abstention
NOT_FORBIDDEN = (
    "Tidak ditemukan bukan berarti tidak dilarang. Tuliskan perbuatannya lebih rinci (apa, oleh siapa, dalam pemilihan "
    "yang mana, kapan), atau tanyakan tertulis kepada PPK atau Bawaslu."
)
_STATUS = {
    Reason.DI_LUAR_CAKUPAN: AnswerStatus.OUT_OF_SCOPE,
    Reason.TIDAK_DIATUR: AnswerStatus.INSUFFICIENT,
    Reason.NASKAH_TIDAK_ADA: AnswerStatus.INSUFFICIENT,
}
LONG = 6  # ideas: a longer question asks about a conduct, though it wants the words of a place that our norms know
SHORT = 4  # ideas: a longer question that cites a law and says "jelaskan" asks about a conduct under it
ROLES = frozenset({"bawaslu", "penyelenggara", "peserta"})  # who asks about civil servants, or draws them in
WORDED = frozenset({Intent.KUTIP, Intent.BUNYI})  # what a text says is wanted
MOST_PLACES = 3  # that a look-up tells
MOST_ASKED = 2  # conducts asked back where none is sure
MOST_NEAR = 2  # conducts offered beside an answer


@dataclass(frozen=True, slots=True)
class Assistant:
    """Everything needed to answer; built once by `qa.assistant.build`."""

    understanding: Understanding
    chooser: Chooser
    norms: Norms
    judge: Judge
    composer: Composer
    lookup: Lookup
    premises: Premises
    outside: Mapping[str, OutsideTopic]
    reach: Mapping[str, Reach]

    def ask(
        self, question: str, *, as_of: date | None, today: date, before: Query | None = None
    ) -> tuple[Reply, Query]:
        """The answer, and the query as understood (for a follow-up to inherit from)."""
        query = self.understanding.query(question, as_of=as_of or today, fixed=as_of is not None)
        query = self.premises.grounded(query)
        preface = self.premises.corrections(query)
        looked = self._checked(self._looked_up(query, preface)) if self._looks_up(query) else None
        if looked is not None and not (isinstance(looked, Abstention) and self.premises.misquoted(query)):
            return looked, query
        if Intent.NASKAH in query.intents and query.intents & WORDED and not self._cited(query):
            return self.lookup.unknown(query, preface), query
        query = self._reached(query)
        acting = [
            code for code in query.subjects if code not in self.understanding.who.objects or self.judge.serves(code)
        ]
        if Intent.PARTISAN in query.intents and not acting and not query.mentions:
            return self._partisan(query), query
        if before is not None and before.conduct and self.understanding.follows(query):
            query = followed(query, before)
            return self._ruled(query, self.judge.rule(query.conduct, query), preface, today), query
        found = self.chooser.candidates(query, self._cited(query))
        if (ruling := self._ruling(query, found)) is not None:
            query = replace(query, conduct=ruling.conduct)
            reply = self._ruled(query, ruling, preface, today, beside=self._tied(query, found, ruling))
            if isinstance(reply, Answer):
                reply = replace(reply, near=self._near(found, ruling.conduct))
            return reply, query
        if any(ref.path and self.norms.at(ref) for ref in self._cited(query)):
            return self._checked(self._looked_up(query, preface)), query
        return looked or self._declined(query, found, preface), query

    def _checked(self, reply: Reply) -> Reply:
        if isinstance(reply, Abstention):
            return reply
        return checked(reply, self.judge.standing, self.norms)

    # --- look-ups ----------------------------------------------------------------------------------------------

    def _looks_up(self, query: Query) -> bool:
        """Whether the question is about a cited text itself and not about a conduct."""
        if not any(mention.regulation or mention.candidates for mention in query.mentions):
            return False
        places = [ref for ref in self._cited(query) if ref.path]
        if query.intents & WORDED and places and (len(query.matter) <= LONG or not self._carried(places)):
            return True
        if Intent.BUNYI in query.intents and not self._held(query):
            return True
        if len(query.matter) <= 1:
            return not query.subjects
        wanted = query.intents & {*WORDED, Intent.ISI, Intent.BERLAKU} and Intent.SANKSI not in query.intents
        return bool(wanted) and len(query.matter) <= SHORT

    def _carried(self, places: Iterable[Ref]) -> bool:
        """Whether a norm of ours rests on one of the places, or on its article."""
        return any(self.norms.at(ref) or self.norms.at(ref.article) for ref in places)

    def _held(self, query: Query) -> bool:
        """Whether the text of a cited instrument is held, or a norm of ours knows a place in it."""
        cited = self._cited(query)
        return any(self.norms.inside(ref) or self.lookup.citer.standing.texts.holds(ref.regulation) for ref in cited)

    def _cited(self, query: Query) -> tuple[Ref, ...]:
        """The places and instruments that the question cites, as meant."""
        found = (ref for mention in query.mentions for ref in self.premises.meant(mention, query))
        return tuple(dict.fromkeys(found))

    def _looked_up(self, query: Query, preface: tuple[str, ...]) -> Reply:
        meant = self._cited(query)
        if not meant:
            return self.lookup.unknown(query, preface)
        relevance = self.chooser.matcher.rules.relevance(query)
        places = [ref for ref in meant if ref.path]
        if places or query.intents & {*WORDED, Intent.ISI}:
            return self.lookup.provision(query, (places or meant[:1])[:MOST_PLACES], preface, relevance=relevance)
        return self.lookup.regulation(query, meant[0].regulation, preface)

    def _reached(self, query: Query) -> Query:
        """The query with what the instruments it cites say of whom and which election it asks about, where it leaves
        that out: PP 94/2021 binds PNS alone, UU Pemilu speaks of Pemilu alone.
        """
        reached = ((ref, self.reach.get(ref.regulation, Reach())) for ref in self._cited(query))
        reaches = [reach for ref, reach in reached if not reach.institution(ref)]
        regimes = {reach.regime for reach in reaches}
        bound = {reach.binds[:1] for reach in reaches if self.judge.alone(reach.binds)}
        return replace(
            query,
            regimes=query.regimes or (tuple(regimes) if len(regimes) == 1 and "" not in regimes else ()),
            subjects=query.subjects or (bound.pop() if len(bound) == 1 else ()),
        )

    # --- conducts ----------------------------------------------------------------------------------------------

    def _ruling(self, query: Query, found: Candidates) -> Ruling | NoRule | None:
        """The ruling on the best conduct that passes the gate; on the first near it that has one, or on what covers it,
        where it has none for whom and when the query asks. None where the question lies outside or no conduct passes.
        """
        if found.away or not found.passed:
            return None
        first = self.judge.rule(found.inside[0].topic.id, query)
        if isinstance(first, Ruling):
            return first
        others = (self.judge.rule(m.topic.id, query) for m in found.within(self.chooser.gate.near)[1:])
        ruled = (ruling for ruling in others if isinstance(ruling, Ruling) and self._named(ruling, query))
        return next(ruled, None) or self.judge.covering(first, query) or self._without_role(first, query)

    def _without_role(self, missing: NoRule, query: Query) -> Ruling | NoRule:
        """The ruling for civil servants, where those named only have to do with it: who watches, or takes part."""
        if not query.subjects or not set(query.subjects) <= ROLES:
            return missing
        return self.judge.rule(missing.conduct, replace(query, subjects=()))

    def _named(self, ruling: Ruling, query: Query) -> bool:
        """Whether a norm names those asked about or a group of theirs. What binds everybody is on other matters (who
        may vote), so by that no topic stands in for another.
        """
        asked = frozenset(chain.from_iterable(self.judge.groups.get(code, {code}) for code in query.subjects))
        return not asked or any((asked - {ANYBODY}) & set(norm.subjects) for norm in ruling.norms)

    def _tied(self, query: Query, found: Candidates, chosen: Ruling | NoRule) -> Ruling | None:
        """The ruling on the conduct that fits hardly worse than the best: either may be meant."""
        first, second = found.inside[0], found.inside[1]
        if chosen.conduct != first.topic.id or first.score - second.score >= self.chooser.gate.tied:
            return None
        ruling = self.judge.rule(second.topic.id, query)
        return ruling if isinstance(ruling, Ruling) and self._named(ruling, query) else None

    def _near(self, found: Candidates, chosen: str) -> tuple[str, ...]:
        """The conducts that fit nearly as well: of two the second is meant often enough to be offered."""
        close = (match.topic.id for match in found.within(self.chooser.gate.close))
        return tuple(f"{self._label(id)}?" for id in [id for id in close if id != chosen][:MOST_NEAR])

    def _ruled(
        self,
        query: Query,
        ruling: Ruling | NoRule,
        preface: tuple[str, ...],
        today: date,
        *,
        beside: Ruling | None = None,
    ) -> Reply:
        if isinstance(ruling, NoRule):
            return self._no_rule(query, ruling, preface)
        relevance = self.chooser.matcher.rules.relevance(query)
        near, *others = (as_duty(focused(each, relevance), query) for each in (ruling, beside) if each)
        if ruling.instead:
            label = self._label(ruling.instead)
            preface = (*preface, f"Tidak ada aturan tersendiri tentang “{label}” bagi mereka; ini yang mencakupnya.")
        cited = told(self.norms, self._cited(query), relevance)
        return self._checked(self.composer.answer(query, near, tuple(others), today=today, preface=preface, cited=cited))

    # --- declining ---------------------------------------------------------------------------------------------

    def _partisan(self, query: Query) -> Abstention:
        text = (
            "Netral tidak menilai calon, partai, atau peluang menang, dan tidak membantu kampanye siapa pun. "
            "Yang dapat dijawab: apa yang boleh dan dilarang bagi ASN dan aparat. Tuliskan perbuatannya."
        )
        return _abstention(query, AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, (text,))

    def _no_rule(self, query: Query, ruling: NoRule, preface: tuple[str, ...]) -> Abstention:
        conduct = f"“{self._label(ruling.conduct)}” bagi subjek dan pemilihan yang ditanyakan pada hari itu"
        lines = (*preface, f"Kami tidak menemukan aturan tentang {conduct}.", NOT_FORBIDDEN)
        return _abstention(query, AnswerStatus.INSUFFICIENT, Reason.TIDAK_DIATUR, lines)

    def _label(self, conduct: str) -> str:
        return self.norms.conducts[conduct].label

    def _declined(self, query: Query, found: Candidates, preface: tuple[str, ...]) -> Abstention:
        if found.away and found.outside is not None:
            topic = self.outside[found.outside.topic.id]
            return _abstention(query, _STATUS[topic.reason], topic.reason, (*preface, topic.next_step))
        if not self.chooser.near_domain(query):
            text = (
                "Pertanyaan ini di luar cakupan Netral, yang hanya menjawab netralitas ASN dan aparat dalam Pemilu dan "
                "Pilkada. Tanyakan kepada instansi yang mengurus hal itu."
            )
            return _abstention(query, AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, (*preface, text))
        return self._insufficient(query, found, preface)

    def _insufficient(self, query: Query, found: Candidates, preface: tuple[str, ...]) -> Abstention:
        asks = tuple(f"{self._label(match.topic.id)}?" for match in found.inside[:MOST_ASKED])
        lines = (
            *preface,
            "Kami tidak menemukan aturan yang menjawab pertanyaan ini dengan pasti.",
            NOT_FORBIDDEN,
        )
        return _abstention(query, AnswerStatus.INSUFFICIENT, Reason.TIDAK_DIATUR, lines, asks)


def _abstention(
    query: Query, status: AnswerStatus, reason: Reason, lines: tuple[str, ...], asks: tuple[str, ...] = ()
) -> Abstention:
    return Abstention(query.question, query.as_of, status, reason, "\n\n".join(lines), asks=asks)
