"""Guests whose freezing was begun and nobody knows how it ended: they are let go on again."""

import asyncio
import logging

from vireo_agent.errors import AgentError
from vireo_agent.virt.failures import NoSuchDomain
from vireo_agent.virt.link import Link

_log = logging.getLogger(__name__)
# A guest that freezes slowly answers nothing until it has.
_PAUSES = (0.0, *(5.0,) * 12, *(30.0,) * 20)
_TIMEOUT_SECONDS = 40.0


class Thaws:
    """One task a guest, until it has thawed, is gone, or did not answer for ten minutes."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def require_none(self, identity: str) -> None:
        """Refuses what would be thawed by this."""
        if identity in self._tasks:
            raise AgentError(
                "BUSY",
                f"domain {identity} is being thawed, since nobody knows how an earlier"
                " domain.freeze ended; try again later",
            )

    def begin(self, identity: str) -> None:
        """The guest may have frozen, or may yet."""
        if identity in self._tasks:
            return
        task = asyncio.create_task(self._thaw(identity), name=f"thaw-{identity[:8]}")
        task.add_done_callback(lambda _done: self._tasks.pop(identity))
        self._tasks[identity] = task

    async def _thaw(self, identity: str) -> None:
        for pause in _PAUSES:
            await asyncio.sleep(pause)
            try:
                await self._link.call_within(
                    f"thaw:{identity}",
                    lambda host: host.thaw(identity),
                    _TIMEOUT_SECONDS,
                    self._link.asks,
                )
            except NoSuchDomain:
                return
            except (TimeoutError, AgentError) as error:
                _log.debug("domain %s is not thawed yet: %s", identity, error)
            else:
                _log.warning("thawed domain %s after a freeze of unknown outcome", identity)
                return
        _log.error("domain %s may be frozen: its guest agent does not answer", identity)
