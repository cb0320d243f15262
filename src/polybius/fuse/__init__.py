"""Claims in, a situation out: events with their origins and conflicts, plans, tenures and stories."""

from polybius.fuse.situation import fuse

__all__ = ["fuse"]
