"""A small engine: calls verbs and collects events."""

import asyncio
import base64
import itertools
import json
import time
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from support.certificates import Pki
from vireo_agent import protocol

Event = dict[str, Any]


class CallFailed(Exception):
    """The agent answered with an error."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(json.dumps(error))
        self.error = error
        self.name = error.get("data", {}).get("name")
        self.code = error["code"]


class Engine:
    """One connection to an agent."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.events: list[tuple[float, Event]] = []
        self.orphans: list[dict[str, Any]] = []
        self.told: list[dict[str, Any]] = []
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._arrived = asyncio.Event()
        self.reader = asyncio.ensure_future(self._read())

    async def _read(self) -> None:
        async for message in self.socket:
            frame = json.loads(message.data)
            if frame.get("method") == "event":
                self.events.append((time.monotonic(), frame["params"]))
                self._arrived.set()
            elif frame.get("method") == "statistics":
                deflated = base64.b64decode(frame["params"]["deflated"])
                self.told.append(json.loads(zlib.decompress(deflated)))
                self._arrived.set()
            elif frame.get("id") in self._waiting:
                self._waiting.pop(frame["id"]).set_result(frame)
            else:
                self.orphans.append(frame)
                self._arrived.set()
        for future in self._waiting.values():
            future.set_exception(ConnectionError(f"closed: {self.socket.close_code}"))

    async def call(self, method: str, /, **params: Any) -> Any:
        return await self.call_with(method, params)

    async def call_with(
        self,
        method: str,
        params: dict[str, Any],
        *,
        key: str | None = None,
        deadline_ms: int = 30_000,
        correlation_id: str = "test",
    ) -> Any:
        number = next(self._numbers)
        meta: dict[str, Any] = {"correlation_id": correlation_id, "deadline_ms": deadline_ms}
        if key:
            meta["idempotency_key"] = key
        frame = {"jsonrpc": "2.0", "id": number, "method": method, "params": params, "meta": meta}
        future = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        await self.socket.send_str(json.dumps(frame))
        reply = await asyncio.wait_for(future, deadline_ms / 1000 + 10)
        if "error" in reply:
            raise CallFailed(reply["error"])
        return reply["result"]

    async def hello(self, resume: dict[str, Any] | None = None) -> Any:
        params: dict[str, Any] = {"protocol_versions": [1], "engine": "test engine"}
        if resume:
            params["resume"] = resume
        return await self.call_with("host.hello", params)

    async def statistics(self, timeout: float = 90.0) -> AsyncIterator[dict[str, Any]]:
        """Follows them: what each cycle tells as changed since the one before."""
        await self.call("host.follow_statistics")
        async with asyncio.timeout(timeout):
            while True:
                while not self.told:
                    self._arrived.clear()
                    await self._arrived.wait()
                yield self.told.pop(0)

    async def orphan(self, timeout: float = 5.0) -> dict[str, Any]:
        """The next frame that answers no call."""
        async with asyncio.timeout(timeout):
            while not self.orphans:
                self._arrived.clear()
                await self._arrived.wait()
        return self.orphans.pop(0)

    async def event(self, wanted: Callable[[Event], bool], timeout: float = 10.0) -> tuple[float, Event]:
        """Waits for an event (also one that came before) and takes all up to it."""
        seen = 0
        try:
            async with asyncio.timeout(timeout):
                while True:
                    for index in range(seen, len(self.events)):
                        if wanted(self.events[index][1]):
                            found = self.events[index]
                            del self.events[: index + 1]
                            return found
                    seen = len(self.events)
                    self._arrived.clear()
                    await self._arrived.wait()
        except TimeoutError:
            raise AssertionError(f"the event did not come within {timeout} s; seen: {self.events[-10:]}") from None

    async def status(self, identity: str, timeout: float = 10.0, /, **members: Any) -> tuple[float, Event]:
        """Waits for a domain.status of ``identity`` whose domain has these members."""

        def wanted(event: Event) -> bool:
            domain = event["body"].get("domain", {})
            return (
                event["type"] == "domain.status"
                and domain["id"] == identity
                and all(domain.get(name) == value for name, value in members.items())
            )

        return await self.event(wanted, timeout)

    async def stopped(self, identity: str, timeout: float = 10.0) -> tuple[float, Event]:
        return await self.event(
            lambda event: event["type"] == "domain.stopped" and event["body"]["id"] == identity,
            timeout,
        )

    async def libvirt(self, *, connected: bool, timeout: float = 20.0) -> tuple[float, Event]:
        return await self.event(
            lambda event: event["type"] == "host.libvirt" and event["body"]["connected"] is connected,
            timeout,
        )


@asynccontextmanager
async def connected(pki: Pki, port: int, *, hello: bool = True) -> AsyncIterator[Engine]:
    """A connection to the agent on ``port`` of this machine."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(
            f"https://localhost:{port}{protocol.PATH}",
            ssl=pki.client_context(pki.engine),
            protocols=(protocol.SUBPROTOCOL,),
            max_msg_size=2 * protocol.MAX_MESSAGE_BYTES,
        ) as socket,
    ):
        engine = Engine(socket)
        try:
            if hello:
                await engine.hello()
            yield engine
        finally:
            await socket.close()
            await engine.reader
