"""Persons by part of their name, and by their office: "Kim", "President Biden", "the new defence minister"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from polybius.annotate.entities.offices import (
    find_titles,
    holder,
    holds,
    leader,
    office_index,
)
from polybius.annotate.entities.scene import Mention, Scene
from polybius.knowledge import Knowledge
from polybius.knowledge.lookup import persons_by_id, tenures_by_person
from polybius.knowledge.names import fold, slug
from polybius.knowledge.rows import Office, Person
from polybius.model import Sentence, Token

FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM", "KHM", "HUN"})
PAST = frozenset({"former", "ex", "late", "then", "ousted", "deposed", "previous"})
TOP = {"leader": 0, "head-of-state": 1, "head-of-government": 2}
SHORT = 4
"""Letters up to which a name is too short to be looked for within a title."""
SPOKEN_FOR = frozenset({"spokesperson", "other"})


def part_names(scene: Scene) -> Iterator[Mention]:
    """Single names that are part of a full name met in the report, or of a known person who fits the context."""
    full = [mention for mention in scene.mentions if mention.kind == "person"]
    for token in scene.parse.tokens:
        if token.pos != "PROPN" or not token.text[:1].isupper() or scene.at(token.i) is not None or len(token.text) < 2:
            continue
        mention = _from_report(token, full) or _from_knowledge(token, scene) or _titled(token, scene)
        if mention is not None:
            yield mention
            if mention.id.startswith("person:") and mention not in full:
                full.append(mention)


def _titled(token: Token, scene: Scene) -> Mention | None:
    """A new person whom the report only ever calls by title and one name: "General Karvani"."""
    following = scene.parse.tokens[token.i + 1] if token.i + 1 < len(scene.parse.tokens) else None
    longer = following is not None and following.pos == "PROPN"
    marked = token.ent.partition("-")[2] == "PERSON" and token.text.istitle()
    if longer or not marked or scene.parse.sentence_of(token.i).headline:
        return None
    if _title_before(token, scene, upper=True) is None:
        return None
    return Mention(token.i, token.i, "person", f"person:{slug(token.text)}", token.text, None, None, None)


def _from_report(token: Token, full: list[Mention]) -> Mention | None:
    """The full name of the report that the token is the first or last word of; the last one met before it wins."""
    key = fold(token.text)
    found = None
    for mention in full:
        words = [fold(word) for word in mention.name.replace("-", " ").split()]
        family = words[0] if (mention.country or "") in FAMILY_FIRST or len(words) == 3 else words[-1]
        if key in {family, words[-1], words[0]} and (found is None or mention.first < token.i):
            found = mention
    if found is None:
        return None
    return found._replace(first=token.i, last=token.i, role=None)


def _from_knowledge(token: Token, scene: Scene) -> Mention | None:
    """A known person of that name who held an office then, whose country the report names or whose title stands before."""
    marked = token.ent.endswith("PERSON")
    titled = _title_before(token, scene)
    if not marked and titled is None:
        return None
    candidates = []
    terms = tenures_by_person(scene.knowledge)
    for person in _by_family(scene.knowledge).get(fold(token.text), ()):
        terms_held = terms.get(person.id, ())
        held = [term for term in terms_held if scene.published is None or holds(term, scene.published)]
        if not held or (person.country not in scene.countries and titled is None):
            continue
        offices = [office_index(scene.knowledge).get(fold(term.office)) for term in held]
        rank = min(TOP.get(office.kind, 5) if office else 6 for office in offices)
        fits = titled is None or any(office is not None and office.id == titled.id for office in offices)
        if fits or person.country in scene.countries:
            candidates.append((not fits, person.country not in scene.countries, rank, person.id, person))
    if not candidates:
        return None
    candidates.sort(key=lambda row: row[:4])
    if len(candidates) > 1 and candidates[0][:3] == candidates[1][:3]:
        return None
    person = candidates[0][4]
    return Mention(token.i, token.i, "person", person.id, person.name, person.country, person.sector, None)


def _title_before(token: Token, scene: Scene, *, upper: bool = False) -> Office | None:
    """The title right before a name; one written with capitals where ``upper``."""
    sentence = scene.parse.sentence_of(token.i)
    for _, last, office in find_titles(scene.parse, sentence, scene.knowledge):
        if last == token.i - 1 and (not upper or scene.parse.tokens[last].text[:1].isupper()):
            return office
    return None


@lru_cache(maxsize=8)
def _by_family(knowledge: Knowledge) -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in knowledge.persons:
        for name in (person.name, *person.variants):
            words = name.replace("-", " ").split()
            for word in {words[0] if person.country in FAMILY_FIRST else words[-1], words[-1]}:
                rows = found.setdefault(fold(word), [])
                if person not in rows:
                    rows.append(person)
    return {key: tuple(rows) for key, rows in found.items()}


def described_persons(scene: Scene) -> Iterator[Mention]:
    """Offices that stand for their holders; an office beside a name becomes the role of the person named."""
    for sentence in scene.parse.sentences:
        for first, last, office in find_titles(scene.parse, sentence, scene.knowledge):
            owner = _body_before(first, last, scene)
            if owner is not None:
                first = owner.last + 1
            if scene.taken(first, last):
                continue
            plural = scene.parse.tokens[last].tag in {"NNS", "NNPS"}
            named = _beside(last, sentence, scene)
            country = owner.country if owner is not None else _of_the_body(first, last, scene)
            country = country or scene.country_of(last, first, named=named is not None)
            if named is not None:
                _give_role(named, office, country, scene)
            elif (
                not plural
                and not _indefinite(last, scene)
                and scene.parse.tokens[last].dep not in {"compound", "amod"}
                and office.kind != "rank"
            ):
                yield _holder(first, last, office, country, scene)
    _give_countries(scene)


def _of_the_body(first: int, last: int, scene: Scene) -> str | None:
    """The country of the body in a title that the report named before: "the Chief of the General Staff" of the North's."""
    if scene.modifying_country(last, first, last) is not None:
        return None
    title = fold(scene.text(first, last))
    for mention in reversed(scene.mentions_before(first)):
        body = fold(scene.text(mention.first, mention.last))
        if mention.kind == "organisation" and mention.country and len(body) > SHORT and body in title and body != title:
            return mention.country
    return None


def _body_before(first: int, last: int, scene: Scene) -> Mention | None:
    """The body of a state that a title begins with: "Chinese Foreign Ministry" of the spokesman of it."""
    there = scene.at(first)
    if there is None or there.kind != "organisation" or there.country is None or there.last >= last:
        return None
    return there if not scene.taken(there.last + 1, last) else None


def _give_countries(scene: Scene) -> None:
    """Give the people of whom no country is known that of the words beside their name: "X, head of Israel's army"."""
    for mention in [m for m in scene.mentions if m.kind == "person" and m.country is None]:
        head = scene.parse.tokens[mention.last]
        beside = [
            *scene.parse.children(head.i, "appos"),
            *([scene.parse.tokens[head.head]] if head.dep == "appos" else []),
        ]
        for noun in (head, *beside):
            there = scene.at(noun.i) if noun is not head else None
            country = (
                there.country if there is not None else scene.modifying_country(noun.i, mention.first, mention.last)
            )
            if country is not None:
                scene.mentions = [
                    other._replace(country=country) if other.id == mention.id and other.country is None else other
                    for other in scene.mentions
                ]
                break


def _indefinite(last: int, scene: Scene) -> bool:
    """Whether a title speaks of no one in particular: "an army chief", "one minister"."""
    return any(
        child.text.casefold() in {"a", "an", "one", "another", "some", "any", "no", "each", "every"}
        for child in scene.parse.children(last, "det", "nummod")
    )


def _beside(last: int, sentence: Sentence, scene: Scene) -> Mention | None:
    """The person whose title or apposition the words are: "Defence Minister X", "X, the defence minister,"."""
    tokens = scene.parse.tokens
    for child in scene.parse.children(last, "appos"):
        beside = scene.at(child.i)
        if beside is not None and beside.kind == "person" and child.i < sentence.last:
            return beside
    there = scene.at(last + 2) if last + 2 < sentence.last and tokens[last + 1].text == "of" else None
    if there is not None and there.last + 2 < sentence.last and tokens[there.last + 1].text == ",":
        renamed = scene.at(there.last + 2)
        if renamed is not None and renamed.kind == "person" and tokens[renamed.last].dep == "appos":
            return renamed
    after = last + 1
    while after < sentence.last and tokens[after].text in {",", "."} and after - last < 2:
        after += 1
    if after > last + 1:
        for start, end, _ in find_titles(scene.parse, sentence, scene.knowledge):
            if start == after and tokens[start].dep == "appos" and end + 1 < sentence.last:
                renamed = scene.at(end + 1)
                return renamed if renamed is not None and renamed.kind == "person" else None
    following = scene.at(after) if after < sentence.last else None
    if following is not None and following.kind == "person" and (after == last + 1 or tokens[last].dep != "appos"):
        if after == last + 1 or tokens[after].dep == "appos" or tokens[following.last].dep == "appos":
            return following
    head = tokens[tokens[last].head]
    if tokens[last].dep in {"appos", "attr"}:
        governor = scene.at(head.i)
        if governor is not None and governor.kind == "person":
            return governor
    return None


def _give_role(named: Mention, office: Office, country: str | None, scene: Scene) -> None:
    for place, mention in enumerate(scene.mentions):
        if mention.id == named.id:
            scene.mentions[place] = mention._replace(
                role=mention.role or office.title,
                country=mention.country or country,
                sector=mention.sector or office.sector or None,
            )


def _holder(first: int, last: int, office: Office, country: str | None, scene: Scene) -> Mention:
    """Who is meant by an office alone: a person of the report with that role, the known holder, or the office itself."""
    past = any(token.text.casefold() in PAST for token in scene.parse.tokens[max(0, first - 4) : first])
    for mention in reversed(scene.mentions):
        if mention.kind == "person" and mention.role == office.title and mention.country == country and not past:
            if mention.id.startswith("person:"):
                return mention._replace(first=first, last=last)
    person: Person | None = None
    if country is not None and not past and office.kind not in SPOKEN_FOR:
        if office.kind == "leader" or office.title.casefold() == "leader":
            person = leader(country, scene.published, scene.knowledge)
        else:
            person = holder(country, office, scene.published, scene.knowledge)
    if person is not None and person.id in persons_by_id(scene.knowledge):
        return Mention(first, last, "person", person.id, person.name, person.country, person.sector, office.title)
    words = scene.text(first, last)
    name = f"{scene.adjective(country)} {words}".strip()
    identity = f"official:{country.lower()}-{slug(office.title)}" if country else f"official:{slug(office.title)}"
    return Mention(first, last, "person", identity, name, country, office.sector or "GOV", office.title)
