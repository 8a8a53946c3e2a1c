"""This machine's host agent: its configuration, its enrolment and whether KVM carries a guest."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from launcher.api import Entity
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
        "agent.log",
        environment=environment(installation),
    )


def configure(installation: Installation, storage: Path | None = None) -> bool:
    """Write the configuration; tells whether it changed. Images lie below ``storage``."""
    folder = installation.agent
    values = {
        "bind": installation.host_address,
        "port": installation.ports.agent,
        "pki_directory": str(folder / "pki"),
        "state_directory": str(folder / "state"),
        "payload_directory": str(installation.payloads),
        "hooks_directory": str(folder / "hooks"),
        "overrides_directory": str(folder / "overrides"),
        "storage_roots": [str(storage or installation.state / "storage")],
        "host_directories": [folder for folder in installation.host_directories.split(":") if folder],
        "virt_type": installation.virtualization,
    }
    # Where an earlier version kept payload drives, which hold passwords; running guests keep theirs open.
    shutil.rmtree(folder / "payload", ignore_errors=True)
    # JSON's strings, numbers and arrays are TOML's as well.
    text = "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())
    target = configuration_file(installation)
    if target.exists() and target.read_text() == text:
        return False
    target.write_text(text)
    return True


def enrol(installation: Installation, offer: Entity, engine: str, within: Sequence[str] = ()) -> None:
    """Have the engine sign this agent's certificate, in words of the engine's offer; ``within`` leads to the host."""
    run(
        [
            *within,
            *[PYTHON, "-m", "vireo_agent", "enrol"],
            *["--engine", engine],
            *["--token-file", "-"],
            *["--ca-fingerprint", offer["ca_fingerprint"]],
            *["--address", installation.host_address],
            *["--port", str(installation.ports.agent)],
            *["--config", str(configuration_file(installation))],
        ],
        env=environment(installation),
        stdin=offer["token"],
    )


def probe_kvm(installation: Installation, guest: GuestFiles) -> tuple[str, str]:
    """Boot the tiny guest's kernel with KVM for a few seconds; returns ``kvm`` or ``qemu``, and why."""
    configuration = configuration_file(installation)
    command = [PYTHON, "-m", "vireo_agent", "kvm-probe", "--config", str(configuration)]
    files = ["--kernel", str(guest.kernel), "--initrd", str(guest.initrd)]
    printed = run([*command, *files], env=environment(installation))
    found, _, reason = printed.strip().partition(": ")
    return found, reason
