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
from launcher.process import run

HOST_NAME = "vireo-test"
LIBVIRT_FOLDERS = ("/run/libvirt", "/var/lib/libvirt", "/etc/libvirt", "/var/log/libvirt", "/var/cache/libvirt")
UNSHARE = (
    "unshare",
    "--net",
    "--mount",
    "--uts",
    "--ipc",
    "--pid",
    "--fork",
    "--mount-proc",
    "--propagation",
    "private",
)


def command_in(work: Path, command: list[str]) -> list[str]:
    """Return the command line that runs ``command`` inside, with ``work`` as the sandbox's own disk space."""
    return [*UNSHARE, "--kill-child=SIGKILL", sys.executable, "-m", "launcher.sandbox", "--inside", str(work), *command]


def main(words: list[str]) -> int:
    """Enter the namespaces, or, already inside, set them up and run the command."""
    if words[:1] == ["--inside"]:
        return _inside(Path(words[1]), words[2:])
    if os.geteuid() != 0:
        raise LauncherError("the sandbox makes namespaces", "run it as root")
    line = command_in(Path(words[0]).absolute(), words[1:])
    return subprocess.run(line, check=False).returncode


def _inside(work: Path, command: list[str]) -> int:
    socket.sethostname(HOST_NAME)
    run(["ip", "link", "set", "lo", "up"])
    run(["mount", "-t", "sysfs", "sysfs", "/sys"])  # shows the network interfaces of who mounts it
    for folder in LIBVIRT_FOLDERS:
        _own_folder(Path(folder), work / "machine" / folder.lstrip("/"))
    _configure_libvirt(Path("/etc/libvirt"))
    return _wait_as_first_process(os.posix_spawnp(command[0], command, os.environ))


def _own_folder(folder: Path, own: Path) -> None:
    """Put an own copy of a folder in its place; only configuration is worth copying."""
    if not own.exists():
        if folder.parts[1] == "etc":
            shutil.copytree(folder, own, symlinks=True)
        own.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    run(["mount", "--bind", own, folder])


def _configure_libvirt(etc: Path) -> None:
    """Give libvirt an identity of its own, no cgroups (they are the machine's) and no network of the machine's."""
    daemon = etc / "libvirtd.conf"
    marker = "# written by the sandbox\n"
    if marker in daemon.read_text():
        return
    with daemon.open("a") as file:
        file.write(f'{marker}host_uuid = "{uuid.uuid4()}"\n')
    with (etc / "qemu.conf").open("a") as file:
        file.write(f"{marker}cgroup_controllers = []\n")
    shutil.rmtree(etc / "qemu" / "networks", ignore_errors=True)


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
