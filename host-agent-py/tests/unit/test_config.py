"""The configuration file, and what the host's own files say."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from vireo_agent import config as configuration
from vireo_agent.config import Config, ConfigError
from vireo_agent.facts import proc, virt_type


def testAFileIsRead(tmp_path: Path) -> None:
    file = tmp_path / "agent.toml"
    file.write_text('port = 1234\nstorage_roots = ["/a", "/b"]\nvirt_type = "kvm"\n')
    read = configuration.load(file)
    assert (read.port, read.virt_type) == (1234, "kvm")
    assert read.storage_roots == (Path("/a"), Path("/b"))
    assert read.libvirt_uri == "qemu:///system"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("port = 99999", "0 .any free port. to 65535"),
        ("port = true", "port = True"),
        ('virt_type = "xen"', "write one of auto, kvm, qemu"),
        ('pki_directory = "relative"', "absolute path"),
        ('pki_directory = "/a/../b"', "absolute path"),
        ("storage_roots = []", "one or more"),
        ('log_level = "LOUD"', "DEBUG"),
        ("script_seconds = 1.5", "from 1 to 600"),
        ("log_file = 7", "non-empty string"),
        ('host_directories = ["/"]', "below the root"),
        ('passwrod = "x"', "unknown setting 'passwrod'; known are"),
        ("port = ", "is not TOML"),
    ],
)
def testAWrongSettingIsNamedWithItsValueAndARemedy(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "agent.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=said):
        configuration.load(file)
    with pytest.raises(ConfigError, match="name one with --config"):
        configuration.load(tmp_path / "none.toml")


def testAutoWithoutAProbeIsQemuAndSaysSo(config: Config, caplog: pytest.LogCaptureFixture) -> None:
    auto = replace(config, virt_type="auto")
    assert virt_type.decide(auto) == "qemu"
    assert "kvm-probe" in caplog.text
    for carries in (True, False):
        virt_type.store(auto.state_directory, virt_type.ProbeResult(carries, "why", "then"))
        expected = "kvm" if carries and virt_type.KVM_DEVICE.exists() else "qemu"
        assert virt_type.decide(auto) == expected
    virt_type.cache_file(auto.state_directory).write_text("{}")
    assert virt_type.decide(auto) == "qemu"
    assert virt_type.decide(config) == "qemu"


def testAKvmDeviceThatOnlyRootMayOpenIsWarnedAbout(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    device = tmp_path / "kvm"
    assert virt_type.warn_about_device(device)
    device.write_bytes(b"")
    device.chmod(0o600)
    assert not virt_type.warn_about_device(device)
    assert f"chgrp kvm {device} && chmod 660 {device}" in caplog.text
    os.chown(device, 0, 107)
    device.chmod(0o660)
    assert virt_type.warn_about_device(device)
    os.chown(device, 0, 0)
    device.chmod(0o666)
    assert virt_type.warn_about_device(device)


def testProcFilesAreParsed() -> None:
    memory = proc.parse_memory("MemTotal: 100 kB\nMemFree: 1 kB\nMemAvailable: 40 kB\n")
    assert (memory.total, memory.available) == (102400, 40960)
    before, boot = proc.parse_stat("cpu  10 0 10 70 10 0 0 0 0 0\ncpu0 1 1\nbtime 1700000000\n")
    after, _ = proc.parse_stat("cpu  30 0 20 130 20 0 0 0 0 0\n")
    assert boot == 1_700_000_000
    assert proc.percent(before, after) == 30.0
    assert proc.percent(after, after) == 0.0
