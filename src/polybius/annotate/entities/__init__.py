"""The entity layer: who and what is named."""

from polybius.annotate.entities.find import find_entities

__all__ = ["find_entities"]
