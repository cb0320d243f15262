"""Numbers and what they count: dead, injured, detained, troops, weapons, vehicles, money."""

from __future__ import annotations

import re

from polybius.coder.grammar import is_verb, objects, subjects
from polybius.coder.match import word_classes
from polybius.knowledge import Knowledge
from polybius.model import Parse, Quantity, Sentence, Token
from polybius.model.claim import QuantityKind

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 10**12,
}
VAGUE: dict[str, tuple[float, float | None]] = {
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2_000, None),
    "tens": (20, None),
    "millions": (2_000_000, None),
}
MULTIPLES = {"hundreds": 100, "thousands": 1_000, "millions": 1_000_000}
"""What "tens of" and the like are counted in."""
AT_LEAST = frozenset({"at least", "more than", "over", "no fewer than", "upwards of"})
AT_MOST = frozenset({"at most", "up to", "fewer than", "less than", "as many as", "no more than"})
HEDGES = tuple((width, words) for words in (AT_LEAST, AT_MOST) for width in (3, 2, 1))
"""How many words before a number a hedge takes, and the hedges; "more than" counts as at least."""
KILLED = frozenset("kill die dead death fatality slay assassinate casualty body lose execute".split())
INJURED = frozenset("injure wound hurt injury wounded injured".split())
DETAINED = frozenset("arrest detain jail imprison capture seize hold release free".split())
MARCHING = frozenset("march rally demonstrate protest gather strike riot flee attend parade picket assemble".split())
"""Verbs of whose subjects the number is told: "tens of thousands marched"."""
CURRENCY = frozenset({"$", "€", "£", "¥", "dollar", "euro", "pound", "yen", "won", "yuan", "rouble", "ruble", "rupee"})
REACH = 3
"""Words above a noun up to which its verb is looked for: "died in the raid"."""
WITH_UNIT = frozenset({"weapons", "vehicles", "count", "money", "distance"})
DISTANCES = frozenset("kilometre kilometer km mile metre meter yard foot".split())
GOODS = frozenset("ton tonne barrel litre liter gallon sack bushel bale".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PEOPLE = (
    "@person_noun", "@sector_mil", "@sector_cop", "@sector_reb", "@sector_cvl", "@sector_gov", "@sector_leg",
    "@sector_jud", "@sector_med", "@sector_opp", "@sector_bus", "@hostage", "@prisoner", "@strike_labour", "@office",
)  # fmt: skip
"""Classes of nouns for people."""
RANGES = frozenset({"to", "-", "–", "or"})
JOINTS = RANGES | {"and"}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def parse_number(text: str) -> float | None:
    """The number that words or figures stand for.

    >>> parse_number("two hundred and fifty"), parse_number("1,200"), parse_number("1.5 million")
    (250.0, 1200.0, 1500000.0)
    """
    total, current, found = 0.0, 0.0, False
    for word in text.casefold().replace("-", " ").split():
        if word in UNITS:
            current, found = current + UNITS[word], True
        elif word in SCALES:
            current, found = (current or 1) * SCALES[word], True
            if SCALES[word] >= 1_000:
                total, current = total + current, 0.0
        elif _DIGITS.fullmatch(word):
            current, found = current + float(word.replace(",", "")), True
        elif word != "and":
            return None
    return total + current if found else None


class Quantities:
    """Reads the counted things of a sentence."""

    def __init__(self, parse: Parse, knowledge: Knowledge) -> None:
        self.parse, self.classes = parse, word_classes(knowledge)

    def of(self, sentence: Sentence, trigger: Token) -> tuple[Quantity, ...]:
        """What is counted in the clause of a trigger."""
        found: list[Quantity] = []
        near, read = self._near(trigger), set[int]()
        for token in self.parse.words(sentence):
            if token.i in near and token.text.casefold() in VAGUE:
                vague = self._vague(token, trigger)
                if vague is not None:
                    found.append(vague)
                continue
            if token.i in near - read and (token.dep == "nummod" or token.pos == "NUM") and token.dep != "npadvmod":
                run = self._run(token)
                read |= {part.i for part in run}
                quantity = self._one(run, trigger)
                if quantity is not None and all(quantity.evidence != other.evidence for other in found):
                    found.append(quantity)
        return tuple(found)

    def _near(self, trigger: Token) -> set[int]:
        """The words of the clause of a trigger, without what is reported or coordinated beside it."""
        near = {token.i for token in self.parse.subtree(trigger.i)}
        clause = is_verb(trigger) and (
            trigger.dep in {"ccomp", "parataxis"}
            or (trigger.dep == "conj" and bool(self.parse.children(trigger.i, *SUBJECTS)))
        )
        for above in () if clause else self.parse.ancestors(trigger.i)[:REACH]:
            near |= {token.i for token in self.parse.subtree(above.i)}
            if is_verb(trigger) or is_verb(above):
                break
        for other in list(near):
            if self._of_another(self.parse.tokens[other], trigger):
                near -= {token.i for token in self.parse.subtree(other)}
        return near

    def _of_another(self, verb: Token, trigger: Token) -> bool:
        """Whether a coordinated verb has a subject of its own, so that its numbers are not the trigger's."""
        own = [subject for subject in self.parse.children(verb.i, *SUBJECTS) if subject.pos != "NUM"]
        if verb.dep != "conj" or not is_verb(verb) or not own:
            return False
        return trigger.i not in {token.i for token in self.parse.subtree(verb.i)}

    def _run(self, number: Token) -> list[Token]:
        """The words of a number or range about a word of it: "two hundred and fifty", "10 to 15"."""
        tokens, first, last = self.parse.tokens, number.i, number.i
        while first > 0 and (step := self._joined(first - 1, -1)):
            first -= step
        while step := self._joined(last + 1, 1):
            last += step
        return list(tokens[first : last + 1])

    def _joined(self, i: int, way: int) -> int:
        """How many words at ``i``, going ``way``, belong to the number beside them: itself, or a joint and a number."""
        tokens = self.parse.tokens
        for width, place in ((1, i), (2, i + way)):
            inside = min(i, place) >= 0 and max(i, place) < len(tokens)
            number = inside and parse_number(tokens[place].text) is not None
            if number and (tokens[place].pos == "NUM" or tokens[place].text.casefold() in SCALES):
                return width if width == 1 or tokens[i].text.casefold() in JOINTS else 0
        return 0

    def _one(self, run: list[Token], trigger: Token) -> Quantity | None:
        inside = {token.i for token in run}
        number = next((token for token in run if token.dep == "nummod" and token.head not in inside), run[-1])
        found = self._value(run)
        if found is None:
            return None
        noun = self.parse.tokens[number.head] if number.dep in {"nummod", "compound"} else number
        dated = noun.i in inside or noun.ent.endswith(("DATE", "TIME"))
        not_counts = ("ORDINAL", "PERCENT", "DATE", "TIME") if dated else ("ORDINAL", "PERCENT")
        if self._of_them(number) or any(token.ent.endswith(not_counts) for token in run):
            return None
        kind = self._kind(noun, number, trigger)
        if kind is None:
            return None
        unit = noun.lemma if noun.i != number.i and kind in WITH_UNIT else None
        low: float | None
        high: float | None
        low, high, lead = *found, run[0].i
        if low == high:
            low, high, lead = self._hedged(run[0], found[0])
        last = max(run[-1].i, noun.i)
        return Quantity(kind=kind, low=low, high=high, unit=unit, evidence=(self.parse.span(min(lead, noun.i), last),))

    def _of_them(self, number: Token) -> bool:
        """Whether a number is part of one told before: "seven wounded, one of them critically"."""
        return any(
            pronoun.pos == "PRON"
            for prep in self.parse.children(number.i, "prep")
            for pronoun in self.parse.children(prep.i, "pobj")
        )

    def _vague(self, word: Token, trigger: Token) -> Quantity | None:
        """The range of "dozens of soldiers", "hundreds"."""
        low, high = VAGUE[word.text.casefold()]
        head = self.parse.tokens[word.head]
        outer = self.parse.tokens[head.head] if word.dep == "pobj" else head
        if word.dep in {"pobj", "quantmod"} and outer.text.casefold() in VAGUE:
            return None
        first, noun = word, self._of_which(word)
        for many in self.parse.children(word.i, "quantmod"):
            if many.text.casefold() in VAGUE:
                first, low = many, VAGUE[many.text.casefold()][0] * MULTIPLES.get(word.text.casefold(), 1)
        if noun.text.casefold() in MULTIPLES and noun is not word:
            low *= MULTIPLES[noun.text.casefold()]
            word, noun = noun, self._of_which(noun)
        kind = self._kind(noun, word, trigger)
        if kind is None:
            return None
        return Quantity(kind=kind, low=low, high=high, evidence=(self.parse.span(first.i, max(word.i, noun.i)),))

    def _of_which(self, word: Token) -> Token:
        """The noun of "dozens of soldiers", else the word itself."""
        nouns = [noun for prep in self.parse.children(word.i, "prep") for noun in self.parse.children(prep.i, "pobj")]
        return nouns[0] if nouns else word

    def _hedged(self, number: Token, value: float) -> tuple[float | None, float | None, int]:
        """The range that "at least", "up to" and the like make of a number, and the first word of the hedge."""
        for width, words in HEDGES:
            start = number.i - width
            if start >= 0:
                text = " ".join(token.text.casefold() for token in self.parse.tokens[start : number.i])
                if text in words:
                    return (value, None, start) if words is AT_LEAST else (None, value, start)
        return value, value, number.i

    def _value(self, run: list[Token]) -> tuple[float, float] | None:
        """The number that the words stand for, as the ends of a range that are equal where there is one number."""
        between = run[0].i > 0 and self.parse.tokens[run[0].i - 1].text.casefold() == "between"
        for place, token in enumerate(run):
            word = token.text.casefold()
            if word in RANGES or (word == "and" and between):
                low, high = (parse_number(" ".join(t.text for t in part)) for part in (run[:place], run[place + 1 :]))
                if low is not None and high is not None and low < high:
                    return low, high
        value = parse_number(" ".join(token.text for token in run))
        if value is not None and [token.text.casefold() for token in self._before(run[0], 2)] == ["half", "a"]:
            value /= 2
        return None if value is None else (value, value)

    def _before(self, token: Token, width: int) -> tuple[Token, ...]:
        """The words before a token."""
        return self.parse.tokens[max(0, token.i - width) : token.i]

    def _acts(self, noun: Token, verb: Token, trigger: Token) -> set[str]:
        """The acts that a noun may be counted for: its own verb's, and the trigger's where that has no other verb."""
        if not is_verb(verb):
            return {trigger.lemma, verb.lemma, noun.lemma}
        left = {child.lemma for child in self.parse.children(verb.i, "oprd", "acomp")}
        if noun.dep == "nsubjpass":
            left |= {child.lemma for child in self.parse.children(verb.i, "conj") if child.tag == "VBN"}
        shared = not is_verb(trigger) or (trigger.head == verb.i and trigger.dep == "conj" and noun.dep in SUBJECTS)
        return {verb.lemma, noun.lemma, *left, *({trigger.lemma} if shared else ())}

    def _kind(self, noun: Token, number: Token, trigger: Token) -> QuantityKind | None:
        symbols = {child.text for child in self.parse.children(number.i, "quantmod", "nmod")}
        if noun.lemma in CURRENCY or symbols & CURRENCY:
            return "money"
        verb = self.parse.tokens[noun.head]
        acts = self._acts(noun, verb, trigger)
        people = (
            noun.i == number.i
            or noun.lemma == "other"
            or any(noun.lemma in self.classes.get(group, ()) for group in PEOPLE)
        )
        doing = is_verb(verb) and noun in subjects(self.parse, verb) and bool(objects(self.parse, verb))
        if (people and not doing) or noun.lemma in KILLED | INJURED:
            for words, kind in ((KILLED, "killed"), (INJURED, "injured"), (DETAINED, "detained")):
                if acts & words:
                    return kind  # type: ignore[return-value]
        if people and verb.i == trigger.i and verb.lemma in MARCHING and noun.dep in SUBJECTS:
            return "count"
        if noun.i == number.i:
            return None
        if noun.lemma.casefold() in DISTANCES:
            return "distance"
        if noun.lemma in GOODS:
            return "count"
        for group, kind in (
            ("@weapon", "weapons"),
            ("@force", "troops"),
            ("@vehicle", "vehicles"),
            ("@ship", "vehicles"),
            ("@aircraft", "vehicles"),
        ):
            if noun.lemma in self.classes.get(group, ()):
                return kind  # type: ignore[return-value]
        return "count" if noun.lemma in self.classes.get("@act", ()) else None
