"""Boots a host of the lab: runs as the first process of its namespaces and becomes what keeps its processes alive.

``python3 -m launcher.hosts.boot STATE NAME`` is started by the installation's supervisord within new namespaces of all
kinds but the network's, whose old one it must still reach to plug the host's cable in there.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from launcher import installation, libvirt, sandbox
from launcher.hosts import machine
from launcher.hosts.machine import BRIDGE, GATEWAY, LabHost
from launcher.process import run

UPLINK = "eth0"


def main(words: list[str]) -> None:
    """Enter a network of its own, or, already there, boot."""
    state, name, *handles = words
    host = machine.host(installation.load(Path(state)), name)
    if not handles:
        outside = os.open("/proc/self/ns/net", os.O_RDONLY)
        os.set_inheritable(outside, True)  # noqa: FBT003 - the standard library's own signature
        again = [sys.executable, "-m", "launcher.hosts.boot", state, name, str(outside)]
        os.execvp("unshare", ["unshare", "--net", *again])
    outside = int(handles[0])
    engine = socket.gethostname()
    sandbox.furnish(host.folder, host.name)
    _plug_in(host, f"/proc/{os.getpid()}/fd/{outside}")
    _name(host, engine)
    os.close(outside)
    command = host.first_process()
    os.execv(command[0], command)


def _plug_in(host: LabHost, outside: str) -> None:
    """Connect the host's bridge, which its guests have as well, with that of the lab."""
    there = ["nsenter", f"--net={outside}", "ip"]
    run([*there, "link", "add", BRIDGE, "address", machine.mac(1), "type", "bridge"], good=(0, 2))  # 2: it is there
    run([*there, "address", "replace", machine.cidr(1), "dev", BRIDGE])
    run([*there, "link", "set", BRIDGE, "up"])
    run([*there, "link", "delete", host.link], good=(0, 1))  # of a boot that did not get far
    run(["ip", "link", "add", UPLINK, "type", "veth", "peer", "name", host.link, "netns", outside])
    run([*there, "link", "set", host.link, "master", BRIDGE, "up"])
    own = libvirt.BRIDGE
    number = host.number + 10
    run(["ip", "link", "add", own, "address", machine.mac(number), "type", "bridge"])
    run(["ip", "link", "set", UPLINK, "master", own, "up"])
    run(["ip", "address", "add", machine.cidr(number), "dev", own])
    run(["ip", "link", "set", own, "up"])


def _name(host: LabHost, engine: str) -> None:
    """Let the host know the engine's machine by the name that is in its certificate."""
    names = host.folder / "hosts"
    names.write_text(f"127.0.0.1 localhost\n{host.address} {host.name}\n{GATEWAY} {engine}\n")
    run(["mount", "--bind", names, "/etc/hosts"])


if __name__ == "__main__":
    main(sys.argv[1:])
