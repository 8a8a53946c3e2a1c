"""One connected engine: reads requests, writes replies and events, never grows without bound."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from aiohttp import WSMsgType, web

from vireo_agent import __version__, protocol
from vireo_agent.agent import Agent
from vireo_agent.errors import AgentError
from vireo_agent.events.stream import EventsLost
from vireo_agent.rpc import request as requests
from vireo_agent.rpc.dispatch import Dispatcher, reply
from vireo_agent.rpc.request import RefusedFrame, Request
from vireo_agent.schema.types import Empty, Hello, HelloReply, Nothing
from vireo_agent.verbs.registry import VERBS, Verb

_log = logging.getLogger(__name__)

_MAX_REQUESTS = 256
_MAX_WAITING_BYTES = 4 * protocol.MAX_MESSAGE_BYTES
_MAX_WAITING_FRAMES = 2 * _MAX_REQUESTS
_SEND_SECONDS = 30.0
_UNSUPPORTED_DATA = 1003
FOLLOW = "host.follow_statistics"


@dataclass(frozen=True, slots=True)
class Peer:
    """Who is connected: an engine, or a client on this host, which counts for no engine."""

    address: str
    kind: Literal["engine", "client"]


class Connection:
    """Lives as long as its WebSocket."""

    def __init__(
        self,
        agent: Agent,
        dispatcher: Dispatcher,
        socket: web.WebSocketResponse,
        peer: Peer,
        look: Callable[[], None],
    ) -> None:
        self._agent = agent
        self._dispatcher = dispatcher
        self.socket = socket
        self._peer = peer
        self._look = look
        self._replies: deque[str] = deque()
        self._waiting_bytes = 0
        self._cursor: int | None = None
        self._greeted = False
        self._given_up: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        # The cycle of the statistics that the peer was told last; None while it does not follow.
        self._counted: int | None = None
        self._own = {
            verb.name: verb
            for verb in (
                Verb("host.hello", Hello, HelloReply, mutates=False, handle=self._greet),
                Verb(FOLLOW, Empty, Nothing, mutates=False, handle=self._follow),
            )
        }

    async def run(self) -> str:
        """Serves until the connection ends; says why it did."""
        self._agent.stream.followers.add(self._wake)
        reader = asyncio.ensure_future(self._read())
        writer = asyncio.ensure_future(self._write())
        ends = (self._given_up, reader, writer)
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            return next(end for end in ends if end.done()).result()
        finally:
            for end in ends:
                end.cancel()
            self._agent.stream.followers.discard(self._wake)
            self._agent.statistics.leave(self._wake)

    def give_up(self, why: str) -> None:
        """Ends the connection; no request that still waits in it is taken up."""
        if not self._given_up.done():
            self._given_up.set_result(f"disconnected: {why}")

    async def _read(self) -> str:
        async for message in self.socket:
            self._look()
            if self._given_up.done():
                return self._given_up.result()
            if message.type is WSMsgType.TEXT:
                self._accept(message.data)
            elif message.type is WSMsgType.ERROR:
                return f"refused: {self.socket.exception()}"
            else:
                await self.socket.close(code=_UNSUPPORTED_DATA, message=b"text frames only")
                return "refused: a frame that is not text"
        return f"closed with code {self.socket.close_code}"

    def _accept(self, text: str) -> None:
        try:
            request = requests.parse(text)
            if self._cursor is None and request.method != "host.hello":
                raise RefusedFrame(request.id, "INVALID_REQUEST", "call host.hello first")
            if len(self._tasks) >= _MAX_REQUESTS:
                why = f"{_MAX_REQUESTS} requests of this connection run; wait for some"
                raise RefusedFrame(request.id, "BUSY", why)
        except RefusedFrame as refused:
            _log.warning("refused a frame of %s: %s", self._peer.address, refused.message)
            self._send(reply(refused.request_id, {"error": refused.to_json()}))
            return
        task = asyncio.create_task(self._answer(request), name=f"{request.method[:40]}#{request.id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, request: Request) -> None:
        verb = self._own.get(request.method) or VERBS.get(request.method)
        self._send(await self._dispatcher.answer(request, verb))
        # Replies go before events, so the first event follows the reply to hello.
        self._greeted = self._cursor is not None
        self._wake.set()

    async def _greet(self, agent: Agent, params: Hello) -> HelloReply:
        if protocol.VERSION not in params.protocol_versions:
            raise AgentError(
                "INVALID_PARAMS",
                f"this agent speaks protocol {protocol.VERSION}, the engine offers"
                f" {list(params.protocol_versions)[:20]}; upgrade the older of the two",
            )
        if self._cursor is not None:
            raise AgentError("INVALID_REQUEST", "host.hello was called before")
        stream, resume = agent.stream, params.resume
        replayed = resume is not None and stream.replayable(resume.session, resume.last_sequence)
        last = stream.last_sequence
        self._cursor = resume.last_sequence if resume and replayed else last
        who = f"{self._peer.kind} {params.engine[:80]!r} at {self._peer.address}"
        how = " (replayed)" if replayed else ""
        _log.info("%s: events from number %d on%s", who, self._cursor + 1, how)
        if self._peer.kind == "engine":
            agent.tracker.engine_arrived()
        return HelloReply(
            protocol=protocol.VERSION,
            agent_version=__version__,
            host_uuid=agent.host_uuid,
            session=stream.session,
            last_sequence=last,
            replayed=replayed,
            features=protocol.FEATURES,
            revocations=agent.renewal.revocations(),
        )

    async def _follow(self, agent: Agent, _params: Empty) -> Nothing:
        # A connection that ended meanwhile would be followed by nobody for ever.
        if self._counted is None and self._wake in agent.stream.followers:
            self._counted = 0
            agent.statistics.follow(self._wake)
        return Nothing()

    def _send(self, frame: str) -> None:
        self._replies.append(frame)
        self._waiting_bytes += len(frame)
        if len(self._replies) > _MAX_WAITING_FRAMES or self._waiting_bytes > _MAX_WAITING_BYTES:
            self.give_up(f"{len(self._replies)} replies wait for a slow engine")
        self._wake.set()

    async def _write(self) -> str:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                while (frame := self._next()) is not None:
                    async with asyncio.timeout(_SEND_SECONDS):
                        await self.socket.send_str(frame)
            except EventsLost as error:
                return f"disconnected: the engine reads too slowly: {error}"
            except TimeoutError:
                return f"disconnected: the engine read nothing for {_SEND_SECONDS:.0f} s"
            except (ConnectionError, RuntimeError) as error:
                return f"broken: {error}"

    def _next(self) -> str | None:
        if self._replies:
            frame = self._replies.popleft()
            self._waiting_bytes -= len(frame)
            return frame
        if not self._greeted or self._cursor is None:
            return None
        found = self._agent.stream.next(self._cursor)
        if found is not None:
            self._cursor += 1
            return found
        return self._numbers()

    def _numbers(self) -> str | None:
        """Made when there is room for them: a slow engine is told less often, and then more."""
        told = None if self._counted is None else self._agent.statistics.next(self._counted)
        if told is None:
            return None
        self._counted, frame = told
        return frame
