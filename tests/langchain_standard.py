"""LangChain's own standard tests, for the doors that we open to it: a view, a collection of vectors in a folder and
on a server, and the retriever. `tests/test_langchain.py` runs them, in a process of their own.
"""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from langchain_tests.integration_tests import (
    EmbeddingsIntegrationTests,
    RetrieversIntegrationTests,
    VectorStoreIntegrationTests,
)

from corpus.catalogue import load_catalogue
from corpus.embeddings import UseEmbedder
from corpus.langchain import LangChainView
from corpus.library import Library
from corpus.vectors import ChromaVectors, client, drop, shut
from qa.retriever import NetralRetriever
from qa.searching import Searcher
from tests.fixtures.kebun import WordsEmbedder, planted
from tests.test_retriever import Silent
from tests.test_vectors import chroma_server

__all__ = ["chroma_server"]


class TestUseView(EmbeddingsIntegrationTests):
    @property
    def embeddings_class(self):
        return LangChainView

    @property
    def embedding_model_params(self):
        return {"view": UseEmbedder()}


class TestCollection(VectorStoreIntegrationTests):
    @pytest.fixture
    def vectorstore(self, tmp_path):
        chroma = client(tmp_path)
        yield ChromaVectors.made(chroma, "netral-1-standard").langchain(self.get_embeddings())
        shut(chroma)


class TestCollectionOnServer(VectorStoreIntegrationTests):
    @pytest.fixture
    def vectorstore(self, chroma_server):
        chroma = client(Path(), chroma_server)
        yield ChromaVectors.made(chroma, "netral-1-standard").langchain(self.get_embeddings())
        drop(chroma, "netral-1")
        shut(chroma)


class TestRetriever(RetrieversIntegrationTests):
    @property
    def retriever_constructor(self):
        return NetralRetriever

    @property
    def retriever_constructor_params(self):
        return {"searcher": searcher(), "catalogue": load_catalogue(), "as_of": date(2015, 1, 1)}

    @property
    def retriever_query_example(self):
        return "petak jagung di kebun"


@cache
def searcher() -> Searcher:
    """The search over a store of invented texts."""
    home = planted(Path(tempfile.mkdtemp(prefix="netral-standard-")), gardens=3)
    return Searcher(Library.open(home, [WordsEmbedder()]), Silent())
