"""Texts fall into headline, dateline, byline, credit, paragraphs and furniture, and lose no character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.documents.segments import split


def _kinds(text, knowledge):
    return [(segment.kind, segment.span.text) for segment in split(text, knowledge).segments]


def test_parts_of_a_wire_report(knowledge):
    """A headline, a byline, a dateline with its credit, two paragraphs and a subscription offer are told apart."""
    text = (
        "NORTH MOVES GUNS TO THE COAST\n\nBy Ann Lee\n\nSEOUL, Aug. 10 (Yonhap) - Guns were moved.\n\n"
        "Nobody was hurt.\n\nSubscribe to our newsletter"
    )
    assert _kinds(text, knowledge) == [
        ("headline", "NORTH MOVES GUNS TO THE COAST"),
        ("byline", "By Ann Lee"),
        ("dateline", "SEOUL, Aug. 10 (Yonhap) -"),
        ("paragraph", "Guns were moved."),
        ("paragraph", "Nobody was hurt."),
        ("furniture", "Subscribe to our newsletter"),
    ]


def test_a_sentence_a_line_is_all_paragraphs(knowledge):
    """Lines that are sentences, without blank lines between them, are paragraphs."""
    text = "The fleet left port on Monday .\nIt came back on Friday .\nNobody said why ."
    assert [kind for kind, _ in _kinds(text, knowledge)] == ["paragraph"] * 3


def test_a_single_line_is_a_paragraph(knowledge):
    """A text of one line is read as a paragraph, with or without its full stop."""
    assert _kinds("Iran seizes tanker in strait", knowledge) == [("paragraph", "Iran seizes tanker in strait")]


def test_a_repeated_headline_is_furniture(knowledge):
    """The second copy of a headline is not read again."""
    text = "Guns moved to coast\n\nGuns moved to coast\n\nThe guns were moved on Monday."
    assert [kind for kind, _ in _kinds(text, knowledge)] == ["headline", "furniture", "paragraph"]


def test_comment_policy_glued_to_the_last_sentence(knowledge):
    """All sentences of a comment policy go, also without a space before the first."""
    text = (
        "Lead one.\n\nThe parade is on September 9th.The comments posted here are not from Daily Wave. "
        "Kindly refrain from using obscene words."
    )
    assert _kinds(text, knowledge)[1:] == [
        ("paragraph", "The parade is on September 9th."),
        (
            "furniture",
            "The comments posted here are not from Daily Wave. Kindly refrain from using obscene words.",
        ),
    ]


def test_news_of_comments_is_no_furniture(knowledge):
    """Comments that somebody made are news."""
    text = "Lead one.\n\nThe comments made by the minister on Friday drew anger in Tokyo."
    assert [kind for kind, _ in _kinds(text, knowledge)] == ["paragraph", "paragraph"]


def test_labels_stand_as_headlines(knowledge):
    """A label before a colon is a headline of its own; its paragraph goes on after it."""
    text = "Lead one.\n\nWhy It Matters: The strait is narrow.\n\nKim: We will see."
    assert _kinds(text, knowledge) == [
        ("paragraph", "Lead one."),
        ("headline", "Why It Matters:"),
        ("paragraph", "The strait is narrow."),
        ("paragraph", "Kim: We will see."),
    ]


def test_subheading(knowledge):
    """A short line without a stop between paragraphs is a headline."""
    text = "Lead one is here.\n\nA long memory\n\nThe war ended long ago."
    assert [kind for kind, _ in _kinds(text, knowledge)] == ["paragraph", "headline", "paragraph"]


def test_wrapped_lines_are_one_paragraph(knowledge):
    """A line that goes on in small letters is joined with the next."""
    text = "First line of all.\n\nThe fleet left the port of Busan with\nthree destroyers on Monday."
    assert [kind for kind, _ in _kinds(text, knowledge)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("ending", "credit"),
    [("It is over. EPS", "EPS"), ("It is over. (Yonhap)", "(Yonhap)"), ("It is over. — AFP", "— AFP")],
)
def test_closing_credit(knowledge, ending, credit):
    """The agency after the last full stop is a credit."""
    assert _kinds(f"Lead one.\n\n{ending}", knowledge)[1:] == [("paragraph", "It is over."), ("credit", credit)]


@pytest.mark.parametrize(
    "line",
    [
        "We value your privacy: this site and its partners use cookies. Accept all | Settings",
        "Read more: Ten things to know",
        "Advertisement",
        "Share this article",
        "Follow us on Facebook",
        "Photo: Navy/Handout",
        "© 2023 Daily Wave. All rights reserved.",
        "Click here to read more",
        "Comments are closed on this article.",
        "Home | World | Sport | Weather",
    ],
)
def test_furniture_lines(knowledge, line):
    """Lines of a page that are no part of the report are furniture."""
    assert _kinds(f"Lead one is here.\n\n{line}", knowledge)[-1] == ("furniture", line)


@given(st.text(alphabet="AB ab.\n-():,'\"", max_size=120))
def test_segments_are_apart_and_in_order(text):
    """Segments do not overlap, lie in order, and repeat the text at their offsets; white space alone is left out."""
    from polybius.knowledge import TABLES, Knowledge

    segments = split(text, Knowledge(**dict.fromkeys(TABLES, ()))).segments
    end, rest = 0, text
    for segment in segments:
        assert segment.span.start >= end
        assert text[segment.span.start : segment.span.end] == segment.span.text
        end = segment.span.end
    for segment in reversed(segments):
        rest = rest[: segment.span.start] + rest[segment.span.end :]
    assert not rest.strip()
