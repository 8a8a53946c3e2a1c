"""Numbers come by themselves to whoever follows them, and to nobody else."""

import asyncio
from typing import Any

import pytest

from conftest import RunningAgent
from support.documents import DomainXml
from support.engine import Engine, connected
from support.waiting import until
from vireo_agent.facts import statistics


@pytest.fixture(autouse=True)
def often(monkeypatch: Any) -> None:
    monkeypatch.setattr(statistics, "PERIOD_SECONDS", 0.05)


async def testWhoFollowsIsToldEverythingAndThenWhatChanges(engine: Engine) -> None:
    document = DomainXml()
    told = engine.statistics()
    first = await anext(told)
    assert first["whole"]
    assert first["host"]["numbers"]["memory.total"] > 0
    await engine.call("domain.create", xml=document.text())
    while document.identity not in str((found := await anext(told))["domains"]):
        assert not found["whole"]
    await engine.call("domain.destroy", id=document.identity)
    while document.identity not in (found := await anext(told))["gone"]:
        assert not found["whole"]


async def testEachConnectionHasItsOwnPlaceAndBeginsWithEverything(agent: RunningAgent, engine: Engine) -> None:
    told = engine.statistics()
    await anext(told)
    await anext(told)
    async with connected(agent.pki, agent.port) as other:
        assert (await anext(other.statistics()))["whole"]
        assert not (await anext(told))["whole"]
        await other.call("host.follow_statistics")
        assert not other.orphans


async def testWhoDoesNotFollowIsToldNothing(agent: RunningAgent, engine: Engine) -> None:
    async with connected(agent.pki, agent.port) as other:
        await anext(engine.statistics())
        await engine.call("host.statistics")
        assert not other.told
    counting = agent.service.agent.statistics
    await engine.socket.close()
    await until(lambda: len(counting._followers), 0)
    last = counting._cycle
    await asyncio.sleep(0.3)
    assert counting._cycle <= last + 1


async def testWhoReadsSlowlyIsToldLessOften(engine: Engine, agent: RunningAgent) -> None:
    """What waits is one delta, however long nobody reads."""
    counting, asked = agent.service.agent.statistics, []
    plain = counting.next

    def next_(after: int) -> Any:
        found = plain(after)
        if found is not None:
            asked.append((after, found[0]))
        return found

    counting.next = next_  # type: ignore[method-assign]
    held = asyncio.Event()
    (connection,) = agent.service._server._connections
    send = connection.socket.send_str

    async def slowly(frame: str) -> None:
        if '"statistics"' in frame:
            await held.wait()
        await send(frame)

    connection.socket.send_str = slowly  # type: ignore[assignment, method-assign]
    told = engine.statistics()
    first = asyncio.ensure_future(anext(told))
    await until(lambda: counting._cycle > asked[0][1] + 3 if asked else False, True)  # noqa: FBT003
    assert len(asked) == 1
    held.set()
    assert (await first)["whole"]
    assert not (await anext(told))["whole"]
    assert asked[1][0] == asked[0][1]
    assert asked[1][1] > asked[0][1] + 3
