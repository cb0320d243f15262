"""Actor and agent dictionaries in PETRARCH's format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from polybius.knowledge.rows import Body, KnownTenure, Organisation
from polybius.model import Interval, KnowledgeError

_CODE = re.compile(r"\[\s*([^\[\]\s]+)(?:\s+([^\[\]]+))?\s*\]")
_COMMENT = re.compile(r"<!--.*?-->|^<![^\n]*", re.DOTALL | re.MULTILINE)
_REMARK = re.compile(r"(?<![\[#])#.*|;.*")
_SET = re.compile(r"(![^!\s]+!)\s*=(.*)")
_NO_CODES = frozenset({"---", "###", "+++"})
"""What stands for "no actor" where a code is expected."""


def read_petrarch(path: Path) -> dict[str, tuple[Organisation | Body | KnownTenure, ...]]:
    """The actors or agents of a PETRARCH dictionary as rows of ours.

    An entry is a name in capitals with ``_`` for spaces, ``+NAME`` lines for its synonyms, and codes in brackets that
    may carry a span of dates (``[PRKGOV 940708-111217]``, ``>111217``, ``<940708``). The first three letters of a
    code are the country, the next three the sector. The last code counts; ``[---]`` is none. An agent's code begins
    or ends with ``~``; ``!SET! = ONE, OTHER`` names words that ``!SET!`` stands for in an agent's name. Remarks follow
    ``#`` or ``;`` or stand between ``<!--`` and ``-->``.

    Raises:
        KnowledgeError: the file cannot be read, or a line is none of these.
    """
    try:
        lines = _without_comments(path.read_text(encoding="utf-8-sig")).split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(path), f"cannot be read ({error})") from error
    organisations: list[Organisation] = []
    bodies: list[Body] = []
    for line, names, codes in _entries(lines, str(path)):
        if not codes:
            raise KnowledgeError(str(path), "an entry without a code", line=line)
        real = [code for code, _ in codes if code not in _NO_CODES]
        if not real:
            continue
        code = real[-1]
        if "~" in code:
            bodies.append(Body(alias=tuple(names), slug=_slug(names[0]), sector=code.strip("~")[:3], kind="agency"))
            continue
        organisations.append(
            Organisation(
                id=f"organisation:{_slug(names[0])}",
                name=_title(names[0]),
                aliases=tuple(_title(name) for name in names[1:]),
                country=code[:3] or None,
                sector=code[3:6] or None,
                kind="institute",
                origin=None,
            )
        )
    return {"organisations": tuple(organisations), "bodies": tuple(bodies)}


def _entries(lines: list[str], path: str) -> Iterator[tuple[int, list[str], list[tuple[str, Interval | None]]]]:
    names: list[str] = []
    codes: list[tuple[str, Interval | None]] = []
    sets: dict[str, list[str]] = {}
    began = 0
    for number, raw in enumerate(lines, 1):
        line = _REMARK.sub("", raw).strip()
        if not line:
            continue
        words = _SET.fullmatch(line)
        if words:
            sets[words.group(1)] = [word.strip() for word in words.group(2).split(",")]
            continue
        try:
            found = [(code, _dates(dates)) for code, dates in _CODE.findall(line)]
        except ValueError as error:
            raise KnowledgeError(path, str(error), line=number) from error
        rest = _CODE.sub("", line)
        if "[" in rest or "]" in rest:
            raise KnowledgeError(path, f"not a code in brackets: {line!r}", line=number)
        synonym = rest.startswith("+")
        written = [_words(way) for way in _ways(rest.removeprefix("+").split("{", 1)[0], sets) if _words(way)]
        if not written and (synonym or not found):
            raise KnowledgeError(path, f"neither a name nor a code: {line!r}", line=number)
        if not names and (synonym or not written):
            raise KnowledgeError(path, f"a {'synonym' if synonym else 'code'} before any name", line=number)
        if written and not synonym:
            if names:
                yield began, names, codes
            names, codes, began = written, found, number
        else:
            names += written
            codes += found
    if names:
        yield began, names, codes


def _without_comments(text: str) -> str:
    """The text without XML comments, on as many lines."""
    return _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)


def _ways(name: str, sets: dict[str, list[str]]) -> list[str]:
    """The ways of writing a name: one for each word of the sets that it names."""
    ways = [name]
    for mark, words in sets.items():
        if mark in name:
            ways = [way.replace(mark, word) for way in ways for word in words]
    return ways


def _dates(text: str) -> Interval | None:
    """The span of a code: ``940708-111217``, ``>111217``, ``<940708``; two-digit years after 30 are 19xx."""
    text = text.strip()
    if not text:
        return None
    if text[0] in "<>":
        day = _day(text[1:])
        return Interval(None, day) if text[0] == "<" else Interval(day, None)
    first, _, last = text.partition("-")
    return Interval(_day(first), _day(last) if last else None)


def _day(text: str) -> date:
    digits = text.strip()
    if not re.fullmatch(r"\d{6}|\d{8}", digits):
        raise ValueError(f"not a day (YYMMDD): {text!r}")
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > 30 else "20") + digits
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _words(name: str) -> str:
    return " ".join(name.strip().strip("_").replace("_", " ").split())


def _title(name: str) -> str:
    return " ".join(
        word if len(word) <= 3 and word.isupper() and " " not in name else word.capitalize() for word in name.split()
    )


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")
