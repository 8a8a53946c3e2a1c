"""``./vireo status``: what runs, since when, and how it is."""

from __future__ import annotations

import argparse

from launcher import libvirt, orphans, programs, supervisor, up
from launcher.api import Api, Entity
from launcher.console import say
from launcher.errors import LauncherError
from launcher.installation import Installation
from launcher.preflight import port_is_free

ROW = "{:<10} {:<9} {:>8}  {:<12} {:<7} {}"
RUNNING = "RUNNING"


def main(installation: Installation, _: argparse.Namespace) -> int:
    """Print the table; ends with 1 when something of ours does not run."""
    states = supervisor.states(installation)
    left = [] if states else dict.fromkeys(name for name, _ in orphans.find(installation, programs.of(installation)))
    if left:
        say(f"Nobody looks after {', '.join(left)}: supervisord was ended. ./vireo up takes over.")
        return 1
    if not states:
        say(f"Vireo is down (state folder {installation.state}). Start it: ./vireo up")
        return 1
    ports = {
        "engine": installation.ports.https,
        "agent": installation.ports.agent,
        "postgres": installation.ports.database,
    }
    say(ROW.format("PROCESS", "STATE", "PID", "RUNNING FOR", "PORT", "HEALTH"))
    for state in states:
        port = ports.get(state.name)
        health = _health(installation, state, port)
        since = state.detail.partition("uptime ")[2]
        say(ROW.format(state.name, state.state, state.pid or "", since, port or "", health))
    _counts(installation)
    return 0 if all(state.state == RUNNING for state in states) else 1


def _health(installation: Installation, state: supervisor.ProgramState, port: int | None) -> str:
    if state.state != RUNNING:
        return "down"
    if state.name == "engine":
        healthy = Api(installation.url, installation.ca_certificate).healthy()
        return "healthy" if healthy else "not ready: ./vireo logs engine"
    if state.name == "libvirtd":
        return "answers" if libvirt.answers() else "does not answer"
    return "" if port is None else "does not listen" if port_is_free(port) else "listens"


def _counts(installation: Installation) -> None:
    try:
        api = up.logged_in(installation)
        hosts, vms = api.list("/hosts", "host"), api.list("/vms", "vm")
    except (OSError, LauncherError) as error:
        say(f"hosts and VMs: the engine does not tell ({error})")
        return
    say(f"hosts: {_by_status(hosts)}")
    say(f"VMs:   {_by_status(vms)}")


def _by_status(entities: list[Entity]) -> str:
    """Return how many there are of each status."""
    found = sorted({str(entity.get("status")) for entity in entities})
    parts = (f"{sum(str(one.get('status')) == status for one in entities)} {status}" for status in found)
    return ", ".join(parts) or "none"
