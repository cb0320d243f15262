"""What a relative time means, in short, and the days that it names seen from a day of publication.

Grammar (``N`` a whole number, ``T`` one of ``past``, ``future``, ``near``):

    day:N              N days from publication                     "yesterday" is day:-1
    weekday:W:T        the nearest such day (Monday is 0); "past" counts the day itself
    weekday:W:next     that day of the next week; ``last``: of the week before
    week:N  month:N  year:N  quarter:N  decade:N     N calendar units on
    monthday:M-D:T     that day of the nearest year             "August 18"
    inmonth:M:T        that month of the nearest year           "in September"
    season:S:T         SP, SU, FA or WI of the nearest year
    ago:N:UNIT         about N units back (UNIT day, week, month, year); ``hence:N:UNIT`` ahead
    rest:UNIT          what is left of the unit, the day itself included      "later this month"
    gone:UNIT          what is gone of it                                     "earlier this month"
    edge:P:SYMBOL      P one of start, end, middle: that part of what SYMBOL names
    week-of:N:SYMBOL   the Nth week of the month that SYMBOL names
    since:SYMBOL  until:SYMBOL     an interval open at its end, or at its start
    range:SYMBOL|SYMBOL            from the first day of the one to the last of the other
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from polybius.model import Interval

LONGEST_PUBLISHED = 400
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def resolve(symbol: str, published: Interval) -> Interval | None:
    """The days that a symbol names, for a report published on any day of an interval; ``None`` where that is open.

    >>> from datetime import date
    >>> resolve("weekday:2:past", Interval.day(date(2023, 8, 10))).start
    datetime.date(2023, 8, 9)
    """
    if published.start is None or published.end is None or (published.days or 0) > LONGEST_PUBLISHED:
        return None
    found: Interval | None = None
    for ordinal in range(published.start.toordinal(), published.end.toordinal() + 1):
        here = days_from(symbol, date.fromordinal(ordinal))
        if here is None:
            return None
        found = here if found is None else found.join(here)
    return found


def days_from(symbol: str, day: date) -> Interval | None:
    """The days that a symbol names, seen from one day; ``None`` for a day that does not exist."""
    kind, _, rest = symbol.partition(":")
    try:
        if kind == "range":
            first, last = (days_from(part, day) for part in rest.split("|"))
            return Interval(first.start, last.end) if first is not None and last is not None else None
        if kind in {"since", "until", "edge", "week-of"}:
            return _derived(kind, rest, day)
        if kind == "day":
            return Interval.day(day + timedelta(days=int(rest)))
        if kind in {"week", "month", "year", "quarter", "decade"}:
            return _unit(kind, int(rest), day)
        if kind in {"rest", "gone"}:
            whole = _unit(rest, 0, day)
            return Interval(day, whole.end) if kind == "rest" else Interval(whole.start, day)
        if kind in {"ago", "hence"}:
            number, unit = rest.split(":")
            return _about(float(number) * (-1 if kind == "ago" else 1), unit, day)
        return _named(kind, rest, day)
    except (ValueError, OverflowError):
        return None


def _derived(kind: str, rest: str, day: date) -> Interval | None:
    first, _, inner_symbol = rest.partition(":")
    if kind in {"since", "until"}:
        inner = days_from(rest, day)
        if inner is None:
            return None
        return Interval(inner.start, None) if kind == "since" else Interval(None, inner.end)
    inner = days_from(inner_symbol, day)
    if inner is None or inner.start is None or inner.end is None:
        return None
    if kind == "week-of":
        start = inner.start + timedelta(days=7 * (int(first) - 1))
        return Interval(start, min(inner.end, start + timedelta(days=6)))
    third = max(1, (inner.days or 3) // 3)
    if first == "start":
        return Interval(inner.start, inner.start + timedelta(days=third))
    if first == "end":
        return Interval(inner.end - timedelta(days=third), inner.end)
    return Interval(inner.start + timedelta(days=third), inner.end - timedelta(days=third))


def _unit(unit: str, number: int, day: date) -> Interval:
    if unit == "day":
        return Interval.day(day + timedelta(days=number))
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=number)
        return Interval(monday, monday + timedelta(days=6))
    if unit == "month":
        place = day.year * 12 + day.month - 1 + number
        return Interval.month(place // 12, place % 12 + 1)
    if unit == "quarter":
        place = day.year * 4 + (day.month - 1) // 3 + number
        year, quarter = divmod(place, 4)
        last = quarter * 3 + 3
        return Interval(date(year, last - 2, 1), date(year, last, calendar.monthrange(year, last)[1]))
    if unit == "decade":
        first = (day.year // 10 + number) * 10
        return Interval(date(first, 1, 1), date(first + 9, 12, 31))
    return Interval(date(day.year + number, 1, 1), date(day.year + number, 12, 31))


def _about(number: float, unit: str, day: date) -> Interval:
    """Around so many units away: the day itself for days, else a span of about half a unit on either side."""
    lengths = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "decade": 3652.5, "hour": 1 / 24}
    middle = day + timedelta(days=round(number * lengths[unit]))
    spread = {"day": 0, "week": 3, "month": 15, "year": 183, "decade": 1826, "hour": 0}[unit]
    return Interval(middle - timedelta(days=spread), middle + timedelta(days=spread))


def _named(kind: str, rest: str, day: date) -> Interval | None:
    name, _, way = rest.partition(":")
    if kind == "weekday":
        return Interval.day(_weekday(int(name), way, day))
    if kind == "season":
        first, last = SEASONS[name]
        options = []
        for year in (day.year - 1, day.year, day.year + 1):
            end_year = year + (last < first)
            options.append(Interval(date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1])))
        return _nearest(options, way, day)
    if kind == "monthday":
        month, number = (int(part) for part in name.split("-"))
        days = [
            year
            for year in (day.year - 1, day.year, day.year + 1, day.year + 2, day.year - 2)
            if _exists(year, month, number)
        ]
        return _nearest([Interval.day(date(year, month, number)) for year in days], way, day)
    if kind == "inmonth":
        return _nearest([Interval.month(year, int(name)) for year in (day.year - 1, day.year, day.year + 1)], way, day)
    return None


def _exists(year: int, month: int, number: int) -> bool:
    return 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]


def _weekday(wanted: int, way: str, day: date) -> date:
    back = (day.weekday() - wanted) % 7
    if way == "past":
        return day - timedelta(days=back)
    if way == "future":
        return day + timedelta(days=(wanted - day.weekday()) % 7)
    if way == "next":
        ahead = (wanted - day.weekday()) % 7 or 7
        return day + timedelta(days=ahead)
    if way == "last":
        return day - timedelta(days=back or 7)
    return day - timedelta(days=back) if back <= 3 else day + timedelta(days=7 - back)


def _nearest(options: list[Interval], way: str, day: date) -> Interval | None:
    """The option that lies nearest to the day on the side that the tense asks for."""

    def distance(option: Interval) -> int:
        assert option.start is not None
        assert option.end is not None
        if option.start <= day <= option.end:
            return 0
        return min(abs((option.start - day).days), abs((option.end - day).days))

    sided = [
        option
        for option in options
        if option.start is not None
        and option.end is not None
        and (way not in {"past", "last"} or option.start <= day)
        and (way not in {"future", "next"} or option.end >= day)
    ]
    return min(sided or options, key=distance, default=None)
