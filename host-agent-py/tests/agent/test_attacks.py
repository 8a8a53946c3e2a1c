"""Attacks that must not succeed, by the numbers of the threat list, and where each is tried.

A21 and A22 (uploads, imports by URL) have nothing to attack here: the agent fetches and takes no
images. A26 and A28 are about engines that a host lies to or floods; here is the agent's half.
"""

import asyncio
import json
import stat
import struct
import time
import uuid
from pathlib import Path
from typing import Any

import pytest

from conftest import RunningAgent
from support.engine import CallFailed, Engine, connected

TESTS = Path(__file__).parents[1]
MIB = 1 << 20
TRIED: dict[str, tuple[str, ...]] = {
    "A20 hostile images": (
        "agent/test_volumes.py:testImagesThatNameOtherFilesAreRefused",
        "agent/test_volumes.py:testABackingWithoutAFormatIsRefused",
        "agent/test_attacks.py:testA20ARawFileThatLooksLikeQcow2StaysRaw",
        "agent/test_attacks.py:testA20AHeaderThatPromisesTooMuchIsRefusedInTime",
    ),
    "A23 strings": (
        "unit/test_architecture.py:testOnlyOneModuleStartsPrograms",
        "agent/test_attacks.py:testA23NoStringReachesAShellOrBecomesAnOption",
    ),
    "A24 paths and links": (
        "agent/test_volumes.py:testPathsThatLeaveTheRootsAreRefused",
        "agent/test_host_files.py:testAPlantedLinkStopsTheStartAndThePlugging",
        "agent/test_attacks.py:testA24NobodyButRootCanSwapAFileForALink",
    ),
    "A25 who may call": (
        "agent/test_tls.py:testStrangersAreRefusedAndLoggedAndTheServerLivesOn",
        "agent/test_tls.py:testGarbageInsteadOfTlsIsRefused",
        "agent/test_tls.py:testOldTlsIsRefused",
        "agent/test_tls.py:testARenegotiationIsRefusedAndTheServerLivesOn",
        "agent/test_revocation.py:testARevokedEngineIsRefusedAndLoggedAlsoAfterARestart",
        "agent/test_revocation.py:testWhatIsOpenWithARevokedCertificateIsEnded",
        "agent/test_revocation.py:testAListThatIsNotToBeBelievedIsRefused",
        "agent/test_revocation.py:testAnAuthorityBesideTheListIsNotTrusted",
    ),
    "A26 lies of a guest": ("unit/test_texts.py:testWhatAGuestSaysIsBoundedAndPrintable",),
    "A27 secrets of others": (
        "unit/test_idempotency.py:testSecretsDoNotReachTheFingerprint",
        "agent/test_attacks.py:testA27AnotherHostCannotCallThisOne",
    ),
    "A28 floods": (
        "agent/test_rpc.py:testTooManyRequestsAtOnceAreRefused",
        "agent/test_rpc.py:testAnEngineThatReadsTooSlowlyIsDisconnected",
        "agent/test_attacks.py:testA28AFloodOfOneConnectionDelaysNoOther",
    ),
    "A29 frames": (
        "agent/test_rpc.py:testABadFrameIsAnsweredAndTheConnectionLivesOn",
        "agent/test_attacks.py:testA29AMillionMembersAreRefused",
    ),
}


@pytest.mark.parametrize("attack", TRIED)
def testEveryAttackIsTriedWhereTheListSays(attack: str) -> None:
    for place in TRIED[attack]:
        file, _, name = place.partition(":")
        assert f"def {name}(" in (TESTS / file).read_text(encoding="utf-8"), place


@pytest.fixture
async def images(agent: RunningAgent, engine: Engine) -> Path:
    root = agent.config.storage_roots[0] / "pool"
    domain = str(uuid.uuid4())
    await engine.call("storage.prepare", root=str(root), storage_domain_id=domain)
    return root / "images"


async def refused(engine: Engine, verb: str, /, **params: Any) -> str:
    with pytest.raises(CallFailed) as failure:
        await engine.call_with(verb, params)
    return str(failure.value.name or failure.value.code)


def qcow2(*, backing: bytes = b"", size: int = MIB, snapshots: int = 0, crypt: int = 0) -> bytes:
    """A header of version 3, padded."""
    offset = 512 if backing else 0
    head = struct.pack(">4sIQIIQI", b"QFI\xfb", 3, offset, len(backing), 16, size, crypt)
    head += struct.pack(">IQQIIQ", 1, 65536, 131072, 1, snapshots, 196608)
    head += struct.pack(">QQQII", 0, 0, 0, 4, 104)
    return head.ljust(512, b"\0") + backing.ljust(4 * 65536, b"\0")


async def testA20ARawFileThatLooksLikeQcow2StaysRaw(engine: Engine, images: Path) -> None:
    trap = qcow2(backing=b"/etc/shadow")
    (images / "trap").write_bytes(trap)
    info = await engine.call("volume.info", path=f"{images}/trap", format="raw")
    assert "backing_path" not in info
    assert info["capacity_bytes"] == len(trap)
    await engine.call(
        "volume.copy",
        source=f"{images}/trap",
        source_format="raw",
        path=f"{images}/copy",
        format="raw",
    )
    assert (images / "copy").read_bytes() == trap


@pytest.mark.parametrize(
    "header",
    [
        qcow2(size=1 << 60),
        qcow2(snapshots=1_000_000),
        qcow2(crypt=2),
        qcow2(crypt=1),
        qcow2(backing=b"x" * 2000),
        qcow2()[:90],
    ],
    ids=["exabyte", "snapshots", "luks", "aes", "long name", "cut off"],
)
async def testA20AHeaderThatPromisesTooMuchIsRefusedInTime(engine: Engine, images: Path, header: bytes) -> None:
    (images.parent / "import/evil.qcow2").write_bytes(header)
    begun = time.monotonic()
    name = await refused(
        engine,
        "volume.copy",
        source=f"{images.parent}/import/evil.qcow2",
        source_format="qcow2",
        path=f"{images}/copy",
        format="raw",
    )
    assert name in ("IMAGE_TOOL_FAILED", "STORAGE_FULL", "PATH_REFUSED")
    assert time.monotonic() - begun < 10
    assert list(images.iterdir()) == []
    assert "domains" in await engine.call("domain.list")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "; touch vireo-mark",
            "$(touch vireo-mark)",
            "`touch vireo-mark`",
            "| touch vireo-mark",
            "a&touch vireo-mark",
        ),
        *("-f", "--help", "-o preallocation=full", "a,format=raw", "json:{}", "nbd:x:1"),
        *("a\nb", "a\0b", "a\x1b[31m", "\u202egnp.a", "\u0430dmin", "..", ".", "a/../../b", ""),
    ],
)
async def testA23NoStringReachesAShellOrBecomesAnOption(engine: Engine, images: Path, name: str) -> None:
    path = f"{images}/{name}"
    try:
        made = await engine.call("volume.create", path=path, format="raw", capacity_bytes=512)
    except CallFailed as failure:
        outcome = str(failure.name)
    else:
        outcome = str(made["path"])
    assert outcome in (path, "PATH_REFUSED")
    assert [str(file) for file in images.iterdir()] == ([path] if outcome == path else [])
    assert not any(Path(folder, "vireo-mark").exists() for folder in ("/", ".", images))
    assert await refused(engine, "domain.xml", ids=[name]) == "INVALID_PARAMS"


async def testA24NobodyButRootCanSwapAFileForALink(images: Path) -> None:
    for folder in (images, images.parent / "import"):
        found = folder.stat()
        assert found.st_uid == 0
        assert not found.st_mode & (stat.S_IWGRP | stat.S_IRWXO)


async def testA27AnotherHostCannotCallThisOne(agent: RunningAgent, tmp_path: Path) -> None:
    other = agent.pki.authority.issue(tmp_path, "other", (f"vireo:host:{uuid.uuid4()}",))
    context = agent.pki.client_context(other)
    reader, writer = await asyncio.open_connection("127.0.0.1", agent.port, ssl=context, server_hostname="localhost")
    writer.write(b"GET /rpc HTTP/1.1\r\nHost: localhost\r\n\r\n")
    try:
        assert await asyncio.wait_for(reader.read(100), 5) == b""
    except ConnectionError:
        pass
    finally:
        writer.close()


async def testA28AFloodOfOneConnectionDelaysNoOther(agent: RunningAgent) -> None:
    async with (
        connected(agent.pki, agent.port) as flooding,
        connected(agent.pki, agent.port) as other,
    ):
        flood = [asyncio.ensure_future(flooding.call("host.capabilities")) for _ in range(2000)]
        took = []
        for _ in range(20):
            begun = time.monotonic()
            await other.call("domain.list")
            took.append(time.monotonic() - begun)
        await asyncio.gather(*flood, return_exceptions=True)
        assert sorted(took)[10] < 1


async def testA29AMillionMembersAreRefused(engine: Engine) -> None:
    members = {f"k{number}": 1 for number in range(1_000_000)}
    frame = {"jsonrpc": "2.0", "id": 1, "method": "domain.list", "params": members}
    await engine.socket.send_str(json.dumps(frame, separators=(",", ":")))
    reply = await engine.orphan(20)
    assert reply["error"]["code"] == -32602
    assert len(reply["error"]["message"]) < 500
    assert "domains" in await engine.call("domain.list")
