"""On whose word: the end of the chain of sources, for a claim, an event and a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from polybius.fuse.known import Known
from polybius.fuse.same import SPEECH
from polybius.knowledge import Knowledge
from polybius.knowledge.names import slug
from polybius.model import Claim, Origin, Source
from polybius.model.claim import SourceKind, Status

LEAD = 4
"""How many of a report's first sourced claims tell what its main news rests on."""
UNKNOWN = "anonymous:unknown"
"""A source of which not even the country is known: it adds no independence."""
OLD_DAYS = 45
"""From how many days before the report an act told without a source is background of the outlet's own."""


def origin_of(claim: Claim) -> tuple[SourceKind, str, str] | None:
    """Kind, id and name of the origin of a claim, ``None`` where the claim names no source.

    A public speech act has the agency that passes it on as its origin (the last of the chain, where one agency relays
    another), else the speaker's own office; so has the act that it speaks of. Any other claim has the last source of its
    chain.
    """
    chain = claim.attribution
    if claim.within is not None or claim.event_type in SPEECH:
        for source in reversed(chain):
            if source.kind == "agency":
                return source.kind, source.id, source.name
    if claim.event_type in SPEECH:
        if claim.named_actors:
            actor = claim.named_actors[0]
            if actor.kind == "group" and actor.id.startswith("group:") and not actor.country:
                return _ends(chain)
            identity = (
                actor.id
                if actor.id.startswith(("official:", "organisation:"))
                else f"official:{slug(actor.country or actor.name)}"
            )
            return "official", identity, actor.name
    return _ends(chain)


def _ends(chain: tuple[Source, ...]) -> tuple[SourceKind, str, str] | None:
    known = [source for source in chain if source.id != UNKNOWN]
    return (known[-1].kind, known[-1].id, known[-1].name) if known else None


def event_origins(
    claims: Iterable[Claim],
    status: Status,
    known: Mapping[str, Known],
    knowledge: Knowledge,
) -> tuple[Origin, ...]:
    """The independent origins that assert an event with its final status, in the order in which they were first heard.

    Args:
        claims: the claims of the event.
        status: its final status.
        known: the reports by id.
        knowledge: which agencies speak for which state.
    """
    asserting = [claim for claim in claims if claim.status == status]
    voices: dict[str, tuple[SourceKind, str, list[str]]] = {}
    unsourced: list[Claim] = []
    for claim in asserting:
        origin = origin_of(claim)
        if origin is None:
            unsourced.append(claim)
            continue
        kind, identity, name = origin
        heard = voices.setdefault(identity, (kind, name, []))[2]
        if claim.report_id not in heard:
            heard.append(claim.report_id)
    if not voices:
        for kind, identity, name, report in _untold(unsourced, known):
            heard = voices.setdefault(identity, (kind, name, []))[2]
            if report not in heard:
                heard.append(report)
    voices = _merged(voices, knowledge)
    return tuple(Origin(id=i, kind=kind, name=name, reports=tuple(heard)) for i, (kind, name, heard) in voices.items())


def _untold(claims: list[Claim], known: Mapping[str, Known]) -> list[tuple[SourceKind, str, str, str]]:
    """The origins of what no source is named for: the agency that signs the report, else its outlet.

    Of what is new the first report counts, of old acts each that retells them. Reprints count only for what no other report
    tells.
    """
    found: list[tuple[SourceKind, str, str, str]] = []
    first = [claim for claim in claims if known[claim.report_id].copy_of not in known]
    for claim in first or claims:
        report = known[claim.report_id]
        told, days = report.day, claim.date.interval if claim.date else None
        old = told is not None and days is not None and days.end is not None and (told - days.end).days > OLD_DAYS
        credit = next(iter(report.coded.document.credits), None)
        if credit is not None and not old:
            found.append(("agency", credit.agency, credit.name, claim.report_id))
        else:
            found.append(("outlet", f"outlet:{slug(report.outlet)}", report.outlet, claim.report_id))
        if not old:
            break
    return found


def _merged(
    voices: dict[str, tuple[SourceKind, str, list[str]]], knowledge: Knowledge
) -> dict[str, tuple[SourceKind, str, list[str]]]:
    """Without the names of a state that speaks through its own agency: "Pyongyang announced" and KCNA are one origin."""
    run = {row.id: row.country for row in knowledge.outlets if row.control in {"state", "party"} and row.country}
    speaking = {run[identity].lower() for identity in voices if run.get(identity)}
    kept = {
        identity: voice
        for identity, voice in voices.items()
        if not (identity.startswith("official:") and identity.partition(":")[2] in speaking)
    }
    return kept or voices


def report_origins(report: Known) -> tuple[str, ...]:
    """What a report's main news rests on: the origins of its first sourced claims, else its credit, else the outlet."""
    counts: Counter[str] = Counter()
    for claim in sorted(report.claims, key=lambda claim: claim.trigger):
        if claim.event_type == "STATEMENT" or claim.within is not None:
            continue
        ends = _ends(claim.attribution)
        if ends is not None:
            counts[ends[1]] += 1
        if sum(counts.values()) >= LEAD:
            break
    if counts:
        most = max(counts.values())
        return tuple(identity for identity in counts if counts[identity] == most)[:2]
    for credit in report.coded.document.credits:
        return (credit.agency,)
    return (f"outlet:{slug(report.outlet)}",)
