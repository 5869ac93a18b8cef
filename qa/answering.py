"""The way from a question to a checked answer: understand, look up or match, judge, compose, check."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from corpus.model import Abstention, Answer, Verdict
from corpus.norms import Norms
from corpus.reach import Reach
from corpus.reference import Ref
from qa.check import checked
from qa.choosing import Candidates, Chooser
from qa.compose import Composer
from qa.declining import Decliner
from qa.figures import Figures
from qa.focus import INFORMING, focused, told
from qa.judge import PERMITTING, Judge, NoRule, Ruling, as_duty
from qa.lookup import Lookup
from qa.narrow import Narrowing
from qa.premises import Premises
from qa.query import Intent, Query
from qa.rules import said
from qa.understand import Understanding, followed
from qa.who import ANYBODY

Reply = Answer | Abstention
BODY = ("isi",)  # all that a circular says, as a place
LONG = 6  # ideas: a longer question asks about a conduct, though it wants the words of a place that our norms know
SHORT = 4  # ideas: a longer question that cites a law and says "jelaskan" asks about a conduct under it
ROLES = frozenset({"bawaslu", "penyelenggara", "peserta"})  # who asks about civil servants, or draws them in
WORDED = frozenset({Intent.KUTIP, Intent.BUNYI})  # what a text says is wanted
TOLD = frozenset({*WORDED, Intent.ISI})  # the same, or what it says in short
MOST_PLACES = 3  # that a look-up tells
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
    decliner: Decliner
    figures: Figures
    narrowing: Narrowing

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
        if self._of_text_alone(query):
            return self.lookup.unheld(query, self._cited(query), preface), query
        query = self._reached(query)
        acting = [
            code for code in query.subjects if code not in self.understanding.who.objects or self.judge.serves(code)
        ]
        if Intent.PARTISAN in query.intents and not acting and not query.mentions:
            return self.decliner.partisan(query), query
        if before is not None and before.conduct and self.understanding.follows(query):
            query = followed(query, before)
            return self._ruled(query, self.judge.rule(query.conduct, query), preface, today), query
        found = self.chooser.candidates(query, self._cited(query))
        if query.dated and found.inside and self.norms.conducts[found.inside[0].topic.id].transitional:
            query = replace(query, as_of=as_of or today, dated=False, whole_year=False, election="")
            preface = self.premises.corrections(query)
        if (ruling := self._ruling(query, found)) is not None:
            beside = self._tied(query, found, ruling)
            reply = self._ruled(query, ruling, preface, today, beside=beside)
            query = replace(query, conduct=reply.conduct if isinstance(reply, Answer) else ruling.conduct)
            if isinstance(reply, Answer):
                answered = {ruling.conduct, *([beside.conduct] if beside else [])}
                reply = replace(reply, near=self._near(found, answered))
            return reply, query
        if any(ref.path and self.norms.at(ref) for ref in self._cited(query)):
            return self._checked(self._looked_up(query, preface)), query
        if looked is None and self._wanted(query) and self._cited(query) and not found.away:
            looked = self._checked(self._looked_up(query, preface))
        return looked or self.decliner.declined(query, found, preface), query

    def _checked(self, reply: Reply) -> Reply:
        if isinstance(reply, Abstention):
            return reply
        return checked(reply, self.judge.standing, self.norms)

    def _of_text_alone(self, query: Query) -> bool:
        """Whether the words of an instrument are wanted, or parts that no digest has, of which no text is held."""
        if Intent.BAGIAN in query.intents and query.intents & TOLD:
            return not any(self.lookup.citer.standing.texts.holds(ref.regulation) for ref in self._cited(query))
        if query.mentions and (query.parts or query.intents & WORDED) and not self._digested(query):
            return True
        return Intent.NASKAH in query.intents and bool(query.intents & WORDED) and not self._held(query)

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
        return self._wanted(query) and len(query.matter) <= SHORT and len(self._besides(query)) <= 1

    def _wanted(self, query: Query) -> bool:
        """Whether it is wanted what a cited instrument says, or whether it is in force."""
        return bool(query.intents & {*TOLD, Intent.BERLAKU}) and Intent.SANKSI not in query.intents

    def _besides(self, query: Query) -> set[str]:
        """Whom and what a question names besides what the titles of the cited instruments do: by two such it asks about
        a conduct under them ("setelah UU 3/2024 masih dilarang kades ikut kampanye?").
        """
        catalogue = self.lookup.citer.standing.catalogue
        titles = (catalogue.get(ref.regulation).title for ref in self._cited(query))
        return set(query.ideas) - {idea for title in titles for idea in self.understanding.read(title)}

    def _carried(self, places: Iterable[Ref]) -> bool:
        """Whether a norm of ours rests on one of the places, or on its article."""
        return any(self.norms.at(ref) or self.norms.at(ref.article) for ref in places)

    def _held(self, query: Query) -> bool:
        """Whether the text of a cited instrument is held, or a norm of ours knows a place in it."""
        cited = self._cited(query)
        return any(self.norms.inside(ref) or self.lookup.citer.standing.texts.holds(ref.regulation) for ref in cited)

    def _digested(self, query: Query) -> bool:
        """Whether the text of a cited instrument is held, or we know what is in it."""
        cited, texts = [ref.regulation for ref in self._cited(query)], self.lookup.citer.standing.texts
        return any(self.lookup.digested(id) or texts.holds(id) for id in cited)

    def _cited(self, query: Query) -> tuple[Ref, ...]:
        """The places and instruments that the question cites, as meant."""
        found = (ref for mention in query.mentions for ref in self.premises.meant(mention, query))
        return tuple(dict.fromkeys(map(self._known, found)))

    def _known(self, ref: Ref) -> Ref:
        """The place; where it is all that a circular says ("apa isi SE ..."), the circular."""
        return Ref(ref.regulation) if ref.path == BODY and not self.norms.at(ref) else ref

    def _looked_up(self, query: Query, preface: tuple[str, ...]) -> Reply:
        meant = self._cited(query)
        if not meant:
            return self.lookup.unknown(query, preface)
        relevance = self.chooser.matcher.rules.relevance(query)
        places = [ref for ref in meant if ref.path]
        if places or query.intents & TOLD:
            return self.lookup.provision(query, (places or meant[:1])[:MOST_PLACES], preface, relevance=relevance)
        return self.lookup.regulation(query, meant[0].regulation, preface)

    def _reached(self, query: Query) -> Query:
        """The query with what the instruments it cites say of whom and which election it asks about, where it leaves
        that out: PP 94/2021 binds PNS alone, UU Pemilu speaks of Pemilu alone.
        """
        reached = ((ref, self.narrowing.reach.get(ref.regulation, Reach())) for ref in self._cited(query))
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
        if isinstance(told := self._of_institutions(first, query), Ruling):
            return told
        others = (self.judge.rule(m.topic.id, query) for m in found.within(self.chooser.gate.near)[1:])
        ruled = (ruling for ruling in others if isinstance(ruling, Ruling) and self._named(ruling, query))
        return next(ruled, None) or self.judge.covering(first, query) or self._without_role(first, query)

    def _of_institutions(self, missing: NoRule, query: Query) -> Ruling | NoRule:
        """The ruling for whom its norms speak to, where they only tell how institutions work: whoever is named then is
        whom they deal with ("kami menemukan sekdes ikut kampanye, rekomendasinya ke mana?").
        """
        informing = all(norm.modality in INFORMING and ROLES & set(norm.subjects) for norm in missing.near)
        return self.judge.rule(missing.conduct, replace(query, subjects=())) if informing else missing

    def _without_role(self, missing: NoRule, query: Query) -> Ruling | NoRule:
        """The ruling for civil servants, where those named only have to do with it: who watches, or takes part."""
        if not query.subjects or not set(query.subjects) <= ROLES:
            return missing
        return self.judge.rule(missing.conduct, replace(query, subjects=()))

    def _named(self, ruling: Ruling, query: Query) -> bool:
        """Whether a norm names those asked about or a group of theirs. What binds everybody is on other matters (who
        may vote), so by that no topic stands in for another, but whoever asks how to report is anybody.
        """
        if Intent.LAPOR in query.intents and self.norms.reporting(ruling.conduct):
            return True
        asked = frozenset(chain.from_iterable(self.judge.groups.get(code, {code}) for code in query.subjects))
        return not asked or any((asked - {ANYBODY}) & set(norm.subjects) for norm in ruling.norms)

    def _tied(self, query: Query, found: Candidates, chosen: Ruling | NoRule) -> Ruling | None:
        """The ruling on the conduct that fits hardly worse than the best: either may be meant."""
        first, *others = found.inside
        apart = self.norms.conducts[first.topic.id].apart
        others = [match for match in others[: len(apart) + 1] if match.topic.id not in apart]
        near = [match for match in others[:1] if first.score - match.score < self.chooser.gate.tied]
        if not near or chosen.conduct != first.topic.id:
            return None
        ruling = self.judge.rule(near[0].topic.id, query)
        return ruling if isinstance(ruling, Ruling) and self._named(ruling, query) else None

    def _near(self, found: Candidates, answered: Container[str]) -> tuple[str, ...]:
        """The conducts that fit nearly as well: of two the second is meant often enough to be offered."""
        close = (match.topic.id for match in found.within(self.chooser.gate.close))
        others = [id for id in close if id not in answered][:MOST_NEAR]
        return tuple(f"{self.decliner.label(id)}?" for id in others)

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
            return self.decliner.no_rule(query, ruling, preface)
        relevance = self.chooser.matcher.rules.relevance(query)
        near, *others = (as_duty(focused(each, relevance), query) for each in (ruling, beside) if each)
        if others and others[0].verdict is Verdict.DILARANG and near.verdict in PERMITTING:
            near, others = others[0], [near]  # either may be meant, and the stricter must not be told as an aside
        if ruling.instead:
            label = self.decliner.label(ruling.instead)
            preface = (*preface, f"Tidak ada aturan tersendiri tentang “{label}” bagi mereka; ini yang mencakupnya.")
        if near.silent and not self.figures.stated(query.plain):
            return self.decliner.silent(query, near.norms[0], preface)
        if not self.figures.given(" ".join(map(said, near.norms)), query.counted):
            return self.decliner.no_figure(query, near.conduct, preface)
        cited = told(self.norms, self._cited(query), relevance)
        whole = replace(
            self.narrowing.narrowed(near, query), beside=tuple(self.narrowing.narrowed(each, query) for each in others)
        )
        return self._checked(self.composer.answer(query, whole, today=today, preface=preface, cited=cited))
