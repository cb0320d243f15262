"""Intervals of days: the laws of meet and join, and what is read as a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.model import Interval

DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 31))


@st.composite
def intervals(draw, days=DAYS):
    """Intervals that hold a day at least, either end open at times."""
    start, end = sorted((draw(days), draw(days)))
    return Interval(draw(st.sampled_from((start, None))), draw(st.sampled_from((end, None))))


def holds(interval: Interval, day: date) -> bool:
    """Whether a day lies in an interval, by the plain meaning of its ends."""
    return (interval.start is None or interval.start <= day) and (interval.end is None or day <= interval.end)


@given(intervals(), intervals(), DAYS)
def test_meet_holds_the_days_of_both(one, other, day):
    """A day is in the meet exactly when it is in both; there is a meet exactly when they overlap."""
    meet = one.meet(other)
    assert (meet is not None and holds(meet, day)) == (holds(one, day) and holds(other, day))
    assert (meet is not None) == one.overlaps(other)


@given(intervals(), intervals(), intervals())
def test_laws_of_meet(one, other, third):
    """Meet is commutative, associative and idempotent, lies in both, and everything is its neutral element."""
    assert one.meet(other) == other.meet(one)
    assert one.meet(one) == one == one.meet(Interval(None, None))
    meet = one.meet(other)
    if meet is not None:
        assert meet.within(one)
        assert meet.within(other)
        rest = other.meet(third)
        assert meet.meet(third) == (None if rest is None else one.meet(rest))


@given(intervals(), intervals(), intervals())
def test_laws_of_join(one, other, third):
    """Join is commutative, associative and idempotent, and the smallest interval that holds both."""
    join = one.join(other)
    assert join == other.join(one)
    assert one.join(one) == one
    assert join.join(third) == one.join(other.join(third))
    assert one.within(join)
    assert other.within(join)
    if one.within(third) and other.within(third):
        assert join.within(third)


@given(intervals(), intervals())
def test_meet_and_join_absorb_each_other(one, other):
    """Either operation undoes the other; the one that lies within is the meet, the other the join."""
    assert one.meet(one.join(other)) == one
    assert one.join(other) == other if one.within(other) else one.join(other) != other
    assert (one.meet(other) == one) == one.within(other)


@given(intervals(), intervals(), intervals())
def test_within_is_an_order(one, other, third):
    """Within is reflexive, transitive and antisymmetric."""
    assert one.within(one)
    if one.within(other):
        assert one.overlaps(other)
        assert not other.within(one) or one == other
        assert not other.within(third) or one.within(third)


@given(intervals(), intervals())
def test_overlap_goes_both_ways(one, other):
    """Overlap is symmetric and reflexive."""
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)


@given(intervals(), st.integers(-500, 500))
def test_shift_and_back(interval, days):
    """A shift and its reverse change nothing; the length stays; open ends stay open."""
    shifted = interval.shift(days)
    assert shifted.shift(-days) == interval
    assert shifted.days == interval.days


@given(intervals(), st.integers(0, 50), st.integers(0, 50))
def test_widen_adds_at_the_ends(interval, before, after):
    """A widened interval holds the first and is longer by what was added."""
    wide = interval.widen(before=before, after=after)
    assert interval.within(wide)
    if interval.days is None:
        assert wide.days is None
    else:
        assert wide.days == interval.days + before + after


@given(intervals(st.dates()), st.integers(0, 10**9), st.integers(0, 10**9))
def test_the_calendar_has_ends(interval, before, after):
    """Nothing is moved beyond the first or last day of the calendar, and nothing fails there."""
    assert interval.within(interval.widen(before=before, after=after))
    for days in (after, -before):
        moved = interval.shift(days)
        assert (moved.start is None, moved.end is None) == (interval.start is None, interval.end is None)


@given(st.dates())
def test_a_day_and_its_month_and_year(day):
    """A day is read back from its ISO form, and lies in its month, which lies in its year."""
    one, month, year = (Interval.parse(day.isoformat()[:length]) for length in (10, 7, 4))
    assert one == Interval.day(day)
    assert (one.is_day, one.days) == (True, 1)
    assert month == Interval.month(day.year, day.month)
    assert one.within(month)
    assert month.within(year)
    assert year.days in (365, 366)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023-08-10", date(2023, 8, 10), date(2023, 8, 10)),
        (" 2023-08-10\n", date(2023, 8, 10), date(2023, 8, 10)),
        ("2023-8-1", date(2023, 8, 1), date(2023, 8, 1)),
        ("2023-08-24T09:15:00+09:00", date(2023, 8, 24), date(2023, 8, 24)),
        ("2023-08-24 09:15", date(2023, 8, 24), date(2023, 8, 24)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_what_is_read(text, start, end):
    """A day, timestamp, month or year is read; a timestamp keeps the day that it is written with."""
    assert Interval.parse(text) == Interval(start, end)


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing_is_no_interval(text):
    """Empty text is no interval, and no error."""
    assert Interval.parse(text) is None


@pytest.mark.parametrize(
    "text",
    ["2023-02-29", "2023-13-01", "2023-13", "2023-00-10", "0000", "10 August 2023", "23-08-10", "2023-08-10x", "2023/08/10",
     "20230810", "yesterday", "2023-08-", "-2023"],
)  # fmt: skip
def test_what_is_no_day(text):
    """A day that does not exist, and any other form, is a ValueError."""
    with pytest.raises(ValueError, match=r"."):
        Interval.parse(text)


@given(st.text(max_size=30))
def test_any_text_is_an_interval_nothing_or_an_error(text):
    """Whatever is given, only a ValueError is raised, and what is read holds a day."""
    try:
        found = Interval.parse(text)
    except ValueError:
        return
    assert found is None or (found.days is not None and found.days >= 1)


@given(DAYS, st.integers(0, 60))
def test_days_counts_both_ends(day, more):
    """The length counts the first and the last day; one day alone is a day."""
    interval = Interval(day, day + timedelta(days=more))
    assert interval.days == more + 1
    assert interval.is_day == (more == 0)


def test_open_ends_have_no_length():
    """An interval with an open end is no day and has no length."""
    for interval in (Interval(None, None), Interval(date(2023, 1, 1), None), Interval(None, date(2023, 1, 1))):
        assert interval.days is None
        assert not interval.is_day
