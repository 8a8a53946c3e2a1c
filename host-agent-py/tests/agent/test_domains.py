"""The verbs about domains, on libvirt's test driver."""

import asyncio
import base64
import logging
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import libvirt
import pytest

from conftest import RunningAgent
from support.documents import DomainXml, payload
from support.engine import CallFailed, Engine, connected

TEST_DOMAIN = "6695eb01-f6a4-8304-79aa-97f2502e193f"


@pytest.fixture
def other_client() -> Iterator[Any]:
    """Another client of the same libvirt: the test driver is shared within a process."""
    connection = libvirt.open("test:///default")
    yield connection
    for domain in connection.listAllDomains():
        if domain.UUIDString() != TEST_DOMAIN and domain.isActive():
            domain.destroy()
    connection.close()


async def listed(engine: Engine) -> dict[str, dict[str, Any]]:
    report = await engine.call("domain.list")
    while not report["libvirt_connected"]:  # until the first look the list is not whole, and says so
        await asyncio.sleep(0.05)
        report = await engine.call("domain.list")
    return {domain["id"]: domain for domain in report["domains"]}


async def testAForeignDomainIsListedAndNotManaged(engine: Engine) -> None:
    found = (await listed(engine))[TEST_DOMAIN]
    assert found["managed"] is False
    assert "started_at" not in found


async def testTheLifeOfADomain(engine: Engine) -> None:
    document = DomainXml(name="<&\"'> ]]> äöü")
    identity = document.identity
    created = await engine.call_with("domain.create", {"xml": document.text()}, correlation_id="start-1")
    assert created["name"] == document.name
    assert (created["state"], created["managed"]) == ("running", True)
    _, event = await engine.status(identity, state="running")
    assert event["correlation_id"] == "start-1"
    paused = await engine.call("domain.suspend", id=identity)
    assert (paused["state"], paused["reason"]) == ("paused", "user")
    assert paused["devices_hash"] == created["devices_hash"]
    resumed = await engine.call("domain.resume", id=identity)
    assert resumed["state"] == "running"
    with pytest.raises(CallFailed) as failure:
        await engine.call("domain.resume", id=identity)
    assert failure.value.name in ("DOMAIN_STATE", "LIBVIRT_REFUSED")
    assert await engine.call("domain.destroy", id=identity) == {"existed": True}
    _, event = await engine.stopped(identity)
    assert event["body"]["reason"] == "destroyed"
    assert await engine.call("domain.destroy", id=identity) == {"existed": False}
    assert identity not in await listed(engine)


async def testPausedLaunch(engine: Engine) -> None:
    document = DomainXml(paused=True)
    created = await engine.call("domain.create", xml=document.text())
    assert created["state"] == "paused"
    await engine.call("domain.destroy", id=document.identity)


async def testXmlOfManyWithUnknownIdsListed(engine: Engine) -> None:
    unknown = str(uuid.uuid4())
    reply = await engine.call("domain.xml", ids=[TEST_DOMAIN, unknown, TEST_DOMAIN.upper()])
    assert reply["missing"] == [unknown]
    (found,) = reply["domains"]
    assert found["devices_hash"] == (await listed(engine))[TEST_DOMAIN]["devices_hash"]
    assert found["xml"].startswith("<domain")


async def testWhatOtherClientsDoIsToldInOrder(engine: Engine, other_client: Any) -> None:
    document = DomainXml()
    await engine.call("domain.create", xml=document.text())
    domain = other_client.lookupByUUIDString(document.identity)
    domain.suspend()
    await engine.status(document.identity, state="paused")
    domain.resume()
    domain.suspend()
    domain.destroy()
    other_client.createXML(document.text().replace("<vcpu>1", "<vcpu>2"), 0)
    await engine.stopped(document.identity)
    await engine.status(document.identity, state="running")
    states = [e["type"] for _, e in engine.events if document.identity in str(e)]
    assert states == []


async def testADomainStartedByAnotherClientIsExternal(engine: Engine, other_client: Any) -> None:
    identity = str(uuid.uuid4())
    other_client.createXML(
        f"<domain type='test'><name>theirs</name><uuid>{identity}</uuid><memory>1024</memory>"
        "<os><type>hvm</type></os></domain>",
        0,
    )
    _, event = await engine.status(identity, managed=False)
    assert "correlation_id" not in event
    assert event["body"]["cause"] == "lifecycle.started.booted"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda x: "no xml", "INVALID_XML"),
        (lambda x: "<!DOCTYPE d [<!ENTITY e 'x'>]>" + x.partition("?>")[2], "INVALID_XML"),
        (
            lambda x: x.replace("<domain ", "<network ").replace("</domain", "</network"),
            "INVALID_XML",
        ),
        (lambda x: x.replace("<uuid>", "<uuid>x"), "INVALID_XML"),
        (lambda x: x.replace("xmlns/vm/1", "xmlns/vm/2"), "INVALID_XML"),
        (
            lambda x: x.replace(
                '<vireo:vm xmlns:vireo="https://vireo-project.org/xmlns/vm/1" version="1"',
                '<vireo:vm xmlns:vireo="https://vireo-project.org/xmlns/vm/1" version="2"',
            ),
            "INVALID_XML",
        ),
        (lambda x: x.replace("Paused>false", "Paused>perhaps"), "INVALID_XML"),
        (lambda x: x.replace("<vireo:id>", "<vireo:id>0"), "INVALID_XML"),
        (
            lambda x: x.replace("<memory unit", "<memory xunit").replace(">128<", ">x<"),
            "INVALID_XML",
        ),
    ],
)
async def testABadDocumentIsRefusedWithAReason(engine: Engine, change: Any, name: str) -> None:
    document = DomainXml()
    with pytest.raises(CallFailed) as failure:
        await engine.call("domain.create", xml=change(document.text()))
    assert failure.value.name == name, failure.value.error
    assert document.identity not in await listed(engine)


async def testAPayloadIsBuiltAndGoneWithItsDomain(
    agent: RunningAgent, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    document = DomainXml()
    iso = agent.config.payload_directory / document.identity / "cidata.iso"
    document.payload = payload(str(iso), {"meta-data": "plain-content"}, {"deep/user-data": "ref-1"})
    secret = base64.b64encode(b"top-secret-content").decode()
    await engine.call("domain.create", xml=document.text(), secrets={"ref-1": secret})
    assert b"CD001" in iso.read_bytes()
    assert b"top-secret-content" in iso.read_bytes()
    reply = await engine.call("domain.xml", ids=[document.identity])
    assert secret not in reply["domains"][0]["xml"]
    await engine.call("domain.destroy", id=document.identity)
    assert not iso.parent.exists()
    for hidden in (secret, "top-secret", base64.b64encode(b"plain-content").decode()):
        assert hidden not in caplog.text
    stored = b"".join(p.read_bytes() for p in agent.config.state_directory.rglob("*") if p.is_file())
    assert secret.encode() not in stored


@pytest.mark.parametrize(
    ("path", "files", "secrets"),
    [
        ("/etc/cidata.iso", {"meta-data": "x"}, {}),
        ("{home}/../cidata.iso", {"meta-data": "x"}, {}),
        ("{home}/sub/cidata.iso", {"meta-data": "x"}, {}),
        ("{home}/", {"meta-data": "x"}, {}),
        ("{home}/a.iso", {"../../etc/passwd": "x"}, {}),
        ("{home}/a.iso", {"/etc/passwd": "x"}, {}),
        ("{home}/a.iso", {"a//b": "x"}, {}),
        ("{home}/a.iso", {".": "x"}, {}),
        ("{home}/a.iso", {"n" * 300: "x"}, {}),
        ("{home}/a.iso", {}, {}),
        ("{home}/a.iso", {}, {"user-data": "never-sent"}),
        ("{home}/a.iso", {"a": "x", "a/b": "y"}, {}),
    ],
)
async def testABadPayloadIsRefusedAndLeavesNothing(
    agent: RunningAgent, engine: Engine, path: str, files: dict[str, str], secrets: dict[str, str]
) -> None:
    document = DomainXml()
    home = agent.config.payload_directory / document.identity
    document.payload = payload(path.format(home=home), files, secrets)
    with pytest.raises(CallFailed) as failure:
        await engine.call("domain.create", xml=document.text())
    assert failure.value.name == "PAYLOAD_INVALID"
    assert list(agent.config.payload_directory.iterdir()) == []
    assert document.identity not in await listed(engine)


async def testPayloadsOfDeadDomainsAreSweptAtTheStart(agent: RunningAgent, config: Any, tmp_path: Path) -> None:
    await agent.stop()
    stale = config.payload_directory / str(uuid.uuid4())
    kept = config.payload_directory / "not-an-id"
    for folder in (stale, kept):
        folder.mkdir()
    again = RunningAgent(config, agent.pki)
    await again.start()
    async with connected(agent.pki, again.port) as engine:
        while not (await engine.call("domain.list"))["libvirt_connected"]:
            await asyncio.sleep(0.02)
    assert not stale.exists()
    assert kept.exists()
    await again.stop()


async def testVerbsOnAnUnknownDomainSaySo(engine: Engine) -> None:
    for verb in ("shutdown", "reboot", "suspend", "resume"):
        with pytest.raises(CallFailed) as failure:
            await engine.call(f"domain.{verb}", id=str(uuid.uuid4()))
        assert failure.value.name == "DOMAIN_NOT_FOUND"


async def testHundredStartsAtOnceAllHappen(engine: Engine) -> None:
    documents = [DomainXml() for _ in range(100)]
    replies = await asyncio.gather(*(engine.call("domain.create", xml=document.text()) for document in documents))
    assert {reply["state"] for reply in replies} == {"running"}
    found = await listed(engine)
    assert {document.identity for document in documents} <= set(found)
    await asyncio.gather(*(engine.call("domain.destroy", id=document.identity) for document in documents))
    assert set(await listed(engine)) == {TEST_DOMAIN}


async def testHostVerbsAnswer(agent: RunningAgent, engine: Engine) -> None:
    facts = await engine.call("host.capabilities")
    assert facts["virt_type"] == "qemu"
    assert facts["payload_directory"] == str(agent.config.payload_directory)
    assert "<capabilities>" in facts["capabilities_xml"]
    statistics = await engine.call("host.statistics")
    assert 0 < statistics["memory_available_bytes"] <= statistics["memory_total_bytes"]
