"""All layers of one document."""

from __future__ import annotations

from polybius.annotate.coreference import find_mentions
from polybius.annotate.entities import find_entities
from polybius.annotate.places import find_places
from polybius.annotate.quotes import find_quotes
from polybius.annotate.times import find_times
from polybius.knowledge import Knowledge
from polybius.knowledge.names import fold, name_index
from polybius.model import Document, Layers, Parse


def annotate(document: Document, parse: Parse, knowledge: Knowledge) -> Layers:
    """Times, places, entities, coreference and quotations of a document."""
    entities = find_entities(parse, knowledge, published=document.interval, home=home_country(document, knowledge))
    mentions = find_mentions(parse, entities)
    return Layers(
        report_id=document.report.id,
        times=find_times(parse, document.interval, knowledge),
        places=find_places(parse, entities, knowledge),
        entities=entities,
        mentions=mentions,
        quotes=find_quotes(parse, entities, mentions, knowledge),
    )


def home_country(document: Document, knowledge: Knowledge) -> str | None:
    """The country that a report is written from, where its dateline is a capital."""
    if document.dateline is None:
        return None
    for name in name_index(knowledge).get(fold(document.dateline.place), ()):
        if name.kind == "state" and name.form == "capital":
            return name.country
    return None
