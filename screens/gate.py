"""Who may change the corpus: whoever knows the password, asked for in every handler, with a pause after misses."""

import hmac
from collections.abc import Callable
from threading import Lock

MOST_MISSES = 5
PAUSE = 300.0  # seconds
OFF = "Pengelolaan korpus mati di komputer ini."
WRONG = "Kata sandi salah."
ASKED = "Isi dulu kata sandi pengelola."
WAIT = "Terlalu banyak percobaan. Coba lagi dalam {minutes} menit."


class Gate:
    """Compares a password in constant time; remembers misses by address. `clock` gives seconds that never go back."""

    def __init__(self, password: str | None, clock: Callable[[], float]) -> None:
        self._password = password
        self._clock = clock
        self._misses: dict[str, tuple[float, ...]] = {}
        self._mutex = Lock()

    @property
    def off(self) -> bool:
        """Whether nobody may change anything here."""
        return not self._password

    def refusal(self, given: str | None, who: str) -> str:
        """Why this visitor may not; empty where it may. Whoever missed often is refused with the right word, too."""
        if not self._password:
            return OFF
        now = self._clock()
        with self._mutex:
            recent = tuple(at for at in self._misses.get(who, ()) if now - at < PAUSE)
            if len(recent) >= MOST_MISSES:
                return WAIT.format(minutes=max(1, round((PAUSE - (now - recent[0])) / 60)))
            if not given:
                return ASKED
            if hmac.compare_digest(given.encode(), self._password.encode()):
                self._misses.pop(who, None)
                return ""
            self._misses = {one: times for one, times in self._misses.items() if now - times[-1] < PAUSE}
            self._misses[who] = (*recent, now)
            return WRONG
