"""Web pages: text, title, day, author, outlet and address of pages that are made up here."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polybius.model import InputError, PolybiusError, Report
from polybius.sources.html import read_html

PARAGRAPHS = (
    "The defence minister of Kalvania met her colleague from Istria on Wednesday, the ministry said in a statement.",
    "The two spoke for three hours about the harbour of Port Kalva, where a ship was seized in the spring by the navy.",
    "“We are ready to talk again,” the minister said after the meeting, and named a day in the autumn for the next one.",
    "Neither side would say what became of the sailors, who have not been seen since the ship was brought to the port.",
)
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
FACTS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ministers meet &amp; talk in Port Kalva",
    "datePublished": "2023-08-10T09:15:00+09:00",
    "author": [{"@type": "Person", "name": "Mara Venn"}, {"@type": "Person", "name": "Oto Lind"}],
    "publisher": {"@type": "Organization", "name": "Hanbit Daily"},
}
TITLE = "Ministers meet & talk in Port Kalva"


def linked(*values):
    """JSON-LD elements."""
    texts = (value if isinstance(value, str) else json.dumps(value) for value in values)
    return "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)


def page(head="", *, body=BODY, heading="Ministers meet &amp; talk in Port Kalva", attributes=' lang="en-GB"'):
    """A page with a head and an article."""
    shown = f"<h1>{heading}</h1>" if heading else ""
    return (
        f'<!DOCTYPE html><html{attributes}><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article>{shown}{body}</article><footer><p>Terms of use</p></footer></body></html>"
    )


EMPTY = page(body="", heading="").replace("Terms of use", "").replace("Home", "")


def read(text):
    """The report of a page."""
    return read_html(text if isinstance(text, bytes) else text.encode(), "pages/a.html")


def test_a_page():
    """Text, title, address, outlet, day, language, author and the file's name are all found."""
    report = read(page('<link rel="canonical" href="https://example.org/2023/ministers">' + linked(FACTS)))
    assert report.text.split("\n\n")[-4:] == list(PARAGRAPHS)
    assert (report.title, report.url, report.outlet) == (TITLE, "https://example.org/2023/ministers", "Hanbit Daily")
    assert (report.published, report.language) == ("2023-08-10T09:15:00+09:00", "en")
    assert report.extra == {"page": "a.html", "author": "Mara Venn, Oto Lind"}


def test_what_stands_around_the_text_is_left_out():
    """Calls to share and to subscribe, advertisements and captions are no text."""
    around = "<p>Share this article</p><p>Advertisement</p><p>Sign up for our newsletter today</p><p>Image: Reuters</p>"
    text = read(page(body=around + BODY + "<p>Read more: Another story</p><p>© 2023 Hanbit Daily</p>")).text
    assert [words for words in text.split("\n\n") if words in PARAGRAPHS] == list(PARAGRAPHS)
    for furniture in ("Share", "Advertisement", "Sign up", "Image:", "Read more", "©", "Terms of use", "Home"):
        assert furniture not in text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (linked({"@type": "Article", "datePublished": "2023-08-10"}), "2023-08-10"),
        (linked([{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2023-08-10"}]), "2023-08-10"),
        (linked({"@graph": [{"@type": "ReportageNewsArticle", "datePublished": "2023-08-10"}]}), "2023-08-10"),
        (linked({"@type": "WebSite", "mainEntity": {"@type": "Article", "datePublished": "2023-08-10"}}), "2023-08-10"),
        ('<meta property="article:published_time" content="2023-08-10T00:15:00Z">', "2023-08-10T00:15:00Z"),
        ('<meta name="date" content="2023-08-10">', "2023-08-10"),
        ('<meta itemprop="datePublished" content=" 2023-08-10 ">', "2023-08-10"),
        (
            linked({"@type": "Article", "datePublished": "soon"}) + '<meta name="date" content="2023-08-10">',
            "2023-08-10",
        ),
        (
            linked("{broken", FACTS) + '<meta name="date" content="2023-08-11">',
            "2023-08-10T09:15:00+09:00",
        ),
    ],
)
def test_day(head, published):
    """The day is that of the JSON-LD, else of a meta element; what is broken or no day is passed over."""
    assert read(page(head)).published == published


def test_day_of_a_time_element():
    """Without any of these the article's time element says the day."""
    assert read(page(body=f'<time datetime="2023-08-10T08:00">Thursday</time>{BODY}')).published == "2023-08-10T08:00"


def test_a_page_without_facts():
    """A page that says nothing of itself has its text, and its heading as title."""
    report = read(page(attributes=""))
    assert (report.title, report.published, report.language) == (TITLE, None, None)
    assert report.extra == {"page": "a.html"}


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>Ministers meet | Hanbit Daily</title>", "Ministers meet", "Ministers meet"),
        (
            '<meta property="og:site_name" content="Hanbit Daily"><title>Ministers meet | Hanbit Daily</title>',
            "",
            "Ministers meet",
        ),
        (
            '<meta property="og:title" content="Ministers meet in Port Kalva"><title>Home</title>',
            "Latest news",
            "Ministers meet in Port Kalva",
        ),
        (linked({"@type": "Article", "headline": "“Talks” <i>begin</i> &quot;now&quot;"}), "", '“Talks” begin "now"'),
        (linked({"@type": "Article", "headline": "Kalva 3 < Istria 4 > nothing"}), "", "Kalva 3 < Istria 4 > nothing"),
        (linked('{"@type": "Article", "headline": "Talks\\u0000 \\u0001begin \\ud83d"}'), "Talks begin", "Talks begin"),
    ],
)
def test_title(head, heading, title):
    """The title is the heading where the page confirms it, else what the page says of itself, without the site's name."""
    assert read(page(head, heading=heading)).title == title


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://example.org/a"><meta property="og:url" content="https://example.org/b">',
         "https://example.org/a"),
        ('<link rel="canonical" href="/a"><meta property="og:url" content="https://example.org/b">',
         "https://example.org/b"),
        ('<meta property="og:url" content="https://example.org/b">', "https://example.org/b"),
    ],
)  # fmt: skip
def test_address(head, url):
    """The address is the canonical one if that is complete, else the one for sharing."""
    assert read(page(head)).url == url


def test_outlet():
    """The name of the site goes before that of the publisher."""
    site = '<meta property="og:site_name" content="Hanbit  Online">'
    assert read(page(site + linked(FACTS))).outlet == "Hanbit Online"
    assert read(page(linked(FACTS))).outlet == "Hanbit Daily"


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("Mara Venn", "Mara Venn"),
        ({"name": " Mara Venn "}, "Mara Venn"),
        (["Mara Venn", {"name": "Oto Lind"}, {"name": None}, 3, "Mara Venn"], "Mara Venn, Oto Lind"),
    ],
)
def test_author(author, found):
    """Authors are names or objects with names, one or several."""
    assert read(page(linked({"@type": "Article", "author": author}))).extra["author"] == found


@pytest.mark.parametrize("head", ["", '<meta charset="iso-8859-1">'], ids=["undeclared", "declared wrongly"])
def test_utf_8_whatever_the_page_says(head):
    """A page in UTF-8 is read as that in its title as in its text, also where it does not say so."""
    text = page(linked({"@type": "Article", "author": "Zoë Müller"}), heading="Zürich’s ministers meet")
    report = read(text.replace('<meta charset="utf-8">', head).replace("<title>", "<title>Zürich’s"))
    assert report.title == "Zürich’s ministers meet"
    assert PARAGRAPHS[2] in report.text
    assert report.extra["author"] == "Zoë Müller"


def test_a_declared_encoding():
    """A page in another encoding that it declares is read in that."""
    text = page(heading="Zürich’s ministers meet – again").replace("utf-8", "windows-1252")
    report = read(text.encode("cp1252"))
    assert report.title == "Zürich’s ministers meet – again"
    assert PARAGRAPHS[2] in report.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "pages/a.html: empty: no page in it"),
        (b" \n", "pages/a.html: empty: no page in it"),
        (b"\x89PNG\r\n\0\0", "pages/a.html: binary data, not a page"),
        (b"<!-- nothing -->", None),
        (b"<html></html>", "pages/a.html: text: no text in the page"),
        (b"<html><head><title>Kalvania</title></head><body></body></html>", "pages/a.html: text: no text in the page"),
        (EMPTY.encode(), "pages/a.html: text: no text in the page"),
        (b"<html><body><script>var kalvania = 1;</script></body></html>", "pages/a.html: text: no text in the page"),
    ],
)
def test_pages_without_text(data, message):
    """An empty or binary file, or a page without text, is refused by name, in one line."""
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value).startswith("pages/a.html: ")
    assert "\n" not in str(caught.value)
    assert message is None or str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500 + json.dumps(FACTS) + "]" * 500,
        '{"@graph": ' * 300 + json.dumps(FACTS) + "}" * 300,
        "[" * 100_000,
        "null",
        '{"@type": null}',
        '{"@type": "Article", "headline": 3, "author": {"name": []}, "publisher": "x", "datePublished": {}}',
        '{"@type": "Article", "headline": "\\ud83d", "author": "\\ud83d"}',
    ],
)
def test_strange_facts(text):
    """JSON-LD nested deeply, of wrong types, or with half a character does no harm."""
    report = read(page(linked(text)))
    assert report.title == TITLE
    assert PARAGRAPHS[0] in report.text
    json.dumps(report.extra, ensure_ascii=False).encode("utf-8")


PIECES = ("<html", "<head>", "<body>", "<p>", "</p>", ">", "<!--", "-->", "<h1>", '<meta charset="', "utf-16", '">',
          '<script type="application/ld+json">', "</script>", "{", '"@type": "Article"', "&#0;", "&#xD800;", "\x01",
          "<title>", *PARAGRAPHS, BODY, "<?xml version='1.0' encoding='x'?>", "<time datetime='2023'>")  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES), max_size=15).map("".join)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | PAGES.map(str.encode) | PAGES.map(lambda text: page(text).encode()))
def test_any_bytes(data):
    """Whatever the bytes, a report with a text comes or an error of ours."""
    with suppress(PolybiusError):
        report = read(data)
        assert isinstance(report, Report)
        assert report.text.strip()
        report.text.encode("utf-8")
