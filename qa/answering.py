"""The way from a question to a checked answer: understand, look up or match, judge, compose, check."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from corpus.model import Abstention, Answer, AnswerStatus, Reason
from corpus.norms import Norms
from corpus.reach import Reach
from corpus.reference import Ref
from corpus.scope import OutsideTopic
from qa.check import checked
from qa.compose import Composer
from qa.focus import focused, told
from qa.judge import Judge, NoRule, Ruling
from qa.lookup import Lookup
from qa.matching import Match, Matcher
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
SHORT = 4  # ideas: a longer question that cites a law and says "jelaskan" asks about a conduct under it
WORDED = frozenset({Intent.KUTIP, Intent.BUNYI})  # what a text says is wanted
MOST_NEAR = 2  # conducts offered beside an answer
MANY = 40  # topics that are compared where a cited place may lift one


@dataclass(frozen=True, slots=True)
class Gate:
    """When a match is good enough; found by measurement (evals/matching.py), see docs/decisions."""

    score: float = 5.5  # below this no topic is taken (standardised over the topics)
    covered: float = 0.12  # below this share of known ideas no topic is taken, however near the vectors
    foreign: float = 0.3  # the same for a question without a word of elections or neutrality
    cited: float = 2.5  # what a topic gains where its norms carry a place that the question cites
    named: float = 0.8  # what it gains where one of its norms names the subject asked about
    outside: float = 0.3  # how likely it must be that a question lies outside, for it to be declined; see docs/decisions
    ahead: float = 0.7  # what a topic outside the scope must be ahead by, for declining wrongly leaves somebody alone
    counts: float = 2.5  # what one gains where figures, contacts, names or dates are wanted, which no law has
    fitting: float = 6.0  # from this score on one outside fits in itself, whatever a conduct scores by a rare word
    knowing: float = 0.2  # by which share more of the question's ideas it must know than that conduct, to be taken
    close: float = 0.75  # a topic of at least this share of the best score is offered beside the answer
    near: float = 0.6  # a topic of at least this share of the best score may stand in where the best has no rule


@dataclass(frozen=True, slots=True)
class Assistant:
    """Everything needed to answer; built once by `qa.assistant.build`."""

    understanding: Understanding
    matcher: Matcher
    norms: Norms
    judge: Judge
    composer: Composer
    lookup: Lookup
    premises: Premises
    outside: Mapping[str, OutsideTopic]
    reach: Mapping[str, Reach]
    domain: frozenset[str]  # ideas that show a question to be about neutrality at all
    gate: Gate = Gate()

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
        matches = self._matched(query)
        if (ruling := self._ruling(query, matches)) is not None:
            query = replace(query, conduct=ruling.conduct)
            reply = self._ruled(query, ruling, preface, today)
            if isinstance(reply, Answer):
                reply = replace(reply, near=self._near(matches, ruling.conduct))
            return reply, query
        if any(ref.path and self.norms.at(ref) for ref in self._cited(query)):
            return self._checked(self._looked_up(query, preface)), query
        return looked or self._declined(query, matches, preface), query

    def _checked(self, reply: Reply) -> Reply:
        if isinstance(reply, Abstention):
            return reply
        return checked(reply, self.judge.standing, self.norms)

    # --- look-ups ----------------------------------------------------------------------------------------------

    def _looks_up(self, query: Query) -> bool:
        """Whether the question is about a cited text itself and not about a conduct."""
        if not any(mention.regulation or mention.candidates for mention in query.mentions):
            return False
        placed = any(mention.places for mention in query.mentions)
        if (query.intents & WORDED and placed) or (Intent.BUNYI in query.intents and not self._held(query)):
            return True
        if len(query.matter) <= 1:
            return not query.subjects
        wanted = query.intents & {*WORDED, Intent.ISI, Intent.BERLAKU} and Intent.SANKSI not in query.intents
        return bool(wanted) and len(query.matter) <= SHORT

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
        relevance = self.matcher.rules.relevance(query)
        places = [ref for ref in meant if ref.path]
        if places or query.intents & {*WORDED, Intent.ISI}:
            return self.lookup.provision(query, (places or meant)[0], preface, relevance=relevance)
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

    def _matched(self, query: Query) -> tuple[Match, ...]:
        """The topics that fit; those whose norms carry a cited place first, and none outside where one is cited."""
        if not query.ideas:
            return ()
        cited = self._cited(query)
        placed = {norm.id: norm for ref in cited for norm in self.norms.at(ref) or self.norms.at(ref.article)}
        carrying = Counter(norm.conduct for norm in placed.values())
        lifted = (replace(m, score=m.score + self._lift(m, carrying, query)) for m in self.matcher.match(query, MANY))
        return tuple(sorted((m for m in lifted if not (carrying and m.topic.outside)), key=lambda m: -m.score))

    def _lift(self, match: Match, carrying: Mapping[str, int], query: Query) -> float:
        """What a topic gains by norms that carry a cited place (by their share) or name the subject asked about."""
        if match.topic.outside:
            return (self.gate.counts if Intent.DATA in query.intents else 0.0) - self.gate.ahead
        norms = self.norms.of(match.topic.id)
        named = any(set(query.subjects) & set(norm.subjects) for norm in norms)
        share = carrying.get(match.topic.id, 0) / len(norms) if norms else 0.0
        return self.gate.cited * ((share > 0) + share) + self.gate.named * named

    def _ruling(self, query: Query, matches: tuple[Match, ...]) -> Ruling | NoRule | None:
        """The ruling on the best topic that passes the gate; on the first near it that has one, where it has none for
        whom and when the query asks. None where no topic inside the scope passes.
        """
        if self.matcher.learned is not None and self._elsewhere(query, matches) is None: matches=tuple(m for m in matches if not m.topic.outside)
        best = matches[0] if matches and self._passes(matches[0]) else None
        if best is None or self._elsewhere(query, matches) is not None or self._foreign(query, matches):
            return None
        near = [m for m in matches if not m.topic.outside and m.score >= self.gate.near * best.score]
        first = self.judge.rule(best.topic.id, query)
        others = (self.judge.rule(match.topic.id, query) for match in near[1:])
        standing_in = (ruling for ruling in others if not isinstance(ruling, NoRule) and self._named(ruling, query))
        ruled = (ruling for ruling in chain((first,), standing_in) if not isinstance(ruling, NoRule))
        return next(ruled, first)

    def _named(self, ruling: Ruling, query: Query) -> bool:
        """Whether a norm names those asked about or a group of theirs. What binds everybody is on other matters (who
        may vote), so by that no topic stands in for another.
        """
        asked = frozenset(chain.from_iterable(self.judge.groups.get(code, {code}) for code in query.subjects))
        return not asked or any((asked - {ANYBODY}) & set(norm.subjects) for norm in ruling.norms)

    def _near(self, matches: tuple[Match, ...], chosen: str) -> tuple[str, ...]:
        """The conducts that fit nearly as well: of two the second is meant often enough to be offered."""
        close = (m for m in matches if m.score >= self.gate.close * matches[0].score and not m.topic.outside)
        others = [m.topic.id for m in close if m.topic.id != chosen]
        return tuple(f"{self.norms.conducts[id].label}?" for id in others[:MOST_NEAR])

    def _passes(self, match: Match) -> bool:
        return match.score >= self.gate.score and match.covered >= self.gate.covered

    def _ruled(self, query: Query, ruling: Ruling | NoRule, preface: tuple[str, ...], today: date) -> Reply:
        if isinstance(ruling, NoRule):
            return self._no_rule(query, ruling, preface)
        relevance = self.matcher.rules.relevance(query)
        near = focused(ruling, relevance)
        cited = told(self.norms, self._cited(query), relevance)
        return self._checked(self.composer.answer(query, near, today=today, preface=preface, cited=cited))

    # --- declining ---------------------------------------------------------------------------------------------

    def _partisan(self, query: Query) -> Abstention:
        text = (
            "Netral tidak menilai calon, partai, atau peluang menang, dan tidak membantu kampanye siapa pun. "
            "Yang dapat dijawab: apa yang boleh dan dilarang bagi ASN dan aparat. Tuliskan perbuatannya."
        )
        return _abstention(query, AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, (text,))

    def _no_rule(self, query: Query, ruling: NoRule, preface: tuple[str, ...]) -> Abstention:
        label = self.norms.conducts[ruling.conduct].label
        lines = (
            *preface,
            f"Kami tidak menemukan aturan tentang “{label}” bagi subjek dan pemilihan yang ditanyakan pada hari itu.",
            NOT_FORBIDDEN,
        )
        return _abstention(query, AnswerStatus.INSUFFICIENT, Reason.TIDAK_DIATUR, lines)

    def _declined(self, query: Query, matches: tuple[Match, ...], preface: tuple[str, ...]) -> Abstention:
        outside = self._elsewhere(query, matches)
        if outside is None and matches and self._foreign(query, matches):
            outside = next((m for m in matches if m.topic.outside), None)
        if outside is not None:
            topic = self.outside[outside.topic.id]
            return _abstention(query, _STATUS[topic.reason], topic.reason, (*preface, topic.next_step))
        if not self._near_domain(query):
            text = (
                "Pertanyaan ini di luar cakupan Netral, yang hanya menjawab netralitas ASN dan aparat dalam Pemilu dan "
                "Pilkada. Tanyakan kepada instansi yang mengurus hal itu."
            )
            return _abstention(query, AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, (*preface, text))
        return self._insufficient(query, matches, preface)

    def _insufficient(self, query: Query, matches: tuple[Match, ...], preface: tuple[str, ...]) -> Abstention:
        near = [m.topic.id for m in matches[:3] if not m.topic.outside]
        asks = tuple(self.norms.conducts[id].label + "?" for id in near)
        lines = (
            *preface,
            "Kami tidak menemukan aturan yang menjawab pertanyaan ini dengan pasti.",
            NOT_FORBIDDEN,
        )
        return _abstention(query, AnswerStatus.INSUFFICIENT, Reason.TIDAK_DIATUR, lines, asks)

    def _elsewhere(self, query, matches: tuple[Match, ...]) -> Match | None:
        """The best topic outside, where it is the best of all, or fits well and knows clearly more of the question than
        the best conduct: that one's higher score is owed to a rare word ("alamat kantor Bawaslu").
        """
        outside = next((m for m in matches if m.topic.outside), None)
        if outside is None: return None
        if self.matcher.learned is not None:
            p=self.matcher.outside(query)
            if Intent.DATA in query.intents: p=p*4/(1+3*p)
            return outside if p>self.gate.outside else None
        if outside is matches[0]:
            return outside
        knows_more = outside.covered - matches[0].covered > self.gate.knowing
        return outside if outside.score >= self.gate.fitting and knows_more else None

    def _foreign(self, query: Query, matches: tuple[Match, ...]) -> bool:
        """Whether no word of elections or neutrality is there and the best conduct is hardly known by the question."""
        if self._near_domain(query) or any(mention.regulation for mention in query.mentions):
            return False
        outside = max((m.score for m in matches if m.topic.outside), default=0.0)
        return matches[0].covered < self.gate.foreign or outside >= self.gate.near * matches[0].score

    def _near_domain(self, query: Query) -> bool:
        return bool(self.domain & set(query.matter)) or bool(query.regimes) or bool(query.stages)


def _abstention(
    query: Query, status: AnswerStatus, reason: Reason, lines: tuple[str, ...], asks: tuple[str, ...] = ()
) -> Abstention:
    return Abstention(query.question, query.as_of, status, reason, "\n\n".join(lines), asks=asks)
