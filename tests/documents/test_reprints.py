"""Reprints are found by their text, and only reprints."""

from __future__ import annotations

from polybius.documents import find_copies, make_document
from polybius.model import Report

DISPATCH = (
    "PORTO, May 3 (EPS) - Two frigates left the harbour at dawn on Tuesday, the naval staff said, and turned south "
    "without escort.\n\nA spokesman gave no reason for the voyage, which had not been announced."
    "\n\nFishermen saw them off the cape at noon. The harbour master said that he had been told nothing at all.\n\n"
    "It is the third such voyage of the year."
)
SHORTER = (
    "Warships leave port\n\nTwo frigates left the harbor at dawn on Tuesday, the naval staff said, and turned south "
    "without escort.\n\nA spokesman gave no reason for the voyage, which had not been announced.\n\n"
    "Subscribe to our newsletter"
)
RETOLD = (
    "The navy sent two of its frigates to sea early on Tuesday. They went south alone, according to the naval staff, "
    "whose spokesman would not say why. No voyage had been made public. At midday fishing crews saw them near the cape."
)


def _documents(knowledge, *rows):
    return [make_document(Report(id=i, text=text, published=day), knowledge) for i, text, day in rows]


def test_shortened_and_retitled_copies_point_to_the_earliest(knowledge):
    """A copy that comes first in the list still points to the report of the earlier day, and so do copies of copies."""
    documents = _documents(
        knowledge,
        ("b", SHORTER, "2023-05-04"),
        ("a", DISPATCH, "2023-05-03"),
        ("c", SHORTER.replace("harbor", "harbour"), "2023-05-05"),
    )
    assert find_copies(documents) == {"b": "a", "c": "a"}


def test_the_same_news_in_other_words_is_no_copy(knowledge):
    """Two reports of one event in their own words are no reprints."""
    assert find_copies(_documents(knowledge, ("a", DISPATCH, "2023-05-03"), ("b", RETOLD, "2023-05-03"))) == {}


def test_many_reports_are_blocked_first(knowledge):
    """Among hundreds of reports the copy is still found."""
    others = [
        (f"o{n}", " ".join(f"word{(n * 37 + k * k) % 9973}" for k in range(60)) + ".", "2023-05-01") for n in range(210)
    ]
    documents = _documents(knowledge, *others, ("a", DISPATCH, "2023-05-03"), ("b", SHORTER, "2023-05-04"))
    assert find_copies(documents) == {"b": "a"}


def test_nothing_to_compare(knowledge):
    """No reports, and a report without words, are no copies."""
    assert find_copies([]) == {}
    assert find_copies(_documents(knowledge, ("a", "...", None), ("b", "...", None))) == {}
