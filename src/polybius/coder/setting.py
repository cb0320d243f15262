"""When and where an act took place, by the words that stand nearest to it in the tree."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from polybius.annotate.times import resolve
from polybius.coder.grammar import LOCATING, is_verb, phrases, stands_in
from polybius.coder.index import Index
from polybius.model import Interval, Parse, Place, PlaceMention, TimeExpression, Token, When
from polybius.model.claim import Status

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""What a participle says of a subject ("North Korea, founded in 1948, paraded") is no setting of the act."""
CLAUSES = frozenset({"ccomp", "relcl", "advcl", "parataxis", "csubj"})
AHEAD: frozenset[Status] = frozenset({"planned", "hypothetical", "threatened", "called_for"})
BESIDE = frozenset({"advcl", "conj"})
"""Clauses that share the time of a verb of saying: "said on Monday, condemning the raid"."""
LEADING = frozenset("to into towards toward from for against between".split())
MOTION = frozenset(
    "fly travel go leave come arrive return head sail drive cross move deploy send take rush fan".split()
)
WHITHER = frozenset({"to", "into", "for", "in", "at", "towards"})
"""Where a motion leads: "flew to Moscow", "left for Seoul"."""
DEEDS = frozenset("CONSULT COOPERATE AID RETREAT PROTEST MOBILIZE COERCE ASSAULT SANCTION ACTIVITY SUPPORT".split())
"""Types of acts that are done somewhere, and not only said."""


class Setting:
    """Finds the time and the place of the acts of one report."""

    def __init__(self, parse: Parse, index: Index, triggers: set[int], cues: frozenset[str]) -> None:
        self.parse, self.index, self.triggers, self.cues = parse, index, triggers, cues

    def when(
        self, token: Token, status: Status, published: Interval | None, carriers: Collection[int] = ()
    ) -> When | None:
        """The days of the act at a token: from its own words, else from those of the clauses above it.

        What is planned lies ahead: a day of the year in "preparations for a parade on September 9" is the coming one.
        """
        for near in self._circles(token, within=None if status == "happened" else carriers):
            for i in near:
                time = self.index.time(i)
                if (
                    time is not None
                    and time.type in {"DATE", "TIME"}
                    and (time.interval or time.symbol)
                    and not apart(self.parse, time)
                    and not self._foreign(i, token)
                ):
                    return self._range(time, status, published) or _when(time, status, published)
        return None

    def _range(self, time: TimeExpression, status: Status, published: Interval | None) -> When | None:
        """The days of both expressions of "between Thursday and the end of the month", "from May 3 to May 9"."""
        times = self.index.layers.times
        place = times.index(time)
        for first, last in pairwise(times[max(0, place - 1) : place + 2]):
            gap = self.parse.text[first.end : last.start].strip(" ,").casefold()
            lead = self.parse.text[max(0, first.start - 9) : first.start].casefold().split()[-1:]
            if (gap, *lead) != ("and", "between") and gap not in {"to", "until", "till", "through"}:
                continue
            start, end = (_when(part, status, published) for part in (first, last))
            symbol = f"range:{start.symbol}|{end.symbol}" if start.symbol and end.symbol else None
            if start.start and end.end and start.start > end.end:
                continue
            return When(start=start.start, end=end.end, evidence=(first.span, last.span), symbol=symbol)
        return None

    def where(self, token: Token, event_type: str = "") -> Place | None:
        """The place of the act: a literal place name in a locating phrase near it.

        A deed also takes place where it leads to, comes from or is done to: "flew to Lima", "the withdrawal from Haiti",
        "bombed Beirut airport"; what is only said does not, and a meeting is not where its guests come from.
        """
        if is_verb(token) and token.lemma in MOTION:
            for phrase in phrases(self.parse, token.i):
                place = self.index.place(phrase.head.i) if phrase.prep in WHITHER else None
                if place is not None and place.use == "literal":
                    return place_of(place)
        above = [other.i for other in self.parse.ancestors(token.i) if other.i not in self.triggers]
        circles = self._circles(token, reach=4, within=above)
        preps: tuple[frozenset[str] | None, ...] = (LOCATING,)
        if event_type in DEEDS:
            leading = LEADING - {"from"} if event_type in {"CONSULT", "COOPERATE"} else LEADING
            preps = (LOCATING, leading, None)
        for allowed in preps:
            for near in circles if allowed == LOCATING else circles[:1]:
                for i in near:
                    if i in self.index.here and not self._foreign(i, token):
                        return place_of(self.index.here[i])
                    place = self.index.place(i)
                    if place is None or place.use != "literal" or self._foreign(i, token):
                        continue
                    if self.parse.tokens[i].dep == "poss" and self.parse.tokens[i].head == token.i:
                        continue
                    if self._is_whence(i):
                        continue
                    if stands_in(self.parse, i, allowed):
                        return place_of(place)
        return None

    def _is_whence(self, i: int) -> bool:
        """Whether a place only says whence somebody is: "Yoon Suk Yeol of South Korea", "Japan's Fumio Kishida"."""
        token = self.parse.tokens[i]
        while token.dep == "compound":
            token = self.parse.tokens[token.head]
        head = self.parse.tokens[token.head]
        noun = head.i if token.dep == "poss" else head.head if head.lemma == "of" else None
        entity = self.index.entity(noun) if noun is not None else None
        return entity is not None and entity.kind == "person"

    def _circles(self, token: Token, *, reach: int = 4, within: Collection[int] | None = None) -> list[list[int]]:
        """Token indices ever farther from the act: its own phrase, its verb's clause, the clauses above.

        They end at a verb of saying, whose time is not that of what is said, above a relative clause, and at the first verb
        that is not ``within`` where that is given.
        """
        circles = [self._own(token), *(self._own(other) for other in self._coordinated(token))]
        below, relative = token, False
        for above in self.parse.ancestors(token.i)[:reach]:
            relative = relative or below.dep == "relcl"
            if above.lemma in self.cues and is_verb(above) and below.dep not in BESIDE:
                break
            if relative and is_verb(above):
                break
            if within is not None and is_verb(above) and above.i not in within:
                break
            circles.append(list(self._own(above, but=below)))
            below = above
        return circles

    def _coordinated(self, token: Token) -> list[Token]:
        """The verbs that a verb is coordinated with: "boarded the ship and took it away on Monday" has one time."""
        if not is_verb(token):
            return []
        group = [other for other in self.parse.children(token.i, "conj") if is_verb(other)]
        head = self.parse.tokens[token.head]
        if token.dep == "conj" and is_verb(head):
            group += [head, *(other for other in self.parse.children(head.i, "conj") if other.i != token.i)]
        return group if len(group) == 1 else []

    def _own(self, token: Token, but: Token | None = None) -> list[int]:
        """The words below a token, without subordinate clauses and other acts that have words of their own."""
        found: list[int] = []
        waiting = [token.i]
        while waiting:
            i = waiting.pop()
            for child in self.parse.children(i):
                if (
                    (but is not None and (child.i == but.i or (i == token.i and child.dep in SUBJECTS)))
                    or (child.dep in CLAUSES and not (child.dep == "relcl" and child.lemma == "be"))
                    or (child.dep == "conj" and is_verb(child))
                ):
                    continue
                if child.dep == "acl" and is_verb(token) and self.parse.tokens[i].dep in SUBJECTS:
                    continue
                if child.i in self.triggers and child.i != token.i and child.dep in {"conj", "xcomp", "acl"}:
                    continue
                found.append(child.i)
                waiting.append(child.i)
        return sorted(found, key=lambda i: abs(i - token.i))

    def _foreign(self, i: int, token: Token) -> bool:
        """Whether a word belongs to another act that stands between it and this one."""
        for above in self.parse.ancestors(i):
            if above.i == token.i:
                return False
            if above.i in self.triggers and token.i not in {below.i for below in self.parse.subtree(above.i)}:
                return True
        return False


def apart(parse: Parse, time: TimeExpression) -> tuple[str, str] | None:
    """How far two acts lie apart, and which comes first: ("a day", "after") of "a day after he resigned"."""
    *words, last = time.text.casefold().split()
    if last not in {"after", "before"}:
        words, last = [*words, last], next(iter(parse.text[time.end : time.end + 8].casefold().split()), "")
    return (" ".join(words), last) if last in {"after", "before"} and len(words) > 1 else None


def _when(time: TimeExpression, status: Status, published: Interval | None) -> When:
    interval, symbol = time.interval, time.symbol
    if status in AHEAD and symbol is not None and symbol.startswith("monthday:") and symbol.endswith(":past"):
        symbol = symbol.removesuffix("past") + "future"
        interval = resolve(symbol, published) if published is not None else None
    return When(
        start=interval.start if interval else None,
        end=interval.end if interval else None,
        evidence=(time.span,),
        symbol=symbol,
    )


def place_of(place: PlaceMention) -> Place:
    """A place named in the report as that of an act."""
    precision = place.precision if place.precision in {"city", "admin", "country", "site", "sea"} else None
    return Place(
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        geonameid=place.geonameid,
        precision=precision,  # type: ignore[arg-type]
        evidence=(place.span,),
    )
