"""What is done when a domain is gone."""

import asyncio
import hashlib
import json
import logging
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from vireo_agent import deadline, disk
from vireo_agent.domains.metadata import Parameters
from vireo_agent.errors import AgentError
from vireo_agent.hooks import points
from vireo_agent.hooks.runner import Hooks, Occasion
from vireo_agent.preparation.all import Preparations

_log = logging.getLogger(__name__)
_STARTING = "starting"


class Departures:
    """Removes what was prepared for a domain, and runs the hooks after its stop.

    Each run of a domain owes those hooks one call. The debt is a file from the start on, so that
    it is paid also for a domain that ended while no agent was there to see it.
    """

    def __init__(self, preparations: Preparations, hooks: Hooks, state_directory: Path) -> None:
        self._preparations = preparations
        self._hooks = hooks
        self._debts = state_directory / "runs"
        self._debts.mkdir(exist_ok=True)
        self._known: dict[str, Path] = {}
        self._starting: set[str] = set()
        self._paying: dict[Path, asyncio.Task[None]] = {}

    @asynccontextmanager
    async def starting(self, identity: str, parameters: Parameters) -> AsyncIterator[None]:
        """Around a start, hooks included: what those before it make is removed in any case.

        The domain does not run, and what its earlier runs owe is paid to the end before: else it
        would take away what this one needs.
        """
        self._starting.add(identity)
        try:
            self._pay_all(identity)
            due = [task for debt, task in self._paying.items() if _owner(debt) == identity]
            if due:
                left = deadline.remaining() - deadline.NOT_STARTED_MARGIN
                await asyncio.wait(due, timeout=left)
            if not all(task.done() for task in due):
                raise AgentError(
                    "BUSY",
                    f"domain {identity} is not started while its hooks {points.AFTER_STOP} still run; try again later",
                )
            disk.note(self._debt(identity, _STARTING), parameters)
            yield
        finally:
            self._starting.discard(identity)

    def not_started(self, identity: str, occasion: Occasion) -> None:
        """The start failed; its hooks are run aside, and the next start waits for them."""
        self._preparations.undo(identity)
        self._pay(self._debt(identity, _STARTING), occasion)

    def runs(self, identity: str, run: str, parameters: Parameters) -> None:
        """The domain runs; another run of it is over. One that starts is looked at afterwards."""
        if identity in self._starting:
            return
        debt = self._debt(identity, hashlib.sha256(run.encode()).hexdigest()[:16])
        if self._known.get(identity) == debt:
            return
        self._known[identity] = debt
        disk.note(debt, parameters)
        self._debt(identity, _STARTING).unlink(missing_ok=True)
        for other in self._debts.glob(f"{identity}.*.json"):
            if other != debt:
                self._pay_noted(other)

    def remove(self, identity: str, hook_parameters: Parameters) -> None:
        """The domain stopped; what is there during a start is the start's."""
        if identity in self._starting:
            return
        self._preparations.undo(identity)
        if debt := self._known.get(identity):
            self._pay(debt, Occasion(identity, parameters=hook_parameters))
        self._pay_all(identity)

    def sweep(self, running: set[str]) -> None:
        """Only these domains run, or are being started."""
        self._preparations.sweep(running)
        for debt in self._debts.glob("*.json"):
            if _owner(debt) not in running:
                self._pay_all(_owner(debt))

    def _debt(self, identity: str, run: str) -> Path:
        return self._debts / f"{uuid.UUID(identity)}.{run}.json"

    def _pay_all(self, identity: str) -> None:
        known = self._known.pop(identity, None)
        for debt in {*self._debts.glob(f"{identity}.*.json"), *filter(None, (known,))}:
            self._pay_noted(debt)

    def _pay_noted(self, debt: Path) -> None:
        if debt in self._paying:
            return
        try:
            noted = json.loads(debt.read_text(encoding="utf-8"))
            parameters = tuple((str(name), str(value)) for name, value in noted)
        except (OSError, ValueError, TypeError) as error:
            _log.warning("%s is unreadable, its hooks run without parameters: %s", debt, error)
            parameters = ()
        self._pay(debt, Occasion(_owner(debt), parameters=parameters))

    def _pay(self, debt: Path, occasion: Occasion) -> None:
        if debt not in self._paying:
            self._paying[debt] = asyncio.get_running_loop().create_task(
                self._run_hooks(debt, occasion), name=f"after-{occasion.subject[:8]}"
            )

    async def _run_hooks(self, debt: Path, occasion: Occasion) -> None:
        try:
            await self._hooks.after(points.AFTER_STOP, occasion)
            debt.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("cannot remove %s, its hooks run once more: %s", debt, error)
        finally:
            del self._paying[debt]


def _owner(debt: Path) -> str:
    return debt.name.partition(".")[0]
