"""ConfigDrive and sysprep drives: what a guest would read of them, and what they cannot hold."""

import asyncio
import base64
import subprocess
import uuid
from pathlib import Path
from typing import Any

import pytest

from conftest import RunningAgent
from support.certificates import Pki
from support.documents import DomainXml, payload
from support.engine import CallFailed, Engine, connected
from vireo_agent.config import Config

SECRET = "<unattend>pässwort</unattend>"


def printed(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


async def start(engine: Engine, document: DomainXml) -> None:
    secrets = {"answer": base64.b64encode(SECRET.encode()).decode()}
    await engine.call("domain.create", xml=document.text(), secrets=secrets)


async def testASysprepFloppyIsReadBackByFatTools(agent: RunningAgent, engine: Engine) -> None:
    document = DomainXml()
    image = agent.config.payload_directory / document.identity / "ua-floppy.img"
    document.payload = payload(str(image), {"deep/Read me ü.txt": "hello"}, {"Unattend.xml": "answer"}, kind="sysprep")
    await start(engine, document)
    assert image.stat().st_size == 1440 * 1024
    assert image.stat().st_mode & 0o077 == 0
    assert printed("mtype", "-i", str(image), "::/Unattend.xml") == SECRET
    assert printed("mtype", "-i", str(image), "::/deep/Read me ü.txt") == "hello"
    assert "SYSPREP" in printed("mlabel", "-i", str(image), "-s", "::").upper()
    await engine.call("domain.destroy", id=document.identity)
    assert not image.parent.exists()


async def testAConfigDriveIsReadBackByIsoTools(agent: RunningAgent, engine: Engine) -> None:
    document = DomainXml()
    image = agent.config.payload_directory / document.identity / "ua-cdrom.iso"
    document.payload = payload(
        str(image),
        {"openstack/latest/meta_data.json": '{"uuid": "x"}'},
        {"openstack/latest/user_data": "answer"},
        kind="configdrive",
    )
    await start(engine, document)
    assert "Volume id: config-2" in printed("isoinfo", "-d", "-i", str(image))
    listing = printed("isoinfo", "-R", "-f", "-i", str(image)).split()
    assert "/openstack/latest/meta_data.json" in listing
    found = printed("isoinfo", "-R", "-x", "/openstack/latest/user_data", "-i", str(image))
    assert found == SECRET
    await engine.call("domain.destroy", id=document.identity)
    assert not image.parent.exists()


async def testAnAnswerFileOnACdRomIsFoundByItsName(agent: RunningAgent, engine: Engine) -> None:
    document = DomainXml()
    image = agent.config.payload_directory / document.identity / "ua-cdrom.iso"
    names = {"Autounattend.xml": "answer", "Unattend.xml": "answer"}
    document.payload = payload(str(image), {}, names, kind="unattend")
    await start(engine, document)
    for name in names:
        assert printed("isoinfo", "-J", "-x", f"/{name}", "-i", str(image)) == SECRET
    await engine.call("domain.destroy", id=document.identity)


@pytest.mark.parametrize(
    "files",
    [
        {"a": "x" * 1_500_000},
        {f"{number}": "x" for number in range(63)} | {"big": "x" * 1_440_000},
        {"a:b": "x"},
        {"what?": "x"},
        {"trailing.": "x"},
        {"deep/con*": "x"},
        {"Unattend.xml": "x", "unattend.XML": "y"},
    ],
    ids=["too big", "too big in all", "colon", "question mark", "dot", "star", "case"],
)
async def testWhatAFloppyCannotHoldIsRefused(agent: RunningAgent, engine: Engine, files: dict[str, str]) -> None:
    document = DomainXml()
    image = agent.config.payload_directory / document.identity / "ua-floppy.img"
    document.payload = payload(str(image), files, kind="sysprep")
    with pytest.raises(CallFailed) as failure:
        await engine.call("domain.create", xml=document.text())
    assert failure.value.name == "PAYLOAD_INVALID"
    assert list(agent.config.payload_directory.iterdir()) == []


async def testADiskFilledToTheLastClusterIsWritten(agent: RunningAgent, engine: Engine) -> None:
    document = DomainXml()
    image = agent.config.payload_directory / document.identity / "ua-floppy.img"
    document.payload = payload(str(image), {"full": "x" * (2845 * 512)}, kind="sysprep")
    await engine.call("domain.create", xml=document.text())
    assert len(printed("mtype", "-i", str(image), "::/full")) == 2845 * 512
    await engine.call("domain.destroy", id=document.identity)


async def testWhatAKilledAgentLeftInMemoryIsSweptAtTheStart(config: Config, pki: Pki) -> None:
    agent = RunningAgent(config, pki)
    drives: Any = agent.service.agent.preparations
    payloads = drives._payloads
    mine = Path(payloads._scratch) / f"{payloads._scratch_prefix}left"
    another = Path(payloads._scratch) / f"vireo-payload-{uuid.uuid4().hex[:12]}-left"
    for folder in (mine, another):
        folder.mkdir()
        (folder / "user-data").write_text("secret")
    await agent.service.stop()
    again = RunningAgent(config, pki)
    await again.start()
    try:
        assert not mine.exists()
        assert another.exists()
        async with connected(pki, again.port) as engine:
            while not (await engine.call("domain.list"))["libvirt_connected"]:
                await asyncio.sleep(0.02)
    finally:
        (another / "user-data").unlink()
        another.rmdir()
        await again.stop()
