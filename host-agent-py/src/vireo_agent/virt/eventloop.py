"""libvirt's own event loop, on a thread of its own, started once a process."""

import logging
import threading

import libvirt

_log = logging.getLogger(__name__)
_started = threading.Lock()


def start() -> None:
    """Starts the thread; must happen before the first connection is opened."""
    if not _started.acquire(blocking=False):
        return
    # libvirt prints every error to standard error unless told otherwise.
    libvirt.registerErrorHandler(_ignore, None)
    libvirt.virEventRegisterDefaultImpl()
    threading.Thread(target=_run, name="libvirt-events", daemon=True).start()


def _ignore(_context: object, _error: object) -> None:
    pass


def _run() -> None:
    while True:
        try:
            libvirt.virEventRunDefaultImpl()
        except Exception:
            _log.exception("an event callback failed")
