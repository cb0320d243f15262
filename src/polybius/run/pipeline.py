"""The stages in a row, in this process: reports in, coded reports out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec

from polybius.annotate import DEFAULT_MODEL, annotate, load_model, load_tagger, model_name, parse_documents
from polybius.coder import code
from polybius.documents import make_document
from polybius.knowledge import Knowledge, load_knowledge
from polybius.model import Coded, Document, InputError, Parse, Report, Tags
from polybius.sources import Trail

AHEAD = 16
"""Reports that are parsed and tagged ahead of the one that is coded."""
Refuse = Callable[[InputError], None]


class Tools(msgspec.Struct, frozen=True):
    """What coding needs besides the reports.

    Args:
        knowledge: predicates, codebook and names.
        model: name of the spaCy pipeline.
        rules_only: whether the rules stand alone, without the trained tagger.
    """

    knowledge: Knowledge
    model: str = DEFAULT_MODEL
    rules_only: bool = False

    @classmethod
    def load(cls, *, knowledge: Path | None = None, model: str = DEFAULT_MODEL, rules_only: bool = False) -> Tools:
        """Load the knowledge and make sure that the pipeline is there.

        Raises:
            KnowledgeError: a knowledge file cannot be used.
            InputError: there is no such pipeline.
        """
        load_model(model)
        return cls(load_knowledge(knowledge), model, rules_only)


def code_reports(
    reports: Iterable[Report], tools: Tools, *, refuse: Refuse | None = None, trail: Trail | None = None
) -> Iterator[Coded]:
    """Each report coded, in the order given; those that are not in English are refused.

    Args:
        reports: the input reports.
        tools: knowledge and pipeline.
        refuse: called with an error for each report that is left out.
        trail: where the reports stand, for the errors.
    """
    nlp = load_model(tools.model)
    model = model_name(nlp)
    parsed = parse_documents(_readable(reports, tools.knowledge, refuse, trail or Trail()), nlp)
    for document, parse, tags in _untagged(parsed) if tools.rules_only else _tagged(parsed):
        layers = annotate(document, parse, tools.knowledge)
        claims = code(document, parse, layers, tools.knowledge, tags=tags, model=model)
        yield Coded(document=document, layers=layers, claims=claims)


def _untagged(parsed: Iterable[tuple[Document, Parse]]) -> Iterator[tuple[Document, Parse, None]]:
    return ((document, parse, None) for document, parse in parsed)


def _tagged(parsed: Iterable[tuple[Document, Parse]]) -> Iterator[tuple[Document, Parse, Tags]]:
    """Each parse with its tags; a second thread tags what comes next while the caller works on what is done."""
    tagger = load_tagger()
    waiting: deque[tuple[Document, Parse, Future[Tags]]] = deque()
    with ThreadPoolExecutor(1) as thread:
        try:
            for document, parse in parsed:
                waiting.append((document, parse, thread.submit(tagger.tags, parse)))
                if len(waiting) > AHEAD:
                    yield _waited(waiting)
            while waiting:
                yield _waited(waiting)
        finally:
            thread.shutdown(cancel_futures=True)


def _waited(waiting: deque[tuple[Document, Parse, Future[Tags]]]) -> tuple[Document, Parse, Tags]:
    document, parse, tags = waiting.popleft()
    return document, parse, tags.result()


def _readable(
    reports: Iterable[Report], knowledge: Knowledge, refuse: Refuse | None, trail: Trail
) -> Iterator[Document]:
    for report in reports:
        document = make_document(report, knowledge)
        if document.language not in (None, "en"):
            if refuse is not None:
                reason = f"written in {document.language!r}; only English ('en') is read"
                refuse(trail.error(report.id, reason, field="language"))
            continue
        yield document
