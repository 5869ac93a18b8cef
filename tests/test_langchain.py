"""LangChain's own standard tests pass. They come with nine plugins of pytest, some of which change a run or warn as
soon as they are there; so pyproject.toml keeps those out, and the tests run in a process of their own (what is tested
stands in `langchain_standard.py`).
"""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = ("-m", "pytest", "-q", "-p", "pytest_asyncio.plugin", "-W", "default")
OWN = ("-o", "addopts=", "-o", "asyncio_mode=auto", "-o", "asyncio_default_fixture_loop_scope=function")


@pytest.mark.skipif(not find_spec("langchain_tests"), reason="the extra dev (langchain-tests) is not installed")
def test_the_standard_tests_of_langchain_pass():
    environ = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    command = [sys.executable, *RUN, *OWN, "tests/langchain_standard.py"]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed and int(passed[1]) >= 50, done.stdout  # of the view, of two collections and of the retriever
