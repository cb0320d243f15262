"""The time layer: TIMEX3 expressions with the days that they mean."""

from polybius.annotate.times.find import find_times
from polybius.annotate.times.symbol import days_from, resolve

__all__ = ["days_from", "find_times", "resolve"]
