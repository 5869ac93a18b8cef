"""Days as the law gives them: with their precision, never padded to 1 January.

A source may give only "2023" or "2017-11". Such a date is an interval; whether it has been reached on a given day is
then yes, no or unknown, and unknown is carried on as `None` rather than guessed (promise 3 of the design).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_FORM = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day known to the day, the month or the year.

    >>> PartialDate.parse("2023").reached(date(2023, 6, 1)) is None
    True
    >>> PartialDate.parse("2023").reached(date(2024, 1, 1))
    True
    >>> str(PartialDate.parse("2017-11"))
    '2017-11'
    """

    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; anything else is a ValueError."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
        year = int(match["year"])
        first, last = (int(match["month"]),) * 2 if match["month"] else (1, 12)
        if match["day"]:
            exact = date(year, first, int(match["day"]))
            return cls(exact, exact)
        return cls(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))

    @classmethod
    def on(cls, day: date) -> Self:
        """The date known to the day."""
        return cls(day, day)

    def reached(self, day: date) -> bool | None:
        """Whether this date has come by `day`; None where `day` falls inside what is not known."""
        if day >= self.latest:
            return True
        return False if day < self.earliest else None

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        same_month = self.earliest.month == self.latest.month
        return f"{self.earliest:%Y-%m}" if same_month else f"{self.earliest:%Y}"


@dataclass(frozen=True, slots=True)
class Span:
    """From a day on, until another (exclusive); either end may be open or imprecise.

    >>> Span.of("2021-08-31").holds(date(2021, 8, 31))
    True
    >>> Span.of("2014-01-15", "2023-10-31").holds(date(2023, 10, 31))
    False
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    @classmethod
    def of(cls, start: str = "", end: str = "") -> Self:
        """Read both ends as text; an empty text is an open end."""
        return cls(
            PartialDate.parse(start) if start else None,
            PartialDate.parse(end) if end else None,
        )

    def begun(self, day: date) -> bool | None:
        """Whether the span has begun by `day`."""
        return True if self.start is None else self.start.reached(day)

    def ended(self, day: date) -> bool | None:
        """Whether the span is over on `day`."""
        return False if self.end is None else self.end.reached(day)

    def holds(self, day: date) -> bool | None:
        """Whether `day` lies inside; None where an imprecise end leaves it open."""
        begun, ended = self.begun(day), self.ended(day)
        if begun is False or ended is True:
            return False
        return None if begun is None or ended is None else True


ALWAYS = Span()
