"""A guest that may write to a folder of the host must not lead another one out of it by a link."""

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import RunningAgent
from support.certificates import Pki
from support.documents import DomainXml
from support.engine import CallFailed, Engine, connected
from vireo_agent import xmlsafe
from vireo_agent.config import Config, ConfigError, parse
from vireo_agent.domains import hostfiles
from vireo_agent.domains.hostfiles import HostFiles, Named
from vireo_agent.errors import AgentError

TEST_DOMAIN = "6695eb01-f6a4-8304-79aa-97f2502e193f"
DEVICES = {
    "share": "<filesystem><source dir='{}'/><target dir='tag'/></filesystem>",
    "socket": "<filesystem><source socket='{}'/><target dir='tag'/></filesystem>",
    "module": "<memory model='nvdimm'><source><path>{}</path></source></memory>",
    "lease": "<lease><target path='{}'/></lease>",
    "rom": "<hostdev><rom bar='on' file='{}'/></hostdev>",
    "card": "<interface type='user'><rom file='{}'/></interface>",
}


@pytest.fixture
def share(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    (made / "plain").mkdir()
    (tmp_path / "secret").mkdir()
    (made / "planted").symlink_to(tmp_path / "secret")
    (made / "within").symlink_to(made / "plain")
    return made


def named(kind: str, path: Path) -> frozenset[Named]:
    return hostfiles.of_device(xmlsafe.parse(DEVICES[kind].format(path)))


@pytest.mark.parametrize("kind", DEVICES)
def testALinkThatLeavesTheFoldersIsRefused(share: Path, kind: str) -> None:
    opened, unsaid = HostFiles([share], []), HostFiles(None, [])
    for files in (opened, unsaid):
        files.check(named(kind, share / "plain"))
        with pytest.raises(AgentError, match="secret"):
            files.check(named(kind, share / "planted"))
        with pytest.raises(AgentError, match="secret"):
            files.check(named(kind, share / "planted/deeper/file"))
    opened.check(named(kind, share / "within"))
    with pytest.raises(AgentError, match="host_directories"):
        unsaid.check(named(kind, share / "within"))


def testNothingIsOpenWhereTheAdminOpenedNothing(share: Path) -> None:
    with pytest.raises(AgentError, match="none; open its folder with host_directories"):
        HostFiles([], []).check(named("share", share / "plain"))
    HostFiles([], []).check(())


def testAFolderBesideAnOpenOneIsNotOpen(share: Path, tmp_path: Path) -> None:
    (tmp_path / "share2").mkdir()
    with pytest.raises(AgentError, match="share2"):
        HostFiles([share], []).check(named("share", tmp_path / "share2"))


def testALoopOfLinksIsRefused(share: Path) -> None:
    (share / "loop").symlink_to(share / "loop")
    with pytest.raises(AgentError, match="refused"):
        HostFiles([share], []).check(named("share", share / "loop/x"))


@pytest.mark.parametrize("folders", [None, ("/srv",)])
def testWhatTheAgentCannotSeeIsRefused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folders: tuple[str, ...] | None
) -> None:
    # As libvirt may see there what a namespace or a broken mount hides from the agent.
    files = HostFiles(None if folders is None else map(Path, folders), [])
    with pytest.raises(AgentError, match="this agent cannot see it"):
        files.check((Named("/srv/not-there/planted"),))

    def lstat(path: str, *_arguments: Any, **_options: Any) -> os.stat_result:
        raise OSError(errno.ESTALE, "Stale file handle", path)

    monkeypatch.setattr(os, "lstat", lstat)
    with pytest.raises(AgentError, match="Stale file handle"):
        files.check((Named("/srv/planted"),))


async def testALinkThatIsPlantedWhileTheCallWaitsIsRefused(
    agent: RunningAgent, engine: Engine, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = DEVICES["share"].format(share / "plain")
    check, checks = agent.service.agent.host_files.check, 0

    def planting(wanted: Any) -> None:
        nonlocal checks
        check(wanted)
        checks += 1
        if (share / "plain").is_dir() and not (share / "plain").is_symlink():
            (share / "plain").rmdir()
            (share / "plain").symlink_to(share.parent / "secret")

    monkeypatch.setattr(agent.service.agent.host_files, "check", planting)
    for verb, arguments in (
        ("create", {"xml": DomainXml(devices=device).text()}),
        ("attach_device", {"id": TEST_DOMAIN, "xml": device}),
    ):
        with pytest.raises(CallFailed) as failed:
            await engine.call(f"domain.{verb}", **arguments)
        assert failed.value.name == "PATH_REFUSED"
        assert checks == 1
        checks = 0
        (share / "plain").unlink()
        (share / "plain").mkdir()


def testAKernelLiesInTheBootFolderOfAStorage(tmp_path: Path) -> None:
    (tmp_path / "boot").mkdir()
    (tmp_path / "images").mkdir()
    (tmp_path / "boot/planted").symlink_to(tmp_path / "images/other.qcow2")
    files = HostFiles([], [tmp_path])

    def of(kernel: Path) -> frozenset[Named]:
        document = f"<domain><os><kernel>{kernel}</kernel><initrd>{kernel}</initrd></os></domain>"
        return hostfiles.of_domain(xmlsafe.parse(document))

    (tmp_path / "boot/vmlinuz").touch()
    files.check(of(tmp_path / "boot/vmlinuz"))
    with pytest.raises(AgentError, match="other.qcow2"):
        files.check(of(tmp_path / "boot/planted"))
    with pytest.raises(AgentError, match="images"):
        files.check(of(tmp_path / "images/other.qcow2"))


def testWhatNamesNoFileIsNotLookedAt() -> None:
    xml = (
        "<domain><devices><channel><target type='virtio' name='x'/></channel>"
        "<filesystem><target dir='/'/></filesystem><disk><source file='/etc/x'/></disk>"
        "</devices></domain>"
    )
    assert hostfiles.of_domain(xmlsafe.parse(xml)) == frozenset()


async def testAPlantedLinkStopsTheStartAndThePlugging(agent: RunningAgent, engine: Engine, share: Path) -> None:
    device = DEVICES["share"].format(share / "planted")
    document = DomainXml(devices=device)
    with pytest.raises(CallFailed) as failed:
        await engine.call("domain.create", xml=document.text())
    assert failed.value.name == "PATH_REFUSED"
    assert str(share / "planted") in failed.value.error["message"]
    assert all(d["id"] != document.identity for d in (await engine.call("domain.list"))["domains"])
    for verb in ("domain.attach_device", "domain.update_device"):
        with pytest.raises(CallFailed) as failed:
            await engine.call(verb, id=TEST_DOMAIN, xml=device)
        assert failed.value.name == "PATH_REFUSED"


async def testWhatAHookOfTheAdminNamesIsTheAdminsOwn(config: Config, pki: Pki, share: Path) -> None:
    agent = RunningAgent(replace(config, host_directories=()), pki)
    script = config.hooks_directory / "before_start/share"
    script.parent.mkdir(parents=True)
    device = DEVICES["share"].format(share / "planted")
    script.write_text(f'#!/bin/sh\nsed "s|<devices>|<devices>{device}|"\n')
    script.chmod(0o755)
    await agent.start()
    async with connected(pki, agent.port) as engine:
        document = DomainXml()
        await engine.call("domain.create", xml=document.text())
        await engine.call("domain.destroy", id=document.identity)
    await agent.stop()


def testTheFoldersAreReadFromTheConfiguration() -> None:
    assert parse({}, "f").host_directories is None
    assert parse({"host_directories": []}, "f").host_directories == ()
    assert parse({"host_directories": ["/srv/a"]}, "f").host_directories == (Path("/srv/a"),)
    for wrong in (["/"], ["relative"], ["/srv/../etc"], "x"):
        with pytest.raises(ConfigError, match="host_directories"):
            parse({"host_directories": wrong}, "f")
