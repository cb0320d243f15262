"""Days that stand with another act: "during the meeting on Wednesday", "the decision was taken on Monday"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from polybius.annotate.times.patterns import NUMBERS
from polybius.coder.grammar import is_verb
from polybius.coder.setting import DEEDS, Setting, apart
from polybius.model import Claim, Interval, Parse, Token, When

TAKEN = frozenset("decision change move order step measure statement remark announcement instruction reshuffle".split())
"""Nouns that stand for what the sentence before tells of."""
POINTING = frozenset({"the", "this", "these", "both", "that", "those"})
OCCASIONS = frozenset({"during", "at", "in"})
DECIDED = frozenset({"OFFICE", "REQUEST", "ACTIVITY", "AGREE", "THREATEN", "REJECT", "STATEMENT"})
BACK = 2
FEW, RECENT = 3, 8
"""How many days the time of a narration is wide at most, and how long before the report it may lie."""
UNITS = {"day": 1, "week": 7}
"""Units in days; of months and years no day follows."""
SUBORDINATE = frozenset({"relcl", "acl", "advcl"})
"""How many sentences back such a noun reaches."""


def dated(found: Mapping[int, Claim], parse: Parse, setting: Setting, published: Interval | None) -> dict[int, Claim]:
    """The claims by token, those without a day of their own completed by that of the occasion or decision they are part of."""
    completed = dict(found)
    for i, claim in found.items():
        if claim.date is None and claim.status == "happened":
            when = _of_occasion(parse.tokens[i], parse, completed)
            if when is not None:
                completed[i] = msgspec.structs.replace(claim, date=when)
    for token in parse.tokens:
        when = _of_decision(token, parse, setting, published, completed)
        if when is None:
            continue
        number = parse.sentence_of(token.i).number
        for i, claim in list(completed.items()):
            back = number - parse.sentence_of(i).number
            near = 0 < back <= BACK or (back == -1 and claim.event_type == "OFFICE")
            if near and claim.date is None and claim.status == "happened" and claim.event_type in DECIDED:
                completed[i] = msgspec.structs.replace(claim, date=when)
    return _narrated(_apart(completed, parse, setting), parse, published)


def _narrated(found: dict[int, Claim], parse: Parse, published: Interval | None) -> dict[int, Claim]:
    """Acts told in the simple past without a time of their own take that of the narration, where it is a day of the news.

    In narrative the simple past goes on from the time last named (Reichenbach 1947, section 51; Kamp and Reyle 1993,
    chapter 5): first that of another act of the sentence, then that of the sentences before.
    """
    completed = dict(found)
    last = published.end if published is not None else None
    present: Claim | None = None
    for sentence in parse.sentences:
        inside = [i for i in sorted(found) if sentence.first <= i < sentence.last]
        dated_here = [i for i in inside if _names_day(found[i], last)]
        for i in inside:
            claim = found[i]
            if claim.date is not None or claim.status != "happened" or not _goes_on(parse, parse.tokens[i]):
                continue
            near = min(dated_here, key=lambda other: abs(other - i), default=None)
            source = found[near] if near is not None else present
            if source is not None and source.date is not None:
                how = f"the time of the narration, as of {source.trigger.text!r}"
                completed[i] = msgspec.structs.replace(claim, date=msgspec.structs.replace(source.date, how=how))
        placed_here = [i for i in inside if found[i].place is not None and found[i].status == "happened"]
        for i in inside:
            claim = completed[i]
            if claim.place is None and claim.event_type in DEEDS and claim.status == "happened":
                near = min(placed_here, key=lambda other: abs(other - i), default=None)
                if near is not None:
                    completed[i] = msgspec.structs.replace(claim, place=found[near].place)
        if dated_here:
            present = found[dated_here[0]]
    return completed


def _apart(found: dict[int, Claim], parse: Parse, setting: Setting) -> dict[int, Claim]:
    """Two acts of a sentence of which it says how far apart they lie: one day gives the other."""
    completed = dict(found)
    for time in setting.index.layers.times:
        measured = apart(parse, time)
        if measured is None:
            continue
        *words, unit = measured[0].split()
        days = _count(words) * UNITS.get(unit.removesuffix("s"), 0)
        sentence = next((s for s in parse.sentences if s.start <= time.start < s.end), None)
        if sentence is None or not days:
            continue
        before = [i for i in found if sentence.start <= found[i].trigger.start < time.start]
        after = [i for i in found if time.end <= found[i].trigger.start < sentence.end]
        if not before or not after:
            continue
        main, other = max(before, key=lambda i: (completed[i].date is not None, i)), min(after)
        step = timedelta(days=days if measured[1] == "before" else -days)
        for known, unknown, way in ((main, other, step), (other, main, -step)):
            when = completed[known].date
            shared = completed[unknown].date
            if when is not None and (shared is None or (unknown == other and shared.evidence == when.evidence)):
                moved = msgspec.structs.replace(
                    when,
                    start=when.start and when.start + way,
                    end=when.end and when.end + way,
                    evidence=(*when.evidence, time.span),
                    symbol=None,
                    how=f"{measured[0]} {measured[1]} {parse.tokens[known].text!r}",
                )
                completed[unknown] = msgspec.structs.replace(completed[unknown], date=moved)
    return completed


def _count(words: list[str]) -> int:
    """The number of "a", "two", "17"; 0 for none and for what is not exact."""
    number = NUMBERS.get(words[0]) if len(words) == 1 else None
    return int(words[0]) if len(words) == 1 and words[0].isdigit() else int(number or 0)


def _names_day(claim: Claim, last: date | None) -> bool:
    """Whether an act is dated to a few days shortly before its report: news, and not background."""
    when = claim.date
    if when is None or claim.status != "happened" or when.start is None or when.end is None:
        return False
    return (when.end - when.start).days < FEW and (last is None or 0 <= (last - when.end).days < RECENT)


def _goes_on(parse: Parse, token: Token) -> bool:
    """Whether an act is told in the simple past of a main clause, or is a headline's."""
    sentence = parse.sentence_of(token.i)
    if not is_verb(token) or sentence.headline:
        return False
    if any(child.text.casefold() in {"had", "has", "have", "'ve", "'s"} for child in parse.children(token.i, "aux")):
        return False
    if token.tag == "VBN" and not parse.children(token.i, "auxpass"):
        return False
    clause = [above for above in (token, *parse.ancestors(token.i)) if above.dep in SUBORDINATE]
    return token.tag in {"VBD", "VBN"} and not clause


def _of_occasion(token: Token, parse: Parse, found: Mapping[int, Claim]) -> When | None:
    """The day of the act during which this one took place."""
    for above in (token, *parse.ancestors(token.i)[:4]):
        for prep in parse.children(above.i, "prep"):
            if prep.text.casefold() not in OCCASIONS:
                continue
            for noun in parse.children(prep.i, "pobj"):
                occasion = found.get(noun.i) or _named_before(noun, parse, found)
                if noun.i != token.i and occasion is not None:
                    return _borrowed(occasion, found)
    return None


def _named_before(noun: Token, parse: Parse, found: Mapping[int, Claim]) -> Claim | None:
    """The act that such a noun named before: "the meeting"."""
    if POINTING.isdisjoint(child.text.casefold() for child in parse.children(noun.i, "det")):
        return None
    before = [i for i in found if i < noun.i and noun.lemma in _nouns(parse.tokens[i].lemma)]
    return found[max(before)] if before else None


def _nouns(lemma: str) -> tuple[str, ...]:
    """The nouns by which an act is taken up: itself, and the gerund of a verb ("met": "the meeting")."""
    return lemma, f"{lemma}ing", f"{lemma.removesuffix('e')}ing"


def _of_decision(
    noun: Token, parse: Parse, setting: Setting, published: Interval | None, found: Mapping[int, Claim]
) -> When | None:
    """The day on which "the decision", "these statements" were made."""
    if noun.lemma not in TAKEN or noun.dep not in {"nsubj", "nsubjpass"} or noun.i in found:
        return None
    if POINTING.isdisjoint(child.text.casefold() for child in parse.children(noun.i, "det")):
        return None
    verb = parse.tokens[noun.head]
    if not is_verb(verb):
        return None
    own = setting.when(verb, "happened", published)
    if own is not None:
        return msgspec.structs.replace(own, how="the day on which the report says it was decided")
    return _of_occasion(verb, parse, found)


def _borrowed(occasion: Claim, found: Mapping[int, Claim]) -> When | None:
    """The day of an occasion, or of the act that it points back to."""
    when = occasion.date
    if when is None and occasion.same_as is not None:
        when = next((claim.date for claim in found.values() if claim.claim_id == occasion.same_as), None)
    return None if when is None else msgspec.structs.replace(when, how=f"the day of the {occasion.trigger.text}")
