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
        # The first sample tells the use since the host's boot.
        self._times = proc.CpuTimes(0, 0)
        self.last = self._sample()

    async def run(self) -> None:
        """Samples until cancelled."""
        while True:
            await asyncio.sleep(PERIOD_SECONDS)
            self.last = self._sample()

    def _sample(self) -> HostStatistics:
        memory, before = proc.memory(), self._times
        self._times, boot = proc.cpu_times()
        return HostStatistics(
            sampled_at=rfc3339(),
            memory_total_bytes=memory.total,
            memory_available_bytes=memory.available,
            cpu_percent=proc.percent(before, self._times),
            load_1m=round(os.getloadavg()[0], 2),
            boot_time=rfc3339(boot),
            domains_running=self._running(),
        )
