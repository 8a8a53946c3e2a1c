"""The probe boots a guest; what it finds decides the virtualization type."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from real.conftest import Lab
from support.process import write_config
from vireo_agent.config import Config
from vireo_agent.facts import kvm_probe, virt_type

pytestmark = pytest.mark.real
SOURCES = Path(virt_type.__file__).parents[2]


def testTheProbeEndsWithAnAnswerThatTheAgentTakes(config: Config, lab: Lab, tmp_path: Path) -> None:
    auto = replace(config, virt_type="auto")
    file = write_config(auto, tmp_path / "agent.toml")
    command = [sys.executable, "-m", "vireo_agent", "kvm-probe", "--config", str(file)]
    files = ["--kernel", str(lab.guest.kernel), "--initrd", str(lab.guest.initrd)]
    done = subprocess.run(
        [*command, *files, "--seconds", "8"],
        env={"PYTHONPATH": str(SOURCES), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    print(f"\n{done.stdout.strip()}")
    word = done.stdout.partition(":")[0]
    assert word in ("kvm", "qemu")
    assert virt_type.decide(auto) == word


def testTheMarkerIsWhatAKernelPrints(lab: Lab) -> None:
    # Without KVM the same guest shows that the default marker is right.
    command = kvm_probe.command(lab.guest.kernel, lab.guest.initrd)
    command[command.index("kvm")] = "tcg"
    qemu = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert qemu.stdout is not None
        seen = b""
        while kvm_probe.DEFAULT_MARKER.encode() not in seen:
            line = qemu.stdout.readline()
            assert line, seen[-1000:]
            seen += line
    finally:
        qemu.kill()
        qemu.wait()
