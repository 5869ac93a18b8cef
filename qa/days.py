"""The day a question speaks of: a full date, a month, a year, or an election by name.

Where only a year is said, the day is taken from its middle and the answer is told that only the year is known: the
law may have changed within it. An election by name gives its voting day, or the year where no source dates the vote.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from corpus.model import Election

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb", "pebruari"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "agt"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nov", "nopember"),
            ("desember", "des"),
        ),
        1,
    )
    for name in names
}
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_ELECTION = {"pemilu": "pemilu", "pileg": "pemilu", "pilpres": "pemilu", "pilkada": "pilkada"}
_LAST = {"kemarin", "lalu", "terakhir"}
_SINCE = frozenset({"sejak", "mulai", "setelah", "sesudah", "pasca", "usai"})  # before a day from which something holds
_RUMOUR = frozenset({"bilang", "katanya", "konon", "kabarnya"})  # before a day that others have said
MIDYEAR = (7, 1)


@dataclass(frozen=True, slots=True)
class Said:
    """A day as the question gives it; `words` is where it stands, from one word to another."""

    day: date
    words: tuple[int, int]
    election: str = ""
    regime: str = ""
    whole_year: bool = False
    of_conduct: bool = True  # False: a day since which something holds, a rumour, or one to come


def day_said(plain: str, elections: Mapping[str, Election], *, today: date) -> Said | None:
    """The day that the words name; None where they name none."""
    words = plain.split()
    for at, word in enumerate(words):
        if _YEAR.fullmatch(word):
            said = _with_year(words, at, elections)
            return replace(said, of_conduct=_of_conduct(words, said, today))
    return _last_election(words, elections, today)


def _of_conduct(words: list[str], said: Said, today: date) -> bool:
    """Whether the day is one on which something was done: no year that is not over, none to come, none since which
    something holds ("aturan sejak Juni 2026"), none by hearsay ("ada yang bilang Agustus 2025").
    """
    before = words[said.words[0] - 1] if said.words[0] else ""
    over = said.day <= today and not (said.whole_year and said.day.year == today.year)
    return over and before not in _RUMOUR and (before not in _SINCE or bool(said.election))


def _with_year(words: list[str], at: int, elections: Mapping[str, Election]) -> Said:
    year = int(words[at])
    regime, start = _regime_before(words, at)
    election = elections.get(f"{regime}-{year}") if regime else None
    if election is not None:
        day = _voting_day(election) or date(year, *MIDYEAR)
        return Said(day, (start, at + 1), election.id, election.regime, whole_year=_voting_day(election) is None)
    month = MONTHS.get(words[at - 1]) if at else None
    if month is None:
        return Said(date(year, *MIDYEAR), (at, at + 1), regime=regime, whole_year=True)
    if at >= 2 and words[at - 2].isdigit() and _valid(year, month, int(words[at - 2])):
        return Said(date(year, month, int(words[at - 2])), (at - 2, at + 1), regime=regime)
    return Said(date(year, month, 15), (at - 1, at + 1), regime=regime)


def _regime_before(words: list[str], at: int) -> tuple[str, int]:
    """The regime named within the few words before a year, and where."""
    for back in range(at - 1, max(-1, at - 5), -1):
        if words[back] in _ELECTION:
            return _ELECTION[words[back]], back
    return "", at


def _last_election(words: list[str], elections: Mapping[str, Election], today: date) -> Said | None:
    for at, word in enumerate(words[:-1]):
        if word in _ELECTION and words[at + 1] in _LAST:
            past = [(day, e) for e in elections.values() if (day := _voting_day(e)) and day < today]
            same = sorted((item for item in past if item[1].regime == _ELECTION[word]), key=lambda item: item[0])
            if same:
                return Said(same[-1][0], (at, at + 2), same[-1][1].id, same[-1][1].regime)
    return None


def _voting_day(election: Election) -> date | None:
    span = dict(election.stages).get("pemungutan")
    exact = span is not None and span.start is not None and span.start.earliest == span.start.latest
    return span.start.earliest if span and span.start and exact else None


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
