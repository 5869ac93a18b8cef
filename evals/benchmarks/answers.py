"""Answers and searches, cold and warm, and the app from its start to its first page."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from corpus.embeddings import vector_of
from evals.benchmarks.measure import ROOT, Spent, middle, processor, share, spent
from qa.assistant import Built
from qa.searching import Searcher

COLD_RUNS = 3
ASKED = "boleh like postingan caleg?"
_STEADY = 10  # seconds; longer than the app waits before it loads what makes questions cheaper
_PATIENCE = 180.0  # seconds for the app to answer on a busy machine


@dataclass(frozen=True, slots=True)
class Warm:
    """Milliseconds of many calls in one process."""

    calls: int
    wall: tuple[float, float]  # the median, and what nineteen of twenty stay below
    cpu: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Started:
    """The app from its start to its first page, and the megabytes that it holds."""

    spent: Spent
    memory: float  # with the first page
    settled: float  # when it has loaded what makes questions cheaper


def cold() -> Spent:
    """The median of `netral ask` in a process of its own, on a new machine: nothing is held, nothing is kept."""
    return middle(spent(_asked_anew) for _ in range(COLD_RUNS))


def again() -> Spent:
    """The same from the second start on, when what the first worked out is kept."""
    with TemporaryDirectory(prefix="netral-bench-") as home:
        _asked_in(home)
        return middle(spent(partial(_asked_in, home)) for _ in range(COLD_RUNS))


def _asked_anew() -> None:
    with TemporaryDirectory(prefix="netral-bench-") as home:
        _asked_in(home)


def _asked_in(home: str) -> None:
    command = [sys.executable, "-m", "cli", "ask", ASKED]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env={**os.environ, "NETRAL_HOME": home})


def warm(built: Built, questions: Iterable[str]) -> Mapping[str, Warm]:
    """The answers and the searches of these questions, each in turn."""
    asked, today = tuple(questions), date.today()
    searcher = Searcher(built.library, built.assistant)
    return {
        "ask": _timed(lambda text: built.assistant.ask(text, as_of=None, today=today), asked),
        "search": _timed(lambda text: built.library.search(text, on=today), asked),
        "norms": _timed(lambda text: searcher.search(text, on=today), asked),
    }


def _timed(act: Callable[[str], object], texts: tuple[str, ...]) -> Warm:
    act(texts[0])  # what is loaded at the first call is no part of a warm one
    vector_of.cache_clear()  # nor is it to know a question of the way measured before
    runs = [spent(partial(act, text)) for text in texts]
    wall, cpu = ([getattr(run, kind) * 1000 for run in runs] for kind in ("wall", "cpu"))
    return Warm(len(runs), (share(wall, 0.5), share(wall, 0.95)), (share(cpu, 0.5), share(cpu, 0.95)))


def app(home: Path) -> Started:
    """The app over this state folder, started in a process of its own and ended again."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environ = {**os.environ, "NETRAL_HOME": str(home), "NETRAL_PORT": str(port)}
    start, cpu = time.perf_counter(), processor()
    with _running([sys.executable, "-m", "cli", "serve"], environ) as process:
        _page(f"http://127.0.0.1:{port}/", process)
        wall, memory = time.perf_counter() - start, _memory(process.pid)
        settled = _settled(process)
    return Started(Spent(wall, processor() - cpu), memory, settled)


def _settled(process: "subprocess.Popen[bytes]") -> float:
    """The memory of the app when it has not changed for a while, after what it loads behind its first page."""
    found, end = [0.0], time.perf_counter() + _PATIENCE
    while process.poll() is None and time.perf_counter() < end and not _steady(found):
        time.sleep(1)
        found.append(_memory(process.pid))
    return found[-1]


def _steady(found: Sequence[float]) -> bool:
    """Whether the last of the megabytes, taken each second, hardly differ."""
    last = found[-_STEADY:]
    return len(last) == _STEADY and max(last) - min(last) < 1


@contextmanager
def _running(command: list[str], environ: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=quiet, stderr=quiet) as process:
        try:
            yield process
        finally:
            process.kill()


def _page(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the app answers."""
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=_PATIENCE) as page:
                page.read()
                return
        except URLError:
            time.sleep(0.1)
    why = "took too long" if process.poll() is None else f"ended with {process.returncode}; try `netral serve`"
    raise TimeoutError(f"the app {why}")


def _memory(process: int) -> float:
    """The megabytes that another process holds; 0 where the system does not say (it is read from Linux's /proc)."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((float(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
