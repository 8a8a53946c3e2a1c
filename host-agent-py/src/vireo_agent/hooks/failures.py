"""Scripts that failed lately, and files that will never run under the names that they have."""

import difflib
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vireo_agent.clock import rfc3339
from vireo_agent.errors import AgentError

_KEPT = 50


@dataclass(frozen=True, slots=True)
class Failure:
    """A script that failed, or that nothing runs."""

    script: str
    at: str
    subject: str
    message: str


class Failures:
    """The latest, of hooks and overrides alike."""

    def __init__(self) -> None:
        self.latest: deque[Failure] = deque(maxlen=_KEPT)

    def note(self, script: Path, subject: str, message: str) -> None:
        """The script failed."""
        self.latest.append(Failure(str(script), rfc3339(), subject, message))

    def noted(self, script: Path, subject: str, error: AgentError) -> AgentError:
        """The error, once it is noted."""
        self.note(script, subject, error.message)
        return error


def misspelt(path: Path, what: str, known: Iterable[str]) -> Failure:
    """An entry that is named after nothing there is."""
    near = difflib.get_close_matches(path.name, list(known), 1)
    advice = f"; did you mean {near[0]}?" if near else ""
    message = f"{path} is never used: there is no {what} {path.name!r}{advice}"
    return Failure(str(path), rfc3339(path.lstat().st_mtime), "", message)
