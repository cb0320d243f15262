"""Words that a state's own agency passed on: where a report rests on one, what that state says in it has it as a source."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from polybius.coder.attribution import cue_verbs
from polybius.coder.grammar import is_verb
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import outlets_by_id
from polybius.model import Claim, Layers, Parse, Source

OWN = frozenset({"STATEMENT", "REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE", "SUPPORT", "ACTIVITY", "OFFICE"})
"""Types of what a state says or does at home, of which the outside world knows through its agency."""
PASSING = frozenset({"agency", "outlet"})


def relayed(claims: Sequence[Claim], parse: Parse, layers: Layers, knowledge: Knowledge) -> list[Claim]:
    """The claims, those without a relaying source completed by the one agency of the speaker's state that is named.

    "Kim urged ... . The state news agency KCNA reported on these developments on Thursday." rests on KCNA throughout.
    A claim that names another relaying source, or a source that is not of that state, is left as it is.
    """
    agencies = _agencies(parse, layers, knowledge)
    by_id = {claim.claim_id: claim for claim in claims}
    return [_with_agency(claim, by_id, agencies) for claim in claims]


def _agencies(parse: Parse, layers: Layers, knowledge: Knowledge) -> dict[str, Source]:
    """Country to the one agency of its own that the report names as a source, with the words that name it."""
    known, cues = outlets_by_id(knowledge), cue_verbs(knowledge)
    found: dict[str, dict[str, Source]] = {}
    for entity in layers.entities:
        outlet = known.get(entity.id)
        if outlet is None or outlet.kind != "agency" or outlet.control not in {"state", "party"} or not outlet.country:
            continue
        tokens = parse.tokens_in(entity.start, entity.end)
        cue = next(
            (
                above
                for above in parse.ancestors(tokens[-1].i)[:4]
                if (is_verb(above) and above.lemma in cues) or above.text.casefold() in {"according", "citing", "by"}
            ),
            None,
        )
        if cue is not None:
            source = Source(kind="agency", id=outlet.id, name=outlet.name, cue=cue.text, evidence=(entity.span,))
            found.setdefault(outlet.country, {}).setdefault(outlet.id, source)
    return {country: next(iter(rows.values())) for country, rows in found.items() if len(rows) == 1}


def _with_agency(claim: Claim, claims: dict[str, Claim], agencies: dict[str, Source]) -> Claim:
    speaking = claim
    while speaking.within is not None and speaking.within in claims:
        speaking = claims[speaking.within]
    countries = {actor.country for actor in (speaking.actors or speaking.recipients)}
    if len(countries) != 1 or speaking.event_type not in OWN:
        return claim
    (country,) = countries
    source = agencies.get(country or "")
    if source is None or any(link.kind in PASSING for link in claim.attribution):
        return claim
    if any(link.kind != "official" or not _of(link, speaking, country) for link in claim.attribution):
        return claim
    return msgspec.structs.replace(claim, attribution=(source, *claim.attribution))


def _of(link: Source, speaking: Claim, country: str | None) -> bool:
    """Whether a source is the speaker himself, or speaks for the same state."""
    names = {actor.name for actor in speaking.actors}
    return link.name in names or (link.country is not None and link.country == country)
