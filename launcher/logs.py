"""``./vireo logs``: the end of a log, and what follows."""

from __future__ import annotations

import argparse
import os

from launcher.errors import LauncherError
from launcher.hosts import machine
from launcher.installation import Installation

FILES = {
    "agent": "agent.log",
    "build": "build.log",
    "engine": "engine.log",
    "engine-console": "engine-console.log",
    "libvirtd": "libvirtd.log",
    "postgres": "postgresql.log",
    "server": "server.log",
    "supervisord": "supervisord.log",
    "virtlogd": "virtlogd.log",
}


def main(installation: Installation, arguments: argparse.Namespace) -> int:
    """Become tail(1) over the file, which follows it through rotation."""
    machine_of = machine.host(installation, arguments.host).installation if arguments.host else installation
    path = machine_of.logs / FILES[arguments.log]
    if not path.exists():
        raise LauncherError(f"there is no {path}", "./vireo up starts what writes it")
    follow = ["-F"] if arguments.follow else []
    os.execv("/usr/bin/tail", ["tail", "-n", str(arguments.lines), *follow, str(path)])
