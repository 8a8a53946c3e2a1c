"""Runs a command in namespaces of its own: its own network, host name, processes and libvirt.

A whole Vireo can be brought up in there without touching the machine's, and when the command ends, every process it
left behind ends with it. ``python3 -m launcher.sandbox DIRECTORY COMMAND...`` needs root.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import uuid
from pathlib import Path

from launcher.console import error
from launcher.errors import LauncherError
from launcher.installation import MEMORY
from launcher.process import run

HOST_NAME = "vireo-test"
MARKER = "# written by the sandbox\n"
LIBVIRT_FOLDERS = ("/run/libvirt", "/var/lib/libvirt", "/etc/libvirt", "/var/log/libvirt", "/var/cache/libvirt")
# Libvirt's domains, networks, pools and secrets are the machine's own, and autostarted ones would run twice.
NOT_COPIED = ("qemu", "storage", "secrets")
NAMESPACES = ("--mount", "--uts", "--ipc", "--pid", "--fork", "--mount-proc", "--propagation", "private")
KILL_ALL = "--kill-child=SIGKILL"


def command_in(work: Path, command: list[str]) -> list[str]:
    """Return the command line that runs ``command`` inside, with ``work`` as the sandbox's own disk space."""
    inside = [sys.executable, "-m", "launcher.sandbox", "--inside", str(work), *command]
    return ["unshare", "--net", *NAMESPACES, KILL_ALL, *inside]


def main(words: list[str]) -> int:
    """Enter the namespaces, or, already inside, set them up and run the command."""
    if words[:1] == ["--inside"]:
        return _inside(Path(words[1]), words[2:])
    if os.geteuid() != 0:
        raise LauncherError("the sandbox makes namespaces", "run it as root")
    line = command_in(Path(words[0]).absolute(), words[1:])
    return subprocess.run(line, check=False).returncode


def _inside(work: Path, command: list[str]) -> int:
    furnish(work, HOST_NAME)
    return _wait_as_first_process(os.posix_spawnp(command[0], command, os.environ))


def furnish(work: Path, name: str) -> None:
    """Make a machine of the namespaces this process is the first in: a name, a loopback, a libvirt of its own."""
    socket.sethostname(name)
    run(["ip", "link", "set", "lo", "up"])
    run(["mount", "-t", "sysfs", "sysfs", "/sys"])  # shows the network interfaces of who mounts it
    MEMORY.mkdir(exist_ok=True)
    run(["mount", "-t", "tmpfs", "tmpfs", MEMORY])
    for folder in LIBVIRT_FOLDERS:
        _own_folder(Path(folder), work / "machine" / folder.lstrip("/"))


def _own_folder(folder: Path, own: Path) -> None:
    """Put an own copy of a folder in its place; only configuration is worth copying, and /run begins empty."""
    if folder.parts[1] == "run":
        shutil.rmtree(own, ignore_errors=True)
    if folder.parts[1] == "etc" and not own.exists():
        part = own.with_name(f"{own.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(folder, part, symlinks=True, ignore=shutil.ignore_patterns(*NOT_COPIED))
        configure_libvirt(part)
        part.rename(own)
    own.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    run(["mount", "--bind", own, folder])


def configure_libvirt(etc: Path) -> None:
    """Give libvirt an identity of its own, and no cgroups: they are the machine's."""
    for name, setting in (("libvirtd.conf", f'host_uuid = "{uuid.uuid4()}"'), ("qemu.conf", "cgroup_controllers = []")):
        file = etc / name
        # One sandbox can be made within another.
        machines_own = file.read_text().partition(MARKER)[0]
        file.write_text(f"{machines_own}{MARKER}{setting}\n")


def _wait_as_first_process(child: int) -> int:
    """Collect every process that ends in here, as the first process of a machine does, until the command ends."""
    while True:
        pid, status = os.wait()
        if pid == child:
            return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LauncherError as refusal:
        error(str(refusal))
        sys.exit(1)
