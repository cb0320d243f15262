"""Whether the verb above a time expression tells of the past or of what is to come."""

from __future__ import annotations

from polybius.model import Parse, Token

COMING = frozenset("due set plan schedule expect slate prepare intend aim hope scheduled upcoming next begin".split())
SCHEDULED = frozenset("open begin start resume end close expire convene meet leave arrive depart fly fall".split())
"""Verbs whose present tells of what is fixed for a day to come: "the talks open on Monday" (Quirk et al. 1985, 4.45)."""
FUTURE_HELPERS = frozenset(
    {"will", "'ll", "shall", "wo", "would", "may", "might", "could", "can", "should", "must", "to"}
)


def tense_at(parse: Parse, token: Token) -> str:
    """``past``, ``future`` or ``near`` for a word, by the first verb above it that tells."""
    for above in parse.ancestors(token.i)[:8]:
        if above.pos in {"NOUN", "PROPN"} and any(
            child.lemma in {"upcoming", "planned", "forthcoming", "scheduled"}
            for child in parse.children(above.i, "amod")
        ):
            return "future"
        if above.pos == "ADJ" and above.lemma in COMING:
            return "future"
        if above.lemma in SCHEDULED and not parse.children(above.i, "aux", "cop") and _is_present(parse, above):
            return "future"
        if above.pos not in {"VERB", "AUX"}:
            continue
        if any(child.lemma in COMING for child in parse.children(above.i, "acomp")):
            return "future"
        helpers = {child.text.casefold() for child in parse.children(above.i, "aux", "auxpass")}
        if helpers & FUTURE_HELPERS and not ("to" in helpers and parse.tokens[above.head].lemma in {"have", "manage"}):
            return "future"
        if (
            above.lemma in COMING
            and above.tag in {"VBN", "VBZ", "VBP", "VBD"}
            and above.lemma not in {"begin", "hope", "plan"}
        ):
            if above.lemma == "set" and not (above.tag == "VBN" and _is_followed_by_to(parse, above)):
                return "past"
            return "future"
        if above.tag == "VBD" or (above.tag == "VBN" and above.dep != "amod"):
            return "past"
        if above.tag == "VBG" and helpers & {"was", "were", "been"}:
            return "past"
    for word in parse.words(parse.sentence_of(token.i)):
        if word.tag == "VBD":
            return "past"
    return "near"


def _is_present(parse: Parse, verb: Token) -> bool:
    """Whether a verb stands in the present, and not in that of headlines, which tells of the past."""
    if parse.sentence_of(verb.i).headline:
        return False
    return verb.tag in {"VBP", "VBZ"} or (verb.tag in {"VB", "JJ"} and bool(parse.children(verb.i, "nsubj")))


def _is_followed_by_to(parse: Parse, verb: Token) -> bool:
    """Whether something is set to be done, or for a day: not "set free", "set ablaze"."""
    return any(child.text.casefold() in {"to", "for"} for child in parse.children(verb.i, "prep")) or any(
        parse.children(child.i, "aux") for child in parse.children(verb.i, "xcomp")
    )
