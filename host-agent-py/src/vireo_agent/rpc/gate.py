"""The listening socket: makes TLS, checks who calls, and hands accepted peers to the HTTP server.

aiohttp could make TLS by itself, but would drop refused peers without a word.
"""

import asyncio
import logging
from typing import cast

from aiohttp import web
from cryptography import x509

from vireo_agent.config import Config
from vireo_agent.consoles import MAX_STREAMS
from vireo_agent.rpc import tls

_log = logging.getLogger(__name__)
_HANDSHAKE_SECONDS = 10.0
_MAX_HANDSHAKES = 64
_MAX_PEERS = 64 + MAX_STREAMS
_MAX_EARLY_BYTES = 64 * 1024


class Gate:
    """Accepts connections from engines alone."""

    def __init__(self, config: Config, host_uuid: str, handlers: web.Server) -> None:
        self._config = config
        self._host_uuid = host_uuid
        self._handlers = handlers
        self._handshakes: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def open(self) -> int:
        """Listens; returns the port."""
        tls.server_context(self._config, lambda _subject: None)  # fails early and clearly
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Lobby(self), self._config.bind, self._config.port)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Stops listening."""
        if self._server:
            self._server.close()
        for task in list(self._handshakes):
            task.cancel()

    def revoke(self, listed: x509.CertificateRevocationList) -> None:
        """Ends what is open with a certificate on the list, and the handshakes that were begun without it."""
        for task in self._handshakes:
            task.cancel()
        for handler in self._handlers.connections:
            peer = cast("asyncio.Transport", handler.transport)
            serial = int(peer.get_extra_info("peercert")["serialNumber"], 16)
            if listed.get_revoked_certificate_by_serial_number(serial):
                _log.warning("ended the connection of peer %s: %s", _name(peer), tls.REVOKED)
                peer.abort()

    def arrived(self, lobby: "_Lobby", transport: asyncio.Transport) -> None:
        """A peer has connected and not yet said anything."""
        crowded = len(self._handlers.connections) >= _MAX_PEERS
        if crowded or len(self._handshakes) >= _MAX_HANDSHAKES:
            _log.warning("refused peer %s: too many connections", _name(transport))
            transport.abort()
            return
        task = asyncio.create_task(self._admit(lobby, transport), name="tls")
        self._handshakes.add(task)
        task.add_done_callback(self._handshakes.discard)

    async def _admit(self, lobby: "_Lobby", transport: asyncio.Transport) -> None:
        peer = _name(transport)
        subjects: list[str] = []
        try:
            context = tls.server_context(self._config, subjects.append)
            secured = await asyncio.get_running_loop().start_tls(
                transport,
                lobby,
                context,
                server_side=True,
                ssl_handshake_timeout=_HANDSHAKE_SECONDS,
            )
        except (OSError, tls.TlsError) as error:
            subject = subjects[0] if subjects else "none seen"
            _log.warning("refused peer %s, subject %s: %s", peer, subject, tls.refusal(error))
            transport.abort()
            return
        if secured is None:
            return
        certificate = secured.get_extra_info("peercert") or {}
        subject = tls.subject_of(certificate)
        ends = _address(secured, "peername"), _address(secured, "sockname")
        local = tls.is_same_machine(certificate, self._host_uuid, ends)
        if not local and not tls.is_engine(certificate):
            why = f"its certificate does not name the role {tls.ENGINE_ROLE}"
            _log.warning("refused peer %s, subject %s: %s", peer, subject, why)
            secured.abort()
            return
        _log.info("accepted peer %s, subject %s", peer, subject)
        handler = self._handlers()
        handler.connection_made(secured)
        secured.set_protocol(handler)
        if lobby.early:
            handler.data_received(bytes(lobby.early))


class _Lobby(asyncio.Protocol):
    """Stands in until a peer is admitted, and keeps what it says before."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._transport: asyncio.Transport | None = None
        self.early = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._gate.arrived(self, self._transport)

    def data_received(self, data: bytes) -> None:
        self.early += data
        if len(self.early) > _MAX_EARLY_BYTES and self._transport:
            self._transport.abort()


def _address(transport: asyncio.BaseTransport, which: str) -> str:
    return str((transport.get_extra_info(which) or ("?",))[0])


def _name(transport: asyncio.BaseTransport) -> str:
    address = transport.get_extra_info("peername") or ("?", "?")
    return f"{address[0]}:{address[1]}"
