"""This machine's host agent: its configuration, its enrolment and whether KVM carries a guest."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from launcher.errors import LauncherError
from launcher.guest.image import GuestFiles
from launcher.installation import Installation
from launcher.process import run
from launcher.supervisor import Program

PYTHON = "/usr/bin/python3"


def configuration_file(installation: Installation) -> Path:
    """Return the agent's configuration file."""
    return installation.agent / "agent.toml"


def is_enrolled(installation: Installation) -> bool:
    """Whether the engine has signed the agent's certificate."""
    return (installation.agent / "pki" / "host.crt").exists()


def environment(installation: Installation) -> dict[str, str]:
    """Return what lets Python find the agent of this repository."""
    return {"PYTHONPATH": str(installation.repository / "host-agent-py" / "src"), "PYTHONUNBUFFERED": "1"}


def program(installation: Installation) -> Program:
    """Return the process to supervise."""
    return Program(
        "agent",
        [PYTHON, "-m", "vireo_agent", "run", "--config", str(configuration_file(installation))],
        "agent-console.log",
        environment=environment(installation),
    )


def configure(installation: Installation) -> bool:
    """Write the configuration; tells whether it changed."""
    folder = installation.agent
    values = {
        "bind": installation.host_address,
        "port": installation.ports.agent,
        "pki_directory": str(folder / "pki"),
        "state_directory": str(folder / "state"),
        "payload_directory": str(folder / "payload"),
        "storage_roots": [str(installation.state / "storage")],
        "virt_type": installation.virtualization,
        "log_file": str(installation.logs / "agent.log"),
    }
    # JSON's strings, numbers and arrays are TOML's as well.
    text = "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())
    target = configuration_file(installation)
    if target.exists() and target.read_text() == text:
        return False
    target.write_text(text)
    return True


def enrol(installation: Installation, token: str, fingerprint: str) -> None:
    """Have the engine sign this agent's certificate. The one-time token is of no use to a later reader."""
    run(
        [
            *[PYTHON, "-m", "vireo_agent", "enrol"],
            *["--engine", installation.url],
            *["--token", token],
            *["--ca-fingerprint", fingerprint],
            *["--address", installation.host_address],
            *["--port", str(installation.ports.agent)],
            *["--config", str(configuration_file(installation))],
        ],
        env=environment(installation),
        secret=True,
    )


def probe_kvm(installation: Installation, guest: GuestFiles) -> str:
    """Boot the tiny guest's kernel with KVM for a few seconds; returns ``kvm`` or ``qemu``."""
    done = subprocess.run(
        [PYTHON, "-m", "vireo_agent", "kvm-probe", "--kernel", guest.kernel, "--initrd", guest.initrd],
        env={**os.environ, **environment(installation)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = done.stdout.strip().splitlines()
    if done.returncode not in {0, 1} or not found:
        raise LauncherError(f"the KVM probe ended with {done.returncode}:\n{done.stderr}")
    return "kvm" if done.returncode == 0 else "qemu"
