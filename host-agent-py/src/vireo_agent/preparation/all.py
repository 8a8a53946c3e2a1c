"""Everything that is prepared for a domain, as one."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from vireo_agent.domains.document import DomainDocument
from vireo_agent.errors import AgentError
from vireo_agent.payload.drives import PayloadDrives
from vireo_agent.preparation.mdevs import MediatedDevices
from vireo_agent.remains import Remains
from vireo_agent.workers import WorkerPool

_log = logging.getLogger(__name__)
# A driver can take its time.
_SECONDS = 60.0


class Preparations:
    """Made before a start; undone after the domain ended, failed to start, or the agent died."""

    def __init__(self, payloads: PayloadDrives, mdevs: MediatedDevices, remains: Remains, files: WorkerPool) -> None:
        self._payloads = payloads
        self._mdevs = mdevs
        self._remains = remains
        self._files = files
        self._running: set[asyncio.Task[None]] = set()

    async def make(self, document: DomainDocument, secrets: Mapping[str, str]) -> None:
        """Prepares what the metadata asks for."""
        try:
            self._remains.starting(document.id)
            await self._payloads.build(document, secrets)
            if document.mdevs:
                mdevs = document.mdevs
                await self._on_files(document.id, lambda: self._mdevs.make(document.id, mdevs))
        except OSError as error:
            raise AgentError("PREPARATION_FAILED", f"the host cannot prepare domain {document.id}: {error}") from None

    def undo(self, identity: str) -> None:
        """The domain does not run; what takes time is done later, before its next start."""
        _guarded(lambda: self._payloads.remove(identity))
        _guarded(lambda: self._remains.ended(identity))
        if self._mdevs.made_for(identity):
            task = asyncio.create_task(self._remove_mdevs(identity), name=f"undo-{identity[:8]}")
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    def sweep(self, running: set[str]) -> None:
        """Only these domains run, or are being started."""
        _guarded(lambda: self._payloads.sweep(running))
        _guarded(lambda: self._remains.sweep(running))
        for identity in self._mdevs.users() - running:
            self.undo(identity)

    async def _remove_mdevs(self, identity: str) -> None:
        try:
            await self._on_files(identity, lambda: self._mdevs.remove(identity))
        except (AgentError, OSError) as error:
            _log.warning("what was prepared for domain %s stays for now: %s", identity, error)

    async def _on_files(self, identity: str, work: Callable[[], None]) -> None:
        await self._files.run(f"prepare:{identity}", work, _SECONDS)


def _guarded(cleanup: Callable[[], None]) -> None:
    """One thing that cannot be removed keeps the host from removing none of the others."""
    try:
        cleanup()
    except OSError as error:
        _log.error("what was prepared for domains is not all removed: %s", error)
