"""Live quizzes: rooms that a host leads and phones join. All in memory; nothing of anybody is kept, not even a name.

A room is a small machine: waiting, then a question with a countdown, then its answer, and so on to the end. Time comes
from a clock that is handed in; a countdown that has run out closes its question when anybody next looks. The host is
who knows the room's token; a player is a random number that the phone keeps, so that both may reload at any time.
Rooms that nobody touches expire; the number of rooms, and of players in one, is limited.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock

from corpus.errors import Refused
from drafting.pack.quiz import Question, Quiz

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without what is misread on a screen: I, O, 0, 1
CODE = 4
MOST_ROOMS, MOST_PLAYERS = 50, 500
IDLE = 2 * 60 * 60.0  # seconds after which an untouched room is gone
SHORTEST, LONGEST = 5, 180  # seconds of a countdown
Clock = Callable[[], float]  # seconds, never going back


class Phase(StrEnum):
    """Where a room stands."""

    WAITING = "menunggu"
    ASKING = "soal"
    ANSWERED = "jawaban"
    OVER = "selesai"


@dataclass(slots=True)
class Room:
    """One room. It changes, so only `Rooms` holds it, under its lock."""

    code: str
    token: str
    quiz: Quiz
    seconds: int
    touched: float
    phase: Phase = Phase.WAITING
    at: int = -1  # which question, counted from 0
    until: float = 0.0  # when the countdown is over
    players: dict[str, dict[int, int]] = field(default_factory=dict)  # what each chose, by question

    @property
    def question(self) -> Question | None:
        """The question that is up or was just answered."""
        return self.quiz.questions[self.at] if self.phase in (Phase.ASKING, Phase.ANSWERED) else None

    def tally(self) -> tuple[int, ...]:
        """How many chose each option of the question."""
        question = self.question
        if question is None:
            return ()
        chosen = [answers.get(self.at) for answers in self.players.values()]
        return tuple(chosen.count(option) for option in range(len(question.options)))


@dataclass(frozen=True, slots=True)
class View:
    """What one screen may see of a room now."""

    phase: Phase
    number: int
    total: int
    title: str
    dated: str
    question: Question | None
    remaining: float  # seconds of the countdown
    players: int
    answered: int
    tally: tuple[int, ...]  # only once the question is answered
    chosen: int | None  # what this player chose
    score: int  # of this player, of the questions answered so far


class Rooms:
    """Every room of this server. Safe to call from any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rooms: dict[str, Room] = {}
        self._mutex = Lock()

    def open(self, quiz: Quiz, seconds: int) -> tuple[str, str]:
        """A new room: its code for everybody and its token for the host alone.

        Raises:
            Refused: too many rooms are open, or the countdown is unreasonable.
        """
        if not SHORTEST <= seconds <= LONGEST:
            raise Refused(f"Waktu menjawab antara {SHORTEST} dan {LONGEST} detik.")
        with self._mutex:
            self._expire()
            if len(self._rooms) >= MOST_ROOMS:
                raise Refused("Terlalu banyak kuis yang sedang berjalan. Coba lagi nanti.")
            code = self._free_code()
            token = secrets.token_urlsafe(24)
            self._rooms[code] = Room(code, token, quiz, seconds, self._clock())
            return code, token

    def join(self, code: str) -> str:
        """A new player of a room.

        Raises:
            Refused: there is no such room, or it is full.
        """
        with self._mutex:
            room = self._room(code)
            if len(room.players) >= MOST_PLAYERS:
                raise Refused("Kuis ini sudah penuh.")
            player = secrets.token_urlsafe(12)
            room.players[player] = {}
            return player

    def view(self, code: str, player: str = "") -> View:
        """What a player, or anybody, sees.

        Raises:
            Refused: there is no such room.
        """
        with self._mutex:
            return self._view(self._room(code), player)

    def choose(self, code: str, player: str, number: int, option: int) -> View:
        """Take a player's choice; a later one replaces it while the countdown runs.

        Raises:
            Refused: the question is over, or the player or option is unknown.
        """
        with self._mutex:
            room = self._room(code)
            question = room.question
            if player not in room.players:
                raise Refused("Perangkat ini belum bergabung. Muat ulang halaman.")
            if room.phase is not Phase.ASKING or question is None or number != room.at + 1:
                raise Refused("Waktu untuk soal itu sudah habis.")
            if not 0 <= option < len(question.options):
                raise Refused("Pilihan itu tidak ada.")
            room.players[player][room.at] = option
            return self._view(room, player)

    def lead(self, code: str, token: str, action: str) -> View:
        """Do what the host wants: `lanjut` (to the next step), `tutup` (the countdown), `akhiri` (the room).

        Raises:
            Refused: the token is not the room's, or the action is unknown.
        """
        with self._mutex:
            room = self._room(code)
            if not secrets.compare_digest(token.encode(), room.token.encode()):
                raise Refused("Hanya pemandu yang dapat mengendalikan kuis ini.")
            if action == "lanjut":
                self._forward(room)
            elif action == "tutup" and room.phase is Phase.ASKING:
                room.phase = Phase.ANSWERED
            elif action == "akhiri":
                room.phase = Phase.OVER
            elif action not in ("tutup", "lihat"):
                raise Refused("Perintah tidak dikenal.")
            return self._view(room, "")

    def _forward(self, room: Room) -> None:
        if room.phase is Phase.ASKING:
            room.phase = Phase.ANSWERED
        elif room.phase is not Phase.OVER and room.at + 1 < len(room.quiz.questions):
            room.at += 1
            room.phase, room.until = Phase.ASKING, self._clock() + room.seconds
        else:
            room.phase = Phase.OVER

    def _room(self, code: str) -> Room:
        self._expire()
        room = self._rooms.get(code.strip().upper())
        if room is None:
            raise Refused("Kuis dengan kode itu tidak ada atau sudah berakhir.")
        room.touched = self._clock()
        if room.phase is Phase.ASKING and self._clock() >= room.until:
            room.phase = Phase.ANSWERED
        return room

    def _view(self, room: Room, player: str) -> View:
        closed = room.phase is not Phase.ASKING
        own = room.players.get(player, {})
        over = room.at + 1 if closed else room.at
        keys = [next(i for i, o in enumerate(q.options) if o.right) for q in room.quiz.questions[: max(over, 0)]]
        return View(
            phase=room.phase,
            number=room.at + 1,
            total=len(room.quiz.questions),
            title=room.quiz.title,
            dated=room.quiz.dated,
            question=room.question,
            remaining=max(0.0, room.until - self._clock()) if not closed else 0.0,
            players=len(room.players),
            answered=sum(room.at in answers for answers in room.players.values()),
            tally=room.tally() if closed else (),
            chosen=own.get(room.at),
            score=sum(own.get(at) == key for at, key in enumerate(keys)),
        )

    def _expire(self) -> None:
        now = self._clock()
        for code in [code for code, room in self._rooms.items() if now - room.touched > IDLE]:
            del self._rooms[code]

    def _free_code(self) -> str:
        while (code := "".join(secrets.choice(ALPHABET) for _ in range(CODE))) in self._rooms:
            pass
        return code
