"""Mediated devices by the kernel's files, on a tree like the kernel's: no lab has such a card."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from conftest import RunningAgent
from support.certificates import Pki
from support.documents import DomainXml
from support.engine import CallFailed, Engine, connected
from support.sysfs import PARENT, TYPE, FakeMdevs
from vireo_agent.config import Config
from vireo_agent.domains.document import MediatedDevice
from vireo_agent.preparation.mdevs import MediatedDevices

ALIAS = f"ua-{uuid.uuid4()}"


@pytest.fixture
def card(config: Config) -> Iterator[FakeMdevs]:
    fake = FakeMdevs(config.sysfs_directory)
    yield fake
    fake.stop()


@pytest.fixture
async def host(card: FakeMdevs, agent: RunningAgent) -> AsyncIterator[Engine]:
    assert card.made() == set()
    async with connected(agent.pki, agent.port) as engine:
        yield engine


def prepare(name: str, extra: str = "", kind: str = TYPE) -> str:
    return f'<vireo:prepare alias="{ALIAS}"><vireo:mdev uuid="{name}" type="{kind}" {extra}/></vireo:prepare>'


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("parent", ["", PARENT, "pci_0000_3b_00_0"])
async def testADeviceIsMadeForADomainAndGoesWithIt(host: Engine, card: FakeMdevs, parent: str) -> None:
    name = str(uuid.uuid4())
    extra = (f'parent="{parent}" ' if parent else "") + 'parameters="frame_rate_limiter=0"'
    document = DomainXml(payload=prepare(name, extra))
    await host.call("domain.create", xml=document.text())
    assert card.made() == {name}
    written = (card.devices / name / "nvidia/vgpu_params").read_text()
    assert written == "frame_rate_limiter=0"
    await host.call("domain.destroy", id=document.identity)
    await until(lambda: card.made() == set())


async def testADeviceThatWasThereStays(host: Engine, card: FakeMdevs, config: Config) -> None:
    name = str(uuid.uuid4())
    card.add(name)
    document = DomainXml(payload=prepare(name))
    await host.call("domain.create", xml=document.text())
    note = config.state_directory / "mdevs" / f"{document.identity}.json"
    assert not note.exists()  # what is in no note is never taken away
    await host.call("domain.destroy", id=document.identity)
    assert card.made() == {name}


async def testADeviceThatStillStaysIsNotForgotten(config: Config, card: FakeMdevs) -> None:
    identity, stays, made = (str(uuid.uuid4()) for _ in range(3))
    config.state_directory.mkdir()
    mdevs = MediatedDevices(config.sysfs_directory, config.state_directory)
    note = config.state_directory / "mdevs" / f"{identity}.json"
    note.write_text(json.dumps([stays]))
    (card.devices / stays / "remove").mkdir(parents=True)  # the kernel does not take it
    await asyncio.to_thread(mdevs.make, identity, [MediatedDevice(ALIAS, made, TYPE, None, None)])
    assert json.loads(note.read_text()) == [stays, made]


async def testAStartThatFailsLeavesNoDevice(host: Engine, card: FakeMdevs) -> None:
    text = DomainXml(payload=prepare(str(uuid.uuid4()))).text()
    with pytest.raises(CallFailed) as failure:
        await host.call("domain.create", xml=text.replace("<vcpu>1</vcpu>", "<vcpu>0</vcpu>"))
    assert failure.value.name == "LIBVIRT_REFUSED"
    await until(lambda: card.made() == set())


async def testADeviceGoesAlthoughTheAgentDiedBeforeItsDomain(card: FakeMdevs, config: Config, pki: Pki) -> None:
    first = RunningAgent(config, pki)
    name, identity = str(uuid.uuid4()), str(uuid.uuid4())
    note = config.state_directory / "mdevs" / f"{identity}.json"
    note.write_text(f'["{name}", "../../../etc"]')  # as an agent leaves it that is killed
    card.add(name)
    await first.start()
    await until(lambda: card.made() == set() and not note.exists())
    await first.stop()


@pytest.mark.parametrize(
    ("preparation", "name", "words"),
    [
        (prepare(str(uuid.uuid4()), kind="nvidia-64"), "PREPARATION_FAILED", "no card"),
        (prepare(str(uuid.uuid4()), 'parent="pci_0000_ff_00_0"'), "PREPARATION_FAILED", "no card"),
        (prepare(str(uuid.uuid4()), kind="../../x"), "INVALID_XML", "no type"),
        (prepare("../../etc/passwd"), "INVALID_XML", "UUID"),
        (
            f'<vireo:prepare alias="{ALIAS}"><vireo:lun id="1"/></vireo:prepare>',
            "PREPARATION_FAILED",
            "<lun>",
        ),
    ],
)
async def testWhatTheHostCannotDoIsRefusedBeforeTheStart(
    host: Engine, card: FakeMdevs, preparation: str, name: str, words: str
) -> None:
    with pytest.raises(CallFailed) as failure:
        await host.call("domain.create", xml=DomainXml(payload=preparation).text())
    assert failure.value.name == name
    assert words in failure.value.error["message"]
    assert card.made() == set()


async def testACardThatHasNoneLeftSaysSo(host: Engine, card: FakeMdevs) -> None:
    (card.type / "available_instances").write_text("0\n")
    with pytest.raises(CallFailed) as failure:
        await host.call("domain.create", xml=DomainXml(payload=prepare(str(uuid.uuid4()))).text())
    assert "none left" in failure.value.error["message"]
    assert failure.value.error["data"]["subject"] == ALIAS


async def testADeviceOfAnotherTypeIsNotTaken(host: Engine, card: FakeMdevs, tmp_path: Path) -> None:
    name = str(uuid.uuid4())
    card.add(name)
    (tmp_path / "nvidia-99").mkdir()
    (card.devices / name / "mdev_type").unlink()
    (card.devices / name / "mdev_type").symlink_to(tmp_path / "nvidia-99")
    with pytest.raises(CallFailed) as failure:
        await host.call("domain.create", xml=DomainXml(payload=prepare(name)).text())
    assert "nvidia-99" in failure.value.error["message"]
    assert card.made() == {name}
