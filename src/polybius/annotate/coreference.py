"""Which words speak of the same person, state or body: names, pronouns, and descriptions that point back."""

from __future__ import annotations

from polybius.model import EntityMention, Parse, Span, Token

HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
ACTING = frozenset({"state", "organisation", "group", "outlet"})
"""Kinds of what "it" does something."""
PLURAL = frozenset("militant rebel paramilitary insurgent guerrilla separatist jihadist extremist".split())
"""Nouns that point back to a group in the plural."""
POINTING_BACK: dict[str, frozenset[str]] = {
    "country": frozenset({"state"}),
    "nation": frozenset({"state"}),
    "regime": frozenset({"state"}),
    "agency": frozenset({"outlet", "organisation"}),
    "newspaper": frozenset({"outlet"}),
    "broadcaster": frozenset({"outlet"}),
    "ministry": frozenset({"organisation"}),
    "command": frozenset({"organisation"}),
    "council": frozenset({"organisation"}),
    "movement": frozenset({"group", "organisation"}),
    "front": frozenset({"group", "organisation"}),
    "union": frozenset({"organisation"}),
    "coalition": frozenset({"organisation", "group"}),
    "federation": frozenset({"organisation"}),
    "tribunal": frozenset({"organisation"}),
    "committee": frozenset({"organisation"}),
    "assembly": frozenset({"organisation"}),
    "commission": frozenset({"organisation"}),
    "party": frozenset({"organisation"}),
    "group": frozenset({"group", "organisation"}),
    "organisation": frozenset({"group", "organisation"}),
    "organization": frozenset({"group", "organisation"}),
    "militia": frozenset({"group", "organisation"}),
    "alliance": frozenset({"organisation"}),
    "bloc": frozenset({"organisation"}),
    "company": frozenset({"organisation"}),
    "ally": frozenset({"state"}),
    **dict.fromkeys(PLURAL, frozenset({"group"})),
    "man": frozenset({"person"}),
    "woman": frozenset({"person"}),
    "politician": frozenset({"person"}),
}
FORMS = {
    "kingdom": "SAU GBR JOR MAR BHR THA ESP NLD BEL DNK SWE NOR KHM BTN LSO SWZ TON".split(),
    "emirate": "QAT KWT ARE".split(),
    "sultanate": "OMN BRN".split(),
    "island": "TWN CUB CYP LKA MLT JAM MDG".split(),
    "republic": "IRN CHN TUR".split(),
}
"""Nouns for a state by its form, and the states that they may point back to."""
GENERAL = frozenset({"group", "organisation", "organization", "alliance", "bloc"})
"""Nouns that point back to any organisation; the others only to one whose name has them."""
REACH = 3
"""How many sentences back a pronoun is looked up."""


def find_mentions(parse: Parse, entities: tuple[EntityMention, ...]) -> tuple[tuple[Span, ...], ...]:
    """Chains of spans that speak of the same entity, each in the order of the text; only those of two or more."""
    chains: dict[str, list[Span]] = {}
    for entity in entities:
        if entity.kind in {"person", "organisation", "group", "state", "outlet"} or entity.role == "capital":
            chains.setdefault(entity.id, []).append(entity.span)
    heads = _heads(parse, entities)
    resolved: dict[int, EntityMention] = {}
    for token in parse.tokens:
        found = _points_to(parse, token, heads, resolved)
        if found is not None and found.id in chains:
            resolved[token.i] = found
            start = _determined(parse, token)
            chains[found.id].append(parse.span(start, token.i))
    return tuple(tuple(sorted(set(spans))) for spans in chains.values() if len(spans) > 1)


def _heads(parse: Parse, entities: tuple[EntityMention, ...]) -> list[tuple[int, EntityMention]]:
    """The last token of each entity mention, in the order of the text."""
    found = []
    for entity in entities:
        tokens = parse.tokens_in(entity.start, entity.end)
        if tokens:
            found.append((tokens[-1].i, entity))
    return sorted(found, key=lambda row: row[0])


def _points_to(
    parse: Parse, token: Token, heads: list[tuple[int, EntityMention]], resolved: dict[int, EntityMention]
) -> EntityMention | None:
    word = token.text.casefold()
    if token.tag in {"PRP", "PRP$"}:
        if word in HE:
            return _best(parse, token, heads, resolved, frozenset({"person"}))
        if word in IT:
            return _best(parse, token, heads, resolved, ACTING)
        if word in THEY:
            if _pair_before(parse, token, {i for i, _ in heads}):
                return None
            return _best(parse, token, heads, resolved, frozenset({"group", "organisation"}))
        return None
    noun = token.pos == "NOUN" or (token.pos == "ADJ" and token.dep in SUBJECTS)
    if not noun or (token.tag == "NNS" and token.lemma not in PLURAL):
        return None
    determiners = parse.children(token.i, "det", "poss", "amod", "compound")
    if [child.text.casefold() for child in determiners] not in (["the"], ["this"], ["that"]):
        return None
    if token.lemma in FORMS:
        return _best(
            parse, token, [(i, e) for i, e in heads if e.country in FORMS[token.lemma]], {}, frozenset({"state"})
        )
    kinds = POINTING_BACK.get(token.lemma)
    if kinds is not None:
        return _best(parse, token, heads, resolved, kinds)
    if any(i == token.i for i, _ in heads):
        return None
    titled = [(i, e) for i, e in heads if e.role is not None and e.role.casefold().split()[-1] == token.lemma]
    return _best(parse, token, titled, {}, frozenset({"person"}))


def _pair_before(parse: Parse, token: Token, heads: set[int]) -> bool:
    """Whether two coordinated names stand before "they" in its sentence: then it is both of them, and no one name."""
    first = parse.sentence_of(token.i).first
    return any(
        i in heads and parse.tokens[i].dep == "conj" and parse.tokens[i].head in heads for i in range(first, token.i)
    )


def _best(
    parse: Parse,
    token: Token,
    heads: list[tuple[int, EntityMention]],
    resolved: dict[int, EntityMention],
    kinds: frozenset[str],
) -> EntityMention | None:
    """The nearest fitting entity before the token: subjects before others, its own clause's subject last of all."""
    here = parse.sentence_of(token.i).number
    barred = _named_below(parse, token, heads)
    best: tuple[float, EntityMention] | None = None
    places = [(i, entity) for i, entity in heads if i < token.i] + [
        (i, entity) for i, entity in resolved.items() if i < token.i
    ]
    for i, entity in places:
        distance = here - parse.sentence_of(i).number
        if (
            not (entity.kind in kinds or (kinds == ACTING and _acts_for_state(parse.tokens[i], entity)))
            or distance > REACH
            or entity.id in barred
            or (token.text.casefold() in THEY and not _many(parse.tokens[i], entity))
            or (entity.role in {"adjective", "demonym"} and entity.kind == "state" and kinds != {"state"} and distance)
        ):
            continue
        head = parse.tokens[i]
        named = token.tag not in {"PRP", "PRP$"} and entity.kind == "organisation"
        if named and token.lemma not in GENERAL and token.lemma not in f"{entity.name} {entity.text}".casefold():
            continue
        score = -1.5 * distance - 0.01 * (token.i - i)
        if head.dep in SUBJECTS or (parse.tokens[head.head].dep in SUBJECTS and head.dep in {"compound", "appos"}):
            score += 2 if token.tag in {"PRP", "PRP$"} else 0.7
        if head.dep in {"poss", "compound", "amod"}:
            score -= 0.7
        if token.tag == "PRP" and token.dep not in SUBJECTS and head.head == token.head and head.dep in SUBJECTS:
            score -= 4
        if best is None or score > best[0]:
            best = (score, entity)
    return best[1] if best is not None else None


def _named_below(parse: Parse, token: Token, heads: list[tuple[int, EntityMention]]) -> set[str]:
    """Who is named in what a pronoun's verb governs: "he said that Pak could yet turn up" is not said by Pak.

    A pronoun is not the name that stands below it in the tree (principle C, Chomsky 1981).
    """
    if token.tag != "PRP" or token.dep not in SUBJECTS:
        return set()
    below = {word.i for word in parse.subtree(token.head) if word.i != token.i}
    return {entity.id for i, entity in heads if i in below and entity.kind == "person"}


def _acts_for_state(head: Token, entity: EntityMention) -> bool:
    """Whether a capital stands for those who govern there: "Beijing announced that it ..."."""
    return entity.role == "capital" and head.dep in SUBJECTS


def _many(head: Token, entity: EntityMention) -> bool:
    """Whether a name or noun can be spoken of as "they"."""
    return entity.kind == "group" or head.tag in {"NNS", "NNPS"}


def _determined(parse: Parse, token: Token) -> int:
    """Where a description begins: with its article."""
    return min([token.i, *(child.i for child in parse.children(token.i, "det") if child.i < token.i)])
