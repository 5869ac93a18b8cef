"""Fixtures that many tests share: where the real texts are, and a state folder that is thrown away."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.catalogue import load_catalogue
from corpus.store import Reader
from evals.law import hold

ROOT = Path(__file__).resolve().parent.parent
HELD = "whole"  # a file that says that all texts are held


def _world() -> Path:
    return Path(os.environ.get("NETRAL_TEST_CORPUS", ROOT.parent / "shared" / "corpus"))


@pytest.fixture(scope="session")
def corpus_dir() -> Path:
    """The folder of real law texts; the test is skipped where it is absent."""
    folder = _world()
    if not folder.is_dir():
        pytest.skip(f"no corpus at {folder}; set NETRAL_TEST_CORPUS to a folder with texts/, pdf/, witnesses/, bulk/")
    return folder


@pytest.fixture(scope="session")
def facts_dir(corpus_dir: Path) -> Path:
    """The folder of collected facts beside the corpus."""
    folder = corpus_dir.parent / "facts"
    if not folder.is_dir():
        pytest.skip(f"no facts at {folder}")
    return folder


@pytest.fixture(scope="session")
def held_store(corpus_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Every text of the corpus, ingested once for all tests that read them (a minute or two); without indexes. Test
    runs in several processes (pytest-xdist) share it: their folders lie beside each other.
    """
    base = tmp_path_factory.getbasetemp()
    home = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "held"
    with FileLock(f"{home}.lock"):
        if not (home / HELD).exists():
            hold(corpus_dir, home, load_catalogue())
            (home / HELD).touch()
    with Reader.read(home) as store:
        yield store
