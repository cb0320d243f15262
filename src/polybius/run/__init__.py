"""How the stages are run."""

from polybius.run.pipeline import Tools, code_reports
from polybius.run.situation import Situation

__all__ = ["Situation", "Tools", "code_reports"]
