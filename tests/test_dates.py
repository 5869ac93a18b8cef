"""Days with their precision: what is not known is None, and never padded to 1 January."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import PartialDate, Span

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WRITTEN = st.builds(lambda day, size: day.isoformat()[:size], DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2021-08-31", date(2021, 8, 31), date(2021, 8, 31)),
    ],
)
def test_parse(text: str, first: date, last: date) -> None:
    assert PartialDate.parse(text) == PartialDate(first, last)


@pytest.mark.parametrize(
    "text", ["", "23", "2023-13", "2023-02-30", "2023-2", "31-08-2021", "2021-08-31T00:00", "2023-"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("written", "day", "reached"),
    [
        ("2021-08-31", date(2021, 8, 30), False),
        ("2021-08-31", date(2021, 8, 31), True),
        ("2023", date(2022, 12, 31), False),
        ("2023", date(2023, 1, 1), None),
        ("2023", date(2023, 12, 30), None),
        ("2023", date(2023, 12, 31), True),
        ("2017-11", date(2017, 11, 15), None),
    ],
)
def test_reached(written: str, day: date, reached: bool | None) -> None:
    assert PartialDate.parse(written).reached(day) is reached


@pytest.mark.parametrize(
    ("start", "end", "day", "holds"),
    [
        ("", "", date(2023, 1, 1), True),
        ("2021", "", date(2020, 12, 31), False),
        ("2021", "", date(2021, 6, 1), None),
        ("2021-01-01", "2022-01-01", date(2021, 12, 31), True),
        ("2021-01-01", "2022-01-01", date(2022, 1, 1), False),  # the end is not in it
        ("2021-01-01", "2022", date(2022, 6, 1), None),
        ("2021", "2021", date(2021, 6, 1), None),
        ("2021-05", "2021-03-01", date(2021, 5, 2), False),  # over for certain, whether begun or not
    ],
)
def test_holds(start: str, end: str, day: date, holds: bool | None) -> None:
    assert Span.of(start, end).holds(day) is holds


@given(WRITTEN)
def test_a_date_prints_back_to_itself(written: str) -> None:
    assert str(PartialDate.parse(written)) == written


@given(WRITTEN, DAYS)
def test_what_is_reached_stays_reached(written: str, day: date) -> None:
    moment, order = PartialDate.parse(written), {False: 0, None: 1, True: 2}
    assert order[moment.reached(day)] <= order[moment.reached(day + timedelta(days=1))]
