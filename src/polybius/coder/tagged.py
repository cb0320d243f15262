"""What the trained tagger adds to the rules: acts that no rule knows, acts that are none, types that the sentence decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from polybius.coder.confidence import ROOT_OF
from polybius.coder.grammar import is_verb
from polybius.coder.match import Match
from polybius.knowledge import Knowledge
from polybius.knowledge.rows import Predicate
from polybius.model import Claim, Parse, Sentence, SentenceTag, Tags, Token, WordTag
from polybius.model.claim import Status

RETYPED, RETYPED_SPEECH = 0.65, 0.9
"""Probability from which on another type than a rule's is believed."""
ADDED = 0.9
"""Probability from which on a word that no rule knows is taken for an event."""
NEWS = 0.5
"""Probability from which on a sentence is believed to be news of its root, so that some act of it must be of that root."""
NEWS_ALONE = 0.2
"""The same for a text of a sentence or two, which is printed for something."""
SURE_NEWS = 0.85
"""The same within a report, where a sentence may also tell what is old."""
NO_NEWS = 0.25
"""Probability of no news from which on a text of a sentence or two has only acts of which the tagger is sure."""
UNLIKELY = 0.15
PHASES = frozenset("begin start open resume continue last end finish conclude close".split())
"""Verbs that only say how far an act is that a noun beside them tells: "the exercise ended"."""
ARGUMENTS = ("nsubj", "nsubjpass", "dobj")
LEAST, LEAST_ALONE = 0.78, 0.7
"""Confidence below which a claim that only the tagger sees is not made: in a report, and in a text of a sentence or two."""
LEAST_MAIN = 0.53
"""The same in a text of a sentence or two, for what a main clause tells."""
LEAST_SAID = 0.45
"""Below this a statement is not told that is all a text of a sentence or two seems to hold: it is hardly political."""
FEW = 2
"""Sentences of a text that is printed for its news alone."""
SURE_STATUS, LIKELY = 0.9, 0.4
MUTUAL_TYPES = frozenset({"CONSULT", "COOPERATE"})
"""Types whose sides are all actors."""
RULED = frozenset({"OFFICE", "ACTIVITY"})
"""Types of our own, which only the rules decide: who takes a post, what stays within a state."""
SAYING = frozenset("say tell announce add state report".split())
TYPES_OF_ROOT: dict[str, frozenset[str]] = {
    "AGREE": frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT", "RETREAT", "CONCEDE"}),
    "THREATEN": frozenset({"ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "PROTEST"}),
    "YIELD": frozenset({"OFFICE"}),
    "REJECT": frozenset({"CONSULT"}),
    "COERCE": frozenset({"SANCTION"}),
    "ASSAULT": frozenset({"COERCE"}),
    "CONSULT": frozenset({"ACTIVITY"}),
}
"""Types of the acts that give a sentence a root when they are announced, threatened or refused."""


def with_tags(
    matches: dict[int, Match], parse: Parse, tags: Tags, knowledge: Knowledge, *, alone: bool
) -> dict[int, Match]:
    """The matches of the rules as the tagger sees them.

    A rule's act is retyped where the tagger is sure of another type, and words that only the tagger takes for an event are
    added. Last, a sentence that is no news keeps only sure acts, where the text is a sentence or two (``alone``), and one
    that is news of a root has some act of it.
    """
    found = {i: _judged(match, tags.words.get(i), knowledge) for i, match in matches.items()}
    for i, word in tags.words.items():
        if word.probability(word.likeliest) >= ADDED and _may_add(parse.tokens[i], word.likeliest, found, parse):
            found[i] = generic_match(parse.tokens[i], word, word.likeliest, knowledge)
    for sentence in parse.sentences:
        tag = tags.sentences.get(sentence.number)
        if tag is None:
            continue
        inside = [i for i in found if sentence.first <= i < sentence.last]
        if alone and tag.roots["NONE"] >= NO_NEWS:
            for i in inside:
                if not _is_sure(found[i], tags.words.get(i)):
                    del found[i]
        elif tag.roots[tag.likeliest] >= (NEWS_ALONE if alone else NEWS):
            acts = {i: found[i] for i in inside if found[i].predicate.event_type is not None}
            match = _of_root(tag.likeliest, acts, parse, sentence, tags, knowledge, alone=alone)
            if match is not None:
                found[match.token.i] = _carrying(match, found.get(match.token.i))
    return dict(sorted(found.items()))


def is_news(match: Match, sentence: SentenceTag, *, alone: bool) -> bool:
    """Whether a match is of the type that its sentence is news of."""
    kind = match.predicate.event_type or ""
    return sentence.roots.get(ROOT_OF.get(kind, kind), 0.0) >= (NEWS_ALONE if alone else SURE_NEWS)


def news_code(
    knowledge: Knowledge, code: str | None, event_type: str, mode: str | None, sentence: SentenceTag, *, alone: bool
) -> str:
    """The CAMEO code of what a sentence is news of: that of the rule, but where the tagger is sure of another root.

    Of a text of a sentence or two (``alone``), the root that the tagger finds likeliest decides, as there is one code for it.
    """
    root = max(sentence.cameo, key=sentence.cameo.__getitem__)
    if code is not None and (code.startswith(root) or (not alone and sentence.cameo[root] < NEWS)):
        return code
    return usual_code(knowledge, event_type, mode, root)


def _carrying(match: Match, rule: Match | None) -> Match:
    """A match of the tagger's that still carries what its rule carries: what was "denied" is denied."""
    if rule is None or rule.predicate.event_type is not None or rule.predicate.inner is None:
        return match
    return match._replace(predicate=msgspec.structs.replace(match.predicate, inner=rule.predicate.inner))


def _is_sure(match: Match, word: WordTag | None) -> bool:
    """Whether a match carries another act, or names one of which the tagger is sure too."""
    kind = match.predicate.event_type
    return kind is None or (word is not None and word.probability(kind) >= ADDED)


def _of_root(
    root: str,
    acts: dict[int, Match],
    parse: Parse,
    sentence: Sentence,
    tags: Tags,
    knowledge: Knowledge,
    *,
    alone: bool,
) -> Match | None:
    """The act by which a sentence has its root, at the likeliest of its words, where none of its acts gives it the root."""
    if root == "NONE" or (root in RULED and (acts or not alone)):
        return None
    kinds = sorted(kind for kind, name in ROOT_OF.items() if name == root) or [root]
    enough = TYPES_OF_ROOT.get(root, frozenset()).union(kinds)
    if any(match.predicate.event_type in enough for match in acts.values()):
        return None
    best: tuple[WordTag, str] | None = None
    most = 0.0
    for i in range(sentence.first, sentence.last):
        word, here, token = tags.words.get(i), acts.get(i), parse.tokens[i]
        if word is None or not _may_name(token) or (here is not None and here.predicate.event_type in RULED):
            continue
        if _is_phase(token, acts, parse):
            continue
        if token.lemma in SAYING and root != "STATEMENT" and not alone:
            continue
        if root == "STATEMENT" and here is not None and here.predicate.inner:
            continue
        least = most if best is not None or (alone and here is None) else NEWS
        for kind in kinds:
            if word.probability(kind) > least:
                most = least = word.probability(kind)
                best = (word, kind)
    if best is None:
        return None
    word, kind = best
    here = acts.get(word.token)
    if here is not None:
        return _retyped(here, word, kind, knowledge)
    return generic_match(parse.tokens[word.token], word, kind, knowledge)


def tagged_status(status: Status, event_type: str, word: WordTag | None, sentence: SentenceTag | None) -> Status:
    """The status of an act: the grammar's, but where that shows nothing and the tagger is sure of another.

    An act of cooperation in a sentence that is news of an agreement is planned, where the tagger finds it likely.
    """
    if word is None or status != "happened":
        return status
    likeliest = max(word.statuses, key=word.statuses.__getitem__)
    if word.statuses[likeliest] >= SURE_STATUS:
        return likeliest
    if sentence is not None and sentence.roots["AGREE"] >= SURE_NEWS and event_type in TYPES_OF_ROOT["AGREE"]:
        return "planned" if word.statuses["planned"] >= LIKELY else status
    return status


def role_heads(words: Mapping[int, float], parse: Parse, trigger: Token) -> list[Token]:
    """The heads of the phrases that the tagger takes for a party."""
    chosen = {i for i, probability in words.items() if probability >= 0.5 and i != trigger.i}
    heads = [parse.tokens[i] for i in sorted(chosen) if parse.tokens[i].head not in chosen or parse.tokens[i].head == i]
    return [head for head in heads if head.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}]


def unfounded(claim: Claim, *, alone: bool) -> bool:
    """Whether a claim that only the tagger sees is too weak to stand: it names nobody, or its sentence is news of others.

    A text of a sentence or two (``alone``) is printed for its news: there less is enough than in a report, which has told its
    news elsewhere.
    """
    if "rule tagger." not in claim.coder or claim.event_type == "STATEMENT":
        return False
    return claim.confidence < (LEAST_ALONE if alone else LEAST) or not (claim.actors or claim.recipients)


def news_of(claims: Sequence[Claim], parse: Parse) -> list[Claim]:
    """The claims of a text of a sentence or two: what it is printed for, and what else it tells with as much weight.

    There the confidence is that a claim is the news; what is told in passing ("a day after", "accused of having") has little.
    What the verb of a main clause tells needs less, and changes of office and domestic acts, which the tagger does not judge,
    stand.
    """
    best = max(claims, key=lambda claim: claim.confidence, default=None)
    if best is not None and best.event_type == "STATEMENT" and best.confidence < LEAST_SAID:
        best = None
    kept = [
        claim
        for claim in claims
        if claim is best
        or claim.event_type in RULED
        or claim.confidence >= (LEAST_MAIN if _in_main_clause(claim, parse) else LEAST_ALONE)
    ]
    ids = {claim.claim_id for claim in kept}
    return [claim if claim.within in ids else msgspec.structs.replace(claim, within=None) for claim in kept]


def _in_main_clause(claim: Claim, parse: Parse) -> bool:
    """Whether an act is told by the verb of a main clause, or by that of what somebody is said to have said."""
    verbs = [token for token in parse.tokens_in(claim.trigger.start, claim.trigger.end) if is_verb(token)]
    if not verbs:
        return False
    above = verbs[0]
    while above.dep == "conj":
        above = parse.tokens[above.head]
    if above.dep == "ccomp":
        head = parse.tokens[above.head]
        return head.dep == "ROOT" and head.lemma in SAYING
    return above.dep == "ROOT"


def _judged(match: Match, word: WordTag | None, knowledge: Knowledge) -> Match:
    """A rule's match with the type and the CAMEO root that the tagger is sure of."""
    predicate = match.predicate
    if predicate.event_type is None:
        return match
    if word is None:
        return match
    likeliest, probability = word.types[0]
    if likeliest == predicate.event_type:
        return match._replace(predicate=_recoded(predicate, word, knowledge))
    if not {predicate.event_type, likeliest}.isdisjoint(RULED) or (predicate.inner and likeliest == "STATEMENT"):
        return match
    least = RETYPED_SPEECH if predicate.inner else RETYPED
    if probability >= least and word.probability(predicate.event_type) < UNLIKELY:
        return _retyped(match, word, likeliest, knowledge)
    return match


def _retyped(match: Match, word: WordTag, kind: str, knowledge: Knowledge) -> Match:
    """A rule's match with another type; its roles stay where the rule looks for them."""
    mode = word.mode if kind == word.likeliest else None
    changed = msgspec.structs.replace(match.predicate, event_type=kind, mode=mode, contexts=(), cameo=None)
    return match._replace(predicate=_recoded(changed, word, knowledge))


def _recoded(predicate: Predicate, word: WordTag, knowledge: Knowledge) -> Predicate:
    """A predicate with the CAMEO code that the tagger's root asks for, where it has none of that root."""
    if predicate.cameo is not None and predicate.cameo.startswith(word.cameo):
        return predicate
    code = usual_code(knowledge, predicate.event_type or "", predicate.mode, word.cameo)
    return msgspec.structs.replace(predicate, cameo=code)


def _may_add(token: Token, event_type: str, found: dict[int, Match], parse: Parse) -> bool:
    """Whether a word may be taken for an act that no rule knows."""
    if event_type in RULED or not _may_name(token) or (token.lemma in SAYING and event_type != "STATEMENT"):
        return False
    here = found.get(token.i)
    if here is not None and (here.predicate.event_type is not None or here.predicate.inner):
        return False
    return not _is_phase(token, found, parse) and not _told_beside(token, event_type, found, parse)


def _may_name(token: Token) -> bool:
    return token.pos in {"VERB", "NOUN", "PROPN", "ADJ"} and token.text[:1].isalpha()


def _is_phase(token: Token, found: Mapping[int, Match], parse: Parse) -> bool:
    """Whether a verb only says how far an act is that a noun beside it tells."""
    return token.lemma in PHASES and any(child.i in found for child in parse.children(token.i, *ARGUMENTS))


def _told_beside(token: Token, event_type: str, found: dict[int, Match], parse: Parse) -> bool:
    """Whether a word next to it in the tree names the same act already: "held" beside "talks"."""
    near = [
        parse.tokens[token.head],
        *parse.children(token.i, "dobj", "nsubj", "nsubjpass", "xcomp", "compound", "prt"),
    ]
    return any(
        (match := found.get(other.i)) is not None and other.i != token.i and match.predicate.event_type == event_type
        for other in near
    )


def generic_match(token: Token, word: WordTag, kind: str, knowledge: Knowledge) -> Match:
    """A match for a word that no rule knows; its roles stand where such words usually have them."""
    mode = word.mode if kind == word.likeliest else None
    if kind in MUTUAL_TYPES:
        actor, recipient = "both", None
    elif is_verb(token):
        actor, recipient = "subj>by", "obj>to>with>on>against>from"
    else:
        actor, recipient = "subj>by>poss>amod>of", "on>against>to>of"
    predicate = Predicate(
        id=f"tagger.{kind.lower()}",
        pos="verb" if is_verb(token) else "noun",
        lemma=(token.lemma,),
        particle=(),
        object=None,
        prep=None,
        subject=None,
        complement=(),
        event_type=kind,
        mode=mode,
        contexts=(),
        cameo=usual_code(knowledge, kind, mode, word.cameo),
        actor=actor,
        recipient=recipient,
        inner={"REQUEST": "called_for", "THREATEN": "threatened", "AGREE": "planned", "REJECT": "denied"}.get(kind),
        confidence=0.7,
    )
    return Match(token, predicate, (token.i,), 0.0)


@lru_cache(maxsize=8)
def _codes(knowledge: Knowledge) -> dict[tuple[str, str | None], Counter[str]]:
    found: dict[tuple[str, str | None], Counter[str]] = {}
    for predicate in knowledge.predicates:
        if predicate.event_type is not None and predicate.cameo is not None:
            for key in ((predicate.event_type, predicate.mode), (predicate.event_type, "*")):
                found.setdefault(key, Counter())[predicate.cameo] += 1
    return found


def usual_code(knowledge: Knowledge, event_type: str, mode: str | None, root: str) -> str:
    """The code of a CAMEO root that the rules most often give to acts of a type and mode; else the root's general one."""
    codes = _codes(knowledge).get((event_type, mode), Counter())
    fitting = [code for code, _ in codes.most_common() if code.startswith(root)]
    return fitting[0] if fitting else f"{root}0"
