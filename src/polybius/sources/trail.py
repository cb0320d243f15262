"""Where the reports of a reading stand, so that whatever is wrong with one later can be said of its file and line."""

from __future__ import annotations

from polybius.model import InputError, Report


class Trail:
    """The place of each report met, and the places where bytes had to be replaced."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[str, int | None]] = {}
        self.replaced: list[InputError] = []

    def met(self, report: Report, path: str, line: int | None = None) -> Report:
        """Note where a report stands, and give it back; of two with one id, the later counts."""
        self._places[report.id] = path, line
        if str(report.extra.get("encoding", "")).endswith("(characters replaced)"):
            self.replaced.append(self.error(report.id, "bytes that are no text were replaced by U+FFFD", field="text"))
        return report

    def error(self, report_id: str, reason: str, *, field: str) -> InputError:
        """What is wrong with a report, with its file and line where they are known.

        >>> print(Trail().error("r1", "written in 'de'", field="language"))
        report r1: language: written in 'de'
        """
        path, line = self._places.get(report_id, (f"report {report_id}", None))
        return InputError(path, reason, line=line, field=field)
