"""The HTTP side of the server: a path for calls and one for consoles, many engines."""

import asyncio
import logging
import time
from collections.abc import Callable

from aiohttp import web

from vireo_agent import log, protocol
from vireo_agent.agent import Agent
from vireo_agent.rpc import tls
from vireo_agent.rpc.connection import Connection, Peer
from vireo_agent.rpc.dispatch import Dispatcher
from vireo_agent.rpc.gate import Gate
from vireo_agent.rpc.idempotency import Journal
from vireo_agent.rpc.tunnel import MAX_FRAME, Tunnel

_log = logging.getLogger(__name__)
_HEARTBEAT_SECONDS = 15.0
_GOING_AWAY = 1001
_CLOSE_SECONDS = 5.0
_BEAT_SECONDS = 1.0
# Three of the engine's four beats: what it sent so long ago it is about to count as lost.
_LONGEST_STANDSTILL_SECONDS = 15.0


class Standstill:
    """Notices that this process stood still: stopped, starved, or asleep with its machine.

    Tells how long it was, before anything that waited in a socket meanwhile is taken up.
    """

    def __init__(self, limit_seconds: float, wakened: Callable[[float], None]) -> None:
        self._limit = limit_seconds
        self._wakened = wakened
        self._last = _now()
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Looks every second from now on."""
        self.look()
        # No task: its turn would come only after those that what waited in the sockets has woken.
        self._timer = asyncio.get_running_loop().call_later(_BEAT_SECONDS, self.begin)

    def look(self) -> None:
        """Looks now."""
        now = _now()
        still, self._last = now - self._last - _BEAT_SECONDS, now
        if still > self._limit:
            self._wakened(still)

    def end(self) -> None:
        """Stops looking."""
        if self._timer:
            self._timer.cancel()


def _now() -> float:
    """Seconds on a clock that goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Server:
    """Serves the protocol of protocol.json."""

    def __init__(self, agent: Agent, journal: Journal) -> None:
        self._agent = agent
        self._dispatcher = Dispatcher(agent, journal)
        self._connections: dict[Connection, asyncio.Transport | None] = {}
        self._standstill = Standstill(_LONGEST_STANDSTILL_SECONDS, self._wakened)
        application = web.Application()
        application.router.add_get(protocol.PATH, self._connect)
        application.router.add_get(protocol.CONSOLE_PATH, self._tunnel)
        self._runner = web.AppRunner(application, access_log=None)
        self._gate: Gate | None = None

    async def start(self) -> int:
        """Listens; returns the port."""
        await self._runner.setup()
        handlers = self._runner.server
        assert handlers is not None
        self._standstill.begin()
        self._gate = Gate(self._agent.config, self._agent.host_uuid, handlers)
        self._agent.revoke = self._gate.revoke
        return await self._gate.open()

    async def stop(self) -> None:
        """Says good-bye to the engines and closes."""
        self._standstill.end()
        if self._gate:
            await self._gate.close()
        self._agent.consoles.stop()
        await asyncio.gather(*(_dismiss(*open_now) for open_now in list(self._connections.items())))
        await self._runner.cleanup()

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        socket = await _upgraded(request, protocol.MAX_MESSAGE_BYTES)
        peer = _peer(request)
        log.name_task(f"{peer.kind}-{peer.address}")
        look = self._standstill.look
        connection = Connection(self._agent, self._dispatcher, socket, peer, look)
        self._connections[connection] = request.transport
        ended = "cancelled"
        try:
            ended = await connection.run()
        finally:
            del self._connections[connection]
            _log.info("%s at %s: %s", peer.kind, peer.address, ended)
            if ended.startswith(("disconnected", "broken")) and request.transport:
                request.transport.abort()
        return socket

    async def _tunnel(self, request: web.Request) -> web.StreamResponse:
        consoles, peer = self._agent.consoles, _peer(request)
        ticket = request.headers.get("Authorization", "").removeprefix("Bearer ")
        stream = consoles.claim(ticket) if peer.kind == "engine" else None
        if stream is None:
            _log.warning("refused a console to %s at %s: no ticket", peer.kind, peer.address)
            raise web.HTTPForbidden(text="the ticket is unknown, used, or too old: ask for another by console.open")
        log.correlation.set(stream.correlation)
        try:
            socket = await _upgraded(request, MAX_FRAME)
            _log.info("%s opened for %s", stream.name, stream.wish.user)
            tunnel = Tunnel(stream, socket)
            end = await tunnel.run()
        finally:
            consoles.close(stream)
        await tunnel.close(end)
        if request.transport:
            request.transport.abort()
        return socket

    def _wakened(self, seconds: float) -> None:
        """Takes up nothing that waited meanwhile: the engine has given it up, and it may harm."""
        for connection in self._connections:
            connection.give_up(f"the agent stood still for {seconds:.0f} s")


async def _dismiss(connection: Connection, transport: asyncio.Transport | None) -> None:
    try:
        async with asyncio.timeout(_CLOSE_SECONDS):
            await connection.socket.close(code=_GOING_AWAY, message=b"the agent stops")
    except TimeoutError:
        if transport:
            transport.abort()


async def _upgraded(request: web.Request, longest: int) -> web.WebSocketResponse:
    offered = request.headers.get("Sec-WebSocket-Protocol", "")
    if protocol.SUBPROTOCOL not in [name.strip() for name in offered.split(",")]:
        raise web.HTTPBadRequest(text=f"this server speaks the subprotocol {protocol.SUBPROTOCOL}")
    socket = web.WebSocketResponse(
        heartbeat=_HEARTBEAT_SECONDS,
        max_msg_size=longest,
        protocols=(protocol.SUBPROTOCOL,),
        compress=False,
    )
    await socket.prepare(request)
    return socket


def _peer(request: web.Request) -> Peer:
    transport = request.transport
    certificate = transport.get_extra_info("peercert") if transport else None
    return Peer(str(request.remote), "engine" if tls.is_engine(certificate or {}) else "client")
