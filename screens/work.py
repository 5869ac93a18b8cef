"""The one piece of work on the corpus that may be going on: in a thread of its own, so that no reload breaks it off."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock, Thread

from corpus.errors import NetralError
from screens.reasons import reason


class State(StrEnum):
    """How far a step is."""

    WAITING = "menunggu"
    GOING = "sedang diproses"
    DONE = "selesai"
    SAME = "tidak berubah"
    FAILED = "gagal"


@dataclass(frozen=True, slots=True)
class Step:
    """One file or one task of the work, and what came of it; `detail` is the operator's message."""

    name: str
    state: State = State.WAITING
    said: str = ""
    detail: str = ""


class Work:
    """What is going on and what came of it; safe to read from any thread."""

    def __init__(self) -> None:
        self._steps: tuple[Step, ...] = ()
        self._thread: Thread | None = None
        self._mutex = Lock()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps as they stand now."""
        return self._steps

    @property
    def busy(self) -> bool:
        """Whether work is going on."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, names: Iterable[str], act: Callable[["Work"], None]) -> bool:
        """Start the work; False where other work is going on."""
        with self._mutex:
            if self.busy:
                return False
            self._steps = tuple(map(Step, dict.fromkeys(names)))
            self._thread = Thread(target=self._run, args=(act,), daemon=True)  # a stop loses no finished file
            self._thread.start()
            return True

    def tell(self, name: str, state: State, said: str = "", detail: str = "") -> None:
        """Put a step, known or new, into this state."""
        told = Step(name, state, said, detail)
        with self._mutex:
            known = any(step.name == name for step in self._steps)
            steps = (told if step.name == name else step for step in self._steps)
            self._steps = tuple(steps) if known else (*self._steps, told)

    def _run(self, act: Callable[["Work"], None]) -> None:
        try:
            act(self)
        except NetralError as error:
            self._left(reason(str(error)), str(error))
        finally:  # also where the thread dies of a fault of ours, which Python prints
            self._left("Terhenti sebelum selesai.", "")

    def _left(self, said: str, detail: str) -> None:
        """Whatever is not finished has failed."""
        with self._mutex:
            over = (State.DONE, State.SAME, State.FAILED)
            self._steps = tuple(
                step if step.state in over else replace(step, state=State.FAILED, said=said, detail=detail)
                for step in self._steps
            )
