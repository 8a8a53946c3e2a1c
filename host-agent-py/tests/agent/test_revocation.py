"""Certificates of the engine that its authority took back let nobody in, whatever else is tried."""

import asyncio
import ssl
from pathlib import Path

import pytest

from conftest import RunningAgent
from support.callers import knock, logged
from support.certificates import ENGINE_URI, Authority, Pki
from support.engine import CallFailed, Engine, connected
from vireo_agent.rpc.tls import TlsError, server_context


@pytest.fixture
def stolen(pki: Pki, tmp_path: Path) -> Pki:
    """What a thief has: a key of the engine, and its certificate."""
    copied = Pki(tmp_path / "stolen")
    copied.authority, copied.ca = pki.authority, pki.ca
    copied.engine = pki.authority.issue(tmp_path, "stolen", (ENGINE_URI,))
    return copied


async def give(engine: Engine, list_pem: str) -> None:
    await engine.call("host.set_revocations", list_pem=list_pem)


async def refusal(engine: Engine, list_pem: str) -> str:
    with pytest.raises(CallFailed) as failure:
        await give(engine, list_pem)
    assert failure.value.name == "CERTIFICATE_REFUSED"
    return str(failure.value)


async def testARevokedEngineIsRefusedAndLoggedAlsoAfterARestart(
    agent: RunningAgent, pki: Pki, stolen: Pki, caplog: pytest.LogCaptureFixture
) -> None:
    async with connected(stolen, agent.port) as thief:
        await thief.call("host.statistics")
    async with connected(pki, agent.port) as engine:
        await give(engine, pki.authority.take_back(7, stolen.engine[0]))
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        context = pki.client_context(stolen.engine)
        context.minimum_version = context.maximum_version = version
        assert await knock(agent.port, context) == ""
        await logged(caplog, "CN=stolen", "its certificate was revoked")
        caplog.clear()
    await agent.stop()
    again = RunningAgent(agent.config, pki)
    await again.start()
    try:
        assert await knock(again.port, pki.client_context(stolen.engine)) == ""
        await logged(caplog, "CN=stolen", "its certificate was revoked")
        async with connected(pki, again.port, hello=False) as engine:
            assert (await engine.hello())["revocations"] == 7
    finally:
        await again.stop()


async def testWhatIsOpenWithARevokedCertificateIsEnded(
    agent: RunningAgent, pki: Pki, stolen: Pki, caplog: pytest.LogCaptureFixture
) -> None:
    idle = await asyncio.open_connection(
        "127.0.0.1", agent.port, ssl=pki.client_context(stolen.engine), server_hostname="localhost"
    )
    slow = await asyncio.open_connection("127.0.0.1", agent.port)
    async with connected(stolen, agent.port) as thief, connected(pki, agent.port, hello=False) as engine:
        assert (await engine.hello())["revocations"] == 0
        await give(engine, pki.authority.take_back(1, stolen.engine[0]))
        await asyncio.wait_for(thief.reader, 5)
        assert await asyncio.wait_for(idle[0].read(), 5) == b""
        assert await asyncio.wait_for(slow[0].read(), 5) == b""
        await engine.call("host.statistics")
    assert sum("ended the connection" in record.getMessage() for record in caplog.records) == 2
    for _, writer in (idle, slow):
        writer.close()


async def testAListThatIsNotToBeBelievedIsRefused(agent: RunningAgent, pki: Pki, stolen: Pki) -> None:
    stranger = Authority(pki.authority.name)
    async with connected(pki, agent.port) as engine:
        await give(engine, pki.authority.take_back(5, stolen.engine[0]))
        held = agent.config.crl_file.read_bytes()
        assert "has not signed" in await refusal(engine, stranger.take_back(9, pki.engine[0]))
        assert "list 4 is older than list 5" in await refusal(engine, pki.authority.take_back(4))
        for garbage in ("", "x", pki.ca.read_text(), held.decode()[:200]):
            assert "no numbered list" in await refusal(engine, garbage)
        assert agent.config.crl_file.read_bytes() == held
        await give(engine, held.decode())
        assert agent.config.crl_file.read_bytes() == held


async def testAnAuthorityBesideTheListIsNotTrusted(agent: RunningAgent, pki: Pki, tmp_path: Path) -> None:
    evil = Authority("Evil")
    trojan = pki.authority.take_back(1) + evil.write(tmp_path / "evil.crt").read_text()
    async with connected(pki, agent.port) as engine:
        await give(engine, trojan)
    foreign = evil.issue(tmp_path, "foreign", (ENGINE_URI,))
    assert await knock(agent.port, pki.client_context(foreign)) == ""
    assert b"CERTIFICATE" not in agent.config.crl_file.read_bytes()


async def testAListThatCannotBeReadLetsNobodyIn(
    agent: RunningAgent, pki: Pki, caplog: pytest.LogCaptureFixture
) -> None:
    agent.config.crl_file.write_text("garbage", encoding="ascii")
    assert await knock(agent.port, pki.client_context(pki.engine)) == ""
    await logged(caplog, "crl.pem", "the engine gives it anew")
    with pytest.raises(TlsError, match="crl.pem"):
        server_context(agent.config, lambda _subject: None)
