"""Layers in, claims out: every act that a report tells of, with the evidence of each field."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from polybius import __version__
from polybius.coder.acts import acts
from polybius.coder.attribution import Attribution, cue_verbs
from polybius.coder.complete import answered, completed
from polybius.coder.confidence import rule_confidence, statement_confidence, with_news
from polybius.coder.contexts import Contexts
from polybius.coder.dated import dated
from polybius.coder.doers import with_doers
from polybius.coder.govern import SPEECH, Governance, Governed
from polybius.coder.grammar import is_asked, is_verb, subjects
from polybius.coder.index import Index
from polybius.coder.match import Match, Matcher
from polybius.coder.mention import describes_a_place, is_mention
from polybius.coder.named import named_near
from polybius.coder.offices import Offices
from polybius.coder.parties import DOCUMENTS, Parties
from polybius.coder.peopling import Peopling
from polybius.coder.placing import is_site, names_party, placed, set_in
from polybius.coder.plover import coding, recoded
from polybius.coder.pointing import points_back, taken_up, told_once
from polybius.coder.quantities import Quantities
from polybius.coder.refine import refined
from polybius.coder.relayed import relayed
from polybius.coder.roles import Roles
from polybius.coder.setting import Setting
from polybius.coder.statements import statements
from polybius.coder.tagged import (
    FEW,
    MUTUAL_TYPES,
    RULED,
    is_news,
    news_code,
    news_of,
    role_heads,
    tagged_status,
    unfounded,
    with_tags,
)
from polybius.coder.telling import in_short, telling
from polybius.knowledge import Knowledge
from polybius.model import (
    Actor,
    Claim,
    Document,
    Layers,
    Parse,
    PloverCode,
    SentenceBounds,
    SentenceTag,
    Source,
    Span,
    Tags,
    Token,
    When,
    WordTag,
)

MUTUAL = frozenset({"COOPERATE", "SUPPORT", "AID"})
"""Types that are nothing without a party: a noun for one that has none is only a topic."""


def code(
    document: Document,
    parse: Parse,
    layers: Layers,
    knowledge: Knowledge,
    *,
    tags: Tags | None = None,
    model: str = "",
) -> tuple[Claim, ...]:
    """The claims of a report, in the order of the text.

    Args:
        document: the report with its parts told apart.
        parse: its words and trees.
        layers: what was read off it.
        knowledge: predicates, codebook and names.
        tags: what the tagger says of its words; the rules stand alone without.
        model: name and version of the parser, for the record.
    """
    return Coder(document, parse, layers, knowledge, tags=tags, model=model).claims()


class Coder:
    """Codes one report."""

    def __init__(
        self,
        document: Document,
        parse: Parse,
        layers: Layers,
        knowledge: Knowledge,
        *,
        tags: Tags | None,
        model: str,
    ) -> None:
        self.document, self.parse, self.layers, self.knowledge = document, parse, layers, knowledge
        self.model, self.tags = model, tags
        self.alone = len(parse.sentences) <= FEW
        self.index = Index(parse, layers, knowledge, document.dateline)
        self.roles = Roles(parse, self.index, knowledge)
        self.peopling = Peopling(parse, self.index, knowledge)
        self.matches = acts(Matcher(parse, self.index, knowledge).matches(), parse, self.index, knowledge)
        if tags is not None:
            self.matches = with_tags(self.matches, parse, tags, knowledge, alone=self.alone)
        self.parties = Parties(parse, self.index, self.roles, knowledge, self.matches.keys())
        self.governance = Governance(parse, self.matches)
        self.setting = Setting(
            parse,
            self.index,
            {i for i, match in self.matches.items() if match.predicate.event_type},
            cue_verbs(knowledge),
        )
        self.attribution = Attribution(parse, self.index, self.roles, knowledge, set_in(self.index))
        self.offices = Offices(parse, self.index, knowledge)
        self.quantities = Quantities(parse, knowledge)
        self.contexts = Contexts(parse, self.matches.keys(), knowledge)

    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the report."""
        found: dict[int, Claim] = {}
        for i in sorted(self.matches, key=lambda i: (self._level(i), i)):
            match = self.matches[i]
            if match.predicate.event_type is None or describes_a_place(self.index, match.token):
                continue
            governed = self.governance.of(match)
            parent = found.get(governed.parent.token.i) if governed.parent is not None else None
            if is_mention(self.parse, self.index, match, governed) or self._is_news(match):
                claim = self._claim(match, governed, parent)
                if claim is not None and (self._is_news(match) or not unfounded(claim, alone=self.alone)):
                    found[i] = taken_up(claim, match.token, found, self.parse, self.roles.classes)
        found = told_once(found, self.parse)
        found = dated(found, self.parse, self.setting, self.document.interval)
        found = placed(found, self.parse, self.index, self.knowledge, self.peopling)
        found = with_doers(found, self.parse, self.index, self.roles)
        told = statements(
            self.document,
            self.parse,
            self.index,
            self.roles,
            self.attribution,
            list(found.values()),
            self._identity,
            self._coder,
        )
        told = [self._weighed(claim) for claim in told]
        quoted = {claim.trigger for claim in told}
        acts = [claim for claim in found.values() if claim.event_type != "STATEMENT" or claim.trigger not in quoted]
        coded = [*answered(completed(acts), self.parse, self.matches), *told]
        if self.alone and self.tags is not None:
            coded = news_of(coded, self.parse)
        coded = relayed(coded, self.parse, self.layers, self.knowledge)
        return tuple(sorted(coded, key=lambda claim: (claim.trigger, claim.claim_id)))

    def _level(self, i: int) -> int:
        """How many speech acts stand above a match: parents are coded before what they speak of."""
        level, match = 0, self.governance.of(self.matches[i]).parent
        while match is not None and level < 6:
            level, match = level + 1, self.governance.of(match).parent
        return level

    def _claim(self, match: Match, governed: Governed, parent: Claim | None) -> Claim | None:
        token, predicate = match.token, match.predicate
        assert predicate.event_type is not None
        if token.lemma == "ask" and is_asked(self.parse, token):
            return None
        actors, recipients = self._sides(match, governed, parent)
        if (
            predicate.event_type in SPEECH
            and not actors
            and is_verb(token)
            and (self._said_by_a_thing(token) or is_asked(self.parse, token))
            and not self._is_news(match)
        ):
            return None
        named = named_near(self.parse, self.index, token, self.knowledge)
        actors = actors or named.participants
        place = self.setting.where(token, predicate.event_type)
        if (
            place is not None
            and predicate.event_type in MUTUAL_TYPES
            and names_party(place, (*actors, *recipients), self.parse)
        ):
            place = None
        sentence = self.parse.sentence_of(token.i)
        here = place if place is not None and is_site(place, self.parse) else None
        actors, recipients = (self.peopling.placed(side, here, sentence) for side in (actors, recipients))
        around = [entity for t in self.parse.subtree(token.i) if (entity := self.index.entity(t.i)) is not None]
        event_type, mode = refined(
            self.knowledge, predicate.event_type, predicate.mode, token, actors, recipients, place, around
        )
        status = tagged_status(
            self.governance.status(token, governed, event_type),
            event_type,
            self._tag(token),
            self._sentence_tag(token),
        )
        carriers = {carrier.token.i for carrier in governed.carriers}
        when = self.setting.when(token, status, self.document.interval, carriers)
        if status == "happened" and self._still_to_come(when):
            status = "planned"
        inner = parent is not None and event_type not in SPEECH
        codes = coding(
            self.knowledge,
            event_type,
            mode,
            status,
            predicate.cameo,
            inner=inner or (parent is not None and status != "happened"),
            promised=self._promised(token),
        )
        tag = self._sentence_tag(token)
        if tag is not None and (codes.cameo is not None or self.alone) and self._is_news(match):
            code = news_code(self.knowledge, codes.cameo, event_type, mode, tag, alone=self.alone)
            codes = recoded(self.knowledge, codes, code)
        office = None
        if event_type == "OFFICE":
            holders = recipients if mode in {"appoint", "remove"} else actors
            if mode == "die" and all(holder.kind != "person" for holder in holders):
                return None
            office = self.offices.change(token, mode, holders[0] if holders else None)
        quantities = self.quantities.of(sentence, token)
        if status == "hypothetical" and is_verb(token) and self.governance.conditions_threat(token):
            return None
        if (
            not is_verb(token)
            and len((*actors, *recipients)) < (2 if predicate.event_type == "COOPERATE" and when is None else 1)
            and predicate.event_type in MUTUAL
            and not self._is_news(match)
        ):
            return None
        if not is_verb(token) and not (
            actors or recipients or when or place or quantities or parent or governed.carriers
        ):
            if not points_back(self.parse, token) and not self._is_news(match):
                return None
        return Claim(
            claim_id=self._identity(event_type, token.start),
            report_id=self.document.report.id,
            event_type=event_type,
            mode=mode,
            contexts=self.contexts.of(token, event_type, mode, (*actors, *recipients), predicate.contexts),
            status=status,
            status_evidence=self.governance.evidence(governed, status),
            plover=codes.plover,
            cameo=codes.cameo,
            goldstein=codes.goldstein,
            quad=codes.quad,
            within=parent.claim_id if parent is not None else None,
            trigger=self._trigger(match),
            actors=actors,
            recipients=recipients,
            date=when,
            place=place,
            attribution=self.attribution.chain(token) or self._told_by(token) or self._spoken_by(match, parent),
            quote=None,
            quantities=quantities,
            office=office,
            sentence=SentenceBounds(sentence.start, sentence.end),
            confidence=self._sure(match, governed, actors, parent, codes.plover),
            coder=self._coder(predicate.id),
            what=in_short(self.parse, self.index, token),
            named=named.ids,
            told=telling(self.parse, self.index, match, governed),
        )

    def _sides(
        self, match: Match, governed: Governed, parent: Claim | None
    ) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """The actors and the recipients: those of the rule, else those that the tagger marks."""
        actors, recipients = self.parties.of(match, governed, parent)
        word = self._tag(match.token)
        thing = match.predicate.event_type in SPEECH and is_verb(match.token) and self._said_by_a_thing(match.token)
        if (
            thing
            or match.predicate.event_type in RULED
            or word is None
            or (not is_verb(match.token) and points_back(self.parse, match.token))
        ):
            return actors, recipients
        actors = actors or self._marked(word.actors, match)
        if (
            recipients
            or match.predicate.event_type in MUTUAL_TYPES
            or match.predicate.actor == "both"
            or match.predicate.recipient == "none"
        ):
            return actors, recipients
        ids = {actor.id for actor in actors}
        return actors, tuple(actor for actor in self._marked(word.recipients, match) if actor.id not in ids)

    def _told_by(self, token: Token) -> tuple[Source, ...]:
        """The sources that the tagger marks in the sentence, where no rule finds one."""
        tag = self._sentence_tag(token)
        heads = role_heads(tag.sources, self.parse, token) if tag is not None else []
        return self.attribution.of_words([head for head in heads if head.i not in self.matches])

    def _spoken_by(self, match: Match, parent: Claim | None) -> tuple[Source, ...]:
        """The agency that itself accuses or warns; of what somebody accuses others of or threatens, who does so."""
        if match.predicate.event_type in SPEECH and is_verb(match.token):
            heads = [head for head in subjects(self.parse, match.token) if self.attribution.naming.is_outlet(head)]
            return self.attribution.of_words(heads)
        if parent is None or parent.event_type not in {"ACCUSE", "THREATEN"}:
            return ()
        found = [self.attribution.naming.of_party(actor) for actor in parent.actors[:2]]
        return parent.attribution or tuple(source for source in found if source is not None)

    def _marked(self, words: Mapping[int, float], match: Match) -> tuple[Actor, ...]:
        """The parties that the tagger marks; the agency that tells of an act is none."""
        found = self.roles.actors(role_heads(words, self.parse, match.token))
        return tuple(actor for actor in found if actor.kind != "outlet")

    def _weighed(self, statement: Claim) -> Claim:
        """A statement, as sure as its sentence is news of nothing but that somebody spoke."""
        tokens = self.parse.tokens_in(statement.trigger.start, statement.trigger.end)
        tag = self._sentence_tag(tokens[0]) if tokens else None
        if tag is None:
            return statement
        return msgspec.structs.replace(statement, confidence=statement_confidence(statement.confidence, tag))

    def _sentence_tag(self, token: Token) -> SentenceTag | None:
        return self.tags.sentences.get(self.parse.sentence_of(token.i).number) if self.tags is not None else None

    def _is_news(self, match: Match) -> bool:
        """Whether a match is of the type that its sentence is news of."""
        tag = self._sentence_tag(match.token)
        return tag is not None and is_news(match, tag, alone=self.alone)

    def _promised(self, token: Token) -> bool:
        """Whether the sentence is news of an agreement or a promise."""
        tag = self._sentence_tag(token)
        return tag is not None and tag.likeliest == "AGREE"

    def _tag(self, token: Token) -> WordTag | None:
        return self.tags.words.get(token.i) if self.tags is not None else None

    def _still_to_come(self, when: When | None) -> bool:
        """Whether days lie after the report: "the programme of a parade next month"."""
        published = self.document.interval
        last = published.end if published is not None else None
        return when is not None and when.start is not None and last is not None and when.start > last

    def _said_by_a_thing(self, verb: Token) -> bool:
        """Whether what "speaks" is a thing: "recent events suggest"."""
        heads = subjects(self.parse, verb)
        return bool(heads) and all(head.pos == "NOUN" and head.lemma not in DOCUMENTS for head in heads)

    def _coder(self, rule: str) -> str:
        return f"polybius {__version__} / {self.model or 'unknown model'} / rule {rule}"

    def _identity(self, event_type: str, start: int) -> str:
        words = f"{self.document.report.id}|{self.document.report.text_sha256}|{event_type}|{start}"
        return f"c-{hashlib.sha256(words.encode()).hexdigest()[:12]}"

    def _trigger(self, match: Match) -> Span:
        words = match.words
        if words[-1] - words[0] == len(words) - 1:
            return self.parse.span(words[0], words[-1])
        return self.parse.span(match.token.i, match.token.i)

    def _sure(
        self,
        match: Match,
        governed: Governed,
        actors: tuple[Actor, ...],
        parent: Claim | None,
        plover: PloverCode | None,
    ) -> float:
        """How sure the claim is, by its rule and its place, and by the tagger where there is one."""
        value = rule_confidence(self.parse, match, governed, named=bool(actors), inner=parent is not None)
        if self.tags is None:
            return value
        return with_news(value, match, plover, self._tag(match.token), self._sentence_tag(match.token))
