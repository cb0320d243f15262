"""How time expressions are written: words of the calendar and the patterns made of them."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug",
            "september|sept|sep", "october|oct", "november|nov", "december|dec",
        ),
        1,
    )
    for name in names.split("|")
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday|mon",
            "tuesday|tues|tue",
            "wednesday|wed",
            "thursday|thurs|thur|thu",
            "friday|fri",
            "saturday|sat",
            "sunday|sun",
        )
    )
    for name in names.split("|")
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE",
         "century": "CE", "night": "D", "weekend": "W"}  # fmt: skip
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "noon": "12:00", "midnight": "24:00",
         "dawn": "MO", "dusk": "EV", "lunchtime": "MI"}  # fmt: skip
HAZY = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "at present": "PRESENT_REF",
    "at the moment": "PRESENT_REF", "these days": "PRESENT_REF", "presently": "PRESENT_REF", "recently": "PAST_REF",
    "lately": "PAST_REF", "in recent years": "PAST_REF", "in recent months": "PAST_REF", "in recent weeks": "PAST_REF",
    "in recent days": "PAST_REF", "in the past": "PAST_REF", "previously": "PAST_REF", "once": "PAST_REF",
    "soon": "FUTURE_REF", "in the future": "FUTURE_REF", "in the near future": "FUTURE_REF", "shortly": "FUTURE_REF",
    "the future": "FUTURE_REF", "the past": "PAST_REF",
}  # fmt: skip

_month = "(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?)"
_weekday = "(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\\.)"
_day = "(?P<day>[0-3]?\\d)(?:st|nd|rd|th)?"
_year = "(?P<year>(?:1[5-9]|20)\\d\\d)"
_number = "(?P<number>\\d+(?:\\.\\d+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|several|few|a few|some|many|couple of|a couple of|dozens of|half a)"
_unit = "(?P<unit>seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|nights?)"
_part = "(?P<part>morning|afternoon|evening|night|midday|noon|midnight|dawn)"
_early = "(?:(?P<mod>early|late|earlier|later|mid|mid-)[ -]?(?:on |in )?)?"
_clock = "(?P<clock>[0-2]?\\d(?:[:.][0-5]\\d)?\\s?(?:[ap]\\.?m\\.?)|[0-2]?\\d:[0-5]\\d(?::\\d\\d)?)"

RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (
        name,
        re.compile(
            pattern,
            re.IGNORECASE
            if name not in {"monthday", "daymonth", "inmonth", "yearonly", "monthyear", "weekday", "range"}
            else 0,
        ),
    )
    for name, pattern in (
        ("iso", r"\b(?P<year>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2})?)\S*)?\b"),
        ("slash", r"\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<year>(?:19|20)\d\d)\b"),
        (
            "range",
            rf"\b{_month} (?P<day>[0-3]?\d) ?(?:to|-|–|through|and) ?(?P<day2>[0-3]?\d)(?!\d)(?: ?,? ?{_year})?\b",
        ),
        ("monthday", rf"(?:(?:{_weekday} ?,? )?\b{_month} {_day}(?!\d)(?: ?,? ?{_year}\b)?)"),
        ("daymonth", rf"(?:(?:{_weekday} ?,? )?\b{_day} (?:of )?{_month}(?: ?,? ?{_year}\b)?)"),
        (
            "weekof",
            rf"\bthe (?P<nth>first|second|third|fourth|last) week (?:of|in) (?:{_month}|(?P<this>the month|this month|next month))(?: {_year})?",
        ),
        (
            "edge",
            rf"\b(?:the )?(?P<edge>end|start|beginning|middle|turn) of (?:the |this |next |last )?(?:(?P<unit2>month|year|week|decade|century)|{_month}(?: {_year})?|(?P<yr>(?:19|20)\d\d))\b",
        ),
        ("monthyear", rf"\b(?:[Ee]arly |[Ll]ate |[Mm]id-)?{_month} ?,? (?:of )?{_year}\b"),
        ("seasonyear", rf"\b(?:the |last |next |this )?(?P<season>spring|summer|autumn|winter)(?: of| in)? {_year}\b"),
        ("decade", r"\b(?:the )?(?:early |late |mid-)?(?P<decade>(?:1[5-9]|20)\d0)s\b"),
        (
            "agoearlier",
            rf"\b(?:(?:about|around|some|nearly|almost|over|more than|less than|at least|just|only) )?{_number} {_unit} (?P<dir>ago|earlier|before|later|from now|hence|after|afterwards)\b(?! [A-Z])",
        ),
        ("lastspan", rf"\b(?:the )?(?P<dir>last|past|previous|next|coming|following) {_number} {_unit}\b"),
        ("laterthis", r"\b(?P<dir>later|earlier|late|early) (?:in the|this) (?P<unit2>day|week|month|year)\b"),
        ("weekdaypart", rf"\b{_early}(?:(?P<rel>last|next|this) )?{_weekday} {_part}\b"),
        (
            "weekday",
            rf"\b(?:(?:[Ee]arly|[Ll]ate)(?: on)? )?(?:(?P<rel>last|next|this|this coming|the following|the previous) )?{_weekday}(?!\w)",
        ),
        ("todaypart", rf"\b{_early}(?P<today>today|yesterday|tomorrow|tonight|this|last)(?: {_part})?\b"),
        (
            "thisunit",
            r"\b(?P<rel>this|last|next|the current|the previous|the following|the same|the past|the coming|that) (?P<unit2>day|week|weekend|month|year|quarter|decade|century)\b",
        ),
        ("relmonth", rf"\b(?P<rel>last|next|this|early|late|mid-?) ?{_month}\b"),
        ("relseason", r"\b(?P<rel>last|next|this|early|late) (?P<season>spring|summer|autumn|fall|winter)\b"),
        ("inmonth", rf"(?<![\w.]){_month}(?!\w)"),
        ("quarter", r"\b(?:the )?(?P<nth>first|second|third|fourth) quarter(?: of (?P<year>(?:19|20)\d\d))?\b"),
        ("yearonly", rf"(?<![\w$€£.,-]){_year}(?![\w%]|,\d|\.\d|-\d)"),
        (
            "daybefore",
            r"\b(?:the|a) day (?P<dir>before|after|earlier|later)(?: yesterday| tomorrow)?\b|\bthe (?P<rel2>next|following|previous|same) day\b",
        ),
        ("clock", rf"\b(?:at |around |about )?{_clock}(?: (?:local time|GMT|UTC|EST|EDT|PST|CET|BST))?(?![\w:])"),
        (
            "set",
            r"\b(?:every|each) (?:(?P<number2>two|three|four|five|six|\d+) )?(?P<unit2>day|week|month|year|hour|minute|morning|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b|\b(?P<often>daily|weekly|monthly|yearly|annually|annual|quarterly|hourly)\b",
        ),
        (
            "age",
            r"\b(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)-(?P<unit>second|minute|hour|day|week|month|year|decade)(?!-old|s? old)\b",
        ),
        (
            "duration",
            rf"\b(?:(?:about|around|some|nearly|almost|over|more than|less than|at least|up to|the) )?{_number} (?:more |full |straight |consecutive )?{_unit}\b(?! old|-old)",
        ),
        ("vague", r"\b(?P<vague>(?:several |few |many )?(?:decades|years|months|weeks|days|hours|centuries))\b"),
        ("hazy", r"\b(?P<hazy>" + "|".join(sorted(HAZY, key=len, reverse=True)) + r")\b"),
        ("daypart", r"\b(?P<daypart>midnight|noon|dawn|overnight|midday|dusk)\b"),
    )
)
