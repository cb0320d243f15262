"""Time as an interval of days, either end open."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

import msgspec


class Interval(msgspec.Struct, frozen=True, order=False):
    """Days from ``start`` to ``end``, both inclusive; ``None`` is an open end.

    Args:
        start: first day; `None` where open.
        end: last day; `None` where open.

    >>> Interval.parse("2023-08").end
    datetime.date(2023, 8, 31)
    """

    start: date | None
    end: date | None

    @classmethod
    def day(cls, day: date) -> Interval:
        """The interval of one day."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> Interval | None:
        """The interval of ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or a timestamp; ``None`` for empty text.

        Raises:
            ValueError: the text is none of these, or names a day that does not exist.
        """
        text = text.strip()
        if not text:
            return None
        match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?", text)
        if not match:
            raise ValueError(f"not a day (YYYY-MM-DD): {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return cls.month(year, month)
        return cls.day(date(year, month, day))

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """The interval of one month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @property
    def is_day(self) -> bool:
        """Whether it is exactly one day."""
        return self.start is not None and self.start == self.end

    @property
    def days(self) -> int | None:
        """Its length in days, ``None`` when an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share a day; open ends reach on."""
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )

    def within(self, outer: Interval) -> bool:
        """Whether every day of it lies in ``outer``."""
        starts = outer.start is None or (self.start is not None and self.start >= outer.start)
        ends = outer.end is None or (self.end is not None and self.end <= outer.end)
        return starts and ends

    def meet(self, other: Interval) -> Interval | None:
        """The days that both have, ``None`` when there are none."""
        if not self.overlaps(other):
            return None
        starts = [day for day in (self.start, other.start) if day is not None]
        ends = [day for day in (self.end, other.end) if day is not None]
        return Interval(max(starts) if starts else None, min(ends) if ends else None)

    def join(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        start = None if self.start is None or other.start is None else min(self.start, other.start)
        end = None if self.end is None or other.end is None else max(self.end, other.end)
        return Interval(start, end)

    def shift(self, days: int) -> Interval:
        """The same interval so many days later; an end stops at the calendar's first or last day."""
        return Interval(_moved(self.start, days), _moved(self.end, days))

    def widen(self, *, before: int = 0, after: int = 0) -> Interval:
        """The interval with days added at its ends, as far as the calendar goes."""
        return Interval(_moved(self.start, -before), _moved(self.end, after))


def _moved(day: date | None, days: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
