"""Long jobs: begun by the engine's id, watched, aborted, and told after everything."""

import asyncio
import hashlib
import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from conftest import RunningAgent
from support.engine import CallFailed, Engine, connected
from support.waiting import until
from vireo_agent.jobs import journal
from vireo_agent.jobs.journal import Entry, Journal
from vireo_agent.schema.types import Job

MIB = 1 << 20


def fresh() -> str:
    return str(uuid.uuid4())


@pytest.fixture
async def images(agent: RunningAgent, engine: Engine) -> Path:
    root = agent.config.storage_roots[0] / "pool"
    await engine.call("storage.prepare", root=str(root), storage_domain_id=fresh())
    return root / "images"


def written(path: Path, size: int = 8 * MIB) -> Path:
    path.write_bytes(b"\x07" * size)
    return path


def copying(source: Path, target: Path, job: str) -> dict[str, Any]:
    return {
        "job": job,
        "source": str(source),
        "source_format": "raw",
        "path": str(target),
        "format": "raw",
    }


async def ended(engine: Engine, job: str, wait_ms: int = 20_000) -> dict[str, Any]:
    found: dict[str, Any] = await engine.call("job.status", id=job, wait_ms=wait_ms)
    return found


@asynccontextmanager
async def started_anew(agent: RunningAgent) -> AsyncIterator[Engine]:
    """The next agent of this host."""
    following = RunningAgent(agent.config, agent.pki)
    await following.start()
    try:
        async with connected(agent.pki, following.port) as engine:
            yield engine
    finally:
        await following.stop()


async def testACopyAnswersAtOnceAndItsResultIsKept(agent: RunningAgent, engine: Engine, images: Path) -> None:
    source, target, job = written(images / "a"), images / "b", fresh()
    begun = await engine.call_with("volume.start_copy", copying(source, target, job))
    assert (begun["id"], begun["verb"]) == (job, "volume.start_copy")
    told = await ended(engine, job)
    assert told["state"] == "finished"
    assert (told["done_bytes"], told["total_bytes"]) == (8 * MIB, 8 * MIB)
    assert told["volume"] == await engine.call("volume.info", path=str(target), format="raw")
    assert target.read_bytes() == source.read_bytes()
    assert {file.name for file in images.iterdir()} == {"a", "b"}
    await agent.stop()
    async with started_anew(agent) as again:
        assert await ended(again, job) == told
        assert (await again.call("job.list"))["jobs"] == [told]


async def testTheSameIdIsTheSameJob(engine: Engine, images: Path) -> None:
    request = copying(written(images / "a"), images / "b", fresh())
    calls = [engine.call_with("volume.start_copy", request) for _ in range(5)]
    assert {told["id"] for told in await asyncio.gather(*calls)} == {request["job"]}
    assert (await ended(engine, request["job"]))["state"] == "finished"
    assert (await engine.call_with("volume.start_copy", request))["state"] == "finished"
    with pytest.raises(CallFailed) as refused:
        await engine.call_with("volume.start_copy", {**request, "path": str(images / "c")})
    assert refused.value.name == "IDEMPOTENCY_CONFLICT"
    assert not (images / "c").exists()


async def testAChecksumIsOfTheFileAsItIs(engine: Engine, images: Path) -> None:
    file, job = written(images / "a", 70 * MIB), fresh()
    await engine.call("volume.start_checksum", job=job, path=str(file))
    told = await ended(engine, job)
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert told["done_bytes"] == told["total_bytes"] == 70 * MIB


async def testAJobTellsWhyItFailed(engine: Engine, images: Path) -> None:
    present, job = written(images / "a"), fresh()
    await engine.call_with("volume.start_copy", copying(present, present, job))
    told = await ended(engine, job)
    assert (told["state"], told["error"]["name"]) == ("failed", "VOLUME_EXISTS")
    await engine.call("volume.start_checksum", job=(job := fresh()), path="/etc/passwd")
    assert (await ended(engine, job))["error"]["name"] == "PATH_REFUSED"
    for verb in ("job.status", "job.abort"):
        with pytest.raises(CallFailed) as refused:
            await engine.call(verb, id=fresh())
        assert refused.value.name == "JOB_NOT_FOUND"


async def testAnAbortedCopyLeavesNothing(engine: Engine, images: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = images.parent / "slow"
    slow.write_text(
        '#!/bin/sh\ncase "$*" in convert*) eval "t=\\${$#}"; : > "$t"; sleep 60;; esac\nexec /usr/bin/qemu-img "$@"\n'
    )
    slow.chmod(0o755)
    monkeypatch.setattr("vireo_agent.images.copies.QEMU_IMG", str(slow))
    job = fresh()
    await engine.call_with("volume.start_copy", copying(written(images / "a"), images / "b", job))
    await until(lambda: any(images.glob(".b.*")), expected=True)
    assert (await ended(engine, job, 100))["state"] == "running"
    told = await engine.call("job.abort", id=job)
    assert (told["state"], told["error"]["name"]) == ("aborted", "JOB_INTERRUPTED")
    assert [file.name for file in images.iterdir()] == ["a"]
    assert await engine.call("job.abort", id=job) == told


async def testACopyThatCannotFitIsRefusedInNumbers(
    engine: Engine, images: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def free(_self: object) -> int:
        return 5

    monkeypatch.setattr("vireo_agent.images.tools.Room._free", free)
    job = fresh()
    await engine.call_with("volume.start_copy", copying(written(images / "a"), images / "b", job))
    error = (await ended(engine, job))["error"]
    assert error["name"] == "STORAGE_FULL"
    assert f"{images}/b: it needs {8 * MIB} bytes, 5 are free in {images}" in error["message"]


async def testAnOutcomeIsToldOnceItIsOnDisk(
    agent: RunningAgent, engine: Engine, images: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vireo_agent.jobs.runner._AGAIN_SECONDS", 0.05)
    kept, refusing = Journal.write, True

    def write(self: Journal, entry: Entry) -> None:
        if refusing and entry.job.state != "running":
            raise OSError(28, "No space left on device")
        kept(self, entry)

    monkeypatch.setattr(Journal, "write", write)
    job = fresh()
    await engine.call("volume.start_checksum", job=job, path=str(written(images / "a")))
    assert (await ended(engine, job, 1000))["state"] == "running"
    refusing = False
    assert (await ended(engine, job))["state"] == "finished"
    on_disk = json.loads((agent.config.state_directory / f"jobs/{job}.json").read_text())
    assert on_disk["job"]["state"] == "finished"


async def testWhatAStoppedAgentLeftIsDecidedByTheNext(agent: RunningAgent, engine: Engine, images: Path) -> None:
    """Each moment at which it can be killed, as its journal and the files have it."""
    await agent.stop()
    kept = Journal(agent.config.state_directory)
    there = {"path": "x", "format": "raw", "capacity_bytes": 1, "allocation_bytes": 1}
    cases = {
        "before": {},
        "copying": {"partial": True},
        "noted": {"partial": True, "inode": True},
        "linked": {"partial": True, "inode": True, "target": True},
        "done": {"inode": True, "target": True},
        "others": {"partial": True, "inode": True, "other": True},
    }
    ids = {name: fresh() for name in cases}
    for name, case in cases.items():
        target, partial = images / name, images / f".{name}.x.vireo-partial"
        notes: dict[str, Any] = {}
        if name != "before":
            partial.write_bytes(b"copy")
            notes = {"partial": str(partial), "target": str(target)}
        if "inode" in case:
            notes |= {"inode": partial.stat().st_ino, "volume": {**there, "path": str(target)}}
        if "target" in case:
            target.hardlink_to(partial)
        if "other" in case:
            target.write_bytes(b"another's")
        if name == "done":
            partial.unlink()
        job = Job(ids[name], "volume.start_copy", "running", 0, 4, "2026-01-01T00:00:00.000Z")
        kept.write(Entry(job, {}, notes))
    async with started_anew(agent) as again:
        states = {name: await ended(again, ids[name]) for name in cases}
    assert {name for name, told in states.items() if told["state"] == "finished"} == {
        "linked",
        "done",
    }
    for name, told in states.items():
        if told["state"] == "finished":
            assert told["volume"]["path"] == str(images / name)
            assert (images / name).read_bytes() == b"copy"
        else:
            assert (told["state"], told["error"]["name"]) == ("failed", "JOB_INTERRUPTED")
    assert {file.name for file in images.iterdir()} == {"linked", "done", "others"}


async def testAStorageThatIsNotThereKeepsAJobUndecidedUntilItIs(
    agent: RunningAgent, engine: Engine, images: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vireo_agent.jobs.runner._AGAIN_SECONDS", 0.05)
    await agent.stop()
    partial, job = images / ".b.x.vireo-partial", fresh()
    partial.write_bytes(b"half")
    notes = {"partial": str(partial), "target": str(images / "b")}
    Journal(agent.config.state_directory).write(Entry(Job(job, "volume.start_copy", "running", 0, 0, "x"), {}, notes))
    away = images.rename(images.with_name("away"))
    async with started_anew(agent) as again:
        assert (await ended(again, job, 300))["state"] == "running"
        with pytest.raises(CallFailed, match="is being decided"):
            await again.call("job.abort", id=job)
        away.rename(images)
        assert (await ended(again, job))["state"] == "failed"
    assert not partial.exists()


def testTheJournalForgetsWhatIsOldAndPutsAsideWhatIsDamaged(tmp_path: Path) -> None:
    kept = Journal(tmp_path)
    entry = Entry(Job(fresh(), "volume.start_copy", "running", 0, 0, "x"), {"a": 1})
    kept.write(entry)
    (tmp_path / "jobs" / f"{fresh()}.json").write_text("{")
    assert kept.read() == [entry]
    assert len(list((tmp_path / "jobs").glob("*.damaged"))) == 1
    old = Entry(entry.job, {}, ended=1.0)
    many = [Entry(entry.job, {}, ended=9e9 + n) for n in range(journal.MAX_KEPT + 2)]
    assert journal.stale([entry, old]) == [old]
    assert journal.stale(many) == [many[1], many[0]]
    kept.forget([entry.job.id])
    assert kept.read() == []
    with pytest.raises(ValueError, match="not the id"):
        kept.forget(["../x"])
