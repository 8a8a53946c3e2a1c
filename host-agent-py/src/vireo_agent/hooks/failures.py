"""Scripts that failed lately, and files that will never run under the names that they have."""

import difflib
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from vireo_agent.clock import rfc3339
from vireo_agent.errors import AgentError
from vireo_agent.schema.types import ScriptFailure

_KEPT = 50


class Failures:
    """The latest, of hooks and overrides alike."""

    def __init__(self) -> None:
        self.latest: deque[ScriptFailure] = deque(maxlen=_KEPT)

    def noted(self, script: Path, subject: str, error: AgentError) -> AgentError:
        """The error, once it is noted."""
        self.latest.append(ScriptFailure(str(script), rfc3339(), subject, error.message))
        return error


def misspelt(path: Path, what: str, known: Iterable[str]) -> ScriptFailure:
    """An entry that is named after nothing there is."""
    near = difflib.get_close_matches(path.name, list(known), 1)
    advice = f"; did you mean {near[0]}?" if near else ""
    message = f"{path} is never used: there is no {what} {path.name!r}{advice}"
    return ScriptFailure(str(path), rfc3339(path.lstat().st_mtime), "", message)
