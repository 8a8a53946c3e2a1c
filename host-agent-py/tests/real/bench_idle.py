"""What an agent costs that has nothing to do: without guests, and with a hundred on real QEMU.

No test by its name: ``./vireo bench agent-idle`` runs it, on a machine that does nothing else.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from real.conftest import Lab
from real.test_hung_qemu import small
from support.certificates import Pki
from support.engine import connected
from support.process import AgentProcess
from vireo_agent.config import Config

pytestmark = pytest.mark.real
GUESTS = 100
SECONDS = float(os.environ.get("VIREO_QUIET_SECONDS", "20"))


@pytest.fixture
async def process(real_config: Config, lab: Lab, tmp_path: Path) -> AsyncIterator[AgentProcess]:
    agent = AgentProcess(real_config, tmp_path)
    yield agent
    agent.stop()
    lab.libvirtd.destroy_all()


def seconds_used(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def mebibytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


async def share(agent: AgentProcess) -> float:
    """Percent of a core in a quiet while."""
    before = seconds_used(agent.pid)
    await asyncio.sleep(SECONDS)
    return (seconds_used(agent.pid) - before) / SECONDS * 100


async def testAHundredQuietGuestsCostLittle(process: AgentProcess, pki: Pki, lab: Lab) -> None:
    async with connected(pki, await process.start()) as engine:
        while not (await engine.call("domain.list"))["libvirt_connected"]:
            await asyncio.sleep(0.05)
        await asyncio.sleep(2)
        empty = mebibytes(process.pid)
        alone = await share(process)
        for _ in range(GUESTS):
            await engine.call("domain.create", xml=small(lab).text())
        await asyncio.sleep(5)
        quiet = await share(process)
        each = (mebibytes(process.pid) - empty) / GUESTS
        await engine.call("host.follow_statistics")
        asked = await share(process)
        print(
            f"\n{GUESTS} quiet guests: {quiet:.2f} % of a core ({alone:.2f} % without guests),"
            f" {asked:.2f} % with statistics, {each:.2f} MiB each,"
            f" {mebibytes(process.pid):.0f} MiB in all"
        )
        if result := os.environ.get("VIREO_BENCH_RESULT"):
            Path(result).write_text(f"{quiet:.2f}", encoding="ascii")
