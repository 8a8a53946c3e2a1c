"""The verbs that ask the guest, on libvirt's test driver, whose guests take everything."""

import asyncio
import base64
import threading
import time
from collections.abc import Iterator
from typing import Any

import libvirt
import pytest

from conftest import RunningAgent
from support.documents import DomainXml
from support.engine import CallFailed, Engine
from support.waiting import until
from vireo_agent.virt.failures import LibvirtFailure
from vireo_agent.virt.hypervisor import Hypervisor

TEST_DOMAIN = "6695eb01-f6a4-8304-79aa-97f2502e193f"


def failure(code: int, words: str) -> libvirt.libvirtError:
    error = libvirt.libvirtError("failed")
    error.err = (code, libvirt.VIR_FROM_QEMU, words, 2, "", "", "")
    return error


async def refused(engine: Engine, method: str, **params: Any) -> CallFailed:
    with pytest.raises(CallFailed) as failed:
        await engine.call(method, **params)
    return failed.value


@pytest.mark.parametrize(
    ("code", "words", "name"),
    [
        (libvirt.VIR_ERR_AGENT_UNRESPONSIVE, "QEMU guest agent is not connected", "begun"),
        (libvirt.VIR_ERR_AGENT_UNRESPONSIVE, "is not available due to an error", "begun"),
        (libvirt.VIR_ERR_AGENT_UNRESPONSIVE, "didn't respond to synchronization", "begun"),
        (libvirt.VIR_ERR_AGENT_UNSYNCED, "wrong id to guest-sync command", "begun"),
        (libvirt.VIR_ERR_AGENT_UNRESPONSIVE, "Guest agent not available for now", "unclear"),
        (libvirt.VIR_ERR_AGENT_UNRESPONSIVE, "disappeared while executing command", "unclear"),
    ],
)
def testACommandThatTheGuestWasToldIsNotSaidToBeUndone(code: int, words: str, name: str) -> None:
    told = LibvirtFailure(failure(code, words))
    names = {"begun": "GUEST_AGENT_UNAVAILABLE", "unclear": "DEADLINE_EXCEEDED"}
    assert (told.name, told.is_unclear) == (names[name], name == "unclear")


async def testAFreezeThatNobodyKnowsTheEndOfIsThawed(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = failure(libvirt.VIR_ERR_AGENT_UNRESPONSIVE, "Guest agent not available for now")
    thaws, answers = [], threading.Event()

    def freeze(_self: Hypervisor, _identity: str) -> int:
        raise LibvirtFailure(silent)

    def thaw(_self: Hypervisor, identity: str) -> int:
        thaws.append(identity)
        if not answers.is_set():
            raise LibvirtFailure(silent)
        return 1

    monkeypatch.setattr(Hypervisor, "freeze", freeze)
    monkeypatch.setattr(Hypervisor, "thaw", thaw)
    monkeypatch.setattr("vireo_agent.domains.thaws._PAUSES", (0.05,) * 200)
    assert (await refused(engine, "domain.freeze", id=TEST_DOMAIN)).name == "DEADLINE_EXCEEDED"
    await until(lambda: thaws[1:2], [TEST_DOMAIN], 5)
    assert (await refused(engine, "domain.freeze", id=TEST_DOMAIN)).name == "BUSY"
    answers.set()
    monkeypatch.undo()
    await asyncio.sleep(0.3)
    assert await engine.call("domain.freeze", id=TEST_DOMAIN) == {"count": 2}
    assert await engine.call("domain.thaw", id=TEST_DOMAIN) == {"count": 2}


async def testAFreezeThatComesAfterItsDeadlineIsThawed(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    thaws: list[str] = []

    def freeze(_self: Hypervisor, _identity: str) -> int:
        time.sleep(0.4)
        return 1

    def thaw(_self: Hypervisor, identity: str) -> int:
        thaws.append(identity)
        return 1

    monkeypatch.setattr(Hypervisor, "freeze", freeze)
    monkeypatch.setattr(Hypervisor, "thaw", thaw)
    with pytest.raises(CallFailed) as late:
        await engine.call_with("domain.freeze", {"id": TEST_DOMAIN}, key="f", deadline_ms=200)
    assert late.value.name == "DEADLINE_EXCEEDED"
    await until(lambda: thaws, [TEST_DOMAIN])


@pytest.mark.parametrize("sent", [{}, {"password": ""}, {"password": "%"}, {"password": "/w=="}])
async def testAPasswordThatIsNoneIsRefused(engine: Engine, sent: dict[str, str]) -> None:
    failed = await refused(engine, "domain.set_user_password", id=TEST_DOMAIN, user="root", secrets=sent)
    assert failed.name == "PAYLOAD_INVALID"
    assert "secrets.password" in failed.error["message"]


async def testAnEmptyKeyIsRefused(engine: Engine) -> None:
    for sent in ({}, {"value": ""}):
        failed = await refused(engine, "secret.define", id=TEST_DOMAIN, secrets=sent)
        assert failed.name == "PAYLOAD_INVALID"
        assert "secrets.value" in failed.error["message"]


async def testAPictureThatIsTooLargeStaysSo(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vireo_agent.virt.guestcalls._MAX_PICTURE", 10)
    failed = await refused(engine, "domain.screenshot", id=TEST_DOMAIN)
    assert failed.name == "DOMAIN_STATE"
    assert "10 bytes" in failed.error["message"]


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


@pytest.mark.parametrize("verb", ["freeze", "screenshot", "job"])
async def testSilentGuestsHoldNoStartBack(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, gate: threading.Event, verb: str
) -> None:
    monkeypatch.setattr(Hypervisor, verb, lambda *_arguments: gate.wait(30))
    identities = [str(DomainXml().identity) for _ in range(10)]
    silent = [asyncio.ensure_future(engine.call(f"domain.{verb}", id=i)) for i in identities]
    await asyncio.sleep(0.1)
    document = DomainXml()
    async with asyncio.timeout(5):
        await engine.call("domain.create", xml=document.text())
        await engine.call("domain.destroy", id=document.identity)
    gate.set()
    await asyncio.gather(*silent, return_exceptions=True)


async def testAThawWaitsForNothingElseThatTheGuestIsAsked(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch, gate: threading.Event
) -> None:
    monkeypatch.setattr(Hypervisor, "set_user_password", lambda *_arguments: gate.wait(30))
    secrets = {"password": base64.b64encode(b"x").decode()}
    held = asyncio.ensure_future(engine.call("domain.set_user_password", id=TEST_DOMAIN, user="root", secrets=secrets))
    monkeypatch.setattr(Hypervisor, "job", lambda *_arguments: gate.wait(30) and {})
    asked = asyncio.ensure_future(engine.call("domain.job", id=TEST_DOMAIN))
    await asyncio.sleep(0.1)
    async with asyncio.timeout(5):
        await engine.call("domain.thaw", id=TEST_DOMAIN)
        # The test driver has no jobs; that it is asked is what counts.
        assert (await refused(engine, "domain.abort_job", id=TEST_DOMAIN)).name != "BUSY"
    gate.set()
    await asyncio.gather(held, asked)
