"""An act in the report's own words, in parts that a brief can put into a sentence of its own.

The words are for people to read; they are no evidence, which the trigger is.
"""

from __future__ import annotations

from collections.abc import Iterable

from polybius.coder.govern import Governed
from polybius.coder.grammar import is_passive, is_verb, objects, subjects
from polybius.coder.index import Index
from polybius.coder.match import Match
from polybius.model import Parse, Telling, Token

LONGEST = 30
"""The most words of a phrase."""
LEFT_OUT = frozenset(
    {"conj", "cc", "parataxis", "nsubj", "nsubjpass", "csubj", "aux", "auxpass", "mark", "neg", "intj", "meta"}
)
LOOSE = frozenset({"relcl", "appos", "parataxis", "advcl", "acl"})
"""Clauses and appositions that are left out where a comma parts them from what they hang on."""
DEFINING = frozenset({"det", "poss", "case", "predet", "preconj"})


def telling(parse: Parse, index: Index, match: Match, governed: Governed) -> Telling:
    """The words of the act at a match: those of its verb, or of the verb that carries its noun, else its noun phrase."""
    token = match.token
    if is_verb(token):
        tried = [carrier for carrier in governed.carriers if carrier.predicate.inner == "happened"]
        if tried and is_verb(tried[-1].token):
            return _verbal(parse, index, tried[-1].token)
        if tried:
            return _nominal(parse, index, tried[-1].token)
        return _verbal(parse, index, token)
    for carrier in governed.carriers[:1]:
        if (
            is_verb(carrier.token)
            and carrier.predicate.inner == "happened"
            and token.dep in {"dobj", "nsubjpass", "pobj"}
        ):
            return _verbal(parse, index, carrier.token)
    return _nominal(parse, index, token)


def _nominal(parse: Parse, index: Index, noun: Token) -> Telling:
    words = noun_phrase(parse, index, noun)
    return Telling(subject=None, verb=None, object=None, rest=words, plural=noun.tag in {"NNS", "NNPS"})


def noun_phrase(parse: Parse, index: Index, noun: Token) -> str:
    """A noun with what belongs to it, without its article, its owner, its time and loose clauses."""
    dropped: set[int] = set()
    for child in parse.children(noun.i):
        owner = child.i < noun.i and child.dep in {"poss", "amod", "nmod", "compound"} and _names_party(index, child)
        if (
            child.dep in DEFINING
            or owner
            or _tells_time(parse, index, child)
            or child.dep in {"relcl", "cc", "conj"}
            or (child.dep == "acl" and child.tag != "VB")
        ) or (child.dep == "prep" and child.text.casefold() == "by"):
            dropped |= _ids(parse, child)
    kept = [t for t in parse.subtree(noun.i) if t.i not in dropped and t.i not in _loose(parse, noun)]
    near = [t for t in kept if noun.i - 9 < t.i < noun.i + LONGEST]
    words = _joined(parse, near)
    return words[:1].lower() + words[1:] if near and _opens(parse, near[0]) else words


def _verbal(parse: Parse, index: Index, verb: Token) -> Telling:
    passive = is_passive(parse, verb)
    things = objects(parse, verb) if passive else []
    dropped = _loose(parse, verb)
    for child in parse.children(verb.i):
        if (
            child.dep in LEFT_OUT
            or child.text.casefold() == "according"
            or _tells_time(parse, index, child)
            or (passive and child.dep == "agent")
            or (child.dep == "advcl" and child.tag not in {"VB", "VBG"})
        ):
            dropped |= _ids(parse, child)
    rest = [t for t in parse.subtree(verb.i) if t.i > verb.i and t.i not in dropped]
    if verb.dep == "relcl" and not passive and objects(parse, verb) == [parse.tokens[verb.head]]:
        things = [parse.tokens[verb.head]]
    things = [thing for thing in things if index.time(thing.i) is None]
    doing = [] if passive else subjects(parse, verb)
    return Telling(
        subject=_phrase(parse, doing[0]) if doing and doing[0].pos in {"NOUN", "PROPN", "NUM"} else None,
        verb=verb.lemma,
        object=_within(parse, things[0]) if things else None,
        rest=_joined(parse, rest[:LONGEST]) or None,
        plural=bool(things) and (things[0].tag in {"NNS", "NNPS"} or len(things) > 1),
    )


def _phrase(parse: Parse, head: Token) -> str:
    """A noun with what stands before it and its nearest phrases."""
    clauses = {i for child in parse.children(head.i, "relcl", "acl", "appos", "cc", "conj") for i in _ids(parse, child)}
    words = [t for t in parse.subtree(head.i) if t.i not in clauses and head.i - 8 < t.i < head.i + 10]
    return _joined(parse, words)


def _within(parse: Parse, head: Token) -> str:
    """A noun phrase as it stands within a sentence: its article is small where it opened one of its own."""
    words = _phrase(parse, head)
    first = parse.tokens[min((t.i for t in parse.subtree(head.i)), default=head.i)]
    if first.dep == "det" and parse.tokens[first.head].pos == "NOUN" and words.startswith(first.text):
        return words[0].lower() + words[1:]
    return words


def _ids(parse: Parse, token: Token) -> set[int]:
    return {token.i, *(t.i for t in parse.subtree(token.i))}


def _names_party(index: Index, token: Token) -> bool:
    entity = index.referent(token.i)
    return entity is not None and entity.kind in {"state", "person"}


def _tells_time(parse: Parse, index: Index, child: Token) -> bool:
    """Whether a phrase says only when: "on Wednesday", "last week"."""
    if child.dep in {"npadvmod", "nummod", "advmod"}:
        return index.time(child.i) is not None
    return child.dep == "prep" and any(
        index.time(inner.i) is not None for inner in parse.children(child.i, "pobj", "pcomp")
    )


def _loose(parse: Parse, top: Token) -> set[int]:
    """The tokens of clauses and appositions below a word that a comma or dash parts from it."""
    found: set[int] = set()
    for t in parse.subtree(top.i):
        if t.dep in LOOSE and t.i != top.i and t.i not in found:
            words = parse.subtree(t.i)
            first = min((word.i for word in words), default=t.i)
            before = parse.tokens[first - 1] if first > 0 else None
            if before is not None and before.text in {",", "-", "–", "—", "(", ";"}:
                found |= _ids(parse, t) | {before.i}
    return found


def _joined(parse: Parse, words: Iterable[Token]) -> str:
    """Words with the spaces that stood between them, without punctuation at the ends and without lone marks."""
    kept = list(words)
    while kept and (kept[-1].pos in {"PUNCT", "CCONJ", "ADP", "SCONJ", "DET"} and kept[-1].text not in {")", "%"}):
        kept.pop()
    while kept and kept[0].pos == "PUNCT":
        kept = kept[1:]
    text = ""
    for before, token in zip([None, *kept], kept, strict=False):
        gap = before is not None and (token.i != before.i + 1 or parse.text[before.end : token.start] != "")
        text += (" " if gap else "") + token.text
    return " ".join(paired(text).replace(" ,", ",").replace(" .", ".").split())


def _opens(parse: Parse, token: Token) -> bool:
    """Whether a word has its capital only from opening a sentence."""
    plain = token.pos not in {"PROPN", "PRON"} and token.ent.partition("-")[2] not in {
        "GPE",
        "ORG",
        "PERSON",
        "FAC",
        "LOC",
    }
    return token.i == parse.sentence_of(token.i).first and plain and token.text.istitle()


def paired(text: str) -> str:
    """Words without quotation marks of which the other one is not among them.

    >>> paired('the cowardly attack" on a convoy')
    'the cowardly attack on a convoy'
    """
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text


def in_short(parse: Parse, index: Index, token: Token) -> str:
    """The act in short, in the report's own words: a noun phrase, or a verb in its base form with its object."""
    if not is_verb(token):
        return noun_phrase(parse, index, token)
    parts = [token.lemma, *(child.text for child in parse.children(token.i, "prt"))]
    things = objects(parse, token)
    if things:
        parts.append(_short_phrase(parse, things[0], token))
        parts += [
            _short_phrase(parse, child, token) for child in parse.children(token.i, "prep") if child.lemma == "as"
        ]
    else:
        parts += [_short_phrase(parse, child, token) for child in parse.children(token.i, "prep", "acomp")[:1]]
    return paired(" ".join(parts))


def _short_phrase(parse: Parse, head: Token, verb: Token) -> str:
    """A noun or prepositional phrase without the clauses that hang on it."""
    words: list[Token] = []
    clauses = {t.i for t in parse.subtree(verb.i)} if _below(parse, verb, head) else set()
    for t in parse.subtree(head.i):
        if t.i in clauses:
            continue
        clause = any(
            above.dep in {"relcl", "acl", "advcl", "appos"}
            for above in (t, *parse.ancestors(t.i))
            if above.i != verb.i and _below(parse, above, head)
        )
        if not clause and t.i != verb.i and abs(t.i - head.i) < 14:
            words.append(t)
    while words and (words[-1].pos in {"PUNCT", "CCONJ", "ADP"}):
        words.pop()
    if not words or words[-1].i - words[0].i != len(words) - 1:
        return " ".join(t.text for t in words).replace(" ,", ",").replace(" '", "'").replace(" - ", "-")
    return parse.span(words[0].i, words[-1].i).text


def _below(parse: Parse, token: Token, head: Token) -> bool:
    return any(above.i == head.i for above in parse.ancestors(token.i))
