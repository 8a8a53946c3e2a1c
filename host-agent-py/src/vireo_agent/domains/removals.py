"""Who waits until a guest lets go of a device."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from vireo_agent.virt.callbacks import DEVICE_KEPT
from vireo_agent.virt.types import Change


class Removal(Enum):
    """How a wait ended."""

    REMOVED = "removed"
    KEPT = "kept"
    STOPPED = "stopped"


class Removals:
    """Hears every change that libvirt tells; used on the event loop."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, str], list[asyncio.Future[Removal]]] = {}

    @contextmanager
    def expected(self, identity: str, alias: str) -> Iterator["asyncio.Future[Removal]"]:
        """What libvirt tells from now on about this device; begin before asking for it."""
        future: asyncio.Future[Removal] = asyncio.get_running_loop().create_future()
        waiting = self._waiting.setdefault((identity, alias), [])
        waiting.append(future)
        try:
            yield future
        finally:
            waiting.remove(future)
            if not waiting:
                self._waiting.pop((identity, alias), None)

    def noticed(self, change: Change) -> None:
        """libvirt announced something."""
        if not self._waiting:
            return
        if change.stopped:
            for identity, alias in list(self._waiting):
                if identity == change.id:
                    self._tell(identity, alias, Removal.STOPPED)
        elif change.device:
            how = Removal.KEPT if change.cause == DEVICE_KEPT else Removal.REMOVED
            self._tell(change.id, change.device, how)

    def _tell(self, identity: str, alias: str, how: Removal) -> None:
        for future in self._waiting.get((identity, alias), ()):
            if not future.done():
                future.set_result(how)
