"""What all tests share: no network, and where the development gold lies if it is there."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from polybius.run import Tools

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


class NetworkIsBlockedError(RuntimeError):
    """A test tried to reach the network."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection but those within this machine's file system."""

    def refused(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            raise NetworkIsBlockedError(f"a test tried to reach {address!r}")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket.socket, "connect_ex", refused)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the development gold; tests that need it are skipped where it is not."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("the development gold (../shared) is not here")
    return SHARED


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The shipped knowledge and the default model, loaded once."""
    return Tools.load()
