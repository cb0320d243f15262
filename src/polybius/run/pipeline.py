"""The stages in a row, in this process: reports in, coded reports out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from polybius.annotate import DEFAULT_MODEL, annotate, load_model, model_name, parse_documents
from polybius.coder import code
from polybius.documents import make_document
from polybius.knowledge import Knowledge, load_knowledge
from polybius.model import Coded, Document, InputError, Report
from polybius.sources import Trail

Refuse = Callable[[InputError], None]


class Tools(msgspec.Struct, frozen=True):
    """What coding needs besides the reports: the knowledge and the name of the spaCy pipeline."""

    knowledge: Knowledge
    model: str = DEFAULT_MODEL

    @classmethod
    def load(cls, *, knowledge: Path | None = None, model: str = DEFAULT_MODEL) -> Tools:
        """Load the knowledge and make sure that the pipeline is there.

        Raises:
            KnowledgeError: a knowledge file cannot be used.
            InputError: there is no such pipeline.
        """
        load_model(model)
        return cls(load_knowledge(knowledge), model)


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
    for document, parse in parse_documents(_readable(reports, tools.knowledge, refuse, trail or Trail()), nlp):
        layers = annotate(document, parse, tools.knowledge)
        claims = code(document, parse, layers, tools.knowledge, model=model)
        yield Coded(document=document, layers=layers, claims=claims)


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
