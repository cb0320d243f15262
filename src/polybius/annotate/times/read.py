"""One matched time expression: its TIMEX3 type, its meaning as a symbol or as fixed days, and the way its value is written."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from polybius.annotate.times.patterns import HAZY, MONTHS, NUMBERS, ORDINALS, PARTS, SEASONS, UNITS, WEEKDAYS
from polybius.model import Interval
from polybius.model.layers import TimeType

UNIT_WORDS = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "H": "hour"}
CALENDAR = {"weekend": "week", "century": "decade"}
VAGUE_NUMBERS = frozenset({"several", "few", "a few", "some", "many", "dozens of", "half a"})
STEP = {"next": 1, "last": -1, "this": 0, "the current": 0, "the previous": -1, "the following": 1, "the past": -1,
        "the coming": 1, "the same": 0, "that": 0}  # fmt: skip


class Reading(NamedTuple):
    """What an expression means: its type, a symbol, or fixed days, or a value that stands for itself; ``grain`` writes it."""

    type: TimeType
    symbol: str | None = None
    interval: Interval | None = None
    value: str | None = None
    grain: str = "day"
    suffix: str = ""


def read(name: str, match: re.Match[str], tense: str) -> Reading | None:
    """The meaning of a match of a rule, with the tense of the verb above it; ``None`` when it is no time after all."""
    found = {key: value for key, value in match.groupdict().items() if value is not None}
    handler = HANDLERS[name]
    try:
        return handler(found, match.group(), tense)
    except (KeyError, ValueError):
        return None


def _month(text: str) -> int:
    return MONTHS[text.rstrip(".").lower()]


def number_of(text: str) -> float | None:
    """The number that a word or figure names, ``None`` for what is not exact ("several") or no number."""
    word = text.lower()
    if word in {"couple of", "a couple of"}:
        return 2
    if word in VAGUE_NUMBERS:
        return None
    if word in NUMBERS:
        return float(NUMBERS[word])
    return float(word) if word.replace(".", "", 1).isdigit() else None


def _unit(text: str) -> str:
    word = text.lower()
    singular = "century" if word.startswith("centur") else word.rstrip("s")
    return UNITS[singular]


def _iso(g: dict[str, str], text: str, tense: str) -> Reading:
    day = date(int(g["year"]), int(g["m"]), int(g["d"]))
    clock = f"T{g['clock'][:5]}" if "clock" in g else ""
    return Reading("TIME" if clock else "DATE", interval=Interval.day(day), suffix=clock)


def _monthday(g: dict[str, str], text: str, tense: str) -> Reading | None:
    month, day = _month(g["month"]), int(g["day"])
    if not 1 <= day <= 31:
        return None
    if "year" in g:
        return Reading("DATE", interval=Interval.day(date(int(g["year"]), month, day)))
    return Reading("DATE", f"monthday:{month:02d}-{day:02d}:{tense}")


def _range(g: dict[str, str], text: str, tense: str) -> Reading | None:
    month, first, last = _month(g["month"]), int(g["day"]), int(g["day2"])
    if not 1 <= first < last <= 31:
        return None
    if "year" in g:
        year = int(g["year"])
        return Reading("DATE", interval=Interval(date(year, month, first), date(year, month, last)))
    return Reading("DATE", f"monthday:{month:02d}-{first:02d}:{tense}", suffix=f"/{last}")


def _monthyear(g: dict[str, str], text: str, tense: str) -> Reading:
    return Reading("DATE", interval=Interval.month(int(g["year"]), _month(g["month"])), grain="month")


def _inmonth(g: dict[str, str], text: str, tense: str) -> Reading:
    return Reading("DATE", f"inmonth:{_month(g['month'])}:{tense}", grain="month")


def _relmonth(g: dict[str, str], text: str, tense: str) -> Reading:
    rel = g["rel"].lower()
    way = {"last": "past", "next": "future"}.get(rel, tense)
    symbol = f"inmonth:{_month(g['month'])}:{way}"
    return Reading("DATE", symbol, grain="month")


def _weekday(g: dict[str, str], text: str, tense: str) -> Reading:
    rel = g.get("rel", "").lower()
    way = {
        "last": "last",
        "next": "next",
        "the following": "next",
        "the previous": "last",
        "this coming": "future",
    }.get(rel)
    if way is None:
        way = (
            ("future" if tense == "future" else "near" if rel == "this" else tense)
            if tense != "near" or rel
            else "past"
        )
    symbol = f"weekday:{WEEKDAYS[g['weekday'].rstrip('.').lower()]}:{way}"
    return Reading("DATE", symbol)


def _weekdaypart(g: dict[str, str], text: str, tense: str) -> Reading:
    return _weekday(g, text, tense)._replace(type="TIME", suffix=f"T{PARTS[g['part'].lower()]}")


def _today(g: dict[str, str], text: str, tense: str) -> Reading | None:
    word, part = g["today"].lower(), g.get("part", "").lower()
    if word in {"this", "last"} and not part:
        return None
    if word == "tonight":
        return Reading("TIME", "day:0", suffix="TNI")
    step = {"yesterday": -1, "tomorrow": 1, "last": -1}.get(word, 0)
    if part:
        return Reading("TIME", f"day:{step}", suffix=f"T{PARTS[part]}")
    return Reading("DATE", f"day:{step}")


def _thisunit(g: dict[str, str], text: str, tense: str) -> Reading | None:
    unit, rel = g["unit2"].lower(), g["rel"].lower()
    step = STEP[rel]
    if unit == "day":
        return Reading("DATE", f"day:{step}") if rel in {"the following", "the previous"} else None
    suffix = "-WE" if unit == "weekend" else ""
    unit = CALENDAR.get(unit, unit)
    if rel in {"the past", "the coming"}:
        return Reading("DURATION", f"ago:1:{unit}", value=f"P1{UNITS[unit]}")
    return Reading("DATE", f"{unit}:{step}", grain=unit, suffix=suffix)


def _laterthis(g: dict[str, str], text: str, tense: str) -> Reading:
    unit = g["unit2"].lower()
    way = "rest" if g["dir"].lower() in {"later", "late"} else "gone"
    return Reading("DATE", f"{way}:{unit}", grain=f"now-{unit}")


def _agoearlier(g: dict[str, str], text: str, tense: str) -> Reading | None:
    unit, number = _unit(g["unit"]), number_of(g["number"])
    way = "ago" if g["dir"].lower() in {"ago", "earlier", "before"} else "hence"
    word = UNIT_WORDS.get(unit)
    if word is None:
        return Reading("DATE", value="PAST_REF" if way == "ago" else "FUTURE_REF")
    if number is None:
        return Reading("DATE", value="PAST_REF" if way == "ago" else "FUTURE_REF")
    grain = {"day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade", "hour": "day"}[word]
    return Reading("DATE", f"{way}:{number:g}:{word}", grain=f"middle-{grain}")


def _lastspan(g: dict[str, str], text: str, tense: str) -> Reading:
    number, unit = number_of(g["number"]), _unit(g["unit"])
    word, back = UNIT_WORDS.get(unit), g["dir"].lower() in {"last", "past", "previous"}
    value = _duration_value(number, unit)
    symbol = None
    if word in {"day", "week", "month", "year"}:
        length = int(number or 3)
        symbol = f"since:ago:{length}:{word}" if back else f"until:hence:{length}:{word}"
    return Reading("DURATION", symbol, value=value)


def _duration_value(number: float | None, unit: str) -> str:
    prefix = "PT" if unit in {"H", "S"} or unit == "MIN" else "P"
    shown = "X" if number is None else f"{number:g}"
    return f"{prefix}{shown}{unit}"


def _duration(g: dict[str, str], text: str, tense: str) -> Reading:
    unit = _unit(g["unit"])
    if g["unit"].lower().startswith("minute"):
        number = number_of(g["number"])
        return Reading("DURATION", value=f"PT{'X' if number is None else f'{number:g}'}M")
    return Reading("DURATION", value=_duration_value(number_of(g["number"]), unit))


def _vague(g: dict[str, str], text: str, tense: str) -> Reading:
    return Reading("DURATION", value=_duration_value(None, _unit(g["vague"].split()[-1])))


def _edge(g: dict[str, str], text: str, tense: str) -> Reading | None:
    edge = {"beginning": "start", "turn": "start", "middle": "middle"}.get(g["edge"].lower(), g["edge"].lower())
    lowered = text.lower()
    step = 1 if " next " in lowered else -1 if " last " in lowered else 0
    if "yr" in g:
        return Reading(
            "DATE", interval=_part(Interval(date(int(g["yr"]), 1, 1), date(int(g["yr"]), 12, 31)), edge), grain="year"
        )
    if "month" in g:
        month = _month(g["month"])
        if "year" in g:
            return Reading("DATE", interval=_part(Interval.month(int(g["year"]), month), edge), grain="month")
        return Reading("DATE", f"edge:{edge}:inmonth:{month}:{tense}", grain="month")
    unit = CALENDAR.get(g["unit2"].lower(), g["unit2"].lower())
    return Reading("DATE", f"edge:{edge}:{unit}:{step}", grain=unit)


def _part(interval: Interval, edge: str) -> Interval:
    assert interval.start is not None
    assert interval.end is not None
    third = (interval.end - interval.start) // 3
    if edge == "start":
        return Interval(interval.start, interval.start + third)
    return (
        Interval(interval.end - third, interval.end)
        if edge == "end"
        else Interval(interval.start + third, interval.end - third)
    )


def _weekof(g: dict[str, str], text: str, tense: str) -> Reading:
    nth = ORDINALS[g["nth"].lower()]
    if "month" in g:
        month = _month(g["month"])
        if "year" in g:
            whole = Interval.month(int(g["year"]), month)
            assert whole.start is not None
            return Reading(
                "DATE",
                interval=Interval(whole.start.replace(day=7 * nth - 6), whole.start.replace(day=7 * nth)),
                grain="week",
            )
        return Reading("DATE", f"week-of:{nth}:inmonth:{month}:{tense}", grain="week")
    return Reading("DATE", f"week-of:{nth}:month:{1 if 'next' in g['this'].lower() else 0}", grain="week")


def _seasonyear(g: dict[str, str], text: str, tense: str) -> Reading:
    year, season = int(g["year"]), SEASONS[g["season"].lower()]
    months = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (1, 3)}[season]
    first, last = Interval.month(year, months[0]), Interval.month(year, months[1])
    return Reading("DATE", interval=first.join(last), value=f"{year}-{season}")


def _relseason(g: dict[str, str], text: str, tense: str) -> Reading:
    way = {"last": "past", "next": "future"}.get(g["rel"].lower(), tense)
    season = SEASONS[g["season"].lower()]
    return Reading("DATE", f"season:{season}:{way}", grain=f"season-{season}")


def _decade(g: dict[str, str], text: str, tense: str) -> Reading:
    first = int(g["decade"])
    return Reading("DATE", interval=Interval(date(first, 1, 1), date(first + 9, 12, 31)), value=str(first)[:3])


def _yearonly(g: dict[str, str], text: str, tense: str) -> Reading:
    year = int(g["year"])
    return Reading("DATE", interval=Interval(date(year, 1, 1), date(year, 12, 31)), grain="year")


def _quarter(g: dict[str, str], text: str, tense: str) -> Reading:
    nth = ORDINALS[g["nth"].lower()]
    if "year" in g:
        year = int(g["year"])
        first, last = Interval.month(year, 3 * nth - 2), Interval.month(year, 3 * nth)
        return Reading("DATE", interval=first.join(last), value=f"{year}-Q{nth}")
    return Reading("DATE", "year:0", grain="year", suffix=f"-Q{nth}")


def _daybefore(g: dict[str, str], text: str, tense: str) -> Reading:
    word = g.get("dir", g.get("rel2", "")).lower()
    if "yesterday" in text.lower():
        return Reading("DATE", "day:-2")
    if "tomorrow" in text.lower():
        return Reading("DATE", "day:2")
    step = {"before": -1, "earlier": -1, "previous": -1, "after": 1, "later": 1, "next": 1, "following": 1, "same": 0}[
        word
    ]
    return Reading("DATE", f"day:{step}", grain="anchored")


def _clock(g: dict[str, str], text: str, tense: str) -> Reading | None:
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])?", g["clock"].lower())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    zone = "Z" if re.search(r"GMT|UTC", text) else ""
    return Reading("TIME", "day:0", suffix=f"T{hour:02d}:{minute:02d}{zone}")


def _set(g: dict[str, str], text: str, tense: str) -> Reading:
    if "often" in g:
        value = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "hourly": "PT1H"}.get(
            g["often"].lower(), "P1Y"
        )
        return Reading("SET", value=value)
    unit = g["unit2"].lower()
    if unit in WEEKDAYS:
        return Reading("SET", value=f"XXXX-WXX-{WEEKDAYS[unit] + 1}")
    number = int(NUMBERS.get(g.get("number2", "one"), 0) or int(g.get("number2", "1")))
    code = {"morning": "D", "night": "D", "minute": "M"}.get(unit) or UNITS[unit]
    return Reading("SET", value=f"{'PT' if unit in {'hour', 'minute'} else 'P'}{number}{code}")


def _hazy(g: dict[str, str], text: str, tense: str) -> Reading:
    return Reading("DATE", value=HAZY[g["hazy"].lower()])


def _daypart(g: dict[str, str], text: str, tense: str) -> Reading:
    word = g["daypart"].lower()
    return Reading("TIME", "day:0", suffix="T" + {"overnight": "NI"}.get(word, PARTS.get(word, "NI")))


HANDLERS = {
    "iso": _iso, "slash": _iso, "range": _range, "monthday": _monthday, "daymonth": _monthday, "weekof": _weekof,
    "edge": _edge, "monthyear": _monthyear, "seasonyear": _seasonyear, "decade": _decade, "agoearlier": _agoearlier,
    "lastspan": _lastspan, "laterthis": _laterthis, "weekdaypart": _weekdaypart, "weekday": _weekday,
    "todaypart": _today, "thisunit": _thisunit, "relmonth": _relmonth, "relseason": _relseason, "inmonth": _inmonth,
    "quarter": _quarter, "yearonly": _yearonly, "daybefore": _daybefore, "clock": _clock, "set": _set, "age": _duration,
    "duration": _duration, "vague": _vague, "hazy": _hazy, "daypart": _daypart,
}  # fmt: skip
