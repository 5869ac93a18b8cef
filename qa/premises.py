"""What a question takes for granted and gets wrong: misquoted, repealed and unknown laws, articles that do not exist.

Each finding is a sentence that opens the answer. Repealed law is a fault of the question only where the conduct asked
about lies after the repeal; a question about 2018 may rightly cite the law of 2018.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from corpus.catalogue import Catalogue
from corpus.citation import Mention, label
from corpus.citation.instruments import begins_kind
from corpus.model import Misquote, Regulation, Status
from corpus.norms import Norms
from corpus.reference import Ref
from qa.query import Query
from qa.sentences import day
from qa.standing import SUPPORTING, Texts, complete

CLEARLY = 2  # times as many norms as in all other instruments together


@dataclass(frozen=True, slots=True)
class Premises:
    """Finds what is wrong with the laws that a question cites."""

    catalogue: Catalogue
    texts: Texts
    norms: Norms

    def corrections(self, query: Query) -> tuple[str, ...]:
        """The sentences that set the question's citations right, in their order."""
        found = (line for mention in query.mentions for line in self._of(mention, query))
        return tuple(dict.fromkeys(found))

    def misquote(self, mention: Mention, query: Query) -> Misquote | None:
        """The common misquotation that this citation is; None where it is none."""
        return next((m for m in self.catalogue.misquotes if _is(m, mention, query.plain)), None)

    def grounded(self, query: Query) -> Query:
        """The query whose places without an instrument are read as those of the one that our norms know them in."""
        return replace(query, mentions=tuple(self._grounded(mention, query) for mention in query.mentions))

    def _grounded(self, mention: Mention, query: Query) -> Mention:
        if mention.regulation is not None or mention.candidates or not mention.places:
            return mention
        if begins_kind(query.question[mention.start + len(mention.text) :]):
            return mention  # "Pasal 7 Peraturan Wali Kota Bontang": of an instrument that nobody here knows
        carrying = self.norms.carriers(mention.places[0])
        best = max(carrying, key=lambda id: carrying[id], default="")
        clear = best and carrying[best] >= CLEARLY * (sum(carrying.values()) - carrying[best])
        return replace(mention, candidates=(best,), refs=mention.refs_in(best)) if clear else mention

    def misquoted(self, query: Query) -> bool:
        """Whether a citation is a common misquotation, so that what is meant can be told."""
        return any(self.misquote(mention, query) is not None for mention in query.mentions)

    def meant(self, mention: Mention, query: Query) -> tuple[Ref, ...]:
        """The places that the citation means: the misquotation's right ones, else its own that the catalogue knows."""
        misquote = self.misquote(mention, query)
        if misquote is not None and misquote.meant:
            return tuple(self._placed(mention, misquote)) or misquote.meant
        return self._refs(mention, query)

    def _placed(self, mention: Mention, misquote: Misquote) -> Iterable[Ref]:
        """The places cited, in the instrument that was meant, where it is known to have them."""
        refs = (ref for meant in misquote.meant if not meant.path for ref in mention.refs_in(meant.regulation))
        return (ref for ref in refs if ref.path and (self.norms.at(ref) or self.texts.versions(ref)))

    def _refs(self, mention: Mention, query: Query) -> tuple[Ref, ...]:
        """The places in the candidate that was in force on the day ("UU ASN" of 2018 is UU 5/2014), else in the
        best one. A number without its year means the one that most of our norms rest on ("PP 53" is PP 53/2010).
        """
        known = [id for id in mention.candidates if self.catalogue.known(id)]
        if mention.regulation is not None and mention.regulation.number and mention.regulation.year is None:
            known = sorted(known, key=lambda id: self._carried(mention, id), reverse=True)[:1]
        standing = [id for id in known if self.catalogue.status(id, query.as_of) in SUPPORTING]
        if not standing and mention.regulation is not None and not mention.regulation.number:
            standing = [earlier for id in known if (earlier := self._earlier(id, query.as_of))]
        chosen = (standing or known)[:1]
        return mention.refs_in(chosen[0]) if chosen else ()

    def _carried(self, mention: Mention, id: str) -> tuple[int, int]:
        """How many norms carry the places cited, in this candidate; and how many the whole of it."""
        return sum(len(self.norms.at(ref)) for ref in mention.refs_in(id)), len(self.norms.at(Ref(id)))

    def _earlier(self, id: str, on: date) -> str:
        """What a law not yet in force on the day has replaced and what was in force then; empty where that is none
        or several ("UU Pemilu" of 2014). A name without a number goes with the law of the day.
        """
        if self.catalogue.status(id, on) is not Status.BELUM_BERLAKU:
            return ""
        law = self.catalogue.get(id)
        shared = {old.id: _shared(old, law) for old in self.catalogue if old.ended_by == id and old.kind == law.kind}
        nearest = [old for old, words in shared.items() if words == max(shared.values())]
        if len(nearest) != 1:
            return ""
        return nearest[0] if self.catalogue.status(nearest[0], on) in SUPPORTING else self._earlier(nearest[0], on)

    def _of(self, mention: Mention, query: Query) -> Iterable[str]:
        misquote = self.misquote(mention, query)
        if misquote is not None:
            yield misquote.sentence
            return
        if mention.inherited:
            return
        refs = self._refs(mention, query)
        if refs and mention.regulation is None:
            act = self.catalogue.get(refs[0].regulation)
            yield f"“{' '.join(mention.text.split())}” kami pahami sebagai {label(refs[0], {act.id: act.short})}."
        if not refs:
            yield f"“{' '.join(mention.text.split())}” tidak kami kenal; nomor, tahun, atau jenisnya mungkin keliru."
        for ref in refs[:1]:
            yield from self._standing(ref, query)
            yield from self._existence(ref)

    def _standing(self, ref: Ref, query: Query) -> Iterable[str]:
        status = self.catalogue.status(ref, query.as_of)
        regulation = self.catalogue.get(ref.regulation)
        if status is Status.DICABUT:
            by = f" dan diganti {self.catalogue.short(regulation.ended_by)}" if regulation.ended_by else ""
            yield f"{regulation.short} sudah dicabut{by}; tidak berlaku pada {day(query.as_of)}."
        elif status is Status.BELUM_BERLAKU:
            yield f"{regulation.short} belum berlaku pada {day(query.as_of)}."
        elif status is Status.BERAKHIR:
            yield f"{regulation.short} tidak berlaku lagi pada {day(query.as_of)}."

    def _existence(self, ref: Ref) -> Iterable[str]:
        """That an article does not exist; only where the held copy is whole and no norm of ours cites the place."""
        if not ref.path or self.texts.versions(ref) or self.norms.at(ref) or not complete(self.texts, ref.regulation):
            return
        short, articles = self.catalogue.short(ref.regulation), self.texts.articles(ref.regulation)
        if ref.article in articles:
            place = label(ref, {ref.regulation: short})
            yield f"{place} tidak kami temukan dalam pasal itu; periksa ayat atau hurufnya."
        else:
            last = articles[-1].path[-1].removeprefix("pasal-").upper()
            yield f"{label(ref, {ref.regulation: short})} tidak ada: {short} berakhir di Pasal {last}."


def _shared(one: Regulation, other: Regulation) -> int:
    """How many words the titles share."""
    return len(set(one.title.lower().split()) & set(other.title.lower().split()))


def _is(misquote: Misquote, mention: Mention, plain: str) -> bool:
    written = mention.regulation
    if written is None:
        return False
    cited = (written.kind, written.number, written.year)
    wanted = (misquote.kind, misquote.number, misquote.year)
    same = all(not want or want == have for want, have in zip(wanted, cited, strict=True))
    placed = not misquote.place or any("/".join(path).startswith(misquote.place) for path in mention.places)
    near = not misquote.topic or any(word in plain for word in misquote.topic)
    return same and placed and near and not any(word in plain for word in misquote.not_topic)
