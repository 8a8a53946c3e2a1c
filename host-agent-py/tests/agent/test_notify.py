"""What systemd is told, and how long its unit file waits."""

import re
import socket
from pathlib import Path

import pytest

from conftest import RunningAgent
from vireo_agent import notify, service
from vireo_agent.config import Config
from vireo_agent.hooks import points

UNIT = Path(__file__).parents[2] / "packaging/vireo-agent.service"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> socket.socket:
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    channel.bind(str(tmp_path / "notify"))
    channel.settimeout(10)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    return channel


async def testSystemdIsAskedForTheTimeThatHooksMayTake(told: socket.socket, agent: RunningAgent) -> None:
    assert told.recv(1000) == b"READY=1\nSTATUS="
    for name in ("10-a", "20-b"):
        script = agent.config.hooks_directory / points.BEFORE_HOST_STOP / name
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text("#!/bin/sh\nexit 0\n")
        script.chmod(0o755)
    await agent.stop()
    assert told.recv(1000) == b"STOPPING=1"
    wanted = 2 * agent.config.script_seconds + service.STOP_SECONDS
    assert told.recv(1000).startswith(f"EXTEND_TIMEOUT_USEC={int(wanted * 1e6)}\n".encode())


def testWithoutSystemdNothingIsSaid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notify.ready()
    monkeypatch.setenv("NOTIFY_SOCKET", "/nowhere/at/all")
    notify.ready()


def testTheUnitFileWaitsAsLongAsTheAgentCountsOn() -> None:
    unit = UNIT.read_text(encoding="utf-8")
    assert "Type=notify\n" in unit
    assert "NotifyAccess=main\n" in unit
    seconds = re.search(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    assert seconds is not None
    assert int(seconds.group(1)) >= service.STOP_SECONDS
    assert Config().script_seconds > 0
