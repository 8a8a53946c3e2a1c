"""What a VM leaves on the host is told, and removed when the engine says so, and only then."""

import uuid
from pathlib import Path

import pytest

from conftest import RunningAgent
from support.documents import DomainXml
from support.engine import CallFailed, Engine


def leave(agent: RunningAgent, identity: str) -> tuple[Path, Path]:
    nvram = agent.config.nvram_directory / f"{identity}_VARS.fd"
    nvram.parent.mkdir(exist_ok=True)
    nvram.write_bytes(b"variables")
    tpm = agent.config.tpm_directory / identity / "tpm2"
    tpm.mkdir(parents=True)
    (tpm / "tpm2-00.permall").write_bytes(b"state")
    return nvram, tpm.parent


async def testWhatAVmLeftIsToldAndForgotten(agent: RunningAgent, engine: Engine) -> None:
    document = DomainXml()
    await engine.call("domain.create", xml=document.text())
    nvram, tpm = leave(agent, document.identity)
    with pytest.raises(CallFailed) as failure:
        await engine.call("domain.forget", id=document.identity)
    assert failure.value.name == "DOMAIN_EXISTS"
    await engine.call("domain.destroy", id=document.identity)
    assert nvram.exists()
    assert await engine.call("domain.remains") == {"ids": [document.identity]}
    assert await engine.call("domain.forget", id=document.identity) == {"existed": True}
    assert not nvram.exists()
    assert not tpm.exists()
    assert await engine.call("domain.forget", id=document.identity) == {"existed": False}
    assert await engine.call("domain.remains") == {"ids": []}


async def testAVmThatLeavesNothingIsNotTold(agent: RunningAgent, engine: Engine) -> None:
    document = DomainXml()
    await engine.call("domain.create", xml=document.text())
    await engine.call("domain.destroy", id=document.identity)
    assert await engine.call("domain.remains") == {"ids": []}
    assert list((agent.config.state_directory / "started").iterdir()) == []


async def testWhatOthersKeepIsNotTold(agent: RunningAgent, engine: Engine) -> None:
    leave(agent, str(uuid.uuid4()))
    assert await engine.call("domain.remains") == {"ids": []}


async def testALinkIsRemovedAndNotFollowed(agent: RunningAgent, engine: Engine) -> None:
    identity = str(uuid.uuid4())
    precious = agent.config.state_directory / "precious"
    precious.mkdir()
    (precious / "file").write_text("x")
    agent.config.tpm_directory.mkdir()
    (agent.config.tpm_directory / identity).symlink_to(precious)
    agent.config.nvram_directory.mkdir()
    (agent.config.nvram_directory / f"{identity}_VARS.fd").symlink_to(precious / "file")
    assert await engine.call("domain.forget", id=identity) == {"existed": True}
    assert (precious / "file").read_text() == "x"


@pytest.mark.parametrize("identity", ["../../etc", "", "x", "/"])
async def testWhatIsNoIdIsRefused(engine: Engine, identity: str) -> None:
    with pytest.raises(CallFailed) as failure:
        await engine.call("domain.forget", id=identity)
    assert failure.value.code == -32602
