"""English for names, numbers, days and places: articles, lists, plurals."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterable, Sequence
from datetime import date

from polybius.model import Actor, Interval, Place, When

QUANTIFIERS = frozenset(
    "one another some all most both several many few at about around more dozens hundreds thousands".split()
)
BODY_WORDS = frozenset(
    "commission committee ministry council party army navy force forces guard guards corps parliament congress senate "
    "court agency command staff government union organisation organization department pentagon police office bureau "
    "league bank assembly front movement group brigade alliance authority administration fleet nations spokesman "
    "spokesperson spokeswoman minister official officials treasury militia service coastguard foreign-ministry".split()
)


def parties(actors: Sequence[Actor]) -> str:
    """Actors as a sentence names them, without those who are only assumed."""
    return listed(unique(called_actor(actor) for actor in actors if not actor.assumed))


def called_actor(actor: Actor) -> str:
    """An actor's name; a person known by office alone has an article."""
    words = actor.name.split()
    group = actor.id.startswith("group:") and not words[0][:1].isdigit() and words[0].casefold() not in QUANTIFIERS
    unnamed = (actor.kind == "person" and not actor.id.startswith("person:")) or group
    common = words[-1][:1].islower() or words[-1].casefold() in BODY_WORDS
    return (
        f"the {actor.name}" if unnamed and common and words[0].casefold() != "the" else called(actor.name, actor.kind)
    )


def called(name: str, kind: str | None = None) -> str:
    """A name with the article that English gives it.

    >>> called("United States", "state"), called("Central Military Commission", "organisation"), called("KCNA")
    ('the United States', 'the Central Military Commission', 'KCNA')
    """
    words = name.split()
    if kind == "person" or not words or words[0].casefold() in {"the", "a", "an"} or "'s" in name or "’s" in name:
        return name
    last = words[-1].casefold()
    before_of = name.partition(" of ")[0].split()[-1].casefold() if " of " in name else ""
    numbered = words[0][:1].isdigit()
    many = len(words) > 1 and last.endswith("s") and not numbered
    bodies = last in BODY_WORDS or before_of in BODY_WORDS or (many and kind in {"organisation", "group"})
    plural_state = kind in {"state", None} and words[0] in {
        "United",
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
    }
    described = kind == "group" and words[0][:1].islower()
    return f"the {name}" if plural_state or bodies or described else name


UNCOUNTED = frozenset(
    {
        "violence",
        "talks",
        "aid",
        "support",
        "fire",
        "shelling",
        "cooperation",
        "assistance",
        "access",
        "intelligence",
        "training",
    }
)
CALENDAR = frozenset({*month_name, *day_name})
"""Capitalised words that are no names of things: "a July parade"."""
PREPOSITIONS = frozenset(
    "of on in at by with for from to over against between into near off after before during under about".split()
)


def listed(names: Sequence[str]) -> str:
    """Names as English lists them.

    >>> listed(["Japan", "South Korea", "the United States"])
    'Japan, South Korea and the United States'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(2, "report")
    ('1 report', '2 reports')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def day_words(when: When | Interval | None) -> str:
    """Days as a brief tells them.

    >>> day_words(Interval(date(2023, 8, 21), date(2023, 8, 31)))
    'from 21 to 31 August 2023'
    """
    if when is None or (when.start is None and when.end is None):
        return ""
    start, end = when.start, when.end
    if start is not None and end is not None:
        if start == end:
            return f"on {_day(start)}"
        if _whole_month(start, end):
            return f"in {start.strftime('%B %Y')}"
        if (start.year, start.month) == (end.year, end.month):
            return f"from {start.day} to {_day(end)}"
        return f"between {_day(start)} and {_day(end)}"
    return f"from {_day(start)} on" if start is not None else f"by {_day(end)}"  # type: ignore[arg-type]


def _whole_month(start: date, end: date) -> bool:
    return (start.year, start.month, start.day) == (end.year, end.month, 1) and end.day >= 28


def _day(day: date) -> str:
    return f"{day.day} {day.strftime('%B %Y')}"


def place_words(place: Place) -> str:
    """Where, as a brief tells it."""
    water = place.precision == "sea" and not place.name.casefold().startswith("the ")
    return f"{'at' if place.precision == 'site' else 'in'} {'the ' if water else ''}{place.name}"


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def article(noun: str, *, plural: bool = False) -> str:
    """The indefinite article of a noun phrase with the space behind it; nothing where it takes none."""
    first = noun.split(" ", 1)[0] if noun else ""
    number = first[:1].isdigit() and "-" not in first
    named = first[:1].isupper() and first not in CALENDAR
    if not first or plural or named or number or head_of(noun) in UNCOUNTED:
        return ""
    return "an " if first[:1] in "aeiou8" or first[:3] in {"11-", "18-"} else "a "


def head_of(noun: str) -> str:
    """The head of a noun phrase, in the singular: the last word before its first preposition."""
    words = noun.casefold().split()
    cut = next((i for i, word in enumerate(words) if word in PREPOSITIONS and i > 0), len(words))
    head = words[cut - 1] if words else ""
    return head[:-1] if head.endswith("s") and not head.endswith("ss") and head != "talks" else head


def names_all(actors: Sequence[Actor], noun: str) -> bool:
    """Whether a noun phrase names its actors itself."""
    return all(mentioned(actor, noun) for actor in actors)


def unique(names: Iterable[str]) -> list[str]:
    """Each name once, in the order given."""
    return list(dict.fromkeys(names))


def mentioned(actor: Actor, words: str) -> bool:
    """Whether the words speak of an actor, by name or by the words that stood for it."""
    texts = [actor.name, *(span.text for span in actor.evidence)]
    return any(text.casefold().split()[-1] in words.casefold() for text in texts if text.strip())
