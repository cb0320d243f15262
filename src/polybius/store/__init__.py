"""SQLite: reports, claims and the fused tables, full-text search, migrations."""

from polybius.store.store import Store

__all__ = ["Store"]
