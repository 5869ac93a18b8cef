"""Netral's search behind LangChain's `BaseRetriever`, for whoever builds with LangChain."""

from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from corpus.catalogue import Catalogue
from corpus.model import Hit
from corpus.settings import Settings
from qa.assistant import build
from qa.searching import Searcher
from qa.showing import hit_json


class NetralRetriever(BaseRetriever):
    """Finds provisions of law: the text of each is a document, with the fields of a search hit as metadata.

    `k` is how many; `as_of` chooses the wordings of a day; `regulations` keeps to some regulations. Each may be given
    anew with a question: `invoke(text, k=3)`.
    """

    searcher: Any
    catalogue: Any
    as_of: date
    k: int = 10
    regulations: tuple[str, ...] = ()

    @classmethod
    def over(
        cls, settings: Settings, *, as_of: date, k: int = 10, regulations: tuple[str, ...] = ()
    ) -> "NetralRetriever":
        """A retriever over the store that the settings name."""
        built = build(settings)
        searcher = Searcher(built.library, built.assistant)
        catalogue = built.assistant.understanding.catalogue
        return cls(searcher=searcher, catalogue=catalogue, as_of=as_of, k=k, regulations=regulations)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **given: Any
    ) -> list[Document]:
        hits = self.searcher.search(
            query,
            on=given.get("as_of", self.as_of),
            limit=given.get("k", self.k),
            regulations=tuple(given.get("regulations", self.regulations)),
        )
        return [self._document(hit) for hit in hits]

    def _document(self, hit: Hit) -> Document:
        catalogue: Catalogue = self.catalogue
        fields = hit_json(hit, self.searcher.library, catalogue)
        text = str(fields.pop("text"))
        return Document(page_content=text, metadata=fields, id=str(fields["ref"]))
