"""One confrontation, from its reports to the brief, in a database or in memory."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec

from polybius.fuse import fuse
from polybius.model import Claim, Coded, Event, Fused, InputError, Plan, Report, ReportRecord, Story, Tenure
from polybius.run.pipeline import Tools, code_reports
from polybius.sources import Trail, read_jsonl, read_path, report_of
from polybius.store import Store

if TYPE_CHECKING:
    import pandas

Progress = Callable[[str], None]
_WORD = re.compile(r"[^\W_]+")


class ReadResult(msgspec.Struct, frozen=True):
    """What a reading did.

    Args:
        added: the ids of the reports added.
        known: how many were known before.
        refused: what could not be taken, and why.
        replaced: where bytes that are no text had to be replaced.
    """

    added: tuple[str, ...]
    known: int
    refused: tuple[InputError, ...]
    replaced: tuple[InputError, ...] = ()


class Situation:
    """Reports, claims, events, plans, tenures and stories of one confrontation.

    Args:
        path: a database file; without it all is kept in memory.
        tools: knowledge and spaCy pipeline; loaded when needed.
        as_of: leave out what was retrieved (or else published) after that day.

    Example:
        >>> from polybius import Situation
        >>> situation = Situation()
        >>> situation.add([{"text": "Kim Jong Un met Xi Jinping in Beijing on 8 January 2019."}]).added != ()
        True
        >>> [(event.event_type, event.status) for event in situation.events]
        [('CONSULT', 'happened')]
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        tools: Tools | None = None,
        as_of: date | None = None,
        create: bool = True,
    ) -> None:
        self._store = Store(Path(path), create=create) if path is not None else None
        self._tools, self._as_of = tools, as_of
        self._coded: list[Coded] = list(self._store.coded()) if self._store is not None and as_of is not None else []
        self._loaded = self._store is None or as_of is not None
        self._fused: Fused | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        if self._store is not None:
            self._store.close()

    @property
    def tools(self) -> Tools:
        """Knowledge and pipeline, loaded at first use."""
        if self._tools is None:
            self._tools = Tools.load()
        return self._tools

    @property
    def coded(self) -> Sequence[Coded]:
        """Every report with its layers and claims."""
        if not self._loaded:
            assert self._store is not None
            self._coded, self._loaded = list(self._store.coded()), True
        return self._coded

    def read(self, paths: Iterable[str | Path], *, progress: Progress | None = None) -> ReadResult:
        """Read text files, HTML pages, JSONL and folders of them; only what is new is coded and kept."""
        trail = Trail()
        found = (item for path in paths for item in read_path(Path(path), trail))
        return self._take(found, trail, progress)

    def read_lines(self, lines: Iterable[bytes], name: str, *, progress: Progress | None = None) -> ReadResult:
        """Read JSON Lines from an open file or stream; the name is for the errors."""
        trail = Trail()
        return self._take(read_jsonl(lines, name, trail), trail, progress)

    def add(self, reports: Iterable[Report | dict[str, Any]]) -> ReadResult:
        """Take reports given as values or as dictionaries of the contract."""
        return self._take((r if isinstance(r, Report) else report_of(r) for r in reports), Trail(), None)

    def _take(self, found: Iterable[Report | InputError], trail: Trail, progress: Progress | None) -> ReadResult:
        known = (
            self._store.known()
            if self._store is not None
            else {c.document.report.id: c.document.report.text_sha256 for c in self._coded}
        )
        refused: list[InputError] = []
        met = [0]

        def fresh() -> Iterator[Report]:
            for item in found:
                if isinstance(item, InputError):
                    refused.append(item)
                elif known.get(item.id) == item.text_sha256:
                    met[0] += 1
                elif item.id in known:
                    refused.append(trail.error(item.id, f"another text is kept under the id {item.id!r}", field="id"))
                else:
                    known[item.id] = item.text_sha256
                    yield item

        added: list[str] = []
        for coded in code_reports(fresh(), self.tools, refuse=refused.append, trail=trail):
            if self._store is not None:
                self._store.add(coded)
            if self._loaded:
                self._coded.append(coded)
            added.append(coded.document.report.id)
            if progress is not None:
                progress(coded.document.report.id)
        if added:
            self._fused = None
        return ReadResult(tuple(added), met[0], tuple(refused), tuple(trail.replaced))

    @property
    def fused(self) -> Fused:
        """Events, plans, tenures and stories: worked out anew when the claims have changed."""
        if self._fused is None:
            if self._store is not None and self._as_of is None:
                self._fused = self._store.fused()
            if self._fused is None:
                self._fused = fuse(self.coded, self.tools.knowledge, as_of=self._as_of)
                if self._store is not None and self._as_of is None:
                    self._keep(self._store, self._fused)
        return self._fused

    def _keep(self, store: Store, fused: Fused) -> None:
        """Save what was fused, unless another process has added reports meanwhile; none is ever taken away."""
        stamp = store.stamp()
        if stamp.partition(":")[0] == str(len(self.coded)):
            store.save_fused(fused, stamp)

    @property
    def reports(self) -> tuple[ReportRecord, ...]:
        """The reports, with their origins and copies."""
        return self.fused.reports

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the reports that count."""
        counted = {report.report_id for report in self.fused.reports}
        return tuple(claim for coded in self.coded if coded.document.report.id in counted for claim in coded.claims)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events."""
        return self.fused.events

    @property
    def plans(self) -> tuple[Plan, ...]:
        """What was announced, and what became of it."""
        return self.fused.plans

    @property
    def offices(self) -> tuple[Tenure, ...]:
        """Who held which office."""
        return self.fused.tenures

    @property
    def stories(self) -> tuple[Story, ...]:
        """The storylines."""
        return self.fused.stories

    def search(self, words: str) -> tuple[str, ...]:
        """The ids of the reports that contain all the words."""
        if self._store is not None:
            return self._store.search(words)
        wanted = [phrase for word in words.split() if (phrase := _phrase(word)).strip()]
        given = (one.document.report for one in self._coded)
        texts = {report.id: _phrase(report.title or "") + _phrase(report.text) for report in given}
        return tuple(id_ for id_, text in texts.items() if wanted and all(phrase in text for phrase in wanted))

    def to_pandas(self, kind: str = "events") -> pandas.DataFrame:
        """One of ``reports``, ``claims``, ``events``, ``plans``, ``offices``, ``stories`` as a table.

        Raises:
            ImportError: pandas is not installed; it comes with ``pip install 'polybius[pandas]'``.
        """
        import pandas  # noqa: PLC0415 - an extra

        return pandas.DataFrame([msgspec.to_builtins(row) for row in getattr(self, kind)])


def _phrase(text: str) -> str:
    """The words of a text as the database's index has them: no case, accents or signs, each between spaces."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in plain.casefold() if not unicodedata.combining(letter))
    return " " + " ".join(_WORD.findall(letters)) + " "
