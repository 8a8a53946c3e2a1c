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
    libvirt.registerErrorHandler(lambda _context, _error: None, None)
    libvirt.virEventRegisterDefaultImpl()
    threading.Thread(target=_run, name="libvirt-events", daemon=True).start()


def _run() -> None:
    while True:
        try:
            libvirt.virEventRunDefaultImpl()
        except Exception:
            _log.exception("an event callback failed")
