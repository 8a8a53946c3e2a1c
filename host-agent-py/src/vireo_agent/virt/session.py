"""One open connection to libvirt: how its errors are told, and how its domains are found.

And the thread of libvirt's own event loop, which tells of them all.
"""

import contextlib
import functools
import logging
import threading
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import libvirt

from vireo_agent.errors import AgentError
from vireo_agent.virt import callbacks
from vireo_agent.virt.failures import LibvirtFailure, NoSuchDomain, ignoring

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound="Session")
_log = logging.getLogger(__name__)
_KEEPALIVE_SECONDS = 5
_KEEPALIVE_COUNT = 3
_events_started = threading.Lock()


def translated(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """libvirt's errors, and its binding's, leave the method as those of the protocol."""

    @functools.wraps(method)
    def wrapper(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except libvirt.libvirtError as error:
            raise LibvirtFailure(error) from None
        except (LookupError, OverflowError, TypeError, ValueError) as error:
            # Numbers and names that its binding for Python refuses before libvirt is asked.
            _log.warning("not asked of libvirt: %s", method.__name__, exc_info=error)
            raise AgentError("LIBVIRT_REFUSED", f"libvirt does not take this: {error}") from None

    return wrapper


def all_translated(cls: type[T]) -> type[T]:
    """Has every public method that the class defines ``translated``: none can be forgotten."""
    for name, method in list(vars(cls).items()):
        if not name.startswith("_"):
            setattr(cls, name, translated(method))
    return cls


def start_events() -> None:
    """Starts libvirt's own event loop on a thread, before the first connection is opened."""
    if not _events_started.acquire(blocking=False):
        return
    # libvirt prints every error to standard error unless told otherwise.
    libvirt.registerErrorHandler(lambda _context, _error: None, None)
    libvirt.virEventRegisterDefaultImpl()
    threading.Thread(target=_run_events, name="libvirt-events", daemon=True).start()


def _run_events() -> None:
    while True:
        try:
            libvirt.virEventRunDefaultImpl()
        except Exception:
            _log.exception("an event callback failed")


# libvirt's test driver makes another host for every connection to one file.
_simulated = functools.cache(libvirt.open)


class Session:
    """What all calls share."""

    def __init__(self, uri: str) -> None:
        self._handles: list[int] = []
        self._owned = not uri.startswith("test:///") or uri == "test:///default"
        try:
            self._connection: Any = (libvirt.open if self._owned else _simulated)(uri)
        except libvirt.libvirtError as error:
            raise LibvirtFailure(error) from None
        with contextlib.suppress(libvirt.libvirtError):  # in-process drivers have none
            self._connection.setKeepAlive(_KEEPALIVE_SECONDS, _KEEPALIVE_COUNT)

    @translated
    def follow(self, sink: callbacks.Sink, on_close: Callable[[str], None]) -> None:
        """Tells every change from now on, and when the connection breaks."""
        self._connection.registerCloseCallback(self._closed, on_close)
        self._handles = callbacks.subscribe(self._connection, sink)

    @staticmethod
    def _closed(_connection: Any, reason: int, on_close: Callable[[str], None]) -> None:
        words = ("error", "end of file", "keepalive timeout", "client")
        on_close(words[reason] if 0 <= reason < len(words) else "unknown")

    def close(self) -> None:
        """Gives the connection back; what is still in use dies with its last user."""
        # Each registration holds the connection, also one that is broken.
        for handle in self._handles:
            with contextlib.suppress(libvirt.libvirtError):
                self._connection.domainEventDeregisterAny(handle)
        with contextlib.suppress(libvirt.libvirtError):
            self._connection.unregisterCloseCallback()
        if self._owned:
            with contextlib.suppress(libvirt.libvirtError):
                self._connection.close()

    def _domain(self, identity: str) -> Any:
        with ignoring(libvirt.VIR_ERR_NO_DOMAIN):
            domain = self._connection.lookupByUUIDString(identity)
            if domain.isActive():
                return domain
        raise NoSuchDomain(identity)
