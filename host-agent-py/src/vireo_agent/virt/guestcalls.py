"""Calls that ask the guest itself, or look at what it shows."""

import base64
import contextlib
from typing import Any

import libvirt

from vireo_agent.errors import AgentError
from vireo_agent.schema.types import Screenshot
from vireo_agent.virt.session import Session, all_translated
from vireo_agent.virt.types import RawGuest, RawGuestInterface

_POLL_SECONDS = 5
# Less than the time that a request is usually given.
_COMMAND_SECONDS = 25
_CHUNK = 256 * 1024
# Base64 of it must fit into a message of the protocol.
_MAX_PICTURE = 11 * 1024 * 1024


@all_translated
class GuestCalls(Session):
    """What needs the guest agent; it answers slowly, wrongly or never, as the guest pleases."""

    def guest(self, identity: str) -> RawGuest:
        """Asks the guest agent; may take some seconds when the guest is slow."""
        domain = self._patient(identity, _POLL_SECONDS)
        found = domain.interfaceAddresses(libvirt.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT)
        interfaces = tuple(
            RawGuestInterface(
                str(name),
                str(value.get("hwaddr") or ""),
                tuple((str(a["addr"]), int(a["prefix"])) for a in value.get("addrs") or ()),
            )
            for name, value in found.items()
        )
        facts: dict[str, str] = {}
        for kind in (libvirt.VIR_DOMAIN_GUEST_INFO_HOSTNAME, libvirt.VIR_DOMAIN_GUEST_INFO_OS):
            with contextlib.suppress(libvirt.libvirtError):  # this guest agent cannot tell
                facts.update({k: str(v) for k, v in domain.guestInfo(kind).items()})
        return RawGuest(interfaces, facts)

    def freeze(self, identity: str) -> int:
        """Has the guest write its file systems to disk and hold them still; how many."""
        return int(self._patient(identity, _COMMAND_SECONDS).fsFreeze())

    def thaw(self, identity: str) -> int:
        """Lets the guest's file systems go on; how many."""
        return int(self._patient(identity, _COMMAND_SECONDS).fsThaw())

    def set_user_password(self, identity: str, user: str, password: str) -> None:
        """Changes the password of an account in the guest."""
        self._patient(identity, _COMMAND_SECONDS).setUserPassword(user, password)

    def screenshot(self, identity: str, screen: int) -> Screenshot:
        """What a display shows now."""
        domain = self._domain(identity)
        stream = self._connection.newStream()
        try:
            mime_type = str(domain.screenshot(stream, screen))
            content = bytearray()
            while chunk := stream.recv(_CHUNK):
                content += chunk
                if len(content) > _MAX_PICTURE:
                    raise AgentError(
                        "DOMAIN_STATE",
                        f"the picture of screen {screen} of domain {identity} has more than the"
                        f" {_MAX_PICTURE} bytes that can be sent: choose a lower resolution in"
                        " the guest",
                        subject=identity,
                    )
            stream.finish()
            return Screenshot(mime_type, base64.b64encode(content).decode("ascii"))
        finally:
            with contextlib.suppress(libvirt.libvirtError):
                stream.abort()

    def _patient(self, identity: str, seconds: int) -> Any:
        """The domain, whose guest agent is waited for so long."""
        domain = self._domain(identity)
        with contextlib.suppress(libvirt.libvirtError):  # the test driver's guests answer at once
            domain.agentSetResponseTimeout(seconds)
        return domain
