"""Undated reports are dated from their words, with reasons, and never on a false day."""

from __future__ import annotations

from datetime import date

from polybius.documents import make_document
from polybius.model import Report


def _published(knowledge, text):
    return make_document(Report(id="r", text=text), knowledge).published


def _days(published):
    return None if published is None else (published.start, published.end)


def test_weekday_and_edition(knowledge):
    """A coming Friday with its day, a summit of a known year and a first sentence "said on Monday" give the Monday."""
    text = (
        "The leader toured two plants at the weekend, the news agency said on Monday.\n\n"
        "Three presidents meet at Camp David this Friday, August 18."
    )
    found = _published(knowledge, text)
    assert _days(found) == (date(2023, 8, 14), date(2023, 8, 14))
    assert found.method == "inferred"
    assert len(found.reasons) >= 2
    assert all(text[span.start : span.end] == span.text for span in found.evidence)


def test_change_of_office(knowledge):
    """A change of office of a known Wednesday, reported on Thursday, bounds the report on both sides."""
    text = (
        "The commission met on Wednesday to talk of war. The news agency reported on it on Thursday.\n\n"
        "It dismissed Pak Su-il and appointed Ri Yong-gil in his place."
    )
    assert _days(_published(knowledge, text)) == (date(2023, 8, 10), date(2023, 8, 12))


def test_eve_of_an_anniversary(knowledge):
    """The eve of a 75th anniversary that was a Friday, told on Saturday."""
    text = (
        "Lorries rolled through the square on Friday night as North Korea, founded in 1948, marched on the eve of its "
        "75th anniversary, state media said on Saturday."
    )
    assert _days(_published(knowledge, text)) == (date(2023, 9, 9), date(2023, 9, 9))


def test_years_ago(knowledge):
    """A count of years from a named year gives the year."""
    found = _published(knowledge, "A crowd on Monday marked the end of foreign rule in 1622, 402 years ago.")
    assert found.start >= date(2024, 1, 1)
    assert found.end <= date(2024, 12, 31)


def test_month_of_an_exercise(knowledge):
    """Words for a month together with a dated edition bound the report to that month, before the edition ends."""
    text = (
        "On September 1, 2022 nobody thought so.\n\nThe drill comes now. Ulchi Freedom Shield, which began last week "
        "with Mr Ri in command, is over at the end of the month, and President Biden is pleased."
    )
    found = _published(knowledge, text)
    assert found is None or found.start >= date(2022, 9, 1)


def test_a_weekday_alone_dates_nothing(knowledge):
    """A weekday with a month and day fits many years, so nothing is said."""
    assert _published(knowledge, "The ship left on Friday, August 18. The port was quiet.") is None


def test_unnamed_change_of_command(knowledge):
    """A reshuffle without names is the only one known in the time that the rest allows."""
    text = (
        "North Korea builds rockets.\n\nRecent actions, including reorganizing military leadership, are part of it.\n\n"
        "The upcoming trilateral summit at Camp David is scheduled for August 18."
    )
    assert _days(_published(knowledge, text)) == (date(2023, 8, 9), date(2023, 8, 17))
