"""Expressions of time are found with their tense."""

from __future__ import annotations

import pytest

from polybius.documents.daywords import Passage, day_words


def _words(text):
    return day_words(Passage(0, 0, text, 0, lead=True, headline=False))


@pytest.mark.parametrize(
    ("text", "kind", "tense"),
    [
        ("The drill ended on Friday.", "weekday", "past"),
        ("The drill is expected on Wednesday.", "weekday", "future"),
        ("The drill, which was to open tomorrow, was put off.", "relative-day", "future"),
        ("He has set the drill for April 30.", "day", "future"),
        ("The general was dismissed a month ago.", "ago", "past"),
        ("A parade is held next month.", "relative-month", "future"),
        ("In July 2019 the ship was taken.", "year", "past"),
        ("The talks of last week were short, said the aide last Wednesday.", "weekday", "past"),
    ],
)
def test_kind_and_tense(text, kind, tense):
    """The words before an expression decide whether it is past or still to come."""
    (word,) = _words(text)
    assert (word.kind, word.tense) == (kind, tense)


def test_words_in_quotation_marks_are_left_out():
    """What is quoted may speak of another day."""
    assert _words('"We will see on Monday," he said.') == ()


def test_range_keeps_the_tense_of_its_first_day():
    """The second day of a range is marked and has the tense of the first."""
    first, second = _words("The drill is planned from Aug. 21 to Aug. 31.")
    assert (first.tense, second.tense, second.range_end) == ("future", "future", True)


def test_reporting_day():
    """The day on which something was said is told from the day of what is told."""
    told, said = _words("He toured a plant on Friday, the agency said on Monday.")
    assert (told.reporting, said.reporting) == (False, True)
