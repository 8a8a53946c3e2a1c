"""Consoles through the agent's endpoint, with QEMU's ends played by sockets."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from conftest import RunningAgent
from support.consoles import FakeConsoles, Peer, console, open_descriptors
from support.engine import CallFailed, Engine
from support.waiting import until
from vireo_agent import protocol

TEST_DOMAIN = "6695eb01-f6a4-8304-79aa-97f2502e193f"


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeConsoles:
    return FakeConsoles(monkeypatch)


async def ticket(engine: Engine, kind: str = "text", **members: Any) -> str:
    given = {"id": TEST_DOMAIN, "user": "ann@internal", "force": False, "alias": "ua-1"}
    answer = await engine.call("console.open", kind=kind, **{**given, **members})
    return str(answer["ticket"])


async def refused(attempt: Any) -> CallFailed:
    with pytest.raises(CallFailed) as failed:
        await attempt
    return failed.value


async def testBytesGoBothWaysUnchanged(agent: RunningAgent, engine: Engine, fake: FakeConsoles) -> None:
    everything = bytes(range(256)) * 4096
    async with console(agent.pki, agent.port, await ticket(engine)) as peer:
        await peer.send(everything[:300_000])
        assert await fake.read(300_000) == everything[:300_000]
        showing = asyncio.ensure_future(fake.show(everything))
        await peer.until(everything)
        await showing
        assert peer.seen == everything


@pytest.mark.parametrize("kind", ["vnc", "text"])
async def testATicketIsGoodOnce(agent: RunningAgent, engine: Engine, fake: FakeConsoles, kind: str) -> None:
    once = await ticket(engine, kind)
    async with console(agent.pki, agent.port, once) as peer:
        await fake.show(b"hello")
        await peer.until(b"hello")
        with pytest.raises(aiohttp.WSServerHandshakeError) as again:
            async with console(agent.pki, agent.port, once):
                pass
        assert again.value.status == 403
        await peer.send(b"still there")
        assert await fake.read(11) == b"still there"


@pytest.mark.parametrize("wrong", ["", "x", "x" * 43])
async def testAnUnknownTicketOpensNothing(agent: RunningAgent, engine: Engine, wrong: str) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as none:
        async with console(agent.pki, agent.port, wrong):
            pass
    assert none.value.status == 403


async def testATicketThatNobodyUsesIsClosed(
    agent: RunningAgent, engine: Engine, fake: FakeConsoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert protocol.TICKET_SECONDS == 30
    monkeypatch.setattr(protocol, "TICKET_SECONDS", 0.1)
    old = await ticket(engine)
    await asyncio.wait_for(fake.gone(), 5)
    with pytest.raises(aiohttp.WSServerHandshakeError):
        async with console(agent.pki, agent.port, old):
            pass


async def testOnlyEnginesMayComeWithATicket(agent: RunningAgent, engine: Engine, fake: FakeConsoles) -> None:
    good = await ticket(engine)
    host = (agent.config.certificate_file, agent.config.key_file)
    with pytest.raises(aiohttp.WSServerHandshakeError) as other:
        async with console(agent.pki, agent.port, good, certificate=host):
            pass
    assert other.value.status == 403
    async with console(agent.pki, agent.port, good) as peer:
        await fake.show(b"kept for the engine")
        await peer.until(b"engine")


async def testWhoComesSecondLearnsWhoHasATextConsole(agent: RunningAgent, engine: Engine, fake: FakeConsoles) -> None:
    async with console(agent.pki, agent.port, await ticket(engine)):
        failed = await refused(ticket(engine, user="bob"))
        assert failed.name == "CONSOLE_IN_USE"
        assert "ann@internal has console ua-1" in failed.error["message"]
        assert " since 20" in failed.error["message"]
        await ticket(engine, alias="ua-2", user="bob")
        await ticket(engine, "vnc", user="bob")


@pytest.mark.parametrize(("user", "force"), [("bob", True), ("ann@internal", False), ("Ž" * 80, True)])
async def testATextConsoleIsTakenOver(
    agent: RunningAgent, engine: Engine, fake: FakeConsoles, user: str, *, force: bool
) -> None:
    async with console(agent.pki, agent.port, await ticket(engine)) as peer:
        later = await ticket(engine, user=user, force=force)
        name, reason = await peer.closed()
        assert name == "TAKEN"
        # A close frame has room for 123 bytes, which end with a whole character.
        assert reason
        assert f"{user} has taken over console ua-1 of domain {TEST_DOMAIN}".startswith(reason)
        await asyncio.wait_for(fake.gone(0), 5)
        async with console(agent.pki, agent.port, later) as successor:
            await successor.send(b"mine")
            assert await fake.read(4) == b"mine"


async def testWhoTakesOverAnUnusedTicketFreesIt(agent: RunningAgent, engine: Engine, fake: FakeConsoles) -> None:
    unused = await ticket(engine)
    await ticket(engine, user="bob", force=True)
    await asyncio.wait_for(fake.gone(0), 5)
    async with console(agent.pki, agent.port, unused) as peer:
        assert (await peer.closed())[0] == "TAKEN"


async def testConsolesOfADomainAreBounded(agent: RunningAgent, engine: Engine, fake: FakeConsoles) -> None:
    for _ in range(8):
        await ticket(engine, "vnc")
    failed = await refused(ticket(engine, "vnc"))
    assert failed.name == "BUSY"
    assert f"8 consoles of domain {TEST_DOMAIN} are open" in failed.error["message"]


async def testAConsoleThatCannotBeOpenedTakesNoPlace(agent: RunningAgent, engine: Engine) -> None:
    for _ in range(9):
        assert (await refused(ticket(engine, "vnc"))).name == "LIBVIRT_REFUSED"
    unknown = "00000000-0000-4000-8000-000000000000"
    assert (await refused(ticket(engine, id=unknown))).name == "DOMAIN_NOT_FOUND"
    failed = await refused(ticket(engine, alias="ua-none"))
    assert failed.name == "DOMAIN_STATE"
    assert "no text console with the alias 'ua-none'" in failed.error["message"]


async def testNobodyIsGivenNoTimeAtAll(engine: Engine) -> None:
    failed = await refused(ticket(engine, idle_seconds=0))
    assert failed.name == "INVALID_PARAMS"
    assert "idle_seconds must be from 1 to 86400, not 0" in failed.error["message"]


async def ends_with_the_vm(fake: FakeConsoles, _peer: Peer) -> None:
    fake.ends[-1].close()


async def ends_by_idleness(_fake: FakeConsoles, _peer: Peer) -> None:
    pass


async def ends_by_a_text_frame(_fake: FakeConsoles, peer: Peer) -> None:
    await peer.socket.send_str("words")


async def ends_as_the_vm_takes_nothing(_fake: FakeConsoles, peer: Peer) -> None:
    await peer.send(b"x" * 1_000_000)


ENDS = [
    (ends_with_the_vm, "ENDED", "the VM ended, or closed it"),
    (ends_by_idleness, "IDLE", "nothing was typed or shown for 1 s"),
    (ends_by_a_text_frame, "NOT_BINARY", "binary frames only"),
    (
        ends_as_the_vm_takes_nothing,
        "STALLED",
        "the VM did not take a frame of 1000000 bytes within 0.3 s",
    ),
]


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives nobody time to think."""
    monkeypatch.setattr("vireo_agent.rpc.tunnel._STALL_SECONDS", 0.3)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(("end", "name", "why"), ENDS)
async def testEveryEndHasAReasonAndLeavesNothing(
    agent: RunningAgent,
    engine: Engine,
    fake: FakeConsoles,
    end: Callable[[FakeConsoles, Peer], Awaitable[None]],
    name: str,
    why: str,
) -> None:
    tasks, descriptors = len(asyncio.all_tasks()), open_descriptors()
    idle = 1 if name == "IDLE" else 60
    async with console(agent.pki, agent.port, await ticket(engine, idle_seconds=idle)) as peer:
        await end(fake, peer)
        assert await peer.closed() == (name, why)
    for end_of_vm in fake.ends:
        end_of_vm.close()
    # The agent is young: tasks of its start may end meanwhile.
    await until(lambda: len(asyncio.all_tasks()) <= tasks, expected=True, seconds=5)
    await until(lambda: open_descriptors() <= descriptors, expected=True, seconds=5)
    await ticket(engine, user="bob")


@pytest.mark.usefixtures("hasty")
async def testAPeerThatReadsNothingIsGivenUpAndNothingIsHeaped(
    agent: RunningAgent, engine: Engine, fake: FakeConsoles, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with console(agent.pki, agent.port, await ticket(engine)) as peer:
        peer.pause()
        sent = await fake.flood(64 << 20)
        assert sent < 16 << 20
        await until(
            lambda: "the peer did not take a frame of 65536 bytes within 0.3 s" in caplog.text,
            expected=True,
        )
        await asyncio.wait_for(fake.drained(), 5)
        peer.vanish()
    await ticket(engine, user="bob")


async def testAPeerThatVanishesFreesTheConsole(agent: RunningAgent, engine: Engine, fake: FakeConsoles) -> None:
    async with console(agent.pki, agent.port, await ticket(engine)) as peer:
        peer.vanish()
        await asyncio.wait_for(fake.gone(), 5)
    await ticket(engine, user="bob")


async def testTheAgentSaysGoodByeWhenItStops(agent: RunningAgent, engine: Engine, fake: FakeConsoles) -> None:
    unused = await ticket(engine, "vnc")
    assert unused
    async with console(agent.pki, agent.port, await ticket(engine)) as peer:
        stopping = asyncio.ensure_future(agent.stop())
        assert (await peer.closed())[0] == "AGENT_STOPS"
        await stopping
    await asyncio.wait_for(fake.gone(0), 5)


async def testTicketsAreInNoLog(
    agent: RunningAgent, engine: Engine, fake: FakeConsoles, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = await ticket(engine)
    async with console(agent.pki, agent.port, secret) as peer:
        await fake.show(b"shown")
        await peer.until(b"shown")
    assert secret not in caplog.text
