"""What was made for a domain goes with it, although the agent was killed in between."""

import asyncio
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from real.conftest import Lab
from support.certificates import Pki
from support.documents import payload
from support.engine import connected
from support.process import AgentProcess
from support.sysfs import TYPE, FakeMdevs
from vireo_agent.config import Config

pytestmark = pytest.mark.real


async def testAKilledAgentTakesAwayWhatAVanishedDomainHad(
    real_config: Config, pki: Pki, lab: Lab, tmp_path: Path
) -> None:
    sysfs = tmp_path / "kernel"
    card = FakeMdevs(sysfs)
    agent = AgentProcess(replace(real_config, sysfs_directory=sysfs), tmp_path)
    stays, ends = (lab.document(paused=True) for _ in range(2))
    made = {}
    for document in (stays, ends):
        name = made[document.identity] = str(uuid.uuid4())
        floppy = lab.base / "payload" / document.identity / "ua-floppy.img"
        document.payload = payload(str(floppy), {"Unattend.xml": "x"}, kind="sysprep") + (
            f'<vireo:prepare alias="ua-1"><vireo:mdev uuid="{name}" type="{TYPE}"/></vireo:prepare>'
        )
    try:
        async with connected(pki, await agent.start()) as engine:
            while not (await engine.call("domain.list"))["libvirt_connected"]:
                await asyncio.sleep(0.05)
            for document in (stays, ends):
                await engine.call("domain.create", xml=document.text())
        assert card.made() == set(made.values())
        agent.kill()
        await asyncio.to_thread(lab.libvirtd.virsh, "destroy", ends.name)
        async with connected(pki, await agent.start()) as engine:
            async with asyncio.timeout(20):
                while card.made() != {made[stays.identity]}:
                    await asyncio.sleep(0.05)
            assert not (lab.base / "payload" / ends.identity).exists()
            assert (lab.base / "payload" / stays.identity / "ua-floppy.img").is_file()
            await engine.call("domain.destroy", id=stays.identity)
            async with asyncio.timeout(20):
                while card.made():
                    await asyncio.sleep(0.05)
        assert list((real_config.state_directory / "mdevs").iterdir()) == []
        assert agent.stop() == 0
    finally:
        card.stop()
