"""Who does what to whom in a dependency tree: subjects, objects and phrases in their logical places."""

from __future__ import annotations

from typing import NamedTuple

from polybius.model import Parse, Token

SUBJECTS = ("nsubj", "csubj", "expl")
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
OBJECT_CONTROL = frozenset(
    "urge order ask tell force allow permit enable cause help lead persuade convince invite require warn advise press "
    "push beg instruct command direct accuse authorise authorize expect want forbid make let encourage pressure compel "
    "implore entreat summon appoint name elect see".split()
)
LOCATING = frozenset("in at near on off inside outside around over above along across through".split())
"""Prepositions that say where something is."""
SITES = frozenset(
    "island city town village port province region district state capital strait sea peninsula base".split()
)
"""Nouns after which "of" names the place itself: "the island of Qeshm"."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})


class Phrase(NamedTuple):
    """A prepositional phrase: the preposition's lemma and the head of its object."""

    prep: str
    head: Token


def is_verb(token: Token) -> bool:
    """Whether the token is used as a verb."""
    return token.pos in {"VERB", "AUX"} or token.tag.startswith("VB")


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb's grammatical subject is its logical object."""
    if parse.children(verb.i, "nsubjpass", "csubjpass", "auxpass"):
        return True
    return verb.tag == "VBN" and verb.dep in {"acl", "amod"} and not parse.children(verb.i, "aux", "dobj")


def is_asked(parse: Parse, verb: Token) -> bool:
    """Whether a participle only tells what somebody was answering to: "Asked about the trip, he said"."""
    return verb.tag == "VBN" and verb.dep in {"advcl", "acl"} and not parse.children(verb.i, "auxpass", "agent")


def conjuncts(parse: Parse, head: Token) -> list[Token]:
    """A noun and those that are coordinated with it, in the order of the text."""
    found = [head]
    for token in found:
        found.extend(child for child in parse.children(token.i, "conj") if child.pos in NOMINAL and child not in found)
    return found


def antecedent(parse: Parse, token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.text.casefold() in RELATIVE and token.tag in {"WP", "WDT", "IN", "WP$"}:
        for above in parse.ancestors(token.i):
            if above.dep == "relcl":
                return parse.tokens[above.head]
    return token


def phrases(parse: Parse, i: int) -> list[Phrase]:
    """The prepositional phrases of token ``i``: those of its own and, of a verb, those of its particle."""
    found: list[Phrase] = []
    for child in parse.children(i, "prep", "agent", "dative", "prt", "advmod"):
        if child.dep == "dative" and child.pos in NOMINAL:
            found.append(Phrase("to", child))
            continue
        lemma = child.text.casefold()
        for inner in parse.children(child.i, "pobj", "pcomp"):
            found.extend(Phrase(lemma, head) for head in _heads(parse, inner))
        for inner in parse.children(child.i, "prep"):
            for deeper in parse.children(inner.i, "pobj", "pcomp"):
                found.append(Phrase(inner.text.casefold(), deeper))
    return found


def _heads(parse: Parse, token: Token) -> list[Token]:
    return conjuncts(parse, token) if token.pos in NOMINAL else [token]


def stands_in(parse: Parse, i: int, preps: frozenset[str] | None) -> bool:
    """Whether a place name stands in a phrase with one of the prepositions, or, for ``None``, is no subject at least."""
    token = parse.tokens[i]
    head = parse.tokens[token.head]
    while token.dep in {"compound", "amod", "conj", "appos", "nmod"} and head.i != token.i:
        token, head = head, parse.tokens[head.head]
    if preps is None:
        return token.dep not in {"nsubj", "agent"}
    if token.dep != "pobj":
        return False
    prep = head.text.casefold()
    if prep == "of" and parse.tokens[head.head].lemma in SITES:
        return stands_in(parse, head.head, preps)
    return prep in preps


def passive_agent(parse: Parse, verb: Token) -> list[Token]:
    """The nouns of a passive's by-phrase."""
    return [phrase.head for phrase in phrases(parse, verb.i) if phrase.prep == "by" and phrase.head.pos in NOMINAL]


def subjects(parse: Parse, verb: Token, *, depth: int = 0) -> list[Token]:
    """The logical subjects of a verb, through passives, control, relative clauses and coordination."""
    if depth > 6:
        return []
    own = parse.children(verb.i, *SUBJECTS)
    if is_passive(parse, verb):
        return passive_agent(parse, verb)
    if own:
        return conjuncts(parse, antecedent(parse, _nearest_before(own, verb)))
    head = parse.tokens[verb.head]
    if head.i == verb.i:
        return []
    absolute = _absolute_subject(parse, verb, head)
    if absolute:
        return absolute
    if verb.dep == "conj" and is_verb(head):
        if is_passive(parse, head) and verb.tag != "VBN":
            return _grammatical_subject(parse, head)
        return subjects(parse, head, depth=depth + 1)
    if verb.dep in {"acl", "relcl"}:
        return _of_modified(parse, verb, head, depth)
    if verb.dep == "xcomp" and is_verb(head):
        objects = parse.children(head.i, "dobj", "dative")
        if objects and head.lemma in OBJECT_CONTROL:
            return conjuncts(parse, objects[0])
        if is_passive(parse, head):
            return _grammatical_subject(parse, head)
        return subjects(parse, head, depth=depth + 1)
    if verb.dep in {"advcl", "ccomp"} and is_verb(head) and verb.tag in {"VBG", "VB"}:
        return _grammatical_subject(parse, head) or subjects(parse, head, depth=depth + 1)
    if verb.dep == "pcomp":
        return _of_preposition(parse, head, depth)
    if verb.dep in {"acomp", "attr"} and is_verb(head):
        return subjects(parse, head, depth=depth + 1)
    if verb.dep == "xcomp" and head.pos == "ADJ":
        copula = parse.tokens[head.head]
        return subjects(parse, copula, depth=depth + 1) if is_verb(copula) else []
    return []


def _nearest_before(found: list[Token], verb: Token) -> Token:
    """Of several subjects that the parser gives to a verb, the one right before it: the others are of a clause it lost."""
    return next((token for token in reversed(found) if token.i < verb.i), found[0])


def _absolute_subject(parse: Parse, verb: Token, head: Token) -> list[Token]:
    """The subject of a participle after "with": "coincides with A and B embarking on drills"."""
    if verb.tag != "VBG" or verb.dep not in {"advcl", "acl", "pcomp"}:
        return []
    for prep in parse.children(head.i, "prep"):
        if prep.lemma == "with" and prep.i < verb.i:
            for noun in parse.children(prep.i, "pobj"):
                group = conjuncts(parse, noun)
                if group[-1].i == verb.i - 1:
                    return group
    return []


def _of_modified(parse: Parse, verb: Token, head: Token, depth: int) -> list[Token]:
    """The subject of a clause that modifies a noun: the noun, or for "plan to attack" whose plan it is."""
    if verb.dep == "relcl" and not _infinitive(parse, verb):
        return [] if parse.children(verb.i, "dobj") and not parse.children(verb.i, "nsubj") else [head]
    if verb.tag == "VBG":
        return conjuncts(parse, head)
    owners = parse.children(head.i, "poss")
    if owners:
        return conjuncts(parse, owners[0])
    above = parse.tokens[head.head]
    if head.dep in {"dobj", "attr"} and is_verb(above):
        return subjects(parse, above, depth=depth + 1)
    return []


def _infinitive(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VB" and any(child.tag == "TO" for child in parse.children(verb.i, "aux"))


def _of_preposition(parse: Parse, preposition: Token, depth: int) -> list[Token]:
    """The subject of a gerund: of "accused X of doing" X, of "by doing" the governing verb's."""
    above = parse.tokens[preposition.head]
    if not is_verb(above):
        owners = parse.children(above.i, "poss")
        return conjuncts(parse, owners[0]) if owners else []
    if preposition.lemma in {"of", "from", "with", "for"} or above.lemma in {"quote", "cite"}:
        return objects(parse, above) or subjects(parse, above, depth=depth + 1)
    return subjects(parse, above, depth=depth + 1)


def _grammatical_subject(parse: Parse, verb: Token) -> list[Token]:
    own = parse.children(verb.i, "nsubj", "nsubjpass")
    if own:
        return conjuncts(parse, antecedent(parse, _nearest_before(own, verb)))
    head = parse.tokens[verb.head]
    if verb.dep == "conj" and is_verb(head):
        return _grammatical_subject(parse, head)
    if verb.dep in {"acl", "relcl"}:
        return [head]
    return []


def objects(parse: Parse, verb: Token) -> list[Token]:
    """The logical objects of a verb: direct objects, a passive's subject, the noun that a participle modifies."""
    if is_passive(parse, verb):
        return _grammatical_subject(parse, verb)
    found = parse.children(verb.i, "dobj")
    if not found:
        found = [noun for part in parse.children(verb.i, "prt") for noun in parse.children(part.i, "pobj")]
    if not found and verb.dep == "relcl" and parse.children(verb.i, "nsubj"):
        own = parse.children(verb.i, "nsubj")[0]
        if own.text.casefold() not in RELATIVE:
            return [parse.tokens[verb.head]]
    return conjuncts(parse, antecedent(parse, found[0])) if found else []


def appositions(parse: Parse, i: int) -> list[Token]:
    """The nouns that name the noun at ``i`` anew: "its top general, Chief of Staff X"."""
    return [child for child in parse.children(i, "appos") if child.pos in NOMINAL]


def indirect_objects(parse: Parse, verb: Token) -> list[Token]:
    """The nouns to whom: "gave Kyiv tanks"."""
    found = parse.children(verb.i, "dative", "iobj")
    return [token for token in found if token.pos in NOMINAL]


def complements(parse: Parse, i: int) -> list[Token]:
    """The clauses that complete a verb, noun or adjective."""
    found = parse.children(i, "xcomp", "ccomp", "acl", "advcl", "pcomp")
    for prep in parse.children(i, "prep"):
        found += parse.children(prep.i, "pcomp")
    return [token for token in found if is_verb(token) or token.dep in {"xcomp", "ccomp"}]


def complement_kind(parse: Parse, clause: Token) -> str:
    """How a clause completes its governor: ``to``, ``ing`` or ``that``."""
    marks = {child.text.casefold() for child in parse.children(clause.i, "aux", "mark")}
    if clause.tag == "VB" and "to" in marks:
        return "to"
    if clause.tag == "VBG" and not parse.children(clause.i, "nsubj", "aux"):
        return "ing"
    return "that"


def particles(parse: Parse, verb: Token) -> set[str]:
    """Particles, adverbs and prepositions right after a verb, and the word that follows it."""
    found = {
        child.text.casefold() for child in parse.children(verb.i, "prt", "advmod", "prep", "acomp", "oprd", "advcl")
    }
    if verb.i + 1 < len(parse.tokens):
        found.add(parse.tokens[verb.i + 1].text.casefold())
    return found
