"""The same contract for the index in memory, Chroma in a folder, and Chroma behind a server."""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from langchain_core.documents import Document

from corpus.errors import StaleIndex
from corpus.indexes import collection
from corpus.langchain import LangChainView
from corpus.vectors import ChromaVectors, MemoryVectors, client, digest_of, drop, shut
from tests.fixtures.kebun import WordsEmbedder
from tests.index_contract import EAST, NORTH, VectorIndexContract


@pytest.fixture(scope="session")
def chroma_server(tmp_path_factory):
    """The address of a real Chroma server on loopback."""
    program = shutil.which("chroma") or shutil.which("chroma", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the program `chroma` is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    command = [program, "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
        process.kill()


def _wait_for(port: int, process: subprocess.Popen) -> None:
    for _ in range(300):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "the Chroma server did not start"
        time.sleep(0.1)
    pytest.fail("the Chroma server did not answer")


class TestMemoryVectors(VectorIndexContract):
    @pytest.fixture
    def index(self):
        return MemoryVectors()


class TestChromaFolder(VectorIndexContract):
    @pytest.fixture
    def index(self, tmp_path):
        chroma = client(tmp_path)
        yield ChromaVectors.made(chroma, "netral-1-use")
        shut(chroma)


class TestChromaServer(VectorIndexContract):
    @pytest.fixture
    def index(self, chroma_server):
        chroma = client(Path(), chroma_server)
        yield ChromaVectors.made(chroma, "netral-1-use")
        drop(chroma, "netral-1")
        shut(chroma)


def test_langchain_searches_the_same_collection(tmp_path):
    chroma, words = client(tmp_path), WordsEmbedder()
    index = ChromaVectors.made(chroma, "netral-1-words")
    index.add(["pohon", "pagar"], list(words.passages(["pohon tinggi", "pagar putih"])))
    found = index.langchain(LangChainView(words)).similarity_search("pagar", k=1)
    shut(chroma)
    assert found == [Document(id="pagar", page_content="pagar")]


def test_a_collection_that_is_not_there_is_stale(tmp_path):
    chroma = client(tmp_path)
    with pytest.raises(StaleIndex, match=r"The vectors of netral-1-use cannot be read .NotFoundError.*netral rebuild"):
        ChromaVectors.opened(chroma, "netral-1-use")
    shut(chroma)


def test_the_digest_depends_on_ids_and_vectors_and_not_on_their_order():
    one = digest_of({"a": NORTH, "b": EAST})
    assert one == digest_of({"b": EAST, "a": NORTH})
    assert one != digest_of({"a": EAST, "b": NORTH})


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("use", "netral-1-use"),
        ("st:intfloat/multilingual-e5-small", "netral-1-st-intfloat-multilingual-e5-small"),
        ("st:/models/é5/", "netral-1-st-models--5"),  # only the letters that Chroma allows, and none at the end
    ],
)
def test_names_of_collections(view, expected):
    assert collection("netral-1", view) == expected


@pytest.mark.parametrize("batch", [10, 16, 50])
def test_a_reader_changes_no_file_of_a_graph_that_was_put_in_by_batches(tmp_path, monkeypatch, batch):
    monkeypatch.setattr("corpus.vectors._BATCH", batch)
    chance = np.random.default_rng(7)
    rows = [row / np.linalg.norm(row) for row in chance.normal(size=(130, 48)).astype(np.float32)]

    def files():
        return {file.name: file.read_bytes() for file in tmp_path.rglob("*") if file.suffix in (".bin", ".pickle")}

    chroma = client(tmp_path)
    ChromaVectors.made(chroma, "netral-1-use", len(rows)).add([f"satu-{at}" for at in range(130)], rows)
    shut(chroma)
    written, chroma = files(), client(tmp_path)
    index = ChromaVectors.opened(chroma, "netral-1-use")
    assert [index.search(rows[at], 1)[0][0] for at in (0, 77, 129)] == ["satu-0", "satu-77", "satu-129"]
    assert len(index.readback()) == 130
    shut(chroma)
    assert (len(written) > 3, files() == written) == (True, True)
