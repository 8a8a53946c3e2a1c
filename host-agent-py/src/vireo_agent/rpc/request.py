"""One text frame as a request, or an error that says why it is none."""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from vireo_agent.deadline import DEFAULT_SECONDS
from vireo_agent.errors import JsonRpc, ProtocolError
from vireo_agent.schema.codec import decode
from vireo_agent.schema.types import Meta

_MEMBERS = frozenset({"jsonrpc", "id", "method", "params", "meta"})
_MAX_ID_LENGTH = 128
_MAX_KEY_LENGTH = 200
_MAX_CORRELATION_LENGTH = 128
_MAX_METHOD_LENGTH = 100
# Longer than any verb may take; a larger number is a mistake of the caller.
_MAX_DEADLINE_MS = 24 * 3600 * 1000

RequestId = str | int


class RefusedFrame(Exception):
    """A frame that is no request, with the id to answer to as far as it could be read."""

    def __init__(self, request_id: RequestId | None, error: ProtocolError) -> None:
        super().__init__(error.message)
        self.request_id = request_id
        self.error = error


@dataclass(frozen=True, slots=True)
class Request:
    """A call; its params are not checked yet."""

    id: RequestId
    method: str
    params: dict[str, Any]
    meta: Meta


def parse(text: str) -> Request:
    """Reads a frame."""
    try:
        frame = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _refused(None, JsonRpc.PARSE_ERROR, f"not JSON: {error}") from None
    if not isinstance(frame, dict):
        raise _refused(None, JsonRpc.INVALID_REQUEST, "a frame holds one request object, no batch")
    identity = _identity(frame)
    if frame.get("jsonrpc") != "2.0":
        raise _refused(identity, JsonRpc.INVALID_REQUEST, "jsonrpc must be '2.0'")
    if identity is None:
        raise _refused(None, JsonRpc.INVALID_REQUEST, "id must be a string or an integer")
    unknown = sorted(set(frame) - _MEMBERS)
    if unknown:
        raise _refused(
            identity, JsonRpc.INVALID_REQUEST, f"unknown members: {', '.join(unknown)[:200]}"
        )
    method = frame.get("method")
    if not isinstance(method, str) or len(method) > _MAX_METHOD_LENGTH:
        raise _refused(identity, JsonRpc.INVALID_REQUEST, "method must be a short string")
    params = frame.get("params", {})
    if not isinstance(params, dict):
        raise _refused(identity, JsonRpc.INVALID_PARAMS, "params must be an object (by name)")
    return Request(identity, method, params, _meta(identity, frame))


def _identity(frame: dict[str, Any]) -> RequestId | None:
    value = frame.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    if len(str(value)) > _MAX_ID_LENGTH:
        return None
    return value


def _meta(identity: RequestId, frame: dict[str, Any]) -> Meta:
    if "meta" not in frame:
        return Meta(correlation_id="", deadline_ms=int(DEFAULT_SECONDS * 1000))
    try:
        meta = decode(Meta, frame["meta"], "meta")
        _check(meta)
    except ValueError as error:
        raise _refused(identity, JsonRpc.INVALID_REQUEST, str(error)) from None
    return meta


def _check(meta: Meta) -> None:
    correlation, key = meta.correlation_id, meta.idempotency_key
    for name, text in (("correlation_id", correlation), ("idempotency_key", key or "")):
        if not _is_text(text):
            raise ValueError(f"meta.{name} has half a surrogate pair, which is no text")
    if len(correlation) > _MAX_CORRELATION_LENGTH:
        raise ValueError(f"meta.correlation_id is longer than {_MAX_CORRELATION_LENGTH} characters")
    if meta.deadline_ms > _MAX_DEADLINE_MS:
        raise ValueError(
            f"meta.deadline_ms {meta.deadline_ms} is more than {_MAX_DEADLINE_MS} (a day)"
        )
    if key is not None and not 0 < len(key) <= _MAX_KEY_LENGTH:
        raise ValueError(f"meta.idempotency_key must have 1 to {_MAX_KEY_LENGTH} characters")


def _is_text(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _refused(identity: RequestId | None, code: JsonRpc, message: str) -> RefusedFrame:
    return RefusedFrame(identity, ProtocolError(code, message))
