"""One invented report, coded with the shipped knowledge and the default model."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from polybius.model import Claim, Coded, Report
from polybius.run import code_reports

DAY = "2023-08-10"
"""A Thursday."""


class Reader:
    """Codes texts, each once."""

    def __init__(self, tools) -> None:
        self.tools = tools
        self.coded = cache(self._coded)

    def _coded(self, text: str, published: str | None = DAY) -> Coded:
        (coded,) = code_reports([Report(id="r", text=text, published=published)], self.tools)
        return coded

    def acts(self, text: str) -> list[Claim]:
        """The claims of a text, in its order, but for statements."""
        return [claim for claim in self.coded(text).claims if claim.event_type != "STATEMENT"]

    def act(self, text: str, event_type: str | None = None) -> Claim:
        """The only act of a text, or its only one of that type."""
        found = [claim for claim in self.acts(text) if event_type in {None, claim.event_type}]
        assert len(found) == 1, [(claim.event_type, claim.trigger.text) for claim in self.acts(text)]
        return found[0]

    def statements(self, text: str) -> list[Claim]:
        """The statements of a text."""
        return [claim for claim in self.coded(text).claims if claim.event_type == "STATEMENT"]


@pytest.fixture(scope="session")
def read(tools):
    """Codes texts by the rules alone."""
    return Reader(msgspec.structs.replace(tools, rules_only=True))


@pytest.fixture(scope="session")
def ids():
    """A function from actors or sources to their ids."""
    return lambda parties: [party.id for party in parties]
