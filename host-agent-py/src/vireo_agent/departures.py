"""What is done when a domain is gone."""

import asyncio

from vireo_agent.hooks import points
from vireo_agent.hooks.runner import Hooks, Occasion
from vireo_agent.preparation.all import Preparations


class Departures:
    """Removes what was prepared for a domain, and runs the hooks after its stop."""

    def __init__(self, preparations: Preparations, hooks: Hooks) -> None:
        self._preparations = preparations
        self._hooks = hooks
        self._running: set[asyncio.Task[None]] = set()

    def remove(self, identity: str, hook_parameters: tuple[tuple[str, str], ...]) -> None:
        """The domain stopped."""
        self._preparations.undo(identity)
        if not self._hooks.at(points.AFTER_STOP):
            return
        task = asyncio.get_running_loop().create_task(
            self._hooks.after(points.AFTER_STOP, Occasion(identity, parameters=hook_parameters)),
            name=f"after-{identity[:8]}",
        )
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def sweep(self, running: set[str]) -> None:
        """Only these domains run, or are being started."""
        self._preparations.sweep(running)
