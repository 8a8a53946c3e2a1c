"""Errors that a verb answers with; names and codes come from the protocol document."""

from typing import Any

from vireo_agent.protocol import ERROR_CODES


class AgentError(Exception):
    """A refusal with a name of the protocol, a sentence for people and optional data."""

    def __init__(self, name: str, message: str, **data: Any) -> None:
        super().__init__(message)
        self.name = name
        self.code = ERROR_CODES[name]
        self.message = message
        self.data: dict[str, Any] = {"name": name, **data}

    def to_json(self) -> dict[str, Any]:
        """The JSON-RPC error object."""
        return {"code": self.code, "message": self.message, "data": self.data}


def path_refused(path: str, reason: str) -> AgentError:
    """The refusal of a path that somebody named."""
    return AgentError("PATH_REFUSED", f"path {path[:200]!r} refused: {reason}", subject=path[:200])
