"""Time by the clock and by the processor, memory, and processes of their own to measure in."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of the processor."""

    wall: float
    cpu: float


def spent(act: Callable[[], object]) -> Spent:
    """What a call takes in this process and in the children that it waits for."""
    wall, cpu = time.perf_counter(), processor()
    act()
    return Spent(time.perf_counter() - wall, processor() - cpu)


def processor() -> float:
    """Seconds of the processor that this process and its ended children have taken."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (0, resource.RUSAGE_CHILDREN)))


def middle(runs: Iterable[Spent]) -> Spent:
    """The medians of several runs."""
    found = tuple(runs)
    return Spent(median(run.wall for run in found), median(run.cpu for run in found))


def share(values: Iterable[float], part: float) -> float:
    """The value below which this part of the values lies."""
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]


def peak_memory() -> float:
    """The most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(module: str, *words: str, environ: Mapping[str, str] | None = None) -> Any:
    """What a module of ours prints as JSON on its last line, run in a process of its own."""
    env = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE", "OPENBLAS_NUM_THREADS": "1", **(environ or {})}
    done = subprocess.run(
        [sys.executable, "-m", module, *words], cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])
