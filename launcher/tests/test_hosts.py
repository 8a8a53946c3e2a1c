"""The hosts of the lab: what they are, and what keeps them apart."""

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from launcher import libvirt, orphans, programs, sandbox, supervisor
from launcher.errors import LauncherError
from launcher.hosts import cable, commands, machine
from launcher.installation import Installation, load


@pytest.fixture
def lab(installation: Installation) -> Installation:
    """Three hosts that were never booted."""
    return replace(installation, lab_hosts=3, libvirtd="other", database_kind="outside")


def testHostsShareNothingButTheStorageDirectory(lab: Installation) -> None:
    hosts = machine.hosts(lab)
    assert [host.name for host in hosts] == ["lab1", "lab2", "lab3"]
    for part in ("address", "link", "folder", "storage"):
        assert len({str(getattr(host, part)) for host in hosts}) == 3
    assert {host.storage.parent for host in hosts} == {machine.common_storage(lab)}
    assert [host.address for host in hosts] == ["198.51.100.11", "198.51.100.12", "198.51.100.13"]


def testTheMostHostsFitIntoTheSubnet(lab: Installation) -> None:
    last = machine.hosts(replace(lab, lab_hosts=machine.MOST))[-1]
    assert last.address == "198.51.100.60"
    assert len(last.link) < 16  # IFNAMSIZ


def testSupervisordKeepsTheHosts(lab: Installation) -> None:
    names = [program.name for program in programs.of(lab)]
    assert names == ["engine", "lab1", "lab2", "lab3"]
    assert [program.name for program in programs.of(replace(lab, lab_hosts=0))] == ["engine"]


def testTheNumberOfHostsIsKept(lab: Installation) -> None:
    lab.save()
    assert load(lab.state).lab_hosts == 3


def testAHostRunsItsAgentOnceItIsEnrolled(lab: Installation) -> None:
    host = machine.host(lab, "lab2")
    configuration = supervisor.configuration_file(host.installation)
    assert host.prepare()
    assert not host.prepare()
    assert "[program:libvirtd]" in configuration.read_text()
    assert "[program:agent]" not in configuration.read_text()
    certificate = host.installation.agent / "pki" / "host.crt"
    certificate.parent.mkdir()
    certificate.touch()
    assert host.prepare()
    assert "[program:agent]" in configuration.read_text()
    agent = (host.installation.agent / "agent.toml").read_text()
    assert 'bind = "198.51.100.12"' in agent
    assert f'storage_roots = ["{machine.common_storage(lab)}"]' in agent


def testAPathThatIsTooLongForASocketIsRefused(lab: Installation) -> None:
    with pytest.raises(LauncherError, match="too long"):
        machine.host(replace(lab, state=Path("/" + "x" * 79)), "lab1").prepare()


def testAnUnknownHostIsNamedWithThoseThereAre(lab: Installation) -> None:
    with pytest.raises(LauncherError, match="no host lab9") as refusal:
        commands.cut(lab, argparse.Namespace(host="lab9"))
    assert "lab1, lab2, lab3" in refusal.value.remedy


def testAHostThatIsOffHasNoCable(lab: Installation) -> None:
    host = replace(machine.host(lab, "lab1"), number=machine.MOST + 1)
    assert not cable.is_whole(host)
    with pytest.raises(LauncherError, match="not running"):
        cable.heal(host)


def testALabNeedsAnEngine(lab: Installation) -> None:
    with pytest.raises(LauncherError, match="need an engine") as refusal:
        commands.bring_up(lab, argparse.Namespace(hosts=3))
    assert refusal.value.remedy == "run ./vireo up first"


@pytest.mark.parametrize(("asked", "wanted"), [(None, 3), (3, 3), (5, 5)])
def testALabGrowsAndNeverShrinks(lab: Installation, asked: int | None, wanted: int) -> None:
    assert commands.wanted_hosts(lab, asked) == wanted
    for refused in (2, 0, -1, machine.MOST + 1):
        with pytest.raises(LauncherError):
            commands.wanted_hosts(lab, refused)


def testALabThatIsDownIsNoFault(installation: Installation) -> None:
    assert commands.take_down(installation, argparse.Namespace()) == 0
    assert commands.status(installation, argparse.Namespace()) == 1


def testAHostThatOutlivedSupervisordIsSwitchedOffFirst() -> None:
    assert list(orphans.SIGNALS)[0] == "engine"
    assert orphans.place(("lab1", 7)) < orphans.place(("engine", 1))


def testASandboxWithinASandboxHasAnIdentityOfItsOwn(tmp_path: Path) -> None:
    (tmp_path / "libvirtd.conf").write_text("# the machine's\n")
    (tmp_path / "qemu.conf").write_text('user = "x"\n')
    sandbox.configure_libvirt(tmp_path)
    outer = (tmp_path / "libvirtd.conf").read_text()
    sandbox.configure_libvirt(tmp_path)
    inner = (tmp_path / "libvirtd.conf").read_text()
    assert outer != inner
    assert inner.startswith("# the machine's\n")
    assert inner.count("host_uuid") == 1
    assert (tmp_path / "qemu.conf").read_text().count("cgroup_controllers = []") == 1


def testTheLabsNetworkIsNoneThatGuestsGet() -> None:
    assert machine.SUBNET not in libvirt.SUBNETS
