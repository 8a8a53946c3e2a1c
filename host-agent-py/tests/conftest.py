"""Fixtures that every test may use."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from support.certificates import Pki
from support.engine import Engine, connected
from vireo_agent.config import Config
from vireo_agent.service import Service

# A machine that is busy with other things is no defect of what is tested.
settings.register_profile("vireo", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("vireo")


@pytest.fixture
def pki(tmp_path: Path) -> Pki:
    return Pki(tmp_path / "pki")


@pytest.fixture
def config(tmp_path: Path, pki: Pki) -> Config:
    root = tmp_path / "storage"
    root.mkdir()
    return Config(
        libvirt_uri="test:///default",
        bind="127.0.0.1",
        port=0,
        pki_directory=pki.directory,
        state_directory=tmp_path / "state",
        payload_directory=tmp_path / "payload",
        nvram_directory=tmp_path / "nvram",
        tpm_directory=tmp_path / "swtpm",
        sysfs_directory=tmp_path / "sys",
        hooks_directory=tmp_path / "hooks",
        overrides_directory=tmp_path / "overrides",
        script_seconds=5,
        storage_roots=(root,),
        virt_type="qemu",
    )


class RunningAgent:
    """An agent in this process, on libvirt's test driver."""

    def __init__(self, config: Config, pki: Pki) -> None:
        self.config = config
        self.pki = pki
        self.service = Service(config)
        self.port = 0

    async def start(self) -> None:
        self.port = await self.service.start()
        self.config = replace(self.config, port=self.port)

    async def stop(self) -> None:
        if self.port:
            self.port = 0
            await self.service.stop()


@pytest.fixture
async def agent(config: Config, pki: Pki) -> AsyncIterator[RunningAgent]:
    running = RunningAgent(config, pki)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def engine(agent: RunningAgent) -> AsyncIterator[Engine]:
    async with connected(agent.pki, agent.port) as connection:
        # What happens before the first full look is told as found by it.
        while not (await connection.call("domain.list"))["libvirt_connected"]:
            await asyncio.sleep(0.01)
        yield connection
