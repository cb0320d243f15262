"""Known errors of the parser, mended where grammar leaves no other reading."""

from __future__ import annotations

from polybius.model import Token

NAMING = frozenset("name appoint elect designate nominate make declare crown choose pick".split())
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NON_FINITE = frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp", "pcomp"})


def repaired(tokens: list[Token]) -> list[Token]:
    """The tokens with heads put right: offsets, words and tags are not touched.

    A past tense cannot be coordinated with an infinitive: in "urged them to acquire arms and stressed the need" the
    second verb belongs to the first finite verb above. In "named X chief of staff" the name is the object and the post
    what it is made. In "X, Y and Z" the second name stands beside the first and does not explain it.
    """
    mended = list(tokens)
    for token in tokens:
        _split_naming(mended, token)
        _list_names(mended, token)
    for token in tokens:
        if token.dep == "conj" and token.tag == "VBD":
            head = mended[token.head]
            if head.tag == "VB" and head.dep in NON_FINITE and _has_to(tokens, head):
                above = _finite_above(mended, head)
                if above is not None and above.i < token.i:
                    mended[token.i] = token._replace(head=above.i)
    return mended


def _split_naming(mended: list[Token], noun: Token) -> None:
    """A name that the parser takes for a part of the post beside it becomes the object of the naming verb."""
    verb = mended[noun.head]
    if (
        verb.lemma not in NAMING
        or noun.dep not in {"dobj", "oprd"}
        or noun.tag not in {"NN", "NNP"}
        or noun.i == verb.i
    ):
        return
    names = [
        token
        for token in mended[verb.i + 1 : noun.i]
        if token.head == noun.i and token.dep in {"compound", "nmod"} and token.tag == "NNP" and noun.tag == "NN"
    ]
    if names:
        mended[names[-1].i] = names[-1]._replace(dep="dobj", head=verb.i)
        mended[noun.i] = mended[noun.i]._replace(dep="oprd")


def _list_names(mended: list[Token], token: Token) -> None:
    """The second of three names is coordinated with the first."""
    head = mended[token.head]
    if token.dep != "appos" or token.tag != "NNP" or head.tag != "NNP" or head.dep == "appos":
        return
    below = {other.dep for other in mended[token.i + 1 : token.i + 12] if other.head == token.i}
    if {"cc", "conj"} <= below and mended[head.i + 1].text == ",":
        mended[token.i] = token._replace(dep="conj")


def _has_to(tokens: list[Token], verb: Token) -> bool:
    return any(other.head == verb.i and other.tag == "TO" for other in tokens[max(0, verb.i - 4) : verb.i])


def _finite_above(tokens: list[Token], verb: Token) -> Token | None:
    for _ in range(6):
        above = tokens[verb.head]
        if above.i == verb.i:
            return None
        if above.tag in FINITE:
            return above
        verb = above
    return None
