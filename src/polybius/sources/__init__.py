"""Bytes in, reports out: text, JSON Lines, CSV, HTML; one file each. What cannot be read comes as an error value."""

from polybius.sources.html import read_html
from polybius.sources.jsonl import read_jsonl
from polybius.sources.paths import extract_pages, read_path
from polybius.sources.record import LONGEST_TEXT, report_of
from polybius.sources.trail import Trail

__all__ = ["LONGEST_TEXT", "Trail", "extract_pages", "read_html", "read_jsonl", "read_path", "report_of"]
