"""Polybius reads news reports of a confrontation between states and keeps an evidence-linked model of it.

>>> from polybius import Situation
>>> with Situation() as situation:
...     result = situation.add([{"text": "Iran seized a tanker in the Strait of Hormuz, Reuters reported."}])
...     [event.event_type for event in situation.events]
['COERCE']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Situation", "__version__"]

if TYPE_CHECKING:
    from polybius.run.situation import Situation


def __getattr__(name: str) -> Any:
    """Load the program when it is first asked for: importing the package stays quick."""
    if name == "Situation":
        from polybius.run.situation import Situation  # noqa: PLC0415 - see above

        return Situation
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
