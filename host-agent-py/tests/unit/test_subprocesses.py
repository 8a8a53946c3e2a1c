"""Programs that hang, print without end or leave others behind."""

import asyncio
import os
import subprocess
import time
from pathlib import Path

import pytest

from vireo_agent import subprocesses
from vireo_agent.subprocesses import Limits


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(") ", 1)[1]
    except OSError:
        return False
    return not state.startswith("Z")


async def _gone(pid: int) -> bool:
    for _ in range(100):
        if not _alive(pid):
            return True
        await asyncio.sleep(0.02)
    return False


async def testWhatAScriptStartedDiesWithIt(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    begun = time.monotonic()
    outcome = await subprocesses.run(["/bin/sh", "-c", f"sleep 60 & echo $! > {note}; wait"], Limits(0.5))
    assert outcome.timed_out
    assert time.monotonic() - begun < 5
    assert await _gone(int(note.read_text(encoding="ascii")))


async def testWhatAScriptLeavesBehindHoldsNobodyUp(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    command = ["/bin/sh", "-c", f"sleep 60 & echo $! > {note}; echo done"]
    outcome = await subprocesses.run(command, Limits(10))
    assert (outcome.status, outcome.stdout) == (0, "done\n")
    assert await _gone(int(note.read_text(encoding="ascii")))


async def testAScriptThatPrintsWithoutEndIsEnded() -> None:
    outcome = await subprocesses.run(["/usr/bin/yes"], Limits(20))
    assert outcome.flooded
    assert len(outcome.stdout) <= 1024 * 1024


async def testAScriptNeedNotReadItsInput() -> None:
    outcome = await subprocesses.run(["/bin/true"], Limits(10), stdin=b"x" * 1_000_000)
    assert (outcome.status, outcome.timed_out) == (0, False)


async def testACancelledScriptIsEnded(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    task = asyncio.create_task(subprocesses.run(["/bin/sh", "-c", f"echo $$ > {note}; sleep 60"], Limits(60)))
    while not (note.exists() and note.read_text(encoding="ascii").strip()):
        await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _gone(int(note.read_text(encoding="ascii")))


async def testNoGroupIsKilledWhoseNumberMayBeAnothers(monkeypatch: pytest.MonkeyPatch) -> None:
    reaped: list[int] = []
    wait, killpg = subprocess.Popen.wait, os.killpg

    def waiting(process: "subprocess.Popen[bytes]", timeout: float | None = None) -> int:
        status = wait(process, timeout)
        reaped.append(process.pid)
        return status

    def kill(group: int, number: int) -> None:
        assert group not in reaped
        assert Path(f"/proc/{group}").exists()
        killpg(group, number)

    monkeypatch.setattr(subprocess.Popen, "wait", waiting)
    monkeypatch.setattr(os, "killpg", kill)
    outcome = await subprocesses.run(["/bin/sh", "-c", "cat; exit 3"], Limits(10), stdin=b"given")
    assert (outcome.status, outcome.stdout) == (3, "given")
    assert len(reaped) == 1
