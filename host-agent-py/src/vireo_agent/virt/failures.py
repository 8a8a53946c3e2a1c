"""libvirt's errors as errors of the protocol."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import libvirt

from vireo_agent.errors import AgentError

_NAMES = {
    libvirt.VIR_ERR_NO_DOMAIN: "DOMAIN_NOT_FOUND",
    libvirt.VIR_ERR_DOM_EXIST: "DOMAIN_EXISTS",
    libvirt.VIR_ERR_OPERATION_INVALID: "DOMAIN_STATE",
    libvirt.VIR_ERR_XML_ERROR: "INVALID_XML",
    libvirt.VIR_ERR_XML_DETAIL: "INVALID_XML",
    libvirt.VIR_ERR_INVALID_CONN: "LIBVIRT_UNAVAILABLE",
    libvirt.VIR_ERR_RPC: "LIBVIRT_UNAVAILABLE",
    # A command that the guest was told, and may still do, ends with this as well.
    libvirt.VIR_ERR_AGENT_UNRESPONSIVE: "DEADLINE_EXCEEDED",
    libvirt.VIR_ERR_AGENT_UNSYNCED: "GUEST_AGENT_UNAVAILABLE",
    libvirt.VIR_ERR_NO_CONNECT: "LIBVIRT_UNAVAILABLE",
}
# Where a code stands for several things: words of its texts that say that nothing was begun.
_NOT_BEGUN = (
    (libvirt.VIR_ERR_OPERATION_TIMEOUT, "cannot acquire state change lock", "BUSY"),
    *(
        (libvirt.VIR_ERR_AGENT_UNRESPONSIVE, words, "GUEST_AGENT_UNAVAILABLE")
        for words in ("is not connected", "is not available due to", "respond to synchronization")
    ),
)
# What a broken connection looks like besides the codes above.
_TRANSPORT = (libvirt.VIR_FROM_RPC, libvirt.VIR_FROM_REMOTE)
_OPENINGS = {
    "LIBVIRT_UNAVAILABLE": "libvirt's connection broke during the call, the outcome is unknown",
    "DEADLINE_EXCEEDED": "it was begun and nobody answered in time, its outcome is unknown",
}
_REMEDIES = {"BUSY": "; try again when the call before has ended"}


@contextmanager
def ignoring(code: int) -> Iterator[None]:
    """Goes on behind the block when libvirt reports this: an answer, such as that there is none."""
    try:
        yield
    except libvirt.libvirtError as error:
        if error.get_error_code() != code:
            raise


class LibvirtFailure(AgentError):
    """An error that libvirt reported, with its own code and text in the data.

    ``is_unclear``: what was asked for may have happened, or happen yet.
    """

    def __init__(self, error: libvirt.libvirtError, name: str | None = None) -> None:
        code = error.get_error_code() or 0
        domain = error.get_error_domain() or 0
        text = error.get_error_message() or str(error)
        self.text = text
        unbegun = (n for known, words, n in _NOT_BEGUN if code == known and words in text)
        name = name or next(unbegun, _NAMES.get(code, "LIBVIRT_REFUSED"))
        if domain in _TRANSPORT and name == "LIBVIRT_REFUSED":
            name = "LIBVIRT_UNAVAILABLE"
        self.is_unclear = name in _OPENINGS
        super().__init__(
            name,
            f"{_OPENINGS.get(name, 'libvirt refused')}: {text}{_REMEDIES.get(name, '')}",
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
        super().__init__("DOMAIN_NOT_FOUND", f"no active domain {identity} on this host", subject=identity)
