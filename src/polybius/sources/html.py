"""A web page: its text, title, day, author, outlet and address.

The text is trafilatura's; what pages put around it (bylines, captions, calls to subscribe) is taken away by rules on form.
Title and day are weighed from what the page says of itself: JSON-LD, meta elements, the headline shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePath
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import ParserError
from trafilatura.settings import Document

from polybius.model import InputError, Interval, Report
from polybius.sources.decode import is_binary, read_json
from polybius.sources.record import report_of

LONGEST_PAGE = 10_000_000
"""The most bytes that a page may have; to find the text takes about a second a million."""
ARTICLES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "blogposting", "analysisnewsarticle", "opinionnewsarticle",
     "liveblogposting", "webpage", "backgroundnewsarticle", "scholarlyarticle", "techarticle", "report"}
)  # fmt: skip
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
SEPARATORS = re.compile(r"\s+[|–—»·•-]\s+|\s+::\s+")
FURNITURE = re.compile(
    r"^(?:share(?: this)?(?: article| story)?|advert(?:isement)?|read (?:more|also|next)\b.*"
    r"|related(?: (?:stories|articles|topics))?:?.*"
    r"|sign up\b.*|subscribe\b.*|follow us\b.*|click here\b.*|image(?: source| credit)?:.*|photo(?:graph)?(?: credit)?:.*"
    r"|(?:©|copyright\b).*|all rights reserved.*|listen to this article.*|loading\W*|comments?|more on this story|watch:.*"
    r"|join (?:the conversation|us)\b.*|download our app\b.*|get the latest\b.*|story continues below.*"
    r"|recommended(?: stories)?)$",
    re.IGNORECASE,
)


def read_html(data: bytes, name: str) -> Report:
    """The report that a page holds.

    Raises:
        InputError: the bytes are no page, or the page has no text.
    """
    if not data.strip():
        raise InputError(name, "empty: no page in it")
    if len(data) > LONGEST_PAGE:
        raise InputError(name, f"{len(data):,} bytes; at most {LONGEST_PAGE:,} are read", field="text")
    if is_binary(data):
        raise InputError(name, "binary data, not a page")
    try:
        tree = lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding=_encoding(data)))
    except (ParserError, ValueError) as error:
        raise InputError(name, f"not a page ({error})") from error
    document = trafilatura.bare_extraction(data, with_metadata=True, favor_precision=False, include_comments=False)
    text = _cleaned(document.text or "") if isinstance(document, Document) else ""
    if not isinstance(document, Document) or not text:
        raise InputError(name, "no text in the page", field="text")
    facts = list(_linked_data(tree))
    extra: dict[str, Any] = {"page": PurePath(name).name}
    author = _author(facts) or document.author
    if author:
        extra["author"] = author
    return report_of(
        {
            "text": text,
            "title": _title(tree, facts, document.title),
            "url": _address(tree) or document.url,
            "outlet": _outlet(tree, facts) or document.sitename,
            "published": _published(tree, facts) or _day(document.date),
            "language": _language(tree),
            "extra": extra,
        },
        path=name,
    )


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are that, whatever the page says of itself; else the parser's own guess."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _cleaned(text: str) -> str:
    """The paragraphs without those that are furniture by their form."""
    lines = [line.strip() for line in text.splitlines()]
    kept = [line for line in lines if line and not FURNITURE.match(line)]
    return "\n\n".join(kept)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD that describes an article."""
    for script in tree.xpath('//script[contains(@type, "ld+json")]'):
        try:
            value = read_json(script.text_content(), strict=False)
        except ValueError:
            continue
        for item in _objects(value):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.lower() in ARTICLES for kind in kinds):
                yield item


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict):
            yield value
            waiting += (value[key] for key in ("mainEntityOfPage", "mainEntity", "@graph") if key in value)


def _meta(tree: Any, *names: str) -> str | None:
    for name in names:
        for value in tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name):
            if value.strip():
                return " ".join(str(value).split())
    return None


def _title(tree: Any, facts: list[dict[str, Any]], other: str | None) -> str | None:
    """The headline: what the page shows as its heading, where another source agrees; else what it says of itself."""
    shown = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    shown = [heading for heading in shown if 2 < len(heading) < 400]
    said = [fact.get("headline") for fact in facts] + [_meta(tree, "og:title", "twitter:title"), other]
    said_texts = [" ".join(unescape(TAG.sub("", s)).split()) for s in said if isinstance(s, str) and s.strip()]
    said_texts += [" ".join(t.text_content().split()) for t in tree.xpath("//head/title")]
    for heading in shown:
        if any(_same(heading, text) or _folded(text).startswith(_folded(heading)) for text in said_texts):
            return heading
    if said_texts:
        return _without_site(said_texts[0], tree)
    return shown[0] if shown else None


def _same(a: str, b: str) -> bool:
    return _folded(a) == _folded(b)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _without_site(title: str, tree: Any) -> str:
    """A title without the site's name behind a bar."""
    site = _folded(_meta(tree, "og:site_name") or "")
    parts = SEPARATORS.split(title)
    if len(parts) > 1 and site and _folded(parts[-1]) in {site, f"the{site}"}:
        return title[: title.rfind(parts[-1])].rstrip(" |–—»·•-:")
    return title


def _published(tree: Any, facts: list[dict[str, Any]]) -> str | None:
    """When the page says that it was published."""
    for fact in facts:
        found = _day(fact.get("datePublished"))
        if found:
            return found
    names = ("article:published_time", "og:published_time", "datePublished", "pubdate", "publishdate", "date", "dc.date",
             "DC.date.issued", "parsely-pub-date", "sailthru.date", "article.published", "publish-date")  # fmt: skip
    for name in names:
        found = _day(_meta(tree, name))
        if found:
            return found
    for value in tree.xpath("//article//time/@datetime | //time[@pubdate]/@datetime"):
        found = _day(str(value))
        if found:
            return found
    return None


def _day(value: Any) -> str | None:
    """A timestamp or day that can be read, else nothing."""
    if not isinstance(value, str):
        return None
    try:
        return value.strip() if Interval.parse(value) else None
    except ValueError:
        return None


def _author(facts: list[dict[str, Any]]) -> str | None:
    for fact in facts:
        authors = fact.get("author")
        authors = authors if isinstance(authors, list) else [authors]
        names = [a.get("name") if isinstance(a, dict) else a for a in authors]
        found = [name.strip() for name in names if isinstance(name, str) and name.strip()]
        if found:
            return ", ".join(dict.fromkeys(found))
    return None


def _outlet(tree: Any, facts: list[dict[str, Any]]) -> str | None:
    site = _meta(tree, "og:site_name")
    if site:
        return site
    for fact in facts:
        publisher = fact.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return None


def _address(tree: Any) -> str | None:
    for value in tree.xpath('//link[@rel="canonical"]/@href'):
        if str(value).startswith("http"):
            return str(value)
    return _meta(tree, "og:url")


def _language(tree: Any) -> str | None:
    found = tree.get("lang") or ""
    return found.split("-")[0].lower() or None
