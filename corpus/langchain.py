"""Our dense views as LangChain's `Embeddings`, for whoever builds with LangChain.

Apart from the views themselves, because LangChain's core takes a second to import and our own answers do not need it.
"""

from langchain_core.embeddings import Embeddings

from corpus.embeddings import Embedder


class LangChainView(Embeddings):
    """A dense view behind LangChain's door."""

    def __init__(self, view: Embedder) -> None:
        self.view = view

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A row for each text of the law."""
        return self.view.passages(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        """The vector of one question."""
        return list(map(float, self.view.question(text)))
