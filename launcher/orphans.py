"""Processes of this installation that outlived their supervisord."""

from __future__ import annotations

import signal
from collections.abc import Iterator

from launcher import process, programs
from launcher.installation import Installation
from launcher.supervisor import Program

# In this order: who uses another goes first. Whatever is not here is a host of the lab, and is switched off before.
SIGNALS = {
    "engine": signal.SIGTERM,
    "agent": signal.SIGTERM,
    "libvirtd": signal.SIGTERM,
    "virtlogd": signal.SIGTERM,
    "postgres": signal.SIGINT,
}


def any_of(installation: Installation) -> bool:
    """Whether any process of this installation runs, supervised or not."""
    return next(find(installation, programs.of(installation)), None) is not None


def find(installation: Installation, wanted: list[Program]) -> Iterator[tuple[str, int]]:
    """Yield name and id of every process that runs one of the programs' commands."""
    home = f"-Djboss.home.dir={installation.server}"
    for pid, words in process.processes():
        if home in words and words[0].endswith("/java"):
            yield "engine", pid
        for program in wanted:
            if words == program.command:
                yield program.name, pid


def end(installation: Installation, wanted: list[Program]) -> list[str]:
    """Stop them cleanly, so that they can be started under supervision; returns their names."""
    found = sorted(find(installation, wanted), key=place)
    for name, pid in found:
        process.end_process(pid, SIGNALS.get(name, signal.SIGKILL), seconds=30)
    return list(dict.fromkeys(name for name, _ in found))


def place(found: tuple[str, int]) -> int:
    """Return when its turn to end is."""
    return list(SIGNALS).index(found[0]) if found[0] in SIGNALS else -1
