"""The cable between a host of the lab and the network: a veth pair, whose end at the engine's side is set up or down.

A cut one swallows what is sent. Nobody gets a reset, so each side finds out by the other's silence.
"""

from __future__ import annotations

from pathlib import Path

from launcher.errors import LauncherError
from launcher.hosts.machine import LabHost
from launcher.process import run

UP = 1  # IFF_UP


def is_whole(host: LabHost) -> bool:
    """Whether the host is on the network."""
    try:
        return int(Path(f"/sys/class/net/{host.link}/flags").read_text(), 16) & UP == UP
    except OSError:
        return False


def cut(host: LabHost) -> bool:
    """Take the host off the network; tells whether it was on it."""
    return _set(host, "down")


def heal(host: LabHost) -> bool:
    """Bring the host back; tells whether it was off."""
    return _set(host, "up")


def _set(host: LabHost, state: str) -> bool:
    if not Path(f"/sys/class/net/{host.link}").exists():
        raise LauncherError(f"host {host.name} has no cable: it is not running", "run: ./vireo lab up")
    if is_whole(host) == (state == "up"):
        return False
    run(["ip", "link", "set", host.link, state])
    return True
