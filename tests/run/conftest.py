"""Short reports, and the tools loaded once."""

from __future__ import annotations

import pytest

from polybius.run import Tools

TEXTS = (
    ("2023-04-28", "Iran seized a tanker in the Gulf of Oman on Thursday, the U.S. Navy said."),
    ("2023-04-29", "Iran seized a tanker in the Gulf of Oman on Thursday, Iran's foreign ministry said."),
    ("2023-08-07", "South Korea and the United States will hold a joint military exercise on August 21, Seoul said."),
    ("2023-08-10", "Kim Jong Un dismissed Pak Su Il as chief of the General Staff and named Ri Yong Gil to the post."),
    ("2023-08-21", "South Korea and the United States began a joint military exercise on Monday, Seoul said."),
    (None, "North Korean leader Kim Jong Un met President Vladimir Putin in Vladivostok on Wednesday, KCNA said."),
)


@pytest.fixture(scope="session")
def tools() -> Tools:
    """Knowledge and pipeline."""
    return Tools.load()


@pytest.fixture
def reports() -> list[dict]:
    """Six reports of several days, one of them undated."""
    return [
        {"id": f"r{n}", "outlet": f"Outlet {n % 3}", "published": day, "text": text}
        for n, (day, text) in enumerate(TEXTS, 1)
    ]
