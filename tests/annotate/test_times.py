"""Time expressions: TIMEX3 types and values, and the days that they mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.annotate.times import days_from, resolve
from polybius.annotate.times.symbol import LONGEST_PUBLISHED
from polybius.model import Interval

PAST, FUTURE = "met in Lima", "will meet in Lima"


def _time(read, sentence, words, published="2023-08-10"):
    """The only expression of a sentence that has those words."""
    found = [time for time in read(sentence, published).layers.times if time.text == words]
    assert len(found) == 1, read(sentence, published).layers.times
    return found[0]


def _days(time):
    return time.interval and (
        time.interval.start and time.interval.start.isoformat(),
        time.interval.end and time.interval.end.isoformat(),
    )


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The two ministers met in Lima on Tuesday.", "Tuesday", "2023-08-08"),
        ("The two ministers will meet in Lima on Tuesday.", "Tuesday", "2023-08-15"),
        ("The two ministers met in Lima on Thursday.", "Thursday", "2023-08-10"),
        ("The two ministers are scheduled to meet on Saturday.", "Saturday", "2023-08-12"),
        ("The president is due in Nairobi on Saturday.", "Saturday", "2023-08-12"),
        ("The president is due to land in Nairobi on Saturday.", "Saturday", "2023-08-12"),
        ("Talks resumed in Doha last Friday.", "last Friday", "2023-08-04"),
        ("Talks will resume in Doha next Friday.", "next Friday", "2023-08-11"),
        ("The army shelled the town on Sept. 9.", "Sept. 9", "2022-09-09"),
        ("The army will hold a parade on Sept. 9.", "Sept. 9", "2023-09-09"),
        ("The army shelled the town on 3 May.", "3 May", "2023-05-03"),
        ("The envoy left Quito two days earlier.", "two days earlier", "2023-08-08"),
        ("The envoy left Quito three days ago.", "three days ago", "2023-08-07"),
        ("The minister resigned yesterday.", "yesterday", "2023-08-09"),
        ("The minister resigned today.", "today", "2023-08-10"),
        ("The fleet will sail tomorrow.", "tomorrow", "2023-08-11"),
        ("The fleet sailed on 2022-11-04.", "2022-11-04", "2022-11-04"),
        ("The pact was signed on March 3, 2015.", "March 3, 2015", "2015-03-03"),
        ("The pact was signed on the 3rd of March 2015.", "3rd of March 2015", "2015-03-03"),
    ],
)
def test_days(read, sentence, words, value):
    """A day is found by the tense of its verb, and its value is the day itself."""
    time = _time(read, sentence, words)
    assert (time.type, time.value, _days(time)) == ("DATE", value, (value, value))


@pytest.mark.parametrize(
    ("sentence", "words", "value", "start", "end"),
    [
        ("The treaty was signed in 1994.", "1994", "1994", "1994-01-01", "1994-12-31"),
        ("Protests shook Lagos in October 2020.", "October 2020", "2020-10", "2020-10-01", "2020-10-31"),
        ("The grain deal ran out last month.", "last month", "2023-07", "2023-07-01", "2023-07-31"),
        ("The vote will be held next week.", "next week", "2023-W33", "2023-08-14", "2023-08-20"),
        ("The vote was held last year.", "last year", "2022", "2022-01-01", "2022-12-31"),
        ("The port was shut in June.", "June", "2023-06", "2023-06-01", "2023-06-30"),
        ("The port will be shut in June.", "June", "2024-06", "2024-06-01", "2024-06-30"),
        ("The vote will be held later this month.", "later this month", "2023-08", "2023-08-10", "2023-08-31"),
        ("Police raided a bank earlier this week.", "earlier this week", "2023-W32", "2023-08-07", "2023-08-10"),
        ("The war broke out in the 1980s.", "the 1980s", "198", "1980-01-01", "1989-12-31"),
        ("They met in the summer of 2019.", "the summer of 2019", "2019-SU", "2019-06-01", "2019-08-31"),
        ("The third quarter of 2022 was dry.", "The third quarter of 2022", "2022-Q3", "2022-07-01", "2022-09-30"),
        ("Vessels will meet on August 21-31.", "August 21-31", "2023-08-21", "2023-08-21", "2023-08-31"),
    ],
)
def test_spans_of_days(read, sentence, words, value, start, end):
    """A month, a week, a year or a range has its first and last day."""
    time = _time(read, sentence, words)
    assert (time.type, time.value, _days(time)) == ("DATE", value, (start, end))


@pytest.mark.parametrize(
    ("sentence", "words", "days"),
    [
        ("The border has been closed since February.", "February", ("2023-02-01", None)),
        ("The border has been closed since 2014.", "2014", ("2014-01-01", None)),
        ("The ban will stay in force until March 2024.", "March 2024", (None, "2024-03-31")),
        ("The talks will end by Friday.", "Friday", (None, "2023-08-11")),
    ],
)
def test_open_ends(read, sentence, words, days):
    """ "Since" leaves the end open, "until" and "by" the beginning."""
    assert _days(_time(read, sentence, words)) == days


@pytest.mark.parametrize(
    ("sentence", "words", "type_", "value"),
    [
        ("The siege lasted three weeks.", "three weeks", "DURATION", "P3W"),
        ("The court sat for five hours.", "five hours", "DURATION", "PT5H"),
        ("The court sat for 20 minutes.", "20 minutes", "DURATION", "PT20M"),
        ("The truce has held for several months.", "several months", "DURATION", "PXM"),
        ("The ministry spoke of a ten-day visit.", "ten-day", "DURATION", "P10D"),
        ("The panel meets every two weeks.", "every two weeks", "SET", "P2W"),
        ("The council holds weekly meetings.", "weekly", "SET", "P1W"),
        ("The market opens every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ],
)
def test_durations_and_sets(read, sentence, words, type_, value):
    """Lengths of time and what comes again have no days of their own."""
    time = _time(read, sentence, words)
    assert (time.type, time.value, time.interval) == (type_, value, None)


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The ferry sank at 4:30 p.m. on Wednesday.", "at 4:30 p.m.", "2023-08-09T16:30"),
        ("On Wednesday at 16:30 the ferry sank.", "at 16:30", "2023-08-09T16:30"),
        ("The fleet will sail tomorrow morning.", "tomorrow morning", "2023-08-11TMO"),
        ("The fleet sailed on Monday night.", "Monday night", "2023-08-07TNI"),
    ],
)
def test_times_of_day(read, sentence, words, value):
    """A time of day is of the day that stands beside it."""
    time = _time(read, sentence, words)
    assert (time.type, time.value) == ("TIME", value)
    assert _days(time) == (value[:10], value[:10])


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The pact was signed on March 3, 2015, and broken the next day.", "the next day", "2015-03-04"),
        (
            "The pact was signed on March 3, 2015. The day before, both armies had fired.",
            "The day before",
            "2015-03-02",
        ),
    ],
)
def test_days_seen_from_a_day_of_the_report(read, sentence, words, value):
    """ "The next day" is seen from the day named before, not from that of publication."""
    assert _time(read, sentence, words).value == value


@pytest.mark.parametrize(
    "sentence",
    [
        "He said soldiers may march on the town.",
        "About 2000 soldiers left.",
        "Rescuers reached the second ship.",
        "The shell weighed 1500 kg.",
        "A boy of 12 years old was found.",
    ],
)
def test_no_times(read, sentence):
    """Verbs, numbers of things, ordinals and ages are no times."""
    assert [time.text for time in read(sentence).layers.times if time.type in {"DATE", "TIME"}] == []


@pytest.mark.parametrize(
    ("sentence", "words", "value", "symbol"),
    [
        ("The two ministers met in Lima on Tuesday.", "Tuesday", "XXXX-WXX-2", "weekday:1:past"),
        ("The army shelled the town on Sept. 9.", "Sept. 9", "XXXX-09-09", "monthday:09-09:past"),
        ("The minister resigned yesterday.", "yesterday", "XXXX-XX-XX", "day:-1"),
    ],
)
def test_undated_report(read, sentence, words, value, symbol):
    """Without a date of publication a relative time keeps its meaning as a symbol, and X for what is not known."""
    time = _time(read, sentence, words, None)
    assert (time.value, time.symbol, time.interval) == (value, symbol, None)


def test_report_of_a_month(read):
    """Where only the month of publication is known, a weekday spans all days that it may be."""
    time = _time(read, "The two ministers met in Lima on Tuesday.", "Tuesday", "2023-08")
    assert time.value == "XXXX-WXX-2"
    assert _days(time) == ("2023-08-01", "2023-08-29")


@pytest.mark.parametrize(
    ("symbol", "start", "end"),
    [
        ("day:-1", "2024-02-29", "2024-02-29"),
        ("weekday:4:past", "2024-03-01", "2024-03-01"),
        ("weekday:4:last", "2024-02-23", "2024-02-23"),
        ("weekday:4:next", "2024-03-08", "2024-03-08"),
        ("weekday:3:future", "2024-03-07", "2024-03-07"),
        ("month:-1", "2024-02-01", "2024-02-29"),
        ("quarter:-1", "2023-10-01", "2023-12-31"),
        ("decade:0", "2020-01-01", "2029-12-31"),
        ("monthday:02-29:past", "2024-02-29", "2024-02-29"),
        ("inmonth:12:past", "2023-12-01", "2023-12-31"),
        ("season:WI:past", "2023-12-01", "2024-02-29"),
        ("rest:month", "2024-03-01", "2024-03-31"),
        ("gone:year", "2024-01-01", "2024-03-01"),
        ("week-of:2:month:0", "2024-03-08", "2024-03-14"),
        ("edge:end:month:-1", "2024-02-20", "2024-02-29"),
        ("range:day:-3|day:1", "2024-02-27", "2024-03-02"),
        ("since:inmonth:2:past", "2024-02-01", None),
        ("until:day:2", None, "2024-03-03"),
    ],
)
def test_symbols(symbol, start, end):
    """Each form of a symbol names its days, seen from Friday 1 March 2024."""
    found = days_from(symbol, date(2024, 3, 1))
    assert (found.start and found.start.isoformat(), found.end and found.end.isoformat()) == (start, end)


@pytest.mark.parametrize("symbol", ["monthday:02-30:past", "day:x", "nonsense:1", "day:99999999"])
def test_no_such_day(symbol):
    """A day that does not exist, and what is no symbol, name nothing."""
    assert days_from(symbol, date(2024, 3, 1)) is None


TENSES = st.sampled_from(("past", "future", "near", "last", "next"))
UNITS = st.sampled_from(("day", "week", "month", "year"))
PLAIN = st.one_of(
    st.builds("day:{}".format, st.integers(-400, 400)),
    st.builds("weekday:{}:{}".format, st.integers(0, 6), TENSES),
    st.builds("{}:{}".format, st.sampled_from(("week", "month", "year", "quarter", "decade")), st.integers(-8, 8)),
    st.builds("monthday:{:02d}-{:02d}:{}".format, st.integers(1, 12), st.integers(1, 28), TENSES),
    st.builds("inmonth:{}:{}".format, st.integers(1, 12), TENSES),
    st.builds("season:{}:{}".format, st.sampled_from(("SP", "SU", "FA", "WI")), TENSES),
    st.builds("{}:{}:{}".format, st.sampled_from(("ago", "hence")), st.integers(1, 9), UNITS),
    st.builds("{}:{}".format, st.sampled_from(("rest", "gone")), st.sampled_from(("week", "month", "year"))),
)
SYMBOLS = st.one_of(
    PLAIN,
    st.builds("{}:{}".format, st.sampled_from(("since", "until", "edge:start", "edge:end", "week-of:3")), PLAIN),
)
DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))


@given(symbol=SYMBOLS, day=DAYS, length=st.integers(0, 40), inside=st.integers(0, 40))
def test_resolve_holds_each_day(symbol, day, length, inside):
    """What a symbol means on each single day of publication lies within what it means on all of them."""
    end = day + timedelta(days=length)
    found = resolve(symbol, Interval(day, end))
    one = days_from(symbol, min(end, day + timedelta(days=inside)))
    assert found is not None
    assert one is not None
    assert one.within(found)


@given(symbol=SYMBOLS, day=DAYS, length=st.integers(0, 20), before=st.integers(0, 20), after=st.integers(0, 20))
def test_resolve_only_widens(symbol, day, length, before, after):
    """A wider interval of publication loses no day, and the interval of two parts is the join of theirs."""
    narrow = Interval(day, day + timedelta(days=length))
    wide = narrow.widen(before=before, after=after)
    found = resolve(symbol, wide)
    assert resolve(symbol, narrow).within(found)
    rest = [Interval(wide.start, day), narrow, Interval(narrow.end, wide.end)]
    first, *others = (resolve(symbol, part) for part in rest)
    for other in others:
        first = first.join(other)
    assert first == found


@pytest.mark.parametrize(
    "published",
    [
        Interval(None, date(2023, 8, 1)),
        Interval(date(2023, 8, 1), None),
        Interval(date(2023, 1, 1), date(2023, 1, 1) + timedelta(days=LONGEST_PUBLISHED)),
    ],
)
def test_resolve_without_a_date(published):
    """With an open or a very long interval of publication a symbol names no days."""
    assert resolve("day:-1", published) is None


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("Shells fell before dawn on Monday.", "dawn", None, None),
        ("The crew was set free on Monday.", "Monday", "2023-08-07", "2023-08-07"),
        ("The court is set to meet on Monday.", "Monday", "2023-08-14", "2023-08-14"),
    ],
)
def test_hour_of_a_day_and_what_is_set(read, text, words, start, end):
    """ "Before dawn on Monday" has no open beginning; what is "set free" is done, what is "set to" is to come."""
    time = next(time for time in read(text).layers.times if time.text == words)
    if start is None:
        assert time.interval is None or time.interval.start is not None
    else:
        assert (str(time.interval.start), str(time.interval.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The talks between Iran and Oman open in Geneva on Monday.", "2023-08-14"),
        ("The drills of the two armies begin on Monday.", "2023-08-14"),
        ("The drills of the two armies began on Monday.", "2023-08-07"),
    ],
)
def test_scheduled_present(read, text, value):
    """The present of what opens, begins or ends on a day tells of a day to come."""
    assert [time.value for time in read(text).layers.times] == [value]
