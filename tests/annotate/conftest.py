"""One invented report, read with the shipped knowledge and the default model."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from polybius.annotate import annotate, load_model, parse_document
from polybius.documents import make_document
from polybius.model import Document, Layers, Parse, Report

DAY = "2023-08-10"
"""A Thursday."""


class Read(NamedTuple):
    """A report as far as the layers."""

    document: Document
    parse: Parse
    layers: Layers


@pytest.fixture(scope="session")
def read(tools):
    """A function from a text, and the day on which it was published, to its document, parse and layers."""
    nlp = load_model(tools.model)

    @cache
    def _read(text: str, published: str | None = DAY) -> Read:
        document = make_document(Report(id="r", text=text, published=published), tools.knowledge)
        parse = parse_document(document, nlp)
        return Read(document, parse, annotate(document, parse, tools.knowledge))

    return _read
