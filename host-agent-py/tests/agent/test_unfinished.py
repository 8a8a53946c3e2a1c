"""kill -9 of the agent while it makes an image: nothing is left of what was not finished."""

import asyncio
import uuid
from pathlib import Path

import pytest

from support.certificates import Pki
from support.engine import CallFailed, connected
from support.process import AgentProcess
from support.waiting import until
from vireo_agent.config import Config

VOLUMES = "vireo_agent.images.volumes"
POINTS = {
    "before vireo_agent.images.unfinished:Path.symlink_to": set(),
    "after vireo_agent.images.unfinished:Path.symlink_to": set(),
    f"before {VOLUMES}:sealed": set(),
    f"after {VOLUMES}:sealed": set(),
    f"after {VOLUMES}:Path.hardlink_to#2": {"a"},
    f"after {VOLUMES}:publish": {"a"},
}


@pytest.mark.parametrize(("point", "there"), POINTS.items())
async def testNothingStaysOfAnImageThatWasBeingMade(
    config: Config, pki: Pki, tmp_path: Path, point: str, there: set[str]
) -> None:
    agent = AgentProcess(config, tmp_path)
    (root,) = config.storage_roots
    links = config.state_directory / "unfinished"

    async def asks(verb: str, **params: object) -> None:
        async with connected(pki, agent.config.port) as engine:
            await engine.call(verb, **params)

    try:
        await agent.start(point)
        await asks("storage.prepare", root=str(root), storage_domain_id=str(uuid.uuid4()))
        with pytest.raises((ConnectionError, CallFailed)):
            await asks("volume.create", path=f"{root}/images/a", format="raw", capacity_bytes=4096)
        await agent.died()
        await agent.start()
        await until(lambda: {file.name for file in (root / "images").iterdir()}, there)
        await until(lambda: list(links.iterdir()), [])
    finally:
        agent.kill()


async def testWhatCannotBeRemovedIsLeftToTheNextAgent(config: Config, pki: Pki, tmp_path: Path) -> None:
    agent = AgentProcess(config, tmp_path)
    (root,) = config.storage_roots
    links = config.state_directory / "unfinished"
    links.mkdir(parents=True)
    away = root / "away"
    (links / "1").symlink_to(away / ".a.vireo-partial")
    try:
        await agent.start()
        await asyncio.sleep(0.3)
        assert list(links.iterdir())
        agent.kill()
        away.mkdir()
        (away / ".a.vireo-partial").touch()
        await agent.start()
        await until(lambda: list(links.iterdir()), [])
        assert not list(away.iterdir())
    finally:
        agent.kill()
