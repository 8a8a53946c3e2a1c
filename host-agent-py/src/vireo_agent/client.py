"""The command line as a client of the agent on this machine, for support.

It shows the host's own certificate, which the agent takes from its own machine alone.
"""

import json
import ssl
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from vireo_agent import __version__, protocol
from vireo_agent.config import Config
from vireo_agent.events.stream import BUFFERED_EVENTS
from vireo_agent.rpc import tls

_ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}


class CallError(Exception):
    """The agent refused, or cannot be reached."""


class _Session:
    """One greeted connection."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, correlation_id: str) -> None:
        self._socket = socket
        self.correlation_id = correlation_id
        self._next = 0
        self.greeting: dict[str, Any] = {}

    async def call(self, verb: str, params: dict[str, Any], seconds: float) -> Any:
        """The verb's result; events that arrive meanwhile are left out."""
        self._next += 1
        meta = {"correlation_id": self.correlation_id, "deadline_ms": int(seconds * 1000)}
        request = {"jsonrpc": "2.0", "id": self._next, "method": verb, "params": params}
        await self._socket.send_json({**request, "meta": meta})
        async for frame in self.frames():
            if frame.get("id") != self._next:
                continue
            if "error" in frame:
                error = frame["error"]
                name = error.get("data", {}).get("name", error["code"])
                raise CallError(f"{verb}: {name}: {error['message']}")
            return frame["result"]
        raise self.closed(verb)

    async def frames(self) -> AsyncIterator[dict[str, Any]]:
        """What the agent sends, until it closes."""
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.TEXT:
                yield json.loads(message.data)

    def closed(self, doing: str) -> CallError:
        """What to say when there are no more frames."""
        code = self._socket.close_code
        return CallError(f"{doing}: the agent closed the connection ({code})")


async def call(config: Config, verb: str, params: dict[str, Any], seconds: float) -> None:
    """Prints a verb's result as JSON."""
    async with _connected(config) as session:
        result = await session.call(verb, params, seconds)
        print(f"correlation id {session.correlation_id}", file=sys.stderr)
    print(json.dumps(result, indent=2, ensure_ascii=False))


async def events(config: Config, *, last: int, follow: bool) -> None:
    """Prints the latest events, one JSON object a line; with ``follow`` also what comes then."""
    async with _connected(config) as session:
        greeting = session.greeting
    last = min(last, BUFFERED_EVENTS, greeting["last_sequence"])
    while True:
        newest = greeting["last_sequence"]
        begin = {"session": greeting["session"], "last_sequence": max(0, newest - last)}
        async with _connected(config, begin) as session:
            if session.greeting["replayed"]:
                await _print_events(session, begin["last_sequence"], newest, follow=follow)
                return
            # The buffer has gone on since, or the agent was started anew.
            greeting, last = session.greeting, last // 2


async def _print_events(session: _Session, shown: int, newest: int, *, follow: bool) -> None:
    if not follow and shown >= newest:
        return
    async for frame in session.frames():
        if frame.get("method") == "event":
            print(json.dumps(frame["params"], ensure_ascii=False), flush=True)
            if not follow and frame["params"]["sequence"] >= newest:
                return
    raise session.closed("events")


@asynccontextmanager
async def _connected(config: Config, resume: dict[str, Any] | None = None) -> AsyncIterator[_Session]:
    address = _ANY.get(config.bind, config.bind)
    host = f"[{address}]" if ":" in address else address
    url = f"wss://{host}:{config.port}{protocol.PATH}"
    correlation_id = f"cli-{uuid.uuid4()}"
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # The peer is this host by its certificate's authority and the loopback, not by a DNS name.
    context.check_hostname = False
    tls.load(context, config, "run this as root on an enrolled host")
    try:
        async with (
            aiohttp.ClientSession() as http,
            http.ws_connect(
                url,
                ssl=context,
                protocols=(protocol.SUBPROTOCOL,),
                max_msg_size=protocol.MAX_MESSAGE_BYTES,
            ) as socket,
        ):
            session = _Session(socket, correlation_id)
            hello: dict[str, Any] = {
                "protocol_versions": [protocol.VERSION],
                "engine": f"vireo-agent {__version__}",
            }
            if resume:
                hello["resume"] = resume
            session.greeting = await session.call("host.hello", hello, 10)
            yield session
    except aiohttp.ClientError as error:
        raise CallError(f"cannot reach the agent at {url}: {error}; is it running, and are you root?") from None
