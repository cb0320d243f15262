"""Layers in, claims out: predicates and frames, roles, status, attribution, time, place, quantities, offices."""

from polybius.coder.claims import code

__all__ = ["code"]
