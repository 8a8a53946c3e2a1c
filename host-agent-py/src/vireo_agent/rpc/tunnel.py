"""One console: its bytes both ways between a descriptor and a WebSocket, each at the other's pace.

Nothing is kept but one chunk each way: who does not read is not read from either.
"""

import asyncio
import contextlib
import logging
import os
from collections.abc import Callable
from typing import Any

from aiohttp import WSMsgType, web

from vireo_agent import protocol
from vireo_agent.consoles import End, Stream

_log = logging.getLogger(__name__)
_CHUNK = 64 * 1024
MAX_FRAME = 1024 * 1024
# Less than what the pings of the WebSocket allow, which go unanswered while a VM takes nothing.
_STALL_SECONDS = 10.0
_CLOSE_SECONDS = 5.0
_MAX_REASON = 123
# How the loop is told to watch a descriptor, and to watch it no more.
_Ready = tuple[Callable[..., Any], Callable[[int], Any]]
_ENDED: End = ("ENDED", "the VM ended, or closed it")


class Tunnel:
    """Lives as long as its WebSocket."""

    def __init__(self, stream: Stream, socket: web.WebSocketResponse) -> None:
        self._stream = stream
        self._socket = socket
        self._loop = asyncio.get_running_loop()
        self._moved = self._loop.time()
        self._bytes = [0, 0]

    async def run(self) -> End:
        """Carries until one side ends, or others end it; why."""
        over = self._stream.over
        ways = [asyncio.ensure_future(way) for way in (self._out(), self._in(), self._idle())]
        try:
            await asyncio.wait((over, *ways), return_when=asyncio.FIRST_COMPLETED)
            return next(end for end in (over, *ways) if end.done()).result()
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def close(self, end: End) -> None:
        """Tells the peer why, where it still listens."""
        name, reason = end
        out, back = self._bytes
        _log.info("%s ended, %d bytes out, %d in: %s", self._stream.name, out, back, reason)
        if name:
            code = protocol.CONSOLE_CLOSES[name]
            message = reason.encode()[:_MAX_REASON].decode(errors="ignore").encode()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_CLOSE_SECONDS):
                    await self._socket.close(code=code, message=message)

    async def _out(self) -> End:
        readable = self._loop.add_reader, self._loop.remove_reader
        while chunk := await self._when(readable, os.read, _CHUNK):
            self._count(0, chunk)
            try:
                async with asyncio.timeout(_STALL_SECONDS):
                    await self._socket.send_bytes(chunk)
            except TimeoutError:
                return "STALLED", _stalled("peer", chunk)
            except (ConnectionError, RuntimeError) as error:
                return "", f"broken: {error}"
            await asyncio.sleep(0)  # a guest that prints without end leaves the others their turn
        return _ENDED

    async def _in(self) -> End:
        writable = self._loop.add_writer, self._loop.remove_writer
        async for message in self._socket:
            if message.type is WSMsgType.ERROR:
                return "", f"refused: {self._socket.exception()}"
            if message.type is not WSMsgType.BINARY:
                return "NOT_BINARY", "binary frames only"
            self._count(1, message.data)
            rest = memoryview(message.data)
            try:
                async with asyncio.timeout(_STALL_SECONDS):
                    while rest:
                        written = await self._when(writable, os.write, rest)
                        if not written:
                            return _ENDED
                        rest = rest[written:]
            except TimeoutError:
                return "STALLED", _stalled("VM", message.data)
        return "", f"closed with code {self._socket.close_code}"

    async def _idle(self) -> End:
        limit = self._stream.wish.idle_seconds
        while (left := self._moved + limit - self._loop.time()) > 0:
            await asyncio.sleep(left)
        return "IDLE", f"nothing was typed or shown for {limit} s"

    async def _when(self, ready: _Ready, call: Callable[[int, Any], Any], argument: object) -> Any:
        """What the call gives once the descriptor is ready for it; None when QEMU has closed it."""
        descriptor = self._stream.descriptor
        assert descriptor is not None
        while True:
            try:
                return call(descriptor, argument)
            except BlockingIOError:
                now = asyncio.Event()
            except OSError:
                return None
            add, remove = ready
            add(descriptor, now.set)
            try:
                await now.wait()
            finally:
                remove(descriptor)

    def _count(self, way: int, data: bytes) -> None:
        self._moved = self._loop.time()
        self._bytes[way] += len(data)


def _stalled(who: str, frame: bytes) -> str:
    return f"the {who} did not take a frame of {len(frame)} bytes within {_STALL_SECONDS:g} s"
