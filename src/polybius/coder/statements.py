"""What somebody said that is no act in itself: one STATEMENT claim for each quotation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from polybius.coder.attribution import Attribution
from polybius.coder.grammar import is_asked
from polybius.coder.index import Index
from polybius.coder.plover import Coding
from polybius.coder.roles import Roles, actor_of
from polybius.model import Actor, Claim, Document, Parse, Quote, QuotedWords, SentenceBounds

CODES = Coding(None, "010", 0.0, 1)


def statements(
    document: Document,
    parse: Parse,
    index: Index,
    roles: Roles,
    attribution: Attribution,
    others: Sequence[Claim],
    identity: Callable[[str, int], str],
    coder: Callable[[str], str],
) -> list[Claim]:
    """A claim for each quotation in direct speech, and for indirect speech that tells of no act."""
    found = []
    for quote in index.layers.quotes:
        trigger = quote.cue or quote.content
        told = [claim.trigger for claim in others] + [other.cue for other in index.layers.quotes if other.cue]
        if not quote.direct and any(quote.content.covers(words) for words in told):
            continue
        words = quote.content.text.split()
        if len(words) < 2 or (not quote.direct and words[0].casefold() in {"should", "if", "unless", "whether"}):
            continue
        heads = parse.tokens_in(trigger.start, trigger.end)
        if not heads:
            continue
        if not quote.direct and (parse.children(heads[0].i, "neg") or is_asked(parse, heads[0])):
            continue
        sentence = parse.sentence_of(heads[0].i)
        actors = _speaker(quote, parse, index, roles)
        found.append(
            Claim(
                claim_id=identity(f"quote-{quote.content.end}", quote.content.start),
                report_id=document.report.id,
                event_type="STATEMENT",
                mode=None,
                contexts=(),
                status="happened",
                plover=CODES.plover,
                cameo=CODES.cameo,
                goldstein=CODES.goldstein,
                quad=CODES.quad,
                within=None,
                trigger=trigger,
                actors=actors,
                recipients=(),
                date=None,
                place=None,
                attribution=attribution.of_quote(heads[0]),
                quote=QuotedWords(quote.content.start, quote.content.end, quote.content.text, quote.direct),
                quantities=(),
                office=None,
                sentence=SentenceBounds(sentence.start, sentence.end),
                confidence=0.3 if quote.direct else 0.25,
                coder=coder("statement.direct" if quote.direct else "statement.indirect"),
            )
        )
    return found


def _speaker(quote: Quote, parse: Parse, index: Index, roles: Roles) -> tuple[Actor, ...]:
    """The speaker as an actor."""
    entity = index.named.get(quote.speaker or "")
    if entity is not None and quote.source is not None:
        return (actor_of(entity, quote.source),)
    if quote.source is None:
        return ()
    tokens = parse.tokens_in(quote.source.start, quote.source.end)
    return tuple(roles.of(index.head(tokens))[:1]) if tokens else ()
