"""What hangs beside the agent's work is named, and holds nothing up."""

import asyncio
import logging
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import RunningAgent
from support.engine import Engine, connected
from support.waiting import until
from vireo_agent import service
from vireo_agent.domains.tracker import Tracker
from vireo_agent.errors import AgentError
from vireo_agent.rpc import server
from vireo_agent.schema.types import LibvirtEvent
from vireo_agent.virt import link as links
from vireo_agent.virt.hypervisor import Hypervisor
from vireo_agent.virt.link import Link


@pytest.fixture
def hang() -> Iterator[threading.Event]:
    """What waits for it hangs until the test ends."""
    event = threading.Event()
    yield event
    event.set()


async def testFiltersThatWereNotDefinedAreNotSaidToBe(
    agent: RunningAgent, engine: Engine, hang: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = agent.service
    await asyncio.wait_for(running.agent.filtered.wait(), 5)
    monkeypatch.setattr(Hypervisor, "define_filters", lambda *_: hang.wait(20))
    running.disconnected("test")
    await running.connected()
    await asyncio.sleep(0.1)
    running.disconnected("test")
    await asyncio.sleep(0.1)
    assert not running.agent.filtered.is_set()


async def testFiltersThatTakeTooLongAreToldAndWaitedForNoMore(
    agent: RunningAgent,
    engine: Engine,
    hang: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    running = agent.service
    await asyncio.wait_for(running.agent.filtered.wait(), 5)
    monkeypatch.setattr(service, "_FILTER_SECONDS", 0.1)
    monkeypatch.setattr(Hypervisor, "define_filters", lambda *_: hang.wait(20))
    running.disconnected("test")
    await running.connected()
    await asyncio.wait_for(running.agent.filtered.wait(), 5)
    assert "network filters: it does not answer within 0.1 s" in caplog.text


async def testALibvirtThatHangsIsLoggedByItsName(
    hang: threading.Event, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    monkeypatch.setattr(links, "_OPEN_SECONDS", 0.1)

    def hung(*_arguments: object) -> None:
        hang.wait(20)
        raise AgentError("LIBVIRT_UNAVAILABLE", "late")

    monkeypatch.setattr(Hypervisor, "__init__", hung)
    link = Link("test:///hung")
    listener: Any = Tracker.__new__(Tracker)
    following = asyncio.ensure_future(link.run(listener))
    words = "libvirt at test:///hung has not answered for 0.1 s; restart libvirtd"
    await until(lambda: words in caplog.text, expected=True, seconds=5)
    hang.set()
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)


async def testAnEngineThatIsDeafHoldsNoStopUp(agent: RunningAgent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_CLOSE_SECONDS", 0.5)
    stream = agent.service.agent.stream
    async with connected(agent.pki, agent.port) as one, connected(agent.pki, agent.port) as two:
        for deaf in (one, two):
            connection: Any = deaf.socket._response.connection
            connection.transport.pause_reading()
        # As much as fills the sockets' buffers, and not so much that the agent gives them up.
        for _ in range(80):
            stream.append(LibvirtEvent(connected=True, detail="x" * 200_000))
            await asyncio.sleep(0.01)
        assert len(agent.service._server._connections) == 2
        begun = time.monotonic()
        await asyncio.wait_for(agent.stop(), 20)
        assert time.monotonic() - begun < 3
        for deaf in (one, two):
            connection = deaf.socket._response.connection
            connection.transport.abort()
