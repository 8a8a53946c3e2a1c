"""One text frame as a request, or an error that says why it is none."""

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NoReturn

from vireo_agent.deadline import DEFAULT_SECONDS
from vireo_agent.errors import AgentError
from vireo_agent.schema.codec import DecodeError, decode
from vireo_agent.schema.types import Meta

_MAX_ID_LENGTH = 128
_WITHOUT_META = Meta(correlation_id="", deadline_ms=int(DEFAULT_SECONDS * 1000))

RequestId = str | int


class RefusedFrame(AgentError):
    """A frame that is no request, with the id to answer to as far as it could be read."""

    def __init__(self, request_id: RequestId | None, name: str, message: str) -> None:
        super().__init__(name, message)
        self.request_id = request_id


@dataclass(frozen=True, slots=True)
class Request:
    """A call; its params are not checked yet."""

    id: RequestId
    method: str
    params: dict[str, Any]
    meta: Meta


@dataclass(frozen=True, slots=True)
class _Envelope:
    """What a frame holds beside its id and its params."""

    jsonrpc: Literal["2.0"]
    method: Annotated[str, "[!-~]{1,100}"]
    meta: Meta = _WITHOUT_META


def parse(text: str) -> Request:
    """Reads a frame."""
    try:
        frame = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RefusedFrame(None, "PARSE_ERROR", f"not JSON: {error}") from None
    if not isinstance(frame, dict):
        raise RefusedFrame(None, "INVALID_REQUEST", "a frame holds one request object, no batch")
    identity, params = _identity(frame.pop("id", None)), frame.pop("params", {})
    if identity is None:
        raise RefusedFrame(
            None,
            "INVALID_REQUEST",
            f"id must be an integer or a string of at most {_MAX_ID_LENGTH} characters",
        )
    try:
        envelope = decode(_Envelope, frame, "request")
    except DecodeError as error:
        raise RefusedFrame(identity, "INVALID_REQUEST", str(error)) from None
    if not isinstance(params, dict):
        raise RefusedFrame(identity, "INVALID_PARAMS", "params must be an object (by name)")
    return Request(identity, envelope.method, params, envelope.meta)


def _identity(value: object) -> RequestId | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return value if len(str(value)) <= _MAX_ID_LENGTH else None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
