"""The examples of hooks and overrides, and the hooks around devices, on real QEMU."""

import shutil
import uuid
from pathlib import Path

import pytest

from real.conftest import Lab
from support.engine import Engine
from vireo_agent.config import Config
from vireo_agent.hooks import points

pytestmark = pytest.mark.real
EXAMPLES = Path(__file__).parents[2] / "examples"


def install(example: str, directory: Path) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(EXAMPLES / example, directory))


async def testAnOptionOfQemuIsAddedOnOneHost(real_engine: Engine, real_config: Config, lab: Lab) -> None:
    install("hooks/before_start/50-qemu-option", real_config.hooks_directory / points.BEFORE_START)
    document = lab.document()
    created = await real_engine.call("domain.create", xml=document.text())
    assert created["managed"] is True
    pids = [
        process
        for process in Path("/proc").glob("[0-9]*")
        if (command := _command(process)) and document.identity in command
    ]
    assert len(pids) == 1
    assert "name=opt/org.example/site,string=berlin" in _command(pids[0])


async def testAGracefulShutdownBecomesPowerOff(real_engine: Engine, real_config: Config, lab: Lab) -> None:
    install("overrides/domain.shutdown", real_config.overrides_directory)
    document = lab.document(paused=True)
    await real_engine.call("domain.create", xml=document.text())
    assert await real_engine.call("domain.shutdown", id=document.identity, mode="any") == {}
    _, event = await real_engine.event(lambda e: e["type"] == "domain.stopped", timeout=5)
    assert event["body"]["reason"] == "destroyed"


async def testHooksAroundDevicesSeeThem(real_engine: Engine, real_config: Config, lab: Lab) -> None:
    seen = lab.base / f"seen-{uuid.uuid4()}"
    for point in (p for p in points.ALL if "tach" in p):
        script = real_config.hooks_directory / point / "note"
        script.parent.mkdir(parents=True)
        script.write_text(f'#!/bin/sh\nprintf "{point} %s\\n" "$VIREO_CONTEXT" >> {seen}\n')
        script.chmod(0o755)
    alias = f"ua-{uuid.uuid4()}"
    document = lab.document()
    await real_engine.call("domain.create", xml=document.text())
    await real_engine.event(lambda e: bool(e["body"].get("domain", {}).get("guest")), timeout=30)
    image = lab.base / "storage" / f"{uuid.uuid4()}.raw"
    image.write_bytes(bytes(1 << 20))
    image.chmod(0o666)
    device = f"""<disk type="file" device="disk"><driver name="qemu" type="raw"/>
        <source file="{image}"/><target dev="sdb" bus="scsi"/><alias name="{alias}"/></disk>"""
    await real_engine.call("domain.attach_device", id=document.identity, xml=device)
    await real_engine.call("domain.detach_device", id=document.identity, alias=alias)
    lines = seen.read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == [
        points.BEFORE_ATTACH,
        points.AFTER_ATTACH,
        points.BEFORE_DETACH,
        points.AFTER_DETACH,
    ]
    assert all(document.identity in line for line in lines)
    assert alias in lines[2]


def _command(process: Path) -> str:
    try:
        line = (process / "cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return line.replace("\0", " ")
