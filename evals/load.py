"""Many readers at once: each opens the page and asks questions through the page's own queue. For `make bench`.

    python -m evals.load [ADDRESS] [--users 20] [--rounds 3]

Without an address an app is started on the settings of the environment. Prints the median and the 95th percentile of
what a reader waits for an answer, the same of opening the page, and how many got an error; 1 where any did.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen
from uuid import uuid4

from evals.gold import load_gold
from evals.served import serving

SECONDS = 120.0
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Timed:
    """What one reader waited, in seconds; `error` is empty where all went well."""

    opened: float
    answers: tuple[float, ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """The page's own handler of a question: where it is, and which button starts it."""

    address: str
    handler: int
    button: int

    @classmethod
    def at(cls, address: str) -> "Asking":
        """The handler behind the button `#send`."""
        config = _read(f"{address}config")
        button = next(one["id"] for one in config["components"] if one["props"].get("elem_id") == "send")
        asking = (one["id"] for one in config["dependencies"] if [button, "click"] in one["targets"])
        return cls(address, next(asking), button)

    def ask(self, question: str, session: str) -> None:
        """Ask and wait for the answer.

        Raises:
            RuntimeError: the app said that it failed.
        """
        body = {
            "data": [question, "", None],
            "fn_index": self.handler,
            "session_hash": session,
            "trigger_id": self.button,
        }
        _read(f"{self.address}gradio_api/queue/join", body)
        with urlopen(f"{self.address}gradio_api/queue/data?session_hash={session}", timeout=SECONDS) as events:
            for line in events:
                told = json.loads(line[5:]) if line.startswith(b"data:") else {}
                if told.get("msg") == "process_completed":
                    if not told["success"]:
                        raise RuntimeError(str(told["output"]))
                    return
        raise RuntimeError("the answer never came")


def _read(address: str, body: Json | None = None) -> Json:
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(address, data, {"Content-Type": "application/json"}), timeout=SECONDS) as answer:
        read: Json = json.load(answer)
        return read


def reader(asking: Asking, questions: Iterable[str]) -> Timed:
    """One reader's visit."""
    answers: list[float] = []
    start = time.monotonic()
    try:
        with urlopen(asking.address, timeout=SECONDS) as page:
            page.read()
        opened = time.monotonic() - start
        session = uuid4().hex[:10]
        for question in questions:
            start = time.monotonic()
            asking.ask(question, session)
            answers.append(time.monotonic() - start)
    except (URLError, TimeoutError, RuntimeError, OSError) as error:
        return Timed(time.monotonic() - start, tuple(answers), str(error))
    return Timed(opened, tuple(answers))


def measure(address: str, users: int, rounds: int) -> tuple[Timed, ...]:
    """The visits of so many readers at once, each with so many questions of the gold set."""
    asking = Asking.at(address)
    questions = cycle(gold.question for gold in load_gold())
    shares = [tuple(islice(questions, rounds)) for _ in range(users)]
    with ThreadPoolExecutor(users) as pool:
        return tuple(pool.map(lambda share: reader(asking, share), shares))


def line(name: str, times: Iterable[float]) -> str:
    """The median and the 95th percentile of some times."""
    ordered = sorted(times)
    if not ordered:
        return f"{name:<22}{0:>5}"
    slow = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return f"{name:<22}{len(ordered):>5}   p50 {median(ordered):6.2f} s   p95 {slow:6.2f} s"


def _told(visits: tuple[Timed, ...]) -> int:
    print(line("page opened", (visit.opened for visit in visits)))
    print(line("answers", (seconds for visit in visits for seconds in visit.answers)))
    errors = [visit.error for visit in visits if visit.error]
    print(f"errors                {len(errors):>5}   {'; '.join(dict.fromkeys(errors))}")
    return 1 if errors else 0


def main(argv: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", nargs="?")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args(argv)
    if args.address:
        return _told(measure(args.address, args.users, args.rounds))
    with serving() as address:
        return _told(measure(address, args.users, args.rounds))


if __name__ == "__main__":
    sys.exit(main())
