"""Consoles that are open, or about to be: tickets, limits, and who has a text console."""

import asyncio
import logging
import os
import secrets
import time
from typing import Literal

from vireo_agent import log, protocol
from vireo_agent.clock import rfc3339
from vireo_agent.errors import AgentError
from vireo_agent.schema import types
from vireo_agent.virt.hypervisor import Hypervisor
from vireo_agent.virt.link import Link

_log = logging.getLogger(__name__)
MAX_STREAMS = 128
_MAX_OF_A_DOMAIN = 8
# Why a stream ends, by its name in the protocol, and in words for the user.
End = tuple[Literal["AGENT_STOPS", "NOT_BINARY", "ENDED", "TAKEN", "IDLE", "STALLED", ""], str]


class Stream:
    """One way into a domain: at first its ticket's, then one peer's."""

    def __init__(self, wish: types.OpenConsole) -> None:
        self.wish = wish
        which = f"display {wish.screen}" if wish.kind == "vnc" else f"console {wish.alias}"
        # For people.
        self.name = f"{which} of domain {wish.id}"
        self.since = rfc3339(time.time())
        self.correlation = log.correlation.get()
        self.descriptor: int | None = None
        self.claimed = False
        # Set when others end it.
        self.over: asyncio.Future[End] = asyncio.get_running_loop().create_future()

    def open(self, hypervisor: Hypervisor) -> int:
        """The work on libvirt's thread."""
        if self.wish.kind == "vnc":
            return hypervisor.open_display(self.wish.id, self.wish.screen)
        return hypervisor.open_text(self.wish.id, self.wish.alias)


class Consoles:
    """All streams of this host; used on the event loop."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._streams: set[Stream] = set()
        self._tickets: dict[str, Stream] = {}

    async def open(self, wish: types.OpenConsole) -> types.ConsoleTicket:
        """Opens it now, so that whoever asks learns why it cannot be."""
        stream = Stream(wish)
        self._require_free(stream)
        self._streams.add(stream)
        try:
            # The lane of screenshots: a VM that hangs holds one thread.
            stream.descriptor = await self._link.call(f"screen:{wish.id}", stream.open, pool=self._link.screens)
            if stream.over.done():
                raise AgentError("BUSY", stream.over.result()[1])
            # Only now, so that who had it keeps it when it cannot be opened.
            for holder in self._require_free(stream):
                self._end(holder, ("TAKEN", f"{wish.user} has taken over {holder.name}"))
        except BaseException:
            self.close(stream)
            raise
        os.set_blocking(stream.descriptor, False)
        ticket = secrets.token_urlsafe(32)
        self._tickets[ticket] = stream
        asyncio.get_running_loop().call_later(protocol.TICKET_SECONDS, self._expire, ticket)
        return types.ConsoleTicket(ticket, protocol.TICKET_SECONDS)

    def claim(self, ticket: str) -> Stream | None:
        """What a ticket is for; it is good once. Who claims it closes it."""
        stream = self._tickets.pop(ticket, None)
        if stream:
            stream.claimed = True
        return stream

    def close(self, stream: Stream) -> None:
        """Gives its descriptor back; once more changes nothing."""
        self._streams.discard(stream)
        descriptor, stream.descriptor = stream.descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def stop(self) -> None:
        """Ends all of them."""
        for stream in list(self._streams):
            self._end(stream, ("AGENT_STOPS", "the agent stops; open the console again"))

    def _require_free(self, stream: Stream) -> list[Stream]:
        """Who is to go for it: a text console has one user at a time. Refuses where none may."""
        wish = stream.wish
        others = [other for other in self._streams if other is not stream]
        open_there = [s for s in others if s.name == stream.name and s.descriptor is not None]
        holders = open_there if wish.kind == "text" else []
        for holder in holders:
            if not wish.force and holder.wish.user != wish.user:
                raise AgentError(
                    "CONSOLE_IN_USE",
                    f"{holder.wish.user} has {holder.name} since {holder.since};"
                    " ask for it, or take it over with force",
                    subject=wish.id,
                )
        of_domain = sum(other.wish.id == wish.id for other in others) - len(holders)
        if of_domain >= _MAX_OF_A_DOMAIN or len(others) - len(holders) >= MAX_STREAMS:
            raise AgentError(
                "BUSY",
                f"{of_domain} consoles of domain {wish.id} are open, and {len(others)} on"
                f" this host, of {_MAX_OF_A_DOMAIN} and {MAX_STREAMS}; close some",
            )
        return holders

    def _end(self, stream: Stream, why: End) -> None:
        if not stream.over.done():
            stream.over.set_result(why)
        if not stream.claimed:
            self.close(stream)
        self._streams.discard(stream)

    def _expire(self, ticket: str) -> None:
        if stream := self._tickets.pop(ticket, None):
            _log.info("nobody came for %s, opened for %s", stream.name, stream.wish.user)
            self.close(stream)
