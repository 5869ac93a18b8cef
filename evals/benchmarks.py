"""How fast and how large: warm answers and searches, a cold `netral ask`, memory. For `make bench`.

    python -m evals.benchmarks [--questions N]

Prints medians and 95th percentiles in milliseconds on the store that the settings name; machines are noisy, so compare
rows of one run with each other, not with another day's.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from statistics import median

from corpus.settings import Settings
from evals.gold import load_gold
from qa.assistant import build

COLD_RUNS = 3
ASKED = "boleh like postingan caleg?"


def timed(act: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """The milliseconds of each call, ascending."""
    times = []
    for text in texts:
        start = time.perf_counter()
        act(text)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def cold() -> float:
    """The median seconds of `netral ask` in a process of its own."""
    command = [sys.executable, "-m", "cli", "ask", ASKED]
    runs = []
    for _ in range(COLD_RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        runs.append(time.perf_counter() - start)
    return median(runs)


def main(argv: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=100, metavar="N")
    args = parser.parse_args(argv)
    questions = [gold.question for gold in load_gold()][: args.questions]
    start = time.perf_counter()
    built = build(Settings.from_env(os.environ))
    print(f"assistant built       {time.perf_counter() - start:8.1f} s")
    today = date.today()
    rows = {
        "ask": timed(lambda text: built.assistant.ask(text, as_of=None, today=today), questions),
        "search": timed(lambda text: built.library.search(text, on=today), questions),
    }
    for name, times in rows.items():
        slow = times[int(0.95 * len(times))]
        print(f"{name:<8} of {len(times):>4}      p50 {median(times):8.1f} ms   p95 {slow:8.1f} ms")
    print(f"memory at most        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    print(f"cold `netral ask`     {cold():8.1f} s (median of {COLD_RUNS})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
