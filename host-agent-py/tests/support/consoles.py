"""The peer's end of a console, and consoles of domains that have none."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from support.certificates import Pki
from vireo_agent import protocol
from vireo_agent.virt.hypervisor import Hypervisor


class Peer:
    """What an engine sees of a console."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.seen = bytearray()

    async def send(self, data: bytes) -> None:
        await self.socket.send_bytes(data)

    def pause(self) -> None:
        """Reads nothing more, so that TCP's window closes."""
        self._transport().pause_reading()

    def vanish(self) -> None:
        """Ends without a word."""
        self._transport().abort()

    def _transport(self) -> Any:
        connection = self.socket._response.connection
        assert connection is not None
        return connection.transport

    async def until(self, wanted: bytes, seconds: float = 10.0) -> None:
        """Reads until this is the last that was shown."""
        async with asyncio.timeout(seconds):
            while not self.seen.endswith(wanted):
                message = await self.socket.receive()
                assert message.type is aiohttp.WSMsgType.BINARY, (message, bytes(self.seen))
                self.seen += message.data

    async def closed(self, seconds: float = 10.0) -> tuple[str, str]:
        """Reads to the end; its name and its reason."""
        async with asyncio.timeout(seconds):
            while True:
                message = await self.socket.receive()
                if message.type is aiohttp.WSMsgType.CLOSE:
                    names = {code: name for name, code in protocol.CONSOLE_CLOSES.items()}
                    return names[message.data], message.extra or ""
                assert message.type is aiohttp.WSMsgType.BINARY, message
                self.seen += message.data


@asynccontextmanager
async def console(pki: Pki, port: int, ticket: str, *, certificate: Any = None, **options: Any) -> AsyncIterator[Peer]:
    """Comes with a ticket."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(
            f"https://localhost:{port}{protocol.CONSOLE_PATH}",
            ssl=pki.client_context(certificate or pki.engine),
            protocols=(protocol.SUBPROTOCOL,),
            headers={"Authorization": f"Bearer {ticket}"},
            **options,
        ) as socket,
    ):
        yield Peer(socket)


class FakeConsoles:
    """Stands in for QEMU's ends; the test driver's domains have no consoles."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ends: list[socket.socket] = []
        monkeypatch.setattr(Hypervisor, "open_display", lambda *_: self._open())
        monkeypatch.setattr(Hypervisor, "open_text", lambda *_: self._open())

    def _open(self) -> int:
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        self.ends.append(ours)
        return theirs.detach()

    async def read(self, count: int) -> bytes:
        """What the domain is told, from the console that was opened last."""
        data = b""
        while len(data) < count:
            chunk = await asyncio.get_running_loop().sock_recv(self.ends[-1], count - len(data))
            assert chunk, "closed"
            data += chunk
        return data

    async def show(self, data: bytes) -> None:
        await asyncio.get_running_loop().sock_sendall(self.ends[-1], data)

    async def flood(self, most: int) -> int:
        """Shows until nobody takes it any more; how many bytes."""
        sent, chunk = 0, b"y" * 65536
        try:
            while sent < most:
                await asyncio.wait_for(self.show(chunk), 0.2)
                sent += len(chunk)
        except (TimeoutError, ConnectionError):
            pass
        return sent

    async def drained(self) -> None:
        """Waits until the agent has closed it, whatever it had read before."""
        with contextlib.suppress(ConnectionError):
            while await asyncio.get_running_loop().sock_recv(self.ends[-1], 65536):
                pass

    async def gone(self, which: int = -1) -> None:
        """Waits until the agent has closed it."""
        assert await asyncio.get_running_loop().sock_recv(self.ends[which], 1) == b""


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
