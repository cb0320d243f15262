"""Datelines are read in the shapes that agencies and papers use."""

from __future__ import annotations

import pytest

from polybius.documents.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "place", "month", "day", "credit"),
    [
        ("SEOUL, Aug. 10 (Yonhap) - Kim met Xi.", "Seoul", 8, 10, "Yonhap"),
        ("Pyongyang\xa0 - Kim met Xi.", "Pyongyang", None, None, None),
        ("SEOUL (EPS) - Kim met Xi.", "Seoul", None, None, "EPS"),
        ("CAMP DAVID, Maryland - Kim met Xi.", "Camp David", None, None, None),
        ("SEOUL/TOKYO, 22 August - Kim met Xi.", "Seoul", 8, 22, None),
        ("WASHINGTON — Kim met Xi.", "Washington", None, None, None),
        ("MOSCOW, August 10. /TASS/. Kim met Xi.", "Moscow", 8, 10, "TASS"),
        ("BEIJING, Aug. 10 (Xinhua) -- Kim met Xi.", "Beijing", 8, 10, "Xinhua"),
        ("(Crossline) - Kim met Xi.", None, None, None, "Crossline"),
    ],
)
def test_datelines(knowledge, text, place, month, day, *, credit):
    """Place, day and credit of a dateline are found; the report goes on after it."""
    found = find_dateline(text, knowledge)
    assert found is not None
    assert (found.place, found.month, found.day, found.credit) == (place, month, day, credit)
    assert text[found.end :] == "Kim met Xi."


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un - the leader - met Xi.",
        "Seoul-based analysts met Xi.",
        "Analysis - What now for Kim?",
        "The North said: We will see.",
        "Kim met Xi.",
    ],
)
def test_no_dateline(knowledge, text):
    """A dash or colon alone makes no dateline."""
    assert find_dateline(text, knowledge) is None
