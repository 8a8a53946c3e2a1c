"""Connections for calls, one a call at a time.

libvirtd serves at most five requests of one connection at once (max_client_requests) and then
does not even answer its keep-alive: five hung calls would cut off the rest. So every call has a
connection to itself, and the events have theirs.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from vireo_agent.virt.failures import LibvirtFailure, Unavailable
from vireo_agent.virt.hypervisor import Hypervisor

_KEPT = 8


class Lines:
    """Opens connections when needed and keeps a few; used from worker threads."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._lock = threading.Lock()
        self._free: list[Hypervisor] = []
        self._closed = False

    @contextmanager
    def line(self) -> Iterator[Hypervisor]:
        """A connection that nobody else uses meanwhile."""
        with self._lock:
            free = self._free.pop() if self._free else None
        try:
            hypervisor = free or Hypervisor(self._uri)
        except LibvirtFailure as error:
            # Nothing was sent yet, which a connection that breaks in a call cannot say.
            raise Unavailable(self._uri) from error
        healthy = True
        try:
            yield hypervisor
        except LibvirtFailure as error:
            healthy = error.name != "LIBVIRT_UNAVAILABLE"
            raise
        finally:
            with self._lock:
                keep = healthy and not self._closed and len(self._free) < _KEPT
                if keep:
                    self._free.append(hypervisor)
            if not keep:
                hypervisor.close()

    def close(self) -> None:
        """Closes what is free; what is in use is closed by its user. Blocks a little."""
        with self._lock:
            self._closed = True
            free, self._free = self._free, []
        for hypervisor in free:
            hypervisor.close()
