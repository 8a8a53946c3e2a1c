"""Samples the host every few seconds, so that statistics never wait for anything."""

import asyncio
import os
from collections.abc import Callable

from vireo_agent.clock import rfc3339
from vireo_agent.facts import proc
from vireo_agent.schema.types import HostStatistics

PERIOD_SECONDS = 5.0


class Sampler:
    """Holds the last sample."""

    def __init__(self, running: Callable[[], int]) -> None:
        self._running = running
        self._times, self._boot = proc.cpu_times()
        self._percent = 0.0
        self.last = self._sample()

    async def run(self) -> None:
        """Samples until cancelled."""
        while True:
            await asyncio.sleep(PERIOD_SECONDS)
            times, self._boot = proc.cpu_times()
            self._percent = proc.percent(self._times, times)
            self._times = times
            self.last = self._sample()

    def _sample(self) -> HostStatistics:
        memory = proc.memory()
        return HostStatistics(
            sampled_at=rfc3339(),
            memory_total_bytes=memory.total,
            memory_available_bytes=memory.available,
            cpu_percent=self._percent,
            load_1m=round(os.getloadavg()[0], 2),
            boot_time=rfc3339(self._boot),
            domains_running=self._running(),
        )
