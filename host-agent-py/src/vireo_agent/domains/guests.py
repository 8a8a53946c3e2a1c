"""Asks the guest agents, and trusts nothing that they say."""

import asyncio
import ipaddress
import json
import logging
import random
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from vireo_agent.errors import AgentError
from vireo_agent.schema.codec import encode
from vireo_agent.schema.types import GuestAddress, GuestInfo, GuestInterface
from vireo_agent.virt.link import Link
from vireo_agent.virt.types import RawGuest, RawGuestInterface

_log = logging.getLogger(__name__)
# Guests answer before their network is up: ask often at first, until they have an address.
_FIRST_DELAYS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
_PERIOD_SECONDS = 60.0
_TIMEOUT_SECONDS = 20.0
_LONGEST_STAGGER = 3.0
_MAX_TEXT = 128
_MAX_INTERFACES = 64
_MAX_ADDRESSES = 64
# All that a guest may fill of a message: domain.list has this of every domain.
_MAX_BYTES = 6 * 1024
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_MAC = re.compile(r"([0-9a-f]{2}:){5}[0-9a-f]{2}")


class GuestPoller:
    """One small task a domain whose guest agent is connected."""

    def __init__(self, link: Link, told: Callable[[str, int, GuestInfo], None]) -> None:
        self._link = link
        self._told = told
        self._tasks: dict[str, tuple[int, asyncio.Task[None]]] = {}

    def follow(self, identity: str, run: int, *, connected: bool, at_once: bool) -> None:
        """Polls while the agent in the guest is connected."""
        current = self._tasks.get(identity)
        if current and connected and current[0] == run and not current[1].done():
            return
        self.forget(identity)
        if connected:
            # After a restart of the agent all guests would be asked at once.
            stagger = 0.0 if at_once else random.uniform(0, _LONGEST_STAGGER)
            poll = self._poll(identity, run, stagger)
            task = asyncio.create_task(poll, name=f"guest-{identity[:8]}")
            self._tasks[identity] = (run, task)

    def forget(self, identity: str) -> None:
        """Ends the polling of a domain."""
        current = self._tasks.pop(identity, None)
        if current:
            current[1].cancel()

    async def _poll(self, identity: str, run: int, stagger: float) -> None:
        await asyncio.sleep(stagger)
        for delay in _FIRST_DELAYS:
            await asyncio.sleep(delay)
            guest = await self._ask(identity, run)
            if guest and guest.interfaces:
                break
        while True:
            await asyncio.sleep(_PERIOD_SECONDS * random.uniform(0.9, 1.1))
            await self._ask(identity, run)

    async def _ask(self, identity: str, run: int) -> GuestInfo | None:
        try:
            guest = await self._link.call_within(
                f"guest:{identity}",
                lambda hypervisor: sanitized(hypervisor.guest(identity)),
                _TIMEOUT_SECONDS,
                self._link.asks,
            )
        except (TimeoutError, AgentError) as error:
            _log.debug("the guest agent of %s does not answer: %s", identity, error)
            return None
        self._told(identity, run, guest)
        return guest


def sanitized(raw: RawGuest) -> GuestInfo:
    """What the guest told, bounded, printable, without loopback and link-local addresses.

    On the thread that asked: a guest may tell much that is left out.
    """
    told = GuestInfo(
        interfaces=(),
        hostname=_text(raw.facts.get("hostname")),
        os_name=_text(raw.facts.get("os.name")),
        os_version=_text(raw.facts.get("os.version")),
        kernel=_text(raw.facts.get("os.kernel-release")),
    )
    interfaces, left = [], _MAX_BYTES - _size(told)
    found = (interface for interface in map(_interface, raw.interfaces) if interface.addresses)
    for interface in islice(found, _MAX_INTERFACES):
        left -= _size(interface)
        if left < 0:
            break
        interfaces.append(interface)
    return replace(told, interfaces=tuple(interfaces))


def _size(part: GuestInfo | GuestInterface) -> int:
    return len(json.dumps(encode(part)))


def _interface(raw: RawGuestInterface) -> GuestInterface:
    mac = raw.mac[:_MAX_TEXT].lower()
    found = (_address(text, prefix) for text, prefix in raw.addresses)
    return GuestInterface(
        name=_text(raw.name) or "?",
        addresses=tuple(islice(filter(None, found), _MAX_ADDRESSES)),
        mac=mac if _MAC.fullmatch(mac) else None,
    )


def _address(text: str, prefix: int) -> GuestAddress | None:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if address.is_loopback or address.is_link_local or not 0 <= prefix <= address.max_prefixlen:
        return None
    is_v4 = isinstance(address, ipaddress.IPv4Address)
    return GuestAddress(str(address), prefix, "ipv4" if is_v4 else "ipv6")


def _text(value: str | None) -> str | None:
    if value is None:
        return None
    return _UNPRINTABLE.sub("", value)[:_MAX_TEXT].strip() or None
