"""An engine that stops reading: the agent keeps within its memory, cuts it off and helps it up."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from real.conftest import Lab
from support.certificates import Pki
from support.documents import DomainXml
from support.engine import Engine, connected
from support.process import AgentProcess
from vireo_agent import protocol
from vireo_agent.config import Config

pytestmark = pytest.mark.real
MIB = 1 << 20
# Replies that wait for one engine; see vireo_agent.rpc.connection.
MOST_WAITING = 4 * protocol.MAX_MESSAGE_BYTES
PAUSE_SECONDS = 8.0
SHORT_CALLS = 12


@pytest.fixture
async def agent(real_config: Config, lab: Lab, tmp_path: Path) -> AsyncIterator[AgentProcess]:
    process = AgentProcess(real_config, tmp_path)
    yield process
    process.kill()
    lab.libvirtd.destroy_all()


def resident(agent: AgentProcess) -> int:
    """Bytes of the agent's own process."""
    text = Path(f"/proc/{agent.pid}/status").read_text(encoding="ascii")
    (line,) = (line for line in text.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


@contextmanager
def deaf(engine: Engine) -> Iterator[None]:
    """The engine reads nothing meanwhile."""
    transport: Any = engine.socket._response.connection.transport  # type: ignore[union-attr]
    transport.pause_reading()
    try:
        yield
    finally:
        transport.resume_reading()


async def ready(pki: Pki, agent: AgentProcess, lab: Lab) -> tuple[int, DomainXml]:
    port, document = await agent.start(), lab.document()
    async with connected(pki, port) as engine:
        while not (await engine.call("domain.list"))["libvirt_connected"]:
            await asyncio.sleep(0.05)
        await engine.call("domain.create", xml=document.text())
    return port, document


async def change(engine: Engine, identity: str) -> float:
    """Two changes, each with its events; how long the slower took."""
    slowest = 0.0
    for verb in ("domain.suspend", "domain.resume"):
        begun = time.monotonic()
        await engine.call(verb, id=identity)
        slowest = max(slowest, time.monotonic() - begun)
    return slowest


def numbers(engine: Engine) -> list[int]:
    return [event["sequence"] for _, event in engine.events]


async def testAnEngineThatPausesGetsEveryEventInOrder(agent: AgentProcess, pki: Pki, lab: Lab) -> None:
    port, document = await ready(pki, agent, lab)
    async with connected(pki, port) as slow, connected(pki, port) as quick:
        begin = (await quick.call("domain.list"))["sequence"]
        with deaf(slow):
            end = time.monotonic() + PAUSE_SECONDS
            while time.monotonic() < end:
                await change(quick, document.identity)
        last = (await quick.call("domain.list"))["sequence"]
        assert last - begin > SHORT_CALLS
        async with asyncio.timeout(10):
            while numbers(slow)[-1:] != [last]:
                await asyncio.sleep(0.05)
        assert numbers(slow) == list(range(begin + 1, last + 1))
        assert not slow.socket.closed


async def ask_without_reading(engine: Engine, agent: AgentProcess) -> tuple[int, int]:
    """Asks for large answers until the agent hangs up; how many, and the most memory it had."""
    peak, asked = resident(agent), 0
    meta = {"correlation_id": "greedy", "deadline_ms": 30_000}
    frame = {"jsonrpc": "2.0", "method": "host.capabilities", "params": {}, "meta": meta}
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if "wait for a slow engine" in agent.log.read_text(encoding="utf-8"):
            break
        try:
            async with asyncio.timeout(2):
                await engine.socket.send_str(json.dumps({**frame, "id": asked}))
        except (TimeoutError, ConnectionError, aiohttp.ClientError):
            break
        asked += 1
        peak = max(peak, resident(agent))
    return asked, max(peak, resident(agent))


async def testAnEngineThatReadsNothingIsCutOffAndThenSeesTheTruth(agent: AgentProcess, pki: Pki, lab: Lab) -> None:
    port, document = await ready(pki, agent, lab)
    async with connected(pki, port) as quick:
        await quick.call("host.capabilities")
        before = resident(agent)
        listed = await quick.call("domain.list")
        async with connected(pki, port) as slow:
            with deaf(slow):
                greedy = asyncio.ensure_future(ask_without_reading(slow, agent))
                slowest = 0.0
                while not greedy.done():
                    slowest = max(slowest, await change(quick, document.identity))
                asked, peak = greedy.result()
                text = agent.log.read_text(encoding="utf-8")
                assert "disconnected: " in text
            async with asyncio.timeout(30):
                await slow.reader
            assert slow.socket.closed
        print(
            f"\n{asked} answers were asked for: from {before / MIB:.0f} to {peak / MIB:.0f} MiB,"
            f" then {resident(agent) / MIB:.0f}; beside it a change took {slowest:.2f} s"
        )
        assert peak - before < MOST_WAITING
        assert slowest < 5.0

        # It comes back to where it stood, and what it sees is true.
        await quick.call("domain.suspend", id=document.identity)
        last = (await quick.call("domain.list"))["sequence"]
        async with connected(pki, port, hello=False) as again:
            place = {"session": listed["session"], "last_sequence": listed["sequence"]}
            reply = await again.hello(place)
            assert reply["replayed"] is True
            async with asyncio.timeout(10):
                while numbers(again)[-1:] != [last]:
                    await asyncio.sleep(0.05)
            assert numbers(again) == list(range(listed["sequence"] + 1, last + 1))
            state = {d["id"]: d["state"] for d in (await again.call("domain.list"))["domains"]}
            assert state == {document.identity: "paused"}
            final = [event["body"]["domain"]["state"] for _, event in again.events if event["type"] == "domain.status"]
            assert final[-1] == "paused"
