"""Frames, good and bad; idempotency keys, deadlines, events with replay."""

import asyncio
import json
import time
import uuid
from typing import Any

import aiohttp
import pytest

from conftest import RunningAgent
from support.certificates import HOST_ID, Pki
from support.documents import DomainXml
from support.engine import CallFailed, Engine, connected
from support.waiting import until
from vireo_agent import protocol
from vireo_agent.schema.types import Empty, HostStatistics, LibvirtEvent
from vireo_agent.verbs.registry import VERBS, Verb


def frame(**members: Any) -> str:
    return json.dumps({"jsonrpc": "2.0", "id": 99, "method": "host.statistics", **members})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", -32700),
        ("garbage", -32700),
        ("{", -32700),
        ('{"jsonrpc": NaN}', -32700),
        ("[" * 100_000, -32700),
        ("1" * 10_000, -32700),
        ("[]", -32600),
        ('[{"jsonrpc":"2.0","id":1,"method":"host.statistics"}]', -32600),
        ("null", -32600),
        ("{}", -32600),
        (frame(jsonrpc="1.0"), -32600),
        (frame(id=None), -32600),
        (frame(id=True), -32600),
        (frame(id="x" * 1000), -32600),
        (frame(method=7), -32600),
        (frame(method="x" * 1000), -32600),
        (frame(extra=1), -32600),
        (frame(meta=1), -32600),
        (frame(meta={"correlation_id": "c"}), -32600),
        (frame(meta={"correlation_id": "c", "deadline_ms": -1}), -32600),
        (frame(meta={"correlation_id": "c", "deadline_ms": 10**12}), -32600),
        (frame(meta={"correlation_id": "c" * 999, "deadline_ms": 1}), -32600),
        (frame(meta={"correlation_id": "c", "deadline_ms": 1, "idempotency_key": ""}), -32600),
        (frame(meta={"correlation_id": "\ud800", "deadline_ms": 1}), -32600),
        (
            frame(meta={"correlation_id": "c", "deadline_ms": 1, "idempotency_key": "\ud800"}),
            -32600,
        ),
        (frame(params=[]), -32602),
        (frame(params={"unknown": 1}), -32602),
        (frame(method="domain.destroy", params={"id": "../../etc"}), -32602),
        (frame(method="host.reboot"), -32601),
    ],
)
async def testABadFrameIsAnsweredAndTheConnectionLivesOn(engine: Engine, text: str, code: int) -> None:
    await engine.socket.send_str(text)
    reply = await engine.orphan()
    assert reply["error"]["code"] == code
    assert reply["error"]["message"]
    assert "domains" in await engine.call("domain.list")


async def testABinaryFrameEndsTheConnectionOnly(agent: RunningAgent, engine: Engine) -> None:
    await engine.socket.send_bytes(b"\x00\x01")
    await engine.reader
    assert engine.socket.close_code == 1003
    async with connected(agent.pki, agent.port) as other:
        await other.call("domain.list")


async def testAnOversizeFrameEndsTheConnectionOnly(agent: RunningAgent, engine: Engine) -> None:
    await engine.socket.send_str("x" * (protocol.MAX_MESSAGE_BYTES + 100))
    await engine.reader
    # A client that still writes may lose the close frame to the reset of the connection.
    assert engine.socket.close_code in (1009, 1006)
    async with connected(agent.pki, agent.port) as other:
        await other.call("domain.list")


async def testOtherPathsAndSubprotocolsAreRefused(agent: RunningAgent, pki: Pki) -> None:
    context = pki.client_context(pki.engine)
    base = f"https://localhost:{agent.port}"
    async with aiohttp.ClientSession() as session:
        for path in ("/", "/rpc/", "/etc/passwd"):
            async with session.get(base + path, ssl=context) as reply:
                assert reply.status == 404
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(base + "/rpc", ssl=context, protocols=("other",))
        assert refused.value.status == 400


async def testHelloComesFirstAndOnce(agent: RunningAgent) -> None:
    async with connected(agent.pki, agent.port, hello=False) as engine:
        with pytest.raises(CallFailed) as failure:
            await engine.call("domain.list")
        assert failure.value.code == -32600
        with pytest.raises(CallFailed) as failure:
            await engine.call("host.hello", protocol_versions=[2, 3], engine="e")
        assert failure.value.code == -32602
        assert "upgrade" in failure.value.error["message"]
        reply = await engine.hello()
        assert reply["host_uuid"] == HOST_ID
        assert reply["protocol"] == 1
        with pytest.raises(CallFailed) as failure:
            await engine.hello()
        assert failure.value.code == -32600


async def testNothingThatWaitedThroughAStandstillIsDone(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = DomainXml()
    clock = time.clock_gettime
    late = asyncio.ensure_future(engine.call_with("domain.create", {"xml": document.text()}))
    await asyncio.sleep(0)
    monkeypatch.setattr(time, "clock_gettime", lambda which: clock(which) + 60)
    with pytest.raises(ConnectionError):
        await late
    async with connected(agent.pki, agent.port) as other:
        listed = await other.call("domain.list")
        assert document.identity not in [domain["id"] for domain in listed["domains"]]
        await other.call_with("domain.create", {"xml": document.text()})


async def testTheSameKeyGivesTheFirstResult(engine: Engine) -> None:
    document = DomainXml()
    params = {"xml": document.text()}
    first, second = await asyncio.gather(
        engine.call_with("domain.create", params, key="key-1"),
        engine.call_with("domain.create", params, key="key-1"),
    )
    assert first == second
    await engine.call("domain.destroy", id=document.identity)
    assert await engine.call_with("domain.create", params, key="key-1") == first
    assert document.identity not in str(await engine.call("domain.list"))


async def testTheSameKeyGivesTheFirstRefusal(engine: Engine) -> None:
    for _ in range(2):
        with pytest.raises(CallFailed) as failure:
            await engine.call_with("domain.suspend", {"id": str(uuid.UUID(int=1))}, key="key-2")
        assert failure.value.name == "DOMAIN_NOT_FOUND"


async def testAKeyWithAnotherRequestIsAConflict(engine: Engine) -> None:
    await engine.call_with("domain.destroy", {"id": str(uuid.UUID(int=1))}, key="key-3")
    with pytest.raises(CallFailed) as failure:
        await engine.call_with("domain.destroy", {"id": str(uuid.UUID(int=2))}, key="key-3")
    assert failure.value.name == "IDEMPOTENCY_CONFLICT"


@pytest.fixture
def slow_verb(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    release = asyncio.Event()

    async def handle(agent: Any, _params: Empty) -> HostStatistics:
        await release.wait()
        result: HostStatistics = agent.sampler.last
        return result

    slow = Verb("test.slow", Empty, HostStatistics, mutates=True, handle=handle)
    monkeypatch.setitem(VERBS, "test.slow", slow)
    return release


async def testALateResultIsKeptUnderItsKey(engine: Engine, slow_verb: asyncio.Event) -> None:
    begun = time.monotonic()
    with pytest.raises(CallFailed) as failure:
        await engine.call_with("test.slow", {}, key="late", deadline_ms=100)
    assert failure.value.name == "DEADLINE_EXCEEDED"
    assert time.monotonic() - begun < 1.0
    slow_verb.set()
    first = await engine.call_with("test.slow", {}, key="late")
    assert first == await engine.call_with("test.slow", {}, key="late")


async def testADeadlineOfZeroIsAlreadyOver(engine: Engine) -> None:
    with pytest.raises(CallFailed) as failure:
        await engine.call_with("domain.list", {}, deadline_ms=0)
    assert failure.value.name == "DEADLINE_EXCEEDED"


async def testTooManyRequestsAtOnceAreRefused(engine: Engine, slow_verb: asyncio.Event) -> None:
    calls = [asyncio.ensure_future(engine.call("test.slow")) for _ in range(300)]
    await until(lambda: sum(call.done() for call in calls), 44)
    # What comes after them is answered, so that no further refusal is on its way.
    with pytest.raises(CallFailed, match="BUSY"):
        await engine.call("test.slow")
    assert sum(call.done() for call in calls) == 44
    for call in calls:
        if call.done():
            with pytest.raises(CallFailed, match="BUSY"):
                call.result()
    slow_verb.set()
    await asyncio.wait(calls)


async def testADefectOfTheAgentIsAnErrorAndNoCrash(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    async def handle(_agent: Any, _params: Empty) -> HostStatistics:
        raise KeyError("secret detail")

    broken = Verb("test.broken", Empty, HostStatistics, mutates=False, handle=handle)
    monkeypatch.setitem(VERBS, "test.broken", broken)
    with pytest.raises(CallFailed) as failure:
        await engine.call("test.broken")
    assert failure.value.name == "INTERNAL"
    assert "secret detail" not in str(failure.value.error)


async def testADefectOfTheJournalIsAnErrorAndNoSilence(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def once(*_arguments: Any) -> None:
        raise OSError("secret detail")

    monkeypatch.setattr(agent.service._journal, "once", once)
    with pytest.raises(CallFailed) as failure:
        await engine.call_with("domain.destroy", {"id": str(uuid.UUID(int=1))}, key="k")
    assert failure.value.name == "INTERNAL"
    assert "secret detail" not in str(failure.value.error)


async def testABreakIsReplayedWithoutAGap(agent: RunningAgent, engine: Engine) -> None:
    stream = agent.service.agent.stream
    await engine.call("domain.list")
    stood = stream.last_sequence
    await engine.socket.close()
    for number in range(5):
        stream.append(LibvirtEvent(connected=True, detail=f"made up {number}"))
    async with connected(agent.pki, agent.port, hello=False) as other:
        reply = await other.hello({"session": stream.session, "last_sequence": stood})
        assert reply["replayed"] is True
        stream.append(LibvirtEvent(connected=True, detail="the last"))
        await until(lambda: len(other.events), 6)
        numbers = [event["sequence"] for _, event in other.events]
        assert numbers == list(range(stood + 1, stood + 7))
        told = [event["body"]["detail"] for _, event in other.events]
        assert told == [*(f"made up {number}" for number in range(5)), "the last"]


async def testEventsComeInOrderAndAfterTheReplyToHello(agent: RunningAgent) -> None:
    stream = agent.service.agent.stream
    async with connected(agent.pki, agent.port, hello=False) as engine:
        for _ in range(3):
            stream.append(LibvirtEvent(connected=True))
        await asyncio.sleep(0.1)
        assert engine.events == []
        reply = await engine.hello()
        for _ in range(500):
            stream.append(LibvirtEvent(connected=True))
        last = reply["last_sequence"] + 500
        while not engine.events or engine.events[-1][1]["sequence"] < last:
            await asyncio.sleep(0.01)
        numbers = [event["sequence"] for _, event in engine.events]
        assert numbers == list(range(reply["last_sequence"] + 1, last + 1))


async def testAnUnknownPlaceInTheStreamIsNotReplayed(agent: RunningAgent) -> None:
    session = agent.service.agent.stream.session
    for resume in (
        {"session": "another", "last_sequence": 0},
        {"session": session, "last_sequence": 10**9},
    ):
        async with connected(agent.pki, agent.port, hello=False) as engine:
            reply = await engine.hello(resume)
            assert reply["replayed"] is False


async def testAnEngineThatReadsTooSlowlyIsDisconnected(agent: RunningAgent) -> None:
    stream = agent.service.agent.stream
    async with connected(agent.pki, agent.port) as slow, connected(agent.pki, agent.port) as quick:
        transport = slow.socket.get_extra_info("socket")
        assert transport is not None
        slow.socket._response.connection.transport.pause_reading()  # type: ignore[union-attr]
        try:
            for _ in range(300):
                for _ in range(100):
                    last = stream.append(LibvirtEvent(connected=True, detail="x" * 2000))
                await until(lambda: quick.events and quick.events[-1][1]["sequence"], last)
                del quick.events[:-1]
            await quick.call("domain.list")
        finally:
            slow.socket._response.connection.transport.resume_reading()  # type: ignore[union-attr]
        await asyncio.wait_for(slow.reader, 20)
        assert slow.socket.closed
