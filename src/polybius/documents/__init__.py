"""Report to document: its parts, its language, its dateline, its date, and which reports reprint which."""

from polybius.documents.document import make_document
from polybius.documents.reprints import find_copies

__all__ = ["find_copies", "make_document"]
