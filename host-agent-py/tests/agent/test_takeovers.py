"""Consoles that cannot be opened, or not now, and who has them meanwhile."""

import asyncio
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import RunningAgent
from support.consoles import FakeConsoles, console
from support.engine import CallFailed, Engine
from vireo_agent.errors import AgentError
from vireo_agent.virt.hypervisor import Hypervisor

TEST_DOMAIN = "6695eb01-f6a4-8304-79aa-97f2502e193f"


@pytest.fixture
def hang() -> Iterator[threading.Event]:
    """What waits for it hangs until the test ends."""
    event = threading.Event()
    yield event
    event.set()


def asked(engine: Engine, kind: str = "text", **members: Any) -> "asyncio.Future[Any]":
    given = {"id": TEST_DOMAIN, "user": "ann", "force": False, "alias": "ua-1", **members}
    return asyncio.ensure_future(engine.call_with("console.open", {"kind": kind, **given}, deadline_ms=500))


async def testDisplaysThatHangKeepNobodyFromThawingAnother(
    engine: Engine, hang: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hung(*_arguments: object) -> None:
        hang.wait(20)
        raise AgentError("DOMAIN_STATE", "late")

    monkeypatch.setattr(Hypervisor, "open_display", hung)
    monkeypatch.setattr(Hypervisor, "screenshot", hung)
    opened = [asked(engine, "vnc", id=str(uuid.uuid4())) for _ in range(5)]
    shown = [engine.call("domain.screenshot", id=str(uuid.uuid4())) for _ in range(5)]
    opened += map(asyncio.ensure_future, shown)
    await asyncio.sleep(0.7)
    begun = time.monotonic()
    await engine.call("domain.thaw", id=TEST_DOMAIN)
    assert time.monotonic() - begun < 1
    hang.set()
    assert all(isinstance(e, CallFailed) for e in await asyncio.gather(*opened, return_exceptions=True))


async def testWhoHasAConsoleKeepsItWhenItCannotBeTakenOver(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeConsoles(monkeypatch)
    async with console(agent.pki, agent.port, (await asked(engine))["ticket"]) as peer:

        def fails(*_arguments: object) -> None:
            raise AgentError("DOMAIN_STATE", "it cannot be opened")

        monkeypatch.setattr(Hypervisor, "open_text", fails)
        with pytest.raises(CallFailed, match="it cannot be opened"):
            await asked(engine, user="bob", force=True)
        await peer.send(b"still there")
        assert await fake.read(11) == b"still there"
        await fake.show(b"and back")
        await peer.until(b"and back")


async def testATakeoverNeedsNoPlaceMore(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    FakeConsoles(monkeypatch)
    for number in range(8):
        await asked(engine, alias=f"ua-{number}")
    await asked(engine, alias="ua-3", user="bob", force=True)
    with pytest.raises(CallFailed, match="8 consoles of domain"):
        await asked(engine, alias="ua-9")


async def testOneOfTwoWhoOpenAtOnceGetsAConsole(
    engine: Engine, hang: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeConsoles(monkeypatch)
    quick = Hypervisor.open_text
    monkeypatch.setattr(Hypervisor, "open_text", lambda *given: hang.wait(20) and quick(*given))
    both = [asked(engine, user=user) for user in ("ann", "bob")]
    await asyncio.sleep(0.1)
    hang.set()
    (_, second) = await asyncio.gather(*both, return_exceptions=True)
    assert isinstance(second, CallFailed)
    assert second.name == "CONSOLE_IN_USE"
    assert "ann has console" in second.error["message"]
    await asyncio.wait_for(fake.gone(), 5)


async def testAStopWhileAConsoleOpensIsNoTakeover(
    agent: RunningAgent, engine: Engine, hang: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeConsoles(monkeypatch)
    quick = Hypervisor.open_text
    monkeypatch.setattr(Hypervisor, "open_text", lambda *given: hang.wait(20) and quick(*given))
    opening = asked(engine)
    await asyncio.sleep(0.1)
    agent.service.agent.consoles.stop()
    hang.set()
    with pytest.raises(CallFailed, match="the agent stops; open the console again") as failed:
        await opening
    assert failed.value.name == "BUSY"
    await asyncio.wait_for(fake.gone(), 5)
