"""LangChain's own standard tests, for the doors that we open to it: the views, and a collection as a vector store.

They come with `pip install langchain-tests` and nine plugins of pytest, some of which warn as soon as they are there;
so it is no dependency of ours, and these run by themselves:
`PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 pytest -p pytest_asyncio.plugin -o asyncio_mode=auto -o addopts= -W default
tests/test_langchain.py`.
"""

import pytest

from corpus.embeddings import UseEmbedder
from corpus.langchain import LangChainView
from corpus.vectors import ChromaVectors, client, shut

standard = pytest.importorskip("langchain_tests.integration_tests", reason="langchain-tests is not installed")


class TestUseView(standard.EmbeddingsIntegrationTests):
    @property
    def embeddings_class(self):
        return LangChainView

    @property
    def embedding_model_params(self):
        return {"view": UseEmbedder()}


class TestCollection(standard.VectorStoreIntegrationTests):
    @pytest.fixture
    def vectorstore(self, tmp_path):
        chroma = client(tmp_path)
        yield ChromaVectors.made(chroma, "netral-1-standard").langchain(self.get_embeddings())
        shut(chroma)
