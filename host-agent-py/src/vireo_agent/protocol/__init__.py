"""The protocol document that the engine and the agent share; see protocol.json."""

import json
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """The parsed protocol.json."""
    text = resources.files(__name__).joinpath("protocol.json").read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


VERSION: int = document()["protocol"]
SUBPROTOCOL: str = document()["subprotocol"]
PATH: str = document()["path"]
MAX_MESSAGE_BYTES: int = document()["max_message_bytes"]
FEATURES: tuple[str, ...] = tuple(document()["features"])
# With those that JSON-RPC reserves, for frames that are no request of this protocol.
_ERRORS = [*document()["errors"], *document()["frame_errors"]]
ERROR_CODES: dict[str, int] = {error["name"]: error["code"] for error in _ERRORS}
# Nothing happened, or nobody knows what did: the next try may do better.
UNRECORDED = {error["name"] for error in _ERRORS if not error.get("recorded", True)}
CONSOLE_PATH: str = document()["consoles"]["path"]
CONSOLE_CLOSES: dict[str, int] = {end["name"]: end["code"] for end in document()["consoles"]["closes"]}
TICKET_SECONDS: int = document()["consoles"]["ticket_seconds"]
