"""libvirt's errors as errors of the protocol."""

from collections.abc import Callable

import libvirt

from vireo_agent.errors import AgentError

_NAMES = {
    libvirt.VIR_ERR_NO_DOMAIN: "DOMAIN_NOT_FOUND",
    libvirt.VIR_ERR_DOM_EXIST: "DOMAIN_EXISTS",
    libvirt.VIR_ERR_OPERATION_INVALID: "DOMAIN_STATE",
    # Another call holds the domain, and this one was not begun.
    libvirt.VIR_ERR_OPERATION_TIMEOUT: "BUSY",
    libvirt.VIR_ERR_XML_ERROR: "INVALID_XML",
    libvirt.VIR_ERR_XML_DETAIL: "INVALID_XML",
    libvirt.VIR_ERR_INVALID_CONN: "LIBVIRT_UNAVAILABLE",
    libvirt.VIR_ERR_RPC: "LIBVIRT_UNAVAILABLE",
    libvirt.VIR_ERR_AGENT_UNRESPONSIVE: "GUEST_AGENT_UNAVAILABLE",
    libvirt.VIR_ERR_AGENT_UNSYNCED: "GUEST_AGENT_UNAVAILABLE",
    libvirt.VIR_ERR_NO_CONNECT: "LIBVIRT_UNAVAILABLE",
}
# What a broken connection looks like besides the codes above.
_TRANSPORT = (libvirt.VIR_FROM_RPC, libvirt.VIR_FROM_REMOTE)


class LibvirtFailure(AgentError):
    """An error that libvirt reported, with its own code and text in the data."""

    def __init__(self, error: libvirt.libvirtError) -> None:
        code = error.get_error_code() or 0
        domain = error.get_error_domain() or 0
        text = error.get_error_message() or str(error)
        self.text = text
        name = _NAMES.get(code, "LIBVIRT_REFUSED")
        if domain in _TRANSPORT and name == "LIBVIRT_REFUSED":
            name = "LIBVIRT_UNAVAILABLE"
        super().__init__(
            name,
            f"{_opening(name)}: {text}",
            libvirt={"code": code, "domain": domain, "message": text},
        )

    def scrub(self, clean: Callable[[str], str]) -> None:
        """Takes secrets out of what libvirt said."""
        self.text = clean(self.text)
        self.message = clean(self.message)
        self.args = (self.message,)
        self.data["libvirt"]["message"] = self.text


class Unavailable(AgentError):
    """There is no connection to libvirt now."""

    def __init__(self, uri: str) -> None:
        super().__init__(
            "LIBVIRT_UNAVAILABLE",
            f"no connection to libvirt at {uri}; the agent keeps trying, see its log for why",
        )


class NoSuchDomain(AgentError):
    """No active domain has this id."""

    def __init__(self, identity: str) -> None:
        super().__init__(
            "DOMAIN_NOT_FOUND", f"no active domain {identity} on this host", subject=identity
        )


def _opening(name: str) -> str:
    if name == "LIBVIRT_UNAVAILABLE":
        return "the connection to libvirt broke during the call, its outcome is unknown"
    return "libvirt refused"
