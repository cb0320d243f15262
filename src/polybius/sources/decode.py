"""Bytes to text: UTF-8, else the encoding that the bytes look like, else with replacements; what was done is said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from charset_normalizer import from_bytes

from polybius.model import InputError

MARKS = frozenset({b"\xff\xfe", b"\xfe\xff"})
"""The byte order marks of UTF-16."""
TEXTUAL = frozenset(range(32, 256)) | {9, 10, 12, 13, 27}
SAMPLE = 4096
RUBBISH = 0.05
"""The share of control bytes above which a file is taken for binary."""
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""The escape of one half of a surrogate pair."""
WESTERN = 0.1
"""The share of bytes beyond ASCII below which a text that is not UTF-8 is taken for a western one of Windows."""


class Decoded(msgspec.Struct, frozen=True):
    """Text, the encoding that it was read in, and whether characters had to be replaced.

    A text with a damaged byte or two among others that are UTF-8 is UTF-8.
    """

    text: str
    encoding: str
    replaced: bool

    @property
    def note(self) -> str | None:
        """What there is to say of the encoding, ``None`` for plain UTF-8."""
        if self.replaced:
            return f"{self.encoding} (characters replaced)"
        return None if self.encoding == "utf-8" else self.encoding


def decode(data: bytes, name: str) -> Decoded:
    """The text of some bytes.

    Raises:
        InputError: the bytes are no text.
    """
    if is_binary(data):
        raise InputError(name, "binary data, not text")
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8", replaced=False)
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    if sum(letter > "\x7f" for letter in text) > 2 * replaced:
        return Decoded(text, "utf-8", replaced=True)
    for encoding in _encodings(data):
        try:
            return Decoded(data.decode(encoding), encoding, replaced=False)
        except (UnicodeDecodeError, LookupError):
            continue
    return Decoded(text, "utf-8", replaced=True)


def _encodings(data: bytes) -> Iterator[str]:
    """The encodings that the bytes may be in, the likeliest first."""
    if data[:2] in MARKS:
        yield "utf-16"
    elif sum(byte > 127 for byte in data) < WESTERN * len(data):
        yield "cp1252"
    best = from_bytes(data).best()
    if best is not None:
        yield best.encoding


def whole(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs, which no UTF-8 can hold."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_json(text: str, *, strict: bool = True) -> Any:
    """The value of a JSON text, all its strings whole; line ends may stand in strings unless ``strict``.

    Raises:
        ValueError: it is not JSON.
    """
    try:
        value = json.loads(text, strict=strict)
        if _HALF.search(text):
            value = json.loads(whole(json.dumps(value, ensure_ascii=False)))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def is_binary(data: bytes) -> bool:
    """Whether the first bytes are those of a program or picture rather than of a text."""
    if data[:2] in MARKS:
        return False
    sample = data[:SAMPLE]
    if b"\0" in sample:
        return True
    odd = sum(byte not in TEXTUAL for byte in sample)
    return bool(sample) and odd / len(sample) > RUBBISH
