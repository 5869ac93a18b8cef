"""Netral's search for whoever builds with LangChain: documents of provisions, by day, number and regulation."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import load_catalogue
from corpus.embeddings import embedder
from corpus.library import Library
from corpus.model import Abstention, AnswerStatus, Reason
from corpus.rerank import CrossEncoderReranker, reranker
from corpus.store import Store
from ingest.index import Build, build
from qa.query import Query
from qa.retriever import NetralRetriever
from qa.searching import Searcher
from tests.fixtures.kebun import KEBUN, MADE, WordsEmbedder, planted, source

AFTER = date(2015, 1, 1)


class Silent:
    """An assistant whose norms answer nothing, and that reads every question as `plain`."""

    def __init__(self, plain=""):
        self.plain = plain

    def ask(self, question, *, as_of, today):
        declined = Abstention(question, as_of, AnswerStatus.OUT_OF_SCOPE, Reason.DI_LUAR_CAKUPAN, "")
        return declined, Query(question, as_of, self.plain, ())


class Noting(WordsEmbedder):
    """A view that notes what it is asked."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def question(self, text):
        self.asked.append(text)
        return super().question(text)


class Backwards:
    """A reranker that likes short texts."""

    def scores(self, question, texts):
        return tuple(-float(len(text)) for text in texts)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    home = planted(tmp_path_factory.mktemp("retriever"), gardens=3)
    with Library.open(home, [WordsEmbedder()]) as opened:
        yield opened


@pytest.fixture
def retriever(library):
    searcher = Searcher(library, Silent())
    return NetralRetriever(searcher=searcher, catalogue=load_catalogue(), as_of=AFTER, k=4)


def test_a_document_is_a_search_hit(retriever):
    first = retriever.invoke("mencatat burung", k=1)[0]
    assert (first.id, first.metadata["label"], sorted(first.metadata)) == (
        "uu-1-2001/pasal-2",
        "Pasal 2 UU 1/2001",
        ["aliases", "label", "ref", "regulation", "score", "valid_from", "valid_until"],
    )
    assert first.page_content.startswith("Pasal 2")


@pytest.mark.parametrize(
    ("plain", "embedded"),
    [
        ("mencatat burung di kebun", ["mencatat burung di kebun"]),  # as the norms read it, whatever was typed
        ("", ["nyatat brung"]),  # nothing known: as the words of the corpus repair it
    ],
)
def test_the_views_are_asked_in_the_words_of_the_assistant(library, plain, embedded):
    view = Noting()
    with Library.open(library.home, [view]) as opened:
        Searcher(opened, Silent(plain)).search("nyatat brung", on=AFTER)
    assert view.asked == embedded


def test_number_day_and_regulations_may_be_given_with_the_question(retriever):
    assert len(retriever.invoke("petak jagung")) == 4
    assert len(retriever.invoke("petak jagung", k=2)) == 2
    found = retriever.invoke("petak jagung", regulations=("pp-2-1999",))
    assert {document.metadata["regulation"]["id"] for document in found} == {"pp-2-1999"}
    assert retriever.invoke("menyapu jalan setapak", as_of=date(2005, 1, 1), k=1)[0].id != "uu-1-2001/pasal-2a"


def test_the_standard_promises_of_a_retriever(retriever):
    """The same that LangChain asks, so that it is tested where langchain-tests is not installed too."""
    assert len(retriever.invoke("kebun", None, k=1)) == 1
    assert len(retriever.invoke("kebun", None, k=3)) == 3
    built = NetralRetriever(searcher=retriever.searcher, catalogue=retriever.catalogue, as_of=AFTER, k=1)
    assert len(built.invoke("kebun")) == 1
    assert [d.id for d in asyncio.run(retriever.ainvoke("kebun"))] == [d.id for d in retriever.invoke("kebun")]


def test_a_reranker_orders_the_hits_but_not_before_what_is_cited(library):
    plain, again = Searcher(library, Silent()), Searcher(library, Silent(), Backwards())
    asked = "pasal 10 uu 1/2001 petak jagung kebun"
    refs = [[hit.version.provision.ref for hit in searcher.search(asked, on=AFTER)] for searcher in (plain, again)]
    assert refs[0][0] == refs[1][0]
    lengths = [len(library.full_text(ref, AFTER)) for ref in refs[1][1:]]
    assert lengths == sorted(lengths)


def test_no_reranker_unless_asked_for():
    assert reranker(None) is None


@pytest.mark.st
def test_a_cross_encoder_reads_question_and_text_together(tmp_path: Path):
    pytest.importorskip("sentence_transformers")
    from tests.fixtures.crossencoder import tiny

    judged = CrossEncoderReranker(str(tiny(tmp_path))).scores("cuti", ["cuti tahunan", "kampanye"])
    assert len(judged) == 2


def test_the_example_of_the_documentation_runs(tmp_path, monkeypatch, capsys):
    page = (Path(__file__).parent.parent / "docs" / "langchain.md").read_text(encoding="utf-8")
    example = page.partition("```python\n")[2].partition("```")[0]
    with Store.open(tmp_path) as store:
        store.put(KEBUN, source("uu-1-2001"))
        build(store, [embedder("use")], Build(made=MADE))
    monkeypatch.setenv("NETRAL_HOME", str(tmp_path))
    monkeypatch.setenv("NETRAL_EMBEDDING", "use")
    exec(compile(example, "docs/langchain.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed and all(" UU 1/2001 - " in line for line in printed)
