"""Document in, layers out: tokens, entities, times, places, quotes, coreference; one module a layer."""

from polybius.annotate.annotate import annotate
from polybius.annotate.tagger import Tagger, load_tagger
from polybius.annotate.tokens import DEFAULT_MODEL, load_model, model_name, parse_document, parse_documents

__all__ = [
    "DEFAULT_MODEL",
    "Tagger",
    "annotate",
    "load_model",
    "load_tagger",
    "model_name",
    "parse_document",
    "parse_documents",
]
