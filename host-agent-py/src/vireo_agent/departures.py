"""What is done when a domain is gone."""

import asyncio
import hashlib
import json
import logging
import uuid
from pathlib import Path

from vireo_agent import wholefile
from vireo_agent.hooks import points
from vireo_agent.hooks.runner import Hooks, Occasion
from vireo_agent.preparation.all import Preparations

_log = logging.getLogger(__name__)
_STARTING = "starting"
Parameters = tuple[tuple[str, str], ...]


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
        self._paying: dict[Path, asyncio.Task[None]] = {}

    def starting(self, identity: str, parameters: Parameters) -> None:
        """The hooks before a start are about to run: what they make is removed in any case."""
        self._owe(self._debt(identity, _STARTING), parameters)

    def not_started(self, identity: str, occasion: Occasion) -> "asyncio.Task[None]":
        """The start failed."""
        self._preparations.undo(identity)
        return self._pay(self._debt(identity, _STARTING), occasion)

    def runs(self, identity: str, started_at: str | None, parameters: Parameters) -> None:
        """The domain runs; a run of it that was begun at another time is over."""
        debt = self._debt(identity, hashlib.sha256((started_at or "").encode()).hexdigest()[:16])
        if self._known.get(identity) == debt:
            return
        self._known[identity] = debt
        self._owe(debt, parameters)
        self._debt(identity, _STARTING).unlink(missing_ok=True)
        for other in self._debts.glob(f"{identity}.*.json"):
            if other != debt:
                self._pay_noted(other)

    def remove(self, identity: str, hook_parameters: Parameters) -> None:
        """The domain stopped."""
        self._preparations.undo(identity)
        debt = self._known.pop(identity, None)
        if debt is not None:
            self._pay(debt, Occasion(identity, parameters=hook_parameters))
        elif (never_seen := self._debt(identity, _STARTING)).exists():
            self._pay_noted(never_seen)

    def sweep(self, running: set[str]) -> None:
        """Only these domains run, or are being started."""
        self._preparations.sweep(running)
        for debt in self._debts.glob("*.json"):
            identity = debt.name.partition(".")[0]
            if identity not in running:
                self._known.pop(identity, None)
                self._pay_noted(debt)

    def _debt(self, identity: str, run: str) -> Path:
        return self._debts / f"{uuid.UUID(identity)}.{run}.json"

    @staticmethod
    def _owe(debt: Path, parameters: Parameters) -> None:
        try:
            wholefile.write(debt, json.dumps(parameters))
        except OSError as error:
            _log.warning("cannot write %s: %s; free some space", debt, error)

    def _pay_noted(self, debt: Path) -> None:
        try:
            noted = json.loads(debt.read_text(encoding="utf-8"))
            parameters = tuple((str(name), str(value)) for name, value in noted)
        except (OSError, ValueError, TypeError) as error:
            _log.warning("%s is unreadable, its hooks run without parameters: %s", debt, error)
            parameters = ()
        self._pay(debt, Occasion(debt.name.partition(".")[0], parameters=parameters))

    def _pay(self, debt: Path, occasion: Occasion) -> "asyncio.Task[None]":
        if debt not in self._paying:
            task = asyncio.get_running_loop().create_task(
                self._run_hooks(debt, occasion), name=f"after-{occasion.subject[:8]}"
            )
            self._paying[debt] = task
            task.add_done_callback(lambda _done: self._paying.pop(debt, None))
        return self._paying[debt]

    async def _run_hooks(self, debt: Path, occasion: Occasion) -> None:
        await self._hooks.after(points.AFTER_STOP, occasion)
        debt.unlink(missing_ok=True)
