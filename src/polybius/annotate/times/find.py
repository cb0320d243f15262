"""Every time expression of a report, with the days that it means."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from polybius.annotate.times.patterns import RULES
from polybius.annotate.times.read import Reading, read
from polybius.annotate.times.symbol import resolve
from polybius.annotate.times.tense import tense_at
from polybius.knowledge import Knowledge
from polybius.model import Interval, Parse, Sentence, TimeExpression, Token

SINCE = frozenset({"since"})
UNTIL = frozenset({"until", "till", "by", "before"})
HOURS = frozenset("dawn daybreak sunrise noon midday dusk nightfall sunset midnight".split())
BESIDE_A_DAY = re.compile(
    r"(?:,| on| local time)? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|[A-Z][a-z]+\.? \d)"
)
"""What makes "before dawn" an hour of a day, and not an end without a beginning."""
BESIDE = frozenset({"", "on", "at", "of", "local time on"})
YEAR_LEADS = frozenset(
    "in since by of from until till during through before after between and to early late mid around about circa the".split()
)


def find_times(parse: Parse, published: Interval | None, knowledge: Knowledge) -> tuple[TimeExpression, ...]:
    """The time expressions of a report, in the order of the text.

    Args:
        parse: the report's words and trees.
        published: when it was published; ``None`` or an open interval leaves relative days unknown.
        knowledge: not needed today; national calendars will be read from it.
    """
    del knowledge
    found: list[TimeExpression] = []
    for sentence in parse.sentences:
        anchor: Interval | None = None
        for start, end, reading in _matches(parse, sentence):
            time = _expression(parse, start, end, reading, published, anchor or _last_day(found))
            found.append(time)
            if time.interval is not None and time.interval.is_day and reading.grain != "anchored":
                anchor = time.interval
    return tuple(_on_its_day(parse, found, place) for place in range(len(found)))


def _on_its_day(parse: Parse, found: list[TimeExpression], place: int) -> TimeExpression:
    """A time of day with the day that stands right beside it: "at 4:30 p.m. on Wednesday"."""
    time = found[place]
    if time.type != "TIME" or time.symbol != "day:0" or "day" in time.text or "night" in time.text:
        return time
    for other in (*found[place + 1 : place + 2], *found[max(0, place - 1) : place]):
        first, last = sorted((time, other), key=lambda expression: expression.start)
        gap = parse.text[first.end : last.start].strip(" ,").casefold()
        if other.type == "DATE" and gap in BESIDE and other.interval is not None and other.interval.is_day:
            clock = (time.value or "").partition("T")[2]
            value = f"{other.value}T{clock}" if clock else other.value
            return msgspec.structs.replace(time, interval=other.interval, symbol=other.symbol, value=value)
    return time


def _last_day(found: list[TimeExpression]) -> Interval | None:
    return next(
        (time.interval for time in reversed(found[-3:]) if time.interval is not None and time.interval.is_day), None
    )


def _matches(parse: Parse, sentence: Sentence) -> list[tuple[int, int, Reading]]:
    """The readings of a sentence: of those that overlap the longest, of equally long ones the rule that stands first."""
    text = parse.text[sentence.start : sentence.end].replace("\n", " ").replace("\xa0", " ")
    options: list[tuple[int, int, int, str, re.Match[str]]] = []
    for place, (name, pattern) in enumerate(RULES):
        options += [
            (match.start() - match.end(), place, match.start(), name, match) for match in pattern.finditer(text)
        ]
    taken: list[tuple[int, int]] = []
    kept: list[tuple[int, int, Reading]] = []
    for length, _, start, name, match in sorted(options, key=lambda option: option[:3]):
        end = start - length
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        words = parse.tokens_in(sentence.start + start, sentence.start + end)
        if not words or not _plausible(parse, name, match, words):
            continue
        reading = read(name, match, tense_at(parse, _head(words)))
        if reading is not None:
            taken.append((start, end))
            kept.append((sentence.start + start, sentence.start + end, reading))
    return sorted(kept, key=lambda row: row[:2])


def _head(words: list[Token]) -> Token:
    inside = {word.i for word in words}
    return next((word for word in words if word.head not in inside or word.head == word.i), words[-1])


def _plausible(parse: Parse, name: str, match: re.Match[str], words: list[Token]) -> bool:
    """Whether a match is a time here: "may" and "march" are verbs, "2000" counts troops, "second" is an ordinal."""
    if name == "inmonth" and words[0].tag in {"MD", "VB", "VBP", "VBD", "VBZ"}:
        return False
    if name in {"inmonth", "weekday", "relmonth"} and words[-1].ent.endswith("PERSON"):
        return False
    if name == "yearonly":
        before = parse.tokens[words[0].i - 1].text.casefold() if words[0].i else ""
        noun = parse.tokens[words[0].head]
        counts = words[0].dep == "nummod" and noun.tag == "NNS"
        return not counts and (before in YEAR_LEADS or words[0].ent.endswith("DATE"))
    if name in {"duration", "agoearlier"} and match.group("unit").lower().startswith("second"):
        return match.group("number").isdigit() or match.group("unit").lower() == "seconds"
    if name == "duration" and match.group("number").lower() in {"some", "many"}:
        return match.group("unit").endswith("s")
    return True


def _expression(
    parse: Parse, start: int, end: int, reading: Reading, published: Interval | None, anchor: Interval | None
) -> TimeExpression:
    symbol, interval = reading.symbol, reading.interval
    text = parse.text[start:end]
    stripped = text.rstrip(" ,")
    end -= len(text) - len(stripped)
    if reading.grain == "anchored" and symbol is not None and anchor is not None:
        interval, symbol = anchor.shift(int(symbol.partition(":")[2])), None
    elif symbol is not None and published is not None:
        interval = resolve(symbol, published)
    if interval is not None and reading.suffix.startswith("/") and interval.start is not None:
        interval = _through(interval, int(reading.suffix[1:]))
    value = reading.value or _value(reading, interval, published)
    lead = parse.text[max(0, start - 8) : start].split()[-1:]
    word = lead[0].casefold() if lead else ""
    hour = parse.text[start:end].casefold() in HOURS and BESIDE_A_DAY.match(parse.text, end) is not None
    if (
        reading.type in {"DATE", "TIME"}
        and word in SINCE | UNTIL
        and not hour
        and (interval is not None or symbol is not None)
    ):
        way = "since" if word in SINCE else "until"
        symbol = f"{way}:{symbol}" if symbol is not None else None
        if interval is not None:
            interval = Interval(interval.start, None) if way == "since" else Interval(None, interval.end)
    return TimeExpression(
        start=start,
        end=end,
        text=parse.text[start:end],
        type=reading.type,
        value=value,
        interval=interval,
        symbol=symbol,
    )


def _through(interval: Interval, last: int) -> Interval:
    assert interval.start is not None
    try:
        return Interval(interval.start, interval.start.replace(day=last))
    except ValueError:
        return interval


def _value(reading: Reading, interval: Interval | None, published: Interval | None) -> str | None:
    """The TIMEX3 value: of the days where they are known, else with X for what is not."""
    suffix = "" if reading.suffix.startswith("/") else reading.suffix
    grain = reading.grain
    if interval is None or interval.start is None or interval.end is None:
        return _unknown(reading.symbol or "") + suffix
    if grain.startswith("now-"):
        if published is None or published.start is None:
            return _unknown(reading.symbol or "")
        return _written(published.start, grain[4:])
    day = interval.start
    if grain.startswith("middle-"):
        grain = grain[7:]
        day = interval.start + (interval.end - interval.start) // 2
    if grain in {"day", "anchored"} and not interval.is_day and not reading.suffix.startswith("/"):
        return _unknown(reading.symbol or "") + suffix
    if grain.startswith("season"):
        return f"{day.year}-{grain[-2:]}"
    return _written(day, grain) + suffix


def _written(day: date, grain: str) -> str:
    if grain == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if grain == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if grain == "year":
        return f"{day.year:04d}"
    if grain == "quarter":
        return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"
    if grain == "decade":
        return f"{day.year:04d}"[:3]
    return day.isoformat()


def _unknown(symbol: str) -> str:
    """A value with X for the parts that only the day of publication would tell."""
    kind, _, rest = symbol.partition(":")
    name = rest.partition(":")[0]
    if kind == "monthday":
        return f"XXXX-{name}"
    if kind == "inmonth":
        return f"XXXX-{int(name):02d}"
    if kind == "weekday":
        return f"XXXX-WXX-{int(name) + 1}"
    if kind == "season":
        return f"XXXX-{name}"
    if kind in {"ago", "gone"}:
        return "PAST_REF"
    if kind in {"hence", "rest"}:
        return "FUTURE_REF"
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(kind, "XXXX")
