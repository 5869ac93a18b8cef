"""The day a question speaks of: as precise as it says, and marked where only a year is known."""

from datetime import date

import pytest

from corpus.dates import Span
from corpus.model import Election
from qa.days import Said, day_said

TODAY = date(2038, 5, 20)
ELECTIONS = {
    "pilkada-2034": Election("pilkada-2034", "pilkada", "Pilkada", (("pemungutan", Span.of("2034-11-26")),)),
    "pilkada-2036": Election("pilkada-2036", "pilkada", "Pilkada", (("pemungutan", Span.of("2036-06-01")),)),
    "pilkada-2040": Election("pilkada-2040", "pilkada", "Pilkada", (("pemungutan", Span.of("2040-06-01")),)),
    "pemilu-2034": Election("pemilu-2034", "pemilu", "Pemilu", (("pemungutan", Span.of("2034", "2034")),)),
}


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("boleh menari", None),
        ("tahun ini boleh menari", None),
        ("12 maret 2031 menari", Said(date(2031, 3, 12), (0, 3))),
        ("menari 5 nopember 2033", Said(date(2033, 11, 5), (1, 4))),
        ("menari 31 februari 2033", Said(date(2033, 2, 15), (2, 4))),  # no such day: the month stands
        ("menari agustus 2033", Said(date(2033, 8, 15), (1, 3))),
        ("menari tahun 2033", Said(date(2033, 7, 1), (2, 3), whole_year=True)),
        ("menari waktu pilkada 2034", Said(date(2034, 11, 26), (2, 4), "pilkada-2034", "pilkada")),
        # the vote of that election is known to the year only
        ("menari waktu pemilu 2034", Said(date(2034, 7, 1), (2, 4), "pemilu-2034", "pemilu", whole_year=True)),
        ("pileg tahun 2034", Said(date(2034, 7, 1), (0, 3), "pemilu-2034", "pemilu", whole_year=True)),
        (
            "pilkada 2033",
            Said(date(2033, 7, 1), (1, 2), regime="pilkada", whole_year=True),
        ),  # no such election is known
        ("pilkada agustus 2033", Said(date(2033, 8, 15), (1, 3), regime="pilkada")),
        ("pilkada kemarin", Said(date(2036, 6, 1), (0, 2), "pilkada-2036", "pilkada")),  # the last before today
        ("pemilu lalu", None),  # no past vote is dated to the day
        # a day of the law or of talk, and none on which something was done
        ("aturan sejak juni 2036", Said(date(2036, 6, 15), (2, 4), of_conduct=False)),
        (
            "menari sejak pilkada 2034",
            Said(date(2034, 11, 26), (2, 4), "pilkada-2034", "pilkada"),
        ),  # a day all the same
        ("ada yang bilang agustus 2033", Said(date(2033, 8, 15), (3, 5), of_conduct=False)),
        ("menari tahun 2038", Said(date(2038, 7, 1), (2, 3), whole_year=True, of_conduct=False)),  # not yet over
        ("menari 1 juni 2038", Said(date(2038, 6, 1), (1, 4), of_conduct=False)),  # yet to come
        ("menari 1 mei 2038", Said(date(2038, 5, 1), (1, 4))),
        ("lahir 1800 menari", None),  # outside the years that a conduct may lie in
        ("pasal 2100", None),
    ],
)
def test_day_said(plain: str, expected: Said | None) -> None:
    assert day_said(plain, ELECTIONS, today=TODAY) == expected
