"""The support client, against a running agent."""

import asyncio
import json
import ssl
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from conftest import RunningAgent
from support.certificates import HOST_URI
from support.documents import DomainXml
from support.engine import Engine
from vireo_agent import client
from vireo_agent.client import CallError
from vireo_agent.events.stream import BUFFERED_EVENTS
from vireo_agent.schema.types import LibvirtEvent


async def testAVerbIsCalledWithTheHostsOwnCertificate(agent: RunningAgent, capsys: pytest.CaptureFixture[str]) -> None:
    await client.call(agent.config, "host.statistics", {}, 10)
    printed = capsys.readouterr()
    assert json.loads(printed.out)["memory_total_bytes"] > 0
    assert printed.err.startswith("correlation id cli-")


async def testARefusalIsTold(agent: RunningAgent) -> None:
    with pytest.raises(CallError, match="no verb 'domain.fly'"):
        await client.call(agent.config, "domain.fly", {}, 10)
    with pytest.raises(CallError, match=r"params\.ids is missing"):
        await client.call(agent.config, "domain.xml", {}, 10)


async def testAnAgentThatIsAwayIsNamed(agent: RunningAgent) -> None:
    with pytest.raises(CallError, match="cannot reach the agent at wss://127.0.0.1:1/"):
        await client.call(replace(agent.config, port=1), "host.statistics", {}, 10)


async def testPastEventsAreShownAndThoseToCome(
    agent: RunningAgent, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    document = DomainXml()
    await engine.call("domain.create", xml=document.text())
    await client.events(agent.config, last=1000, follow=False)
    past = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert past[-1]["body"]["domain"]["id"] == document.identity
    following = asyncio.ensure_future(client.events(agent.config, last=0, follow=True))
    await asyncio.sleep(0.3)
    await engine.call("domain.destroy", id=document.identity)
    await asyncio.sleep(0.3)
    following.cancel()
    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert shown[-1]["type"] == "domain.stopped"


async def testWhoFollowsIsToldThatTheAgentEnded(agent: RunningAgent) -> None:
    following = asyncio.ensure_future(client.events(agent.config, last=0, follow=True))
    await asyncio.sleep(0.3)
    await agent.stop()
    with pytest.raises(CallError, match=r"events: the agent closed the connection \(1001\)"):
        await asyncio.wait_for(following, 10)


async def testMoreEventsThanAreKeptIsAllThatAreKept(
    agent: RunningAgent, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = agent.service.agent.stream
    for _ in range(BUFFERED_EVENTS + 10):
        stream.append(LibvirtEvent(connected=True))
    kept = BUFFERED_EVENTS
    await asyncio.wait_for(client.events(agent.config, last=kept + 1000, follow=False), 60)
    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(shown) == kept
    assert shown[-1]["sequence"] == stream.last_sequence


async def testAClientIsNoEngineThatHearsOfVanishedDomains(agent: RunningAgent, engine: Engine) -> None:
    tracker = agent.service.agent.tracker
    tracker._announced = False
    await client.call(agent.config, "host.statistics", {}, 10)
    assert tracker._announced is False


@pytest.mark.parametrize(
    ("role", "source"),
    [
        ("vireo:host:00000000-0000-4000-8000-000000000000", "127.0.0.1"),
        (HOST_URI, "127.0.0.2"),
    ],
)
async def testAnotherHostOrAnotherMachineIsRefused(agent: RunningAgent, tmp_path: Path, role: str, source: str) -> None:
    certificate, key = agent.pki.authority.issue(tmp_path, "somebody", (role,))
    context = ssl.create_default_context(cafile=agent.config.ca_file)
    context.check_hostname = False
    context.load_cert_chain(certificate, key)
    connector = aiohttp.TCPConnector(ssl=context, local_addr=(source, 0))
    async with aiohttp.ClientSession(connector=connector) as http:
        with pytest.raises(aiohttp.ClientError):
            await http.ws_connect(f"wss://127.0.0.1:{agent.port}/rpc", protocols=("vireo.v1",))
