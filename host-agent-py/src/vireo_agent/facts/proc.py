"""Parsers of the few files of /proc and /sys that the agent reads, and a sampler of them.

It samples the host every few seconds, so that statistics never wait for anything.
"""

import asyncio
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vireo_agent.clock import rfc3339
from vireo_agent.schema.types import HostStatistics

PERIOD_SECONDS = 5.0
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes."""

    total: int
    available: int


@dataclass(frozen=True, slots=True)
class CpuTimes:
    """Jiffies since boot."""

    busy: int
    total: int


def memory() -> Memory:
    """From /proc/meminfo."""
    return parse_memory(Path("/proc/meminfo").read_text(encoding="ascii"))


def parse_memory(text: str) -> Memory:
    """From the text of meminfo."""
    values = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    total, available = (int(values[name].split()[0]) for name in ("MemTotal", "MemAvailable"))
    return Memory(total * _KIB, available * _KIB)


def cpu_times() -> tuple[CpuTimes, float]:
    """From /proc/stat: the times of all CPUs, and the time of boot (seconds since the epoch)."""
    return parse_stat(Path("/proc/stat").read_text(encoding="ascii"))


def parse_stat(text: str) -> tuple[CpuTimes, float]:
    """From the text of stat."""
    numbers, boot = [0] * 8, 0.0
    for line in text.splitlines():
        name, _, rest = line.partition(" ")
        if name == "cpu":
            numbers = [int(number) for number in rest.split()[:8]]
        elif name == "btime":
            boot = float(rest)
    idle = numbers[3] + numbers[4]  # idle and iowait
    return CpuTimes(sum(numbers) - idle, sum(numbers)), boot


def percent(before: CpuTimes, after: CpuTimes) -> float:
    """CPU use between two looks."""
    total = after.total - before.total
    return round(100.0 * (after.busy - before.busy) / total, 1) if total > 0 else 0.0


def bridges() -> tuple[str, ...]:
    """The network bridges of this host."""
    return tuple(sorted(path.parent.name for path in Path("/sys/class/net").glob("*/bridge")))


def os_name() -> str:
    """The distribution's name for itself."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return platform.system()
    return release.get("PRETTY_NAME") or release.get("NAME", "Linux")


def cpus() -> int:
    """Logical CPUs."""
    return os.cpu_count() or 1


class Sampler:
    """Holds the last sample."""

    def __init__(self, running: Callable[[], int]) -> None:
        self._running = running
        # The first sample tells the use since the host's boot.
        self._times = CpuTimes(0, 0)
        self.last = self._sample()

    async def run(self) -> None:
        """Samples until cancelled."""
        while True:
            await asyncio.sleep(PERIOD_SECONDS)
            self.last = self._sample()

    def _sample(self) -> HostStatistics:
        found, before = memory(), self._times
        self._times, boot = cpu_times()
        return HostStatistics(
            sampled_at=rfc3339(),
            memory_total_bytes=found.total,
            memory_available_bytes=found.available,
            cpu_percent=percent(before, self._times),
            load_1m=round(os.getloadavg()[0], 2),
            boot_time=rfc3339(boot),
            domains_running=self._running(),
        )
