"""Ways into a running domain: to its displays and to its text consoles, as open descriptors.

Text consoles by their backend and not by libvirt's openConsole: its client keeps what is not yet
taken without bound, its sends can block, and such a stream ends with libvirtd.
"""

import os
import socket
import stat

from vireo_agent import xmlsafe
from vireo_agent.errors import AgentError
from vireo_agent.virt.failures import NoSuchDomain
from vireo_agent.virt.session import Session, all_translated

_CONNECT_SECONDS = 5.0


@all_translated
class ConsoleCalls(Session):
    """Who calls closes what is opened."""

    def open_display(self, identity: str, screen: int) -> int:
        """A connection right to the display's server in QEMU, which asks for its password."""
        return int(self._domain(identity).openGraphicsFD(screen, 0))

    def open_text(self, identity: str, alias: str) -> int:
        """The host's side of a text console."""
        before = self._backend(identity, alias)
        opened = _opened(alias, *before[1:])
        try:
            # The same run on both sides of the opening: else the name may be another's by now.
            if self._backend(identity, alias) != before:
                raise NoSuchDomain(identity)
        except BaseException:
            os.close(opened)
            raise
        return opened

    def _backend(self, identity: str, alias: str) -> tuple[int, str, str, str]:
        domain = self._domain(identity)
        for device in xmlsafe.parse(domain.XMLDesc(0)).iterfind("devices/*"):
            parts = {name: device.find(name) for name in ("alias", "source", "target")}
            found = {name: {} if part is None else part.attrib for name, part in parts.items()}
            # What has a name in the guest is for a program there, such as the guest agent.
            if found["alias"].get("name") == alias and "name" not in found["target"]:
                source = found["source"]
                kind = device.get("type", "")
                return domain.ID(), kind, source.get("mode", ""), source.get("path", "")
        raise AgentError(
            "DOMAIN_STATE",
            f"domain {identity} has no text console with the alias {alias!r}: add a serial port,"
            " which is there from the next start on",
            subject=alias,
        )


def _opened(alias: str, kind: str, mode: str, path: str) -> int:
    try:
        if kind == "pty":
            return os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_NOFOLLOW)
        if (kind, mode) == ("unix", "bind"):
            return _connected(path)
    except OSError as error:
        raise AgentError(
            "DOMAIN_STATE", f"console {alias} cannot be opened at {path}: {error}", subject=alias
        ) from None
    raise AgentError(
        "DOMAIN_STATE",
        f"console {alias} is of the type {kind} {mode}: only pty, and unix with the mode bind, can"
        " be opened; change the device",
        subject=alias,
    )


def _connected(path: str) -> int:
    """The socket of QEMU itself, and not where a link that took its place leads."""
    node = os.open(path, os.O_PATH | os.O_NOFOLLOW)
    try:
        if not stat.S_ISSOCK(os.fstat(node).st_mode):
            raise OSError("it is no socket")
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_CONNECT_SECONDS)
            connection.connect(f"/proc/self/fd/{node}")
            return connection.detach()
    finally:
        os.close(node)
