"""``./vireo down``: stops what is ours and leaves the guests running."""

from __future__ import annotations

import argparse

from launcher import libvirt, orphans, programs, supervisor
from launcher.console import say
from launcher.errors import LauncherError
from launcher.hosts import commands
from launcher.installation import Installation, exclusive
from launcher.process import run, wait_until

SHUTDOWN_SECONDS = 60
ASKED_EVERY_SECONDS = 15


def main(installation: Installation, arguments: argparse.Namespace) -> int:
    """Stop engine, agent and database; libvirtd stays as long as guests need it."""
    with exclusive(installation):
        if arguments.with_vms:
            _shut_guests_down()
        commands.switch_off(installation)
        _stop(installation)
    return 0


def _stop(installation: Installation) -> None:
    guests = libvirt.running_guests()
    states = {state.name for state in supervisor.states(installation)}
    if guests and "libvirtd" in states:
        supervisor.stop(installation, [name for name in programs.OWN if name in states])
        say(f"Stopped {', '.join(programs.OWN)}.")
        say(f"Guests keep running: {', '.join(guests)}; libvirtd stays for them (virsh -c {libvirt.URI} list).")
        say("To end them too: ./vireo down --with-vms")
        return
    supervisor.stop(installation)
    ended = orphans.end(installation, programs.of(installation)) if installation.settings_file.exists() else []
    if states or ended:
        say(f"Stopped {', '.join(sorted(states or ended))}.")
    else:
        say("Nothing was running.")
    if guests:
        say(f"Guests keep running: {', '.join(guests)}.")


def _shut_guests_down() -> None:
    """Ask every guest to power off, again while it is there: one that was starting did not hear it. Name those left."""
    for _ in range(SHUTDOWN_SECONDS // ASKED_EVERY_SECONDS):
        for name in libvirt.running_guests():
            run(["virsh", "-q", "-c", libvirt.URI, "shutdown", name])
        if wait_until(lambda: not libvirt.running_guests(), ASKED_EVERY_SECONDS, every=0.5):
            return
    left = ", ".join(libvirt.running_guests())
    raise LauncherError(
        f"still running after {SHUTDOWN_SECONDS} s: {left}",
        f"virsh -c {libvirt.URI} destroy NAME cuts the power",
    )
