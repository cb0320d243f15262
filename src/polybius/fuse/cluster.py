"""Claims into events: each claim joins the event that it agrees with best, or begins one of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from polybius.fuse.known import Known
from polybius.fuse.same import DRILLS, JOIN_AT, Facts, compare, facts_of
from polybius.model import Claim, Interval

SAME_SENTENCE = 0.6
"""Share of the words of the shorter of two sentences that the other must have, for a reprint to tell the same."""
LONG = 62
"""Spans of so many days and more tell no month."""
CORE = 0.34
"""The share of an event's claims that must name a party for it to count as the event's own."""


class Cluster:
    """The claims of one event so far, and what most of them say."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.facts: list[Facts] = []
        self.reasons: list[str] = []
        self._agreed: Facts | None = None

    def add(self, claim: Claim, facts: Facts, reasons: tuple[str, ...]) -> None:
        """Take in a claim, with the reasons for it."""
        self.claims.append(claim)
        self.facts.append(facts)
        self._agreed = None
        if reasons:
            self.reasons.append(f"{claim.claim_id} joined because: {', '.join(reasons)}")

    def consensus(self) -> Facts:
        """What the claims of the event agree on: what a third of them say, and their most exact days."""
        if self._agreed is None:
            self._agreed = self._consensus()
        return self._agreed

    def _consensus(self) -> Facts:
        first = self.facts[0]
        return Facts(
            event_type=first.event_type,
            mode=_most(fact.mode for fact in self.facts),
            status="happened" if any(fact.status == "happened" for fact in self.facts) else self.facts[-1].status,
            called_off=self.facts[-1].called_off,
            named=frozenset(name for fact in self.facts for name in fact.named),
            actors=self._core(lambda fact: fact.actors),
            countries=self._core(lambda fact: fact.countries),
            recipients=self._core(lambda fact: fact.recipients),
            recipient_countries=self._core(lambda fact: fact.recipient_countries),
            persons=self._core(lambda fact: fact.persons),
            days=self._days(),
            place=_most(fact.place for fact in self.facts),
            place_country=_most(fact.place_country for fact in self.facts),
            words=frozenset(word for fact in self.facts for word in fact.words),
            report=self.facts[-1].report,
            told=max((fact.told for fact in self.facts if fact.told is not None), default=None),
        )

    def _core(self, part: object) -> frozenset[str]:
        counts = Counter(name for fact in self.facts for name in part(fact))  # type: ignore[operator]
        saying = sum(bool(part(fact)) for fact in self.facts)  # type: ignore[operator]
        return frozenset(name for name, count in counts.items() if count >= CORE * saying)

    def _days(self) -> Interval | None:
        known = [fact.days for fact in self.facts if fact.days is not None]
        if not known:
            return None
        exact = [days for days in known if days.is_day]
        if exact:
            counts = Counter((days.start, days.end) for days in exact)
            return Interval(*max(counts, key=lambda days: (counts[days], days[0])))
        return min(known, key=lambda days: (days.days or 10_000, str(days.start)))


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return max(counts, key=lambda value: (counts[value], value)) if counts else None


def clusters(known: tuple[Known, ...]) -> list[Cluster]:
    """The events of the reports, in the order in which they were first told."""
    found: list[Cluster] = []
    index: dict[tuple[str, ...], list[int]] = {}
    quoted: dict[tuple[str, str], int] = {}
    placed: dict[str, int] = {}
    by_id = {report.report_id: report for report in known}
    for report in known:
        original = by_id.get(report.copy_of or "")
        for claim in report.claims:
            facts = facts_of(claim, report.day)
            number, reasons = _reprinted(claim, report, original, placed)
            if number < 0:
                number, reasons = _place(claim, facts, found, index, quoted, placed)
            if number < 0:
                found.append(Cluster())
                number, reasons = len(found) - 1, ()
            found[number].add(claim, facts, reasons)
            placed[claim.claim_id] = number
            if claim.event_type == "STATEMENT":
                quoted.setdefault(_said(claim), number)
            else:
                for key in _keys(facts):
                    places = index.setdefault(key, [])
                    if not places or places[-1] != number:
                        places.append(number)
    return found


def _reprinted(
    claim: Claim, report: Known, original: Known | None, placed: dict[str, int]
) -> tuple[int, tuple[str, ...]]:
    """The event of the same words in the report that this one reprints."""
    if original is None:
        return -1, ()
    words = _sentence(claim, report)
    best, number = SAME_SENTENCE, -1
    for other in original.claims:
        if other.event_type == claim.event_type and _trigger(other) == _trigger(claim) and other.claim_id in placed:
            theirs = _sentence(other, original)
            share = len(words & theirs) / max(1, min(len(words), len(theirs)))
            if share >= best:
                best, number = share, placed[other.claim_id]
    return number, ("the same sentence, reprinted",) if number >= 0 else ()


def _trigger(claim: Claim) -> str:
    return claim.trigger.text.casefold()


def _sentence(claim: Claim, report: Known) -> frozenset[str]:
    text = report.coded.document.report.text[claim.sentence.start : claim.sentence.end]
    return frozenset(re.findall(r"\w+", text.casefold()))


def _place(
    claim: Claim,
    facts: Facts,
    found: list[Cluster],
    index: dict[tuple[str, ...], list[int]],
    quoted: dict[tuple[str, str], int],
    placed: dict[str, int],
) -> tuple[int, tuple[str, ...]]:
    """The event that a claim joins, and why; -1 for a new one."""
    if claim.event_type == "STATEMENT":
        number = quoted.get(_said(claim), -1) if claim.quote is not None else -1
        return number, ("the same words quoted",) if number >= 0 else ()
    if claim.same_as is not None and claim.same_as in placed:
        return placed[claim.same_as], ("the same report speaks of it again",)
    return _best(facts, found, index)


def _said(claim: Claim) -> tuple[str, str]:
    words = claim.quote.text if claim.quote is not None else claim.claim_id
    return (claim.named_actors[0].id if claim.named_actors else "", " ".join(words.casefold().split()).strip(" ,.;"))


def _keys(facts: Facts) -> list[tuple[str, ...]]:
    """The blocks that a claim falls into: only events that share one with it are compared."""
    kind = "DRILL" if facts.event_type in DRILLS else facts.event_type
    keys: list[tuple[str, ...]] = [(kind, "named", name) for name in sorted(facts.named)]
    keys += [(kind, "person", person) for person in sorted(facts.persons)]
    keys += [(kind, "country", country) for country in sorted(facts.countries | facts.recipient_countries)]
    if facts.days is not None and facts.days.is_day:
        keys.append((kind, "day", str(facts.days.start)))
    keys += [(kind, "month", month) for month in _months(facts.days)] if not facts.countries else []
    keys.append((kind, "report", facts.report))
    if not facts.countries:
        keys += [(kind, "actor", actor) for actor in sorted(facts.actors)]
    return keys


def _months(days: Interval | None) -> list[str]:
    """The months of a span of at most two of them."""
    if days is None or days.start is None or days.end is None or (days.days or LONG) >= LONG:
        return []
    return sorted({f"{day:%Y-%m}" for day in (days.start, days.end)})


def _best(facts: Facts, found: list[Cluster], index: dict[tuple[str, ...], list[int]]) -> tuple[int, tuple[str, ...]]:
    candidates = sorted({place for key in _keys(facts) for place in index.get(key, ())[-60:]})
    best: tuple[float, int, tuple[str, ...]] = (JOIN_AT, -1, ())
    for number in candidates:
        verdict = compare(facts, found[number].consensus())
        if verdict.weight is not None and verdict.weight >= best[0]:
            best = (verdict.weight, number, verdict.reasons)
    return best[1], best[2]


def first_told(cluster: Cluster) -> date:
    """The day on which an event was first told of."""
    return min((fact.told for fact in cluster.facts if fact.told is not None), default=date.max)
