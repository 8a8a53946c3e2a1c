"""Starts that take long, are late, are ended or break off; and what follows every change."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import libvirt
import pytest

from conftest import RunningAgent
from support.certificates import Pki
from support.documents import DomainXml, payload
from support.engine import CallFailed, Engine, connected
from support.waiting import until
from vireo_agent.config import Config
from vireo_agent.errors import AgentError
from vireo_agent.schema.types import GuestInfo
from vireo_agent.virt.failures import LibvirtFailure
from vireo_agent.virt.hypervisor import Hypervisor

Create = Callable[..., None]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """libvirt starts nothing before this is set."""
    event, create = threading.Event(), Hypervisor.create

    def late(self: Hypervisor, xml: str, *, paused: bool) -> None:
        event.wait(20)
        create(self, xml, paused=paused)

    monkeypatch.setattr(Hypervisor, "create", late)
    yield event
    event.set()


@pytest.fixture
async def prepared(agent: RunningAgent, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[asyncio.Event]:
    """Preparing a domain takes until this is set."""
    event, preparations = asyncio.Event(), type(agent.service.agent.preparations)
    make = preparations.make

    async def late(self: Any, *arguments: Any) -> None:
        await event.wait()
        await make(self, *arguments)

    monkeypatch.setattr(preparations, "make", late)
    yield event
    event.set()


async def listed(engine: Engine, identity: str) -> tuple[str, str] | None:
    for domain in (await engine.call("domain.list"))["domains"]:
        if domain["id"] == identity:
            return domain["state"], domain["reason"]
    return None


def start(engine: Engine, document: DomainXml, deadline_ms: int = 30_000) -> "asyncio.Task[Any]":
    params = {"xml": document.text()}
    call = engine.call_with("domain.create", params, deadline_ms=deadline_ms)
    return asyncio.get_running_loop().create_task(call)


async def testAStartIsListedWhileItIsUnderWay(engine: Engine, gate: threading.Event) -> None:
    document = DomainXml()
    begun = start(engine, document)
    await until(lambda: listed(engine, document.identity), ("nostate", "starting"))
    with pytest.raises(CallFailed, match="is being started"):
        await engine.call("domain.create", xml=document.text())
    gate.set()
    assert (await begun)["state"] == "running"
    assert await listed(engine, document.identity) == ("running", "booted")
    await engine.call("domain.destroy", id=document.identity)


async def testNothingIsStartedOnceTheDeadlineIsOver(
    agent: RunningAgent, engine: Engine, prepared: asyncio.Event
) -> None:
    document = DomainXml()
    iso = agent.config.payload_directory / document.identity / "x.iso"
    document.payload = payload(str(iso), {"meta-data": "x"})
    with pytest.raises(CallFailed) as failure:
        await start(engine, document, deadline_ms=200)
    assert failure.value.name == "DEADLINE_EXCEEDED"
    assert await listed(engine, document.identity) == ("nostate", "starting")
    prepared.set()
    await until(lambda: listed(engine, document.identity), None)
    assert not iso.parent.exists()
    reply = await engine.call("domain.xml", ids=[document.identity])
    assert reply["missing"] == [document.identity]


async def testDestroyEndsAStartBeforeLibvirtKnowsIt(engine: Engine, prepared: asyncio.Event) -> None:
    document = DomainXml()
    begun = start(engine, document)
    await until(lambda: listed(engine, document.identity), ("nostate", "starting"))
    ending = asyncio.ensure_future(engine.call("domain.destroy", id=document.identity))
    await engine.call("domain.list")
    prepared.set()
    with pytest.raises(CallFailed) as failure:
        await begun
    assert failure.value.name == "DOMAIN_STATE"
    assert await ending == {"existed": True}
    assert await listed(engine, document.identity) is None


async def testDestroyEndsAStartThatLibvirtIsAt(engine: Engine, gate: threading.Event) -> None:
    document = DomainXml()
    begun = start(engine, document)
    await until(lambda: listed(engine, document.identity), ("nostate", "starting"))
    ending = asyncio.ensure_future(engine.call("domain.destroy", id=document.identity))
    await engine.call("domain.list")
    gate.set()
    assert await ending == {"existed": True}
    await asyncio.wait((begun,))
    begun.exception()
    assert await listed(engine, document.identity) is None


def broken() -> LibvirtFailure:
    error = libvirt.libvirtError("broken")
    error.err = (libvirt.VIR_ERR_RPC, libvirt.VIR_FROM_RPC, "end of file", 2, "", "", "", 0, 0)
    return LibvirtFailure(error)


@pytest.mark.parametrize("happened", [True, False])
async def testAfterAConnectionBrokeInAStartALookDecides(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch, *, happened: bool
) -> None:
    create = Hypervisor.create

    def breaks(self: Hypervisor, xml: str, *, paused: bool) -> None:
        if happened:
            create(self, xml, paused=paused)
        raise broken()

    monkeypatch.setattr(Hypervisor, "create", breaks)
    document = DomainXml()
    iso: Path = agent.config.payload_directory / document.identity / "x.iso"
    document.payload = payload(str(iso), {"meta-data": "x"})
    with pytest.raises(CallFailed) as failure:
        await start(engine, document)
    assert failure.value.name == "LIBVIRT_UNAVAILABLE"
    if happened:
        await engine.status(document.identity, state="running")
        assert iso.is_file()
        assert not [e for _, e in engine.events if e["type"] == "domain.stopped"]
        await engine.call("domain.destroy", id=document.identity)
    else:
        await engine.stopped(document.identity)
    await until(lambda: listed(engine, document.identity), None)
    assert not iso.parent.exists()


@pytest.mark.parametrize("name", ["BUSY", "LIBVIRT_UNAVAILABLE"])
@pytest.mark.parametrize("verb", ["domain.suspend", "domain.destroy"])
async def testWhatIsDoneIsNeverAnsweredAsNotDone(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch, verb: str, name: str
) -> None:
    document = DomainXml()
    await start(engine, document)

    async def look(_identity: str) -> None:
        raise AgentError(name, "no look")

    monkeypatch.setattr(agent.service.agent.tracker, "look", look)
    with pytest.raises(CallFailed) as failure:
        await engine.call(verb, id=document.identity)
    assert failure.value.name == "DEADLINE_EXCEEDED"
    assert f"{verb} is done" in failure.value.error["message"]
    monkeypatch.undo()
    await engine.call("domain.destroy", id=document.identity)


@pytest.mark.parametrize("error", [TimeoutError(), AgentError("BUSY", "hung")])
async def testOneVmThatHangsHidesNoOther(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    hung, fine = DomainXml(), DomainXml()
    for document in (hung, fine):
        await start(engine, document)
    tracker = agent.service.agent.tracker
    look = tracker.look

    async def hanging(identity: str) -> Any:
        if identity == hung.identity:
            raise error
        return await look(identity)

    monkeypatch.setattr(tracker, "look", hanging)
    reply = await engine.call("domain.xml", ids=[hung.identity, fine.identity])
    assert reply["unanswered"] == [hung.identity]
    assert [domain["id"] for domain in reply["domains"]] == [fine.identity]
    monkeypatch.undo()
    for document in (hung, fine):
        await engine.call("domain.destroy", id=document.identity)


async def testACleanupThatFailsHidesNoStop(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = DomainXml()
    iso = agent.config.payload_directory / document.identity / "x.iso"
    document.payload = payload(str(iso), {"meta-data": "x"})
    await start(engine, document)

    def ended(_self: object, _identity: str) -> None:
        raise OSError("read-only file system")

    monkeypatch.setattr("vireo_agent.remains.Remains.ended", ended)
    monkeypatch.setattr("vireo_agent.payload.drives.PayloadDrives.remove", ended)
    assert await engine.call("domain.destroy", id=document.identity) == {"existed": True}
    _, event = await engine.stopped(document.identity)
    assert event["body"]["reason"] == "destroyed"


@pytest.mark.parametrize("broken", ["remains.Remains", "payload.drives.PayloadDrives"])
async def testASweepThatFailsStopsNoFirstLook(
    config: Config, pki: Pki, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def sweep(_self: object, _running: set[str]) -> None:
        raise OSError("input/output error")

    monkeypatch.setattr(f"vireo_agent.{broken}.sweep", sweep)
    agent = RunningAgent(config, pki)
    await agent.start()
    try:
        async with connected(pki, agent.port) as engine:
            await until(lambda: synced(engine), expected=True)
    finally:
        await agent.stop()


async def synced(engine: Engine) -> bool:
    return bool((await engine.call("domain.list"))["libvirt_connected"])


async def testFiltersThatHangHoldNoFirstLookBack(config: Config, pki: Pki, monkeypatch: pytest.MonkeyPatch) -> None:
    hang = threading.Event()
    monkeypatch.setattr(Hypervisor, "define_filters", lambda _self, _documents: hang.wait(30))
    agent = RunningAgent(config, pki)
    await agent.start()
    try:
        async with connected(pki, agent.port) as engine:
            await until(lambda: synced(engine), expected=True)
    finally:
        hang.set()
        await agent.stop()


async def testAStartWaitsForTheFiltersThatLibvirtTakesLate(
    config: Config, pki: Pki, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []
    starts: list[int] = []

    def define(_self: Hypervisor, _documents: object) -> None:
        time.sleep(0.5)
        tries.append(len(starts))
        if len(tries) < 3:
            raise broken()

    monkeypatch.setattr(Hypervisor, "define_filters", define)
    monkeypatch.setattr(Hypervisor, "create", lambda *_arguments, **_named: starts.append(1))
    monkeypatch.setattr("vireo_agent.service._FILTER_RETRY_SECONDS", 0.1)
    agent = RunningAgent(config, pki)
    await agent.start()
    try:
        async with connected(pki, agent.port) as engine:
            await until(lambda: synced(engine), expected=True)
            with pytest.raises(CallFailed, match="no active domain"):
                await engine.call("domain.create", xml=DomainXml().text())
        assert starts == [1]
        assert tries[0] == 0
        await until(lambda: tries[1:], [1, 1])
    finally:
        await agent.stop()


async def testAListThatHangsIsGivenUpAndAskedAgain(config: Config, pki: Pki, monkeypatch: pytest.MonkeyPatch) -> None:
    hang, asked, active = threading.Event(), [], Hypervisor.active

    def late(self: Hypervisor) -> Any:
        asked.append(self)
        if len(asked) == 1:
            hang.wait(30)
        return active(self)

    monkeypatch.setattr("vireo_agent.domains.report.TIMEOUT_SECONDS", 0.2)
    monkeypatch.setattr(Hypervisor, "active", late)
    agent = RunningAgent(config, pki)
    await agent.start()
    try:
        async with connected(pki, agent.port) as engine:
            await until(lambda: agent.service.agent.link.generation >= 2, expected=True)
            hang.set()
            await until(lambda: synced(engine), expected=True)
    finally:
        hang.set()
        await agent.stop()


async def testAVmThatRunsAgainIsNotToldAsVanished(config: Config, pki: Pki, monkeypatch: pytest.MonkeyPatch) -> None:
    document = DomainXml()
    config.state_directory.mkdir()
    memory = config.state_directory / "domains.json"
    memory.write_text(f'{{"domains": {{"{document.identity}": {{"managed": true}}}}}}')
    agent = RunningAgent(config, pki)
    await agent.start()
    other = libvirt.open("test:///default")
    tracker = agent.service.agent.tracker
    try:
        await until(lambda: tracker.synced, expected=True)
        other.createXML(document.text().partition("?>")[2], 0)
        await until(lambda: tracker.status(document.identity) is not None, expected=True)
        before = agent.service.agent.stream.last_sequence
        tracker.engine_arrived()
        assert agent.service.agent.stream.last_sequence == before
    finally:
        other.lookupByUUIDString(document.identity).destroy()
        other.close()
        await agent.stop()


async def testWhatTheGuestSaysIsToldWhenItIsNews(agent: RunningAgent, engine: Engine) -> None:
    document = DomainXml()
    await start(engine, document)
    tracker = agent.service.agent.tracker
    run = tracker._entries[document.identity].run
    for _ in range(2):
        tracker.guest_told(document.identity, run, GuestInfo((), hostname="web"))
    _, event = await engine.status(document.identity, guest={"interfaces": [], "hostname": "web"})
    assert event["body"]["cause"] == "guest"
    await engine.call("domain.suspend", id=document.identity)
    _, event = await engine.status(document.identity, state="paused")
    assert "guest" not in event["body"]["domain"]
    (found,) = [domain for domain in (await engine.call("domain.list"))["domains"] if domain["id"] == document.identity]
    assert found["guest"]["hostname"] == "web"
    await engine.call("domain.destroy", id=document.identity)
