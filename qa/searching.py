"""Search with the norms as a further door: what the answer to the question cites is put into the ranking.

A norm says in people's words what an article says in its own, so it leads where no word is shared. Only places whose
text is held can be hits; where the norms do not answer a question, over a corpus of any law, they add nothing. The
dense views are asked in the plain words that the norms were asked in: one embedding for both, and measured to find no
less (docs/decisions/retrieval.md).
"""

from dataclasses import dataclass
from datetime import date

from corpus.fusion import distinct
from corpus.library import Known, Library
from corpus.model import Answer, Hit
from corpus.places import lifted
from corpus.ranking import Ranked
from corpus.rerank import LOOKED_AT, Reranker
from corpus.tuning import NORMS
from qa.answering import Assistant


@dataclass(frozen=True, slots=True)
class Searcher:
    """A library with the norms beside it."""

    library: Library
    assistant: Assistant
    reranker: Reranker | None = None

    def search(self, question: str, *, on: date, limit: int = 10, regulations: tuple[str, ...] = ()) -> tuple[Hit, ...]:
        """The pasal that answer best on the day, by their own words and by what the fitting norms cite."""
        many = limit if self.reranker is None else max(limit, LOOKED_AT)
        known = self.known(question, on)
        hits = self.library.search(question, on=on, limit=many, regulations=regulations, known=known)
        return self._reread(question, hits, on)[:limit]

    def _reread(self, question: str, hits: tuple[Hit, ...], on: date) -> tuple[Hit, ...]:
        """The first hits in the order of the reranker, where there is one; what is cited exactly stays first."""
        if self.reranker is None:
            return hits
        exact = self.library.exact(question, on)
        again = [hit for hit in hits[:LOOKED_AT] if hit.version.provision.ref not in exact]
        texts = [self.library.full_text(hit.version.provision.ref, on) for hit in again]
        judged = zip(self.reranker.scores(question, texts), again, strict=True)
        order = [hit for _, hit in sorted(judged, key=lambda pair: -pair[0])]
        first = tuple(hit for hit in hits if hit.version.provision.ref in exact)
        return (*first, *order, *hits[LOOKED_AT:])

    def known(self, question: str, on: date) -> Known:
        """What the assistant knows of the question: its plain words, and the places that its answer cites."""
        reply, query = self.assistant.ask(question, as_of=on, today=on)
        return Known({NORMS: self._cited(reply, on) if isinstance(reply, Answer) else ()}, query.plain)

    def _cited(self, reply: Answer, on: date) -> Ranked:
        """The held places that an answer cites, the first with a share of 1, the later with less."""
        versions = (self.library.version(lifted(citation.ref), on) for citation in reply.citations)
        places = distinct(version.provision.ref for version in versions if version is not None)
        return tuple((place, 1 - at / len(places) / 2) for at, place in enumerate(places))
