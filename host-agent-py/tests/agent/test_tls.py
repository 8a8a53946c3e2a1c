"""Only the engine may call; everybody else is refused, with a line in the log, and no harm."""

import asyncio
import ssl
import warnings
from pathlib import Path

import pytest

from conftest import RunningAgent
from support.callers import knock, logged
from support.certificates import ENGINE_URI, HOST_URI, Authority, Pki
from support.engine import connected
from vireo_agent.rpc.tls import server_context

Identity = tuple[Path, Path]


def identities(pki: Pki, directory: Path) -> dict[str, tuple[Identity | None, tuple[str, ...]]]:
    stranger = Authority("Somebody's CA")
    expired = pki.authority.issue(directory, "old-engine", (ENGINE_URI,), days=-3)
    foreign = stranger.issue(directory, "foreign-engine", (ENGINE_URI,))
    host = pki.authority.issue(directory, "other-host", ("vireo:host:00000000-0000-4000-8000-000000000000",))
    nobody = pki.authority.issue(directory, "no-role", ())
    return {
        "none": (None, ("it has no certificate",)),
        "expired": (expired, ("CN=old-engine", "has expired")),
        "foreign": (foreign, ("CN=foreign-engine", "not from the engine's authority")),
        "host": (host, ("commonName=other-host", "does not name the role vireo:engine")),
        "no role": (nobody, ("commonName=no-role", "does not name the role vireo:engine")),
    }


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
async def testStrangersAreRefusedAndLoggedAndTheServerLivesOn(
    agent: RunningAgent,
    pki: Pki,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    version: ssl.TLSVersion,
) -> None:
    for name, (identity, parts) in identities(pki, tmp_path).items():
        context = pki.client_context(identity)
        context.minimum_version = context.maximum_version = version
        assert await knock(agent.port, context) == "", name
        await logged(caplog, *parts)
    async with connected(pki, agent.port) as engine:
        assert "domains" in await engine.call("domain.list")


async def testGarbageInsteadOfTlsIsRefused(agent: RunningAgent, pki: Pki, caplog: pytest.LogCaptureFixture) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", agent.port)
    writer.write(b"GET / HTTP/1.0\r\n\r\n")
    assert await asyncio.wait_for(reader.read(100), 5) in (b"", b"\x15\x03\x01\x00\x02\x02\x50")
    writer.close()
    await logged(caplog, "none seen")
    async with connected(pki, agent.port) as engine:
        await engine.call("host.statistics")


async def testOldTlsIsRefused(agent: RunningAgent, pki: Pki, caplog: pytest.LogCaptureFixture) -> None:
    context = pki.client_context(pki.engine)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    assert await knock(agent.port, context) == ""
    await logged(caplog, "refused peer")


async def testASilentPeerDoesNotHoldTheServer(agent: RunningAgent, pki: Pki) -> None:
    silent = [await asyncio.open_connection("127.0.0.1", agent.port) for _ in range(5)]
    async with connected(pki, agent.port) as engine:
        await engine.call("host.statistics")
    for _, writer in silent:
        writer.close()


async def testARotatedCertificateIsTakenWithoutARestart(agent: RunningAgent, pki: Pki) -> None:
    pki.authority.issue(pki.directory, "host", (HOST_URI,), days=90)
    async with connected(pki, agent.port) as engine:
        context = engine.socket.get_extra_info("ssl_object")
        assert context.getpeercert()["notAfter"]


async def testARenegotiationIsRefusedAndTheServerLivesOn(agent: RunningAgent, pki: Pki) -> None:
    certificate, key = pki.engine
    identity = ("-cert", str(certificate), "-key", str(key), "-CAfile", str(pki.ca))
    client = await asyncio.create_subprocess_exec(
        *("openssl", "s_client", "-tls1_2", "-connect", f"127.0.0.1:{agent.port}", *identity),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said = b""
    assert client.stdin is not None
    assert client.stdout is not None
    async with asyncio.timeout(20):
        while b"Verify return code: 0 (ok)" not in said:
            said += await client.stdout.read(4096)
        client.stdin.write(b"R\n")
        await client.stdin.drain()
        said += await client.stdout.read()
        assert await client.wait() != 0
    assert b"RENEGOTIATING" in said
    assert server_context(agent.config, lambda _subject: None).options & ssl.OP_NO_RENEGOTIATION
    assert b"no renegotiation" in said
    async with connected(pki, agent.port) as engine:
        await engine.call("host.statistics")
