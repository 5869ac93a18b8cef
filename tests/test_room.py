"""Live quizzes without a browser: what a room does, for whom, and when."""

from datetime import date

import pytest

from corpus.errors import Refused
from drafting.pack.quiz import Option, Question, Quiz
from drafting.pack.room import ALPHABET, CODE, IDLE, MOST_PLAYERS, MOST_ROOMS, Phase, Rooms


class Clock:
    """Time that only a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def question(number: int, right: int) -> Question:
    options = tuple(Option(f"pilihan {at}", at == right, (), "Pasal 1") for at in range(4))
    return Question(number, 1, f"Soal {number}?", options, ("hadir-kampanye",))


QUIZ = Quiz("Kuis", f"Hukum per {date(2026, 3, 1)}.", 1, (question(1, 2), question(2, 0)))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def rooms(clock):
    return Rooms(clock)


def test_a_quiz_from_the_first_phone_to_the_last_answer(rooms, clock):
    code, token = rooms.open(QUIZ, 20)
    one, other = rooms.join(code), rooms.join(code.lower())  # typed in small letters
    assert rooms.view(code).phase is Phase.WAITING
    asked = rooms.lead(code, token, "lanjut")
    assert (asked.phase, asked.number, asked.total, asked.remaining, asked.tally) == (Phase.ASKING, 1, 2, 20.0, ())
    rooms.choose(code, one, 1, 0)
    rooms.choose(code, one, 1, 2)  # changed while the time runs
    rooms.choose(code, other, 1, 3)
    assert rooms.view(code, one).chosen == 2
    clock.now += 20
    closed = rooms.view(code, one)
    assert (closed.phase, closed.tally, closed.score, closed.answered) == (Phase.ANSWERED, (0, 0, 1, 1), 1, 2)
    with pytest.raises(Refused, match="sudah habis"):
        rooms.choose(code, other, 1, 2)
    assert rooms.lead(code, token, "lanjut").number == 2
    assert rooms.lead(code, token, "lanjut").phase is Phase.ANSWERED  # closed by the host before the time
    assert rooms.lead(code, token, "lanjut").phase is Phase.OVER
    assert (rooms.view(code, one).score, rooms.view(code, other).score) == (1, 0)


def test_nothing_gives_the_answer_away_while_the_time_runs(rooms):
    code, token = rooms.open(QUIZ, 20)
    player = rooms.join(code)
    rooms.lead(code, token, "lanjut")
    seen = rooms.choose(code, player, 1, 2)
    assert (seen.tally, seen.score) == ((), 0)


@pytest.mark.parametrize("token", ["", "x", "é", "A" * 32])
@pytest.mark.parametrize("action", ["lanjut", "tutup", "akhiri", "lihat"])
def test_only_the_host_leads(rooms, token, action):
    code, _ = rooms.open(QUIZ, 20)
    with pytest.raises(Refused, match="Hanya pemandu"):
        rooms.lead(code, token, action)
    assert rooms.view(code).phase is Phase.WAITING


def test_a_reload_goes_on_where_it_was(rooms, clock):
    code, token = rooms.open(QUIZ, 20)
    player = rooms.join(code)
    rooms.lead(code, token, "lanjut")
    rooms.choose(code, player, 1, 1)
    clock.now += 5
    again = rooms.view(code, player)
    assert (again.phase, again.chosen, again.remaining) == (Phase.ASKING, 1, 15.0)
    assert rooms.lead(code, token, "lihat").number == 1


def test_rooms_do_not_know_of_each_other(rooms):
    (one, first), (other, second) = rooms.open(QUIZ, 20), rooms.open(QUIZ, 20)
    player = rooms.join(one)
    rooms.lead(one, first, "lanjut")
    with pytest.raises(Refused, match="belum bergabung"):
        rooms.choose(other, player, 1, 0)
    with pytest.raises(Refused, match="Hanya pemandu"):
        rooms.lead(one, second, "lanjut")
    assert rooms.view(other).phase is Phase.WAITING


def test_an_untouched_room_is_gone_and_a_used_one_stays(rooms, clock):
    (left, _), (used, _) = rooms.open(QUIZ, 20), rooms.open(QUIZ, 20)
    clock.now += IDLE - 1
    rooms.view(used)
    clock.now += 2
    with pytest.raises(Refused, match="tidak ada"):
        rooms.view(left)
    assert rooms.view(used).phase is Phase.WAITING


@pytest.mark.parametrize(("number", "option"), [(0, 0), (2, 0), (1, 4), (1, -1)])
def test_what_is_not_up_cannot_be_chosen(rooms, number, option):
    code, token = rooms.open(QUIZ, 20)
    player = rooms.join(code)
    rooms.lead(code, token, "lanjut")
    with pytest.raises(Refused):
        rooms.choose(code, player, number, option)


def test_rooms_and_players_are_limited(rooms):
    code, _ = rooms.open(QUIZ, 20)
    for _ in range(MOST_PLAYERS):
        rooms.join(code)
    with pytest.raises(Refused, match="penuh"):
        rooms.join(code)
    for _ in range(MOST_ROOMS - 1):
        rooms.open(QUIZ, 20)
    with pytest.raises(Refused, match="Terlalu banyak"):
        rooms.open(QUIZ, 20)


@pytest.mark.parametrize("seconds", [0, 4, 181])
def test_a_countdown_is_reasonable(rooms, seconds):
    with pytest.raises(Refused):
        rooms.open(QUIZ, seconds)


def test_codes_are_readable_and_tokens_are_long(rooms):
    made = [rooms.open(QUIZ, 20) for _ in range(MOST_ROOMS)]
    assert {len(code) for code, _ in made} == {CODE}
    assert {letter for code, _ in made for letter in code} <= set(ALPHABET)
    assert len({token for _, token in made}) == MOST_ROOMS
    assert min(len(token) for _, token in made) >= 32
