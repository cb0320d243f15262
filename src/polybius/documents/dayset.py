"""Sets of days from 2000 to 2035 as the bits of one integer: the days on which a report may have been written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from polybius.model import Interval

FIRST = date(2000, 1, 1)
LAST = date(2035, 12, 31)
YEARS = range(FIRST.year, LAST.year + 1)
_SIZE = (LAST - FIRST).days + 1
ALL = (1 << _SIZE) - 1
"""Every day."""

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def between(start: date | None, end: date | None) -> int:
    """The days from ``start`` to ``end``, both included; ``None`` is an open end."""
    low = 0 if start is None else max(0, (start - FIRST).days)
    high = _SIZE - 1 if end is None else min(_SIZE - 1, (end - FIRST).days)
    return 0 if high < low else ((1 << (high - low + 1)) - 1) << low


def around(days: Iterable[Interval], *, before: int = 0, after: int | None = 0) -> int:
    """The days of the intervals and so many before and after them; ``after`` of ``None`` is open."""
    found = 0
    for interval in days:
        start = None if interval.start is None else interval.start - timedelta(days=before)
        end = None if interval.end is None or after is None else interval.end + timedelta(days=after)
        found |= between(start, end)
    return found


def where(test: Callable[[date], bool]) -> int:
    """The days that pass a test."""
    return sum(1 << i for i in range(_SIZE) if test(FIRST + timedelta(days=i)))


@cache
def weekday(number: int) -> int:
    """The days of one weekday, Monday being 0."""
    return where(lambda day: day.weekday() == number)


def weekdays(numbers: Iterable[int]) -> int:
    """The days of several weekdays."""
    found = 0
    for number in numbers:
        found |= weekday(number % 7)
    return found


@cache
def each_year(month: int, day: int) -> tuple[Interval, ...]:
    """The same day of every year in which it exists, and of the years just outside."""
    found = []
    for year in range(YEARS.start - 1, YEARS.stop + 1):
        try:
            found.append(Interval.day(date(year, month, day)))
        except ValueError:
            continue
    return tuple(found)


def hull(days: int) -> Interval | None:
    """The smallest interval that holds all the days, ``None`` for the empty set.

    >>> hull(between(date(2023, 8, 9), date(2023, 8, 17))).days
    9
    """
    if not days:
        return None
    low = (days & -days).bit_length() - 1
    return Interval(FIRST + timedelta(days=low), FIRST + timedelta(days=days.bit_length() - 1))


def each(days: int) -> Iterator[date]:
    """The days of a set, in order."""
    while days:
        low = (days & -days).bit_length() - 1
        yield FIRST + timedelta(days=low)
        days &= days - 1


def long(day: date) -> str:
    """A day in words.

    >>> long(date(2023, 8, 9))
    'Wednesday, 9 August 2023'
    """
    return f"{WEEKDAY_NAMES[day.weekday()]}, {short(day)}"


def short(day: date) -> str:
    """A day in words, without its weekday.

    >>> short(date(2023, 8, 9))
    '9 August 2023'
    """
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
