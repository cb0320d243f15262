"""State ships by their prefix and name: "USS Harlan Pike"."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.annotate.entities.scene import Mention, Scene
from polybius.knowledge.names import slug

SHIP = "ship:"
"""How the id of a named ship begins."""
LONGEST = 3
"""Words of a ship's name behind its prefix."""
SHIP_PREFIXES = {
    **dict.fromkeys(("USS", "USNS", "USCGC", "USAV"), "USA"),
    **dict.fromkeys(("HMS", "RFA"), "GBR"),
    "HMAS": "AUS",
    "HMCS": "CAN",
    "CCGS": "CAN",
    "HMNZS": "NZL",
    "HNLMS": "NLD",
    "HDMS": "DNK",
    "HNoMS": "NOR",
    "HSwMS": "SWE",
    "ORP": "POL",
    "TCG": "TUR",
    "INS": "IND",
    "PNS": "PAK",
    "BNS": "BGD",
    "SLNS": "LKA",
    "ROKS": "KOR",
    "JS": "JPN",
    "BRP": "PHL",
    "KRI": "IDN",
    "KD": "MYS",
    "RSS": "SGP",
    "HTMS": "THA",
    "ARA": "ARG",
    "BAP": "PER",
    "ITS": "ITA",
    "ESPS": "ESP",
    "SAS": "ZAF",
    "NNS": "NGA",
    "LÉ": "IRL",
}
"""The prefixes of the names of state ships; "INS" is India's in news of the sea, and Israel's too seldom to count."""


def ships(scene: Scene) -> Iterator[Mention]:
    """The ships that a report names with the prefix of a navy or coast guard, each of the country of that prefix."""
    tokens = scene.parse.tokens
    for token in tokens:
        country = SHIP_PREFIXES.get(token.text)
        last = token.i
        sentence = scene.parse.sentence_of(token.i)
        while last + 1 < sentence.last and last - token.i < LONGEST and tokens[last + 1].text[:1].isupper():
            if tokens[last + 1].pos not in {"PROPN", "NOUN"}:
                break
            last += 1
        if country is not None and last > token.i:
            name = scene.text(token.i, last)
            yield Mention(token.i, last, "weapon", f"{SHIP}{slug(name)}", name, country, "MIL", None)
