"""The days of acts that a report tells one after the other: what goes on from what, how far apart, and on the day of the news.

In narrative the simple past goes on from the time last named (Reichenbach 1947, section 51; Kamp and Reyle 1993, chapter 5).
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from polybius.annotate.times.read import number_of
from polybius.coder.grammar import is_verb
from polybius.coder.setting import Setting, apart
from polybius.model import Claim, Interval, Parse, Sentence, TimeExpression, Token, When

FEW, RECENT = 3, 8
"""How many days the time of a narration is wide at most, and how long before the report it may lie."""
OLD = timedelta(days=3)
"""From so long before the news on, a time in a sentence shows that it tells what is old."""
LATELY = 7
"""Days up to the report in which an act lies that is told in the perfect without a time."""
LEAD = 2
"""Sentences, with the headline, that tell the news of a report."""
DAYS = {"hour": 0, "day": 1, "week": 7}
"""Units in days; hours mostly stay within one."""
CALENDAR = {"month": 1, "year": 12}
"""Units in months; so far away, only the month or the year is known."""
SUBORDINATE = frozenset({"relcl", "acl", "advcl"})
HOURS = frozenset("dawn daybreak sunrise noon midday dusk nightfall sunset midnight hour hours afternoon same".split())
DAY_WORDS = frozenset(
    "this today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split()
)
STANDING = frozenset({"already", "since", "still", "previously", "often", "repeatedly", "long"})
PERFECT = frozenset({"has", "have", "'ve", "'s"})


def narrated(found: dict[int, Claim], parse: Parse, setting: Setting, published: Interval | None) -> dict[int, Claim]:
    """The claims with the days that follow from how the report tells its acts.

    Args:
        found: claims by the number of their word.
        parse: words and trees.
        setting: gives the times of the report.
        published: days on which the report may have appeared.
    """
    story = _Story(parse, setting, published)
    return story.of_late(story.of_the_news(story.going_on(story.apart(dict(found)))))


class _Story:
    """The acts of one report in the order in which it tells them."""

    def __init__(self, parse: Parse, setting: Setting, published: Interval | None) -> None:
        self.parse, self.setting = parse, setting
        self.last = published.end if published is not None else None

    def apart(self, found: dict[int, Claim]) -> dict[int, Claim]:
        """Acts of which the report says how far apart they lie: one day gives the other.

        "A day after B" has both in one sentence; "two days later B" goes on from the act dated before.
        """
        completed = dict(found)
        for time in self.setting.index.layers.times:
            sentence = next((s for s in self.parse.sentences if s.start <= time.start < s.end), None)
            if sentence is None:
                continue
            measured = apart(self.parse, time)
            if measured is not None:
                self._after(completed, time, measured, sentence)
            else:
                self._later(completed, time, sentence)
        return completed

    def _after(
        self, completed: dict[int, Claim], time: TimeExpression, measured: tuple[str, str], sentence: Sentence
    ) -> None:
        """One sentence tells both: "A, two weeks after B"."""
        before = [
            i
            for i, claim in completed.items()
            if sentence.start <= claim.trigger.start < time.start and claim.status == "happened"
        ]
        after = [i for i in sorted(completed) if time.end <= completed[i].trigger.start < sentence.end]
        if not after:
            return
        others = [after[0], *(i for i in after[1:] if self._joined(after[0], i))]
        main = max(before, key=lambda i: (completed[i].date is not None, i), default=None)
        steps = 1 if measured[1] == "before" else -1
        anchor = completed[main].date if main is not None else self._time_before(time, sentence)
        for other in others:
            shared = completed[other].date
            own = shared is not None and (anchor is None or shared.evidence != anchor.evidence)
            if shared is not None and own and all(span != time.span for span in shared.evidence):
                continue
            moved = _moved(anchor, measured[0], steps, time) if anchor is not None else None
            if moved is not None and main is not None:
                how = f"{measured[0]} {measured[1]} {completed[main].trigger.text!r}, turned round"
                moved = msgspec.structs.replace(moved, how=how)
            completed[other] = msgspec.structs.replace(completed[other], date=moved)
        if main is not None and anchor is None:
            known = completed[others[0]].date
            moved = _moved(known, measured[0], -steps, time) if known is not None else None
            if moved is not None:
                how = f"{measured[0]} {measured[1]} {completed[others[0]].trigger.text!r}"
                completed[main] = msgspec.structs.replace(completed[main], date=msgspec.structs.replace(moved, how=how))

    def _later(self, completed: dict[int, Claim], time: TimeExpression, sentence: Sentence) -> None:
        """A sentence goes on from the act last dated to a day: "two days later B"."""
        words = time.text.casefold().split()
        if words[-1] not in {"later", "earlier"}:
            words += self.parse.text[time.end : time.end + 9].casefold().replace(",", " ").split()[:1]
        if len(words) < 3 or words[-1] not in {"later", "earlier"} or "than" in words:
            return
        length = " ".join(words[:-1])
        earlier = [i for i in sorted(completed) if completed[i].trigger.start < time.start]
        known = [
            when
            for i in earlier
            if (when := completed[i].date) is not None
            and when.start is not None
            and when.start == when.end
            and time.span not in when.evidence
        ]
        if not known:
            return
        moved = _moved(known[-1], length, 1 if words[-1] == "later" else -1, time)
        for i, claim in list(completed.items()):
            inside = sentence.start <= claim.trigger.start < sentence.end
            held = claim.date is not None and any(span == time.span for span in claim.date.evidence)
            near = claim.date is None and inside and claim.trigger.start > time.start - len(time.text) - 60
            if moved is not None and claim.status == "happened" and (held or near):
                how = f"{length} {words[-1]}"
                completed[i] = msgspec.structs.replace(claim, date=msgspec.structs.replace(moved, how=how))

    def going_on(self, found: dict[int, Claim]) -> dict[int, Claim]:
        """Acts told in the simple past without a time of their own take that of the narration, where it is a day of the news.

        First that of another act of the sentence, then that of the sentences before.
        """
        completed = dict(found)
        present: Claim | None = None
        for sentence in self.parse.sentences:
            inside = [i for i in sorted(found) if sentence.first <= i < sentence.last]
            dated_here = [i for i in inside if self._names_day(found[i]) and not self._at_an_hour(found[i])]
            for i in inside:
                claim = found[i]
                if present is not None and claim.status == "happened" and self._at_an_hour(claim):
                    how = f"the time of the narration, as of {present.trigger.text!r}"
                    completed[i] = _on_the_day_of(claim, present, how)
                    continue
                if claim.date is not None or claim.status != "happened" or not self._goes_on(self.parse.tokens[i]):
                    continue
                near = min(dated_here, key=lambda other: abs(other - i), default=None)
                source = found[near] if near is not None else present
                if source is not None and source.date is not None:
                    how = f"the time of the narration, as of {source.trigger.text!r}"
                    completed[i] = msgspec.structs.replace(claim, date=msgspec.structs.replace(source.date, how=how))
            if dated_here:
                present = max((completed[i] for i in dated_here), key=_last_day)
        return completed

    def _at_an_hour(self, claim: Claim) -> bool:
        """Whether the time of an act is an hour of the day that the narration has come to: "at dusk"."""
        texts = [span.text.casefold() for span in claim.date.evidence] if claim.date is not None else []
        return len(texts) == 1 and not HOURS.isdisjoint(texts[0].split()) and not _names_a_day(texts[0])

    def of_the_news(self, found: dict[int, Claim]) -> dict[int, Claim]:
        """Acts that no words date, but which are told as news, take the day of what the report is news of: its first dated act.

        A report is written about a day; what it tells without a day, in a sentence that names no older time, belongs there.
        """
        news = self._news()
        lead = next((claim for _, claim in sorted(found.items()) if self._names_day(claim)), None)
        if lead is not None and lead.date is not None and (news is None or lead.trigger.start < news.evidence[0].start):
            how = f"the day of the report's first news, {lead.trigger.text!r}"
            news = msgspec.structs.replace(lead.date, how=how, assumed=True)
        if news is None:
            return found
        return {
            i: msgspec.structs.replace(claim, date=news)
            if claim.date is None and claim.status == "happened" and not self._is_background(i, news)
            else claim
            for i, claim in found.items()
        }

    def of_late(self, found: dict[int, Claim]) -> dict[int, Claim]:
        """Acts told in the perfect without a time lie in the days before the report: "has moved boats to the island".

        The perfect of news is of what is recent (Quirk et al. 1985, 4.20 to 4.22).
        """
        if self.last is None:
            return found
        how = f"the {LATELY} days up to the report, as it tells the act in the perfect"
        days = Interval(self.last, self.last).widen(before=LATELY - 1)
        return {
            i: msgspec.structs.replace(
                claim,
                date=When(start=days.start, end=days.end, evidence=(claim.trigger,), how=how, assumed=True),
            )
            if claim.date is None and claim.status == "happened" and self._is_of_late(i)
            else claim
            for i, claim in found.items()
        }

    def _is_of_late(self, i: int) -> bool:
        """Whether a verb stands in the present perfect, with no word for how long since."""
        token = self.parse.tokens[i]
        if not is_verb(token) or token.tag != "VBN":
            return False
        words = {child.text.casefold() for child in self.parse.children(i)}
        return bool(words & PERFECT) and not words & STANDING

    def _news(self) -> When | None:
        """The first day shortly before the report that its first sentences name."""
        leading = [s for s in self.parse.sentences if not s.headline][:LEAD]
        for time in self.setting.index.layers.times:
            if time.type not in {"DATE", "TIME"} or apart(self.parse, time) is not None:
                continue
            if self._is_recent(time) and any(s.start <= time.start < s.end for s in leading):
                days = time.interval or Interval(None, None)
                how = f"the day of the report's news, {time.text!r}"
                return When(
                    start=days.start, end=days.end, evidence=(time.span,), symbol=time.symbol, how=how, assumed=True
                )
        return None

    def _is_recent(self, time: TimeExpression) -> bool:
        """Whether an expression names one day shortly before the report, whenever that is."""
        days = time.interval
        if days is None:
            kind, *rest = (time.symbol or "").split(":")
            return self.last is None and (kind == "day" or (kind == "weekday" and rest[-1:] == ["past"]))
        if days.start is None or days.start != days.end:
            return False
        return self.last is not None and 0 <= (self.last - days.start).days < RECENT

    def _is_background(self, i: int, news: When) -> bool:
        """Whether an act is told as older than the news: by another time of its sentence, its tense or its adverbs."""
        token = self.parse.tokens[i]
        sentence = self.parse.sentence_of(i)
        for time in self.setting.index.layers.times:
            if not sentence.start <= time.start < sentence.end:
                continue
            if apart(self.parse, time) is not None:
                return True
            days = time.interval
            if time.type in {"DATE", "TIME"} and days is not None:
                if days.start is None or (news.start is not None and days.start < news.start - OLD):
                    return True
        clause = (token, *self.parse.ancestors(i)[:1])
        if any(word.text.casefold() in STANDING for part in clause for word in self.parse.children(part.i)):
            return True
        auxiliaries = {word.text.casefold() for part in clause for word in self.parse.children(part.i, "aux")}
        if "had" in auxiliaries and token.dep == "ROOT":
            return True
        leading = sum(s.start < sentence.start for s in self.parse.sentences) < LEAD
        return not leading and not sentence.headline and (bool(auxiliaries & PERFECT) or token.tag in {"VBZ", "VBP"})

    def _joined(self, first: int, other: int) -> bool:
        """Whether a verb is coordinated with another: "opened fire and seized them"."""
        return any(above.i == first for above in self.parse.ancestors(other)[:2]) and (
            self.parse.tokens[other].dep in {"conj", "xcomp"}
        )

    def _time_before(self, time: TimeExpression, sentence: Sentence) -> When | None:
        """The first days named in its sentence before an expression that are over, for "on Tuesday, two days after"."""
        for other in self.setting.index.layers.times:
            days = other.interval
            if not sentence.start <= other.start < time.start or other.type != "DATE" or days is None:
                continue
            if days.end is not None and (self.last is None or days.end <= self.last):
                return When(start=days.start, end=days.end, evidence=(other.span,))
        return None

    def _names_day(self, claim: Claim) -> bool:
        """Whether an act is dated to a few days shortly before its report: news, and not background."""
        when = claim.date
        if when is None or claim.status != "happened" or when.start is None or when.end is None:
            return False
        return (when.end - when.start).days < FEW and (self.last is None or 0 <= (self.last - when.end).days < RECENT)

    def _goes_on(self, token: Token) -> bool:
        """Whether an act is told in the simple past of a main clause."""
        sentence = self.parse.sentence_of(token.i)
        if not is_verb(token) or sentence.headline:
            return False
        if any(child.text.casefold() in {"had", *PERFECT} for child in self.parse.children(token.i, "aux")):
            return False
        if token.tag == "VBN" and not self.parse.children(token.i, "auxpass"):
            return False
        above = (token, *self.parse.ancestors(token.i))
        return token.tag in {"VBD", "VBN"} and not any(word.dep in SUBORDINATE for word in above)


def _moved(when: When, length: str, way: int, time: TimeExpression) -> When | None:
    """Days so far later (``way`` 1) or earlier (-1): "two weeks" to the day, "four months" to the calendar month.

    ``None`` for a length that is not exact, or days that are open.
    """
    *words, unit = length.split()
    unit = unit.removesuffix("s")
    number = number_of(" ".join(words)) if words else None
    if number is None or number != int(number) or when.start is None or when.end is None:
        return None
    if unit in DAYS:
        step = timedelta(days=int(number) * DAYS[unit] * way)
        start, end = when.start + step, when.end + step
    elif unit in CALENDAR:
        months = when.start.year * 12 + when.start.month - 1 + way * int(number) * CALENDAR[unit]
        width = CALENDAR[unit]
        months -= months % width
        start, end = _first(months), _first(months + width) - timedelta(days=1)
    else:
        return None
    return When(start=start, end=end, evidence=(*when.evidence, time.span))


def _last_day(claim: Claim) -> date:
    """The last day of a dated act."""
    return (claim.date.end if claim.date is not None else None) or date.min


def _names_a_day(text: str) -> bool:
    return any(part.isdigit() or part in DAY_WORDS for part in text.replace(",", " ").split())


def _on_the_day_of(claim: Claim, other: Claim, how: str) -> Claim:
    """An act with the day of another, and its own words for the hour."""
    if other.date is None or claim.date is None:
        return claim
    evidence = (*claim.date.evidence, *other.date.evidence)
    return msgspec.structs.replace(claim, date=msgspec.structs.replace(other.date, evidence=evidence, how=how))


def _first(months: int) -> date:
    """The first day of a month, counted from the year 0."""
    return date(months // 12, months % 12 + 1, 1)
