"""Errors that a verb answers with; names and codes come from the protocol document."""

from enum import IntEnum
from typing import Any

from vireo_agent.protocol import ERROR_CODES


class JsonRpc(IntEnum):
    """The codes that JSON-RPC reserves."""

    PARSE_ERROR = -32700
    INVALID_REQUEST = -32600
    METHOD_NOT_FOUND = -32601
    INVALID_PARAMS = -32602


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


class ProtocolError(Exception):
    """A frame that is not a request of this protocol."""

    def __init__(self, code: JsonRpc, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def to_json(self) -> dict[str, Any]:
        """The JSON-RPC error object."""
        return {"code": self.code, "message": self.message, "data": {"name": self.code.name}}
