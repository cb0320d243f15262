"""What Polybius knows before it reads: the loaders of ``data/``."""

from polybius.knowledge.knowledge import TABLES, Knowledge, data_path, load_knowledge

__all__ = ["TABLES", "Knowledge", "data_path", "load_knowledge"]
