"""``./vireo trace ID``: everything that the engine and the host agents logged for one correlation id."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from launcher.console import say
from launcher.errors import LauncherError
from launcher.hosts import machine
from launcher.installation import Installation

# The first word of a log line of ours; lines without it belong to the one before (XML, stack traces).
TIME = re.compile(r"^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3,6}(?:Z|[+-]\d{2}:\d{2}))\s")
SOURCES = {"engine": "engine/engine.log*", "agent": "agent.log*"}


def main(installation: Installation, arguments: argparse.Namespace) -> int:
    """Print the lines of all logs in the order of time."""
    found = list(entries_of(installation.logs, arguments.id))
    for host in machine.hosts(installation):
        found += [(when, host.name, text) for when, _, text in entries_of(host.installation.logs, arguments.id)]
    if not found:
        raise LauncherError(
            f"no log line has the correlation id {arguments.id}",
            f"ids are in the square brackets of {installation.logs}/engine.log",
        )
    for _, source, text in sorted(found, key=lambda entry: entry[0]):
        say(f"{source:<6} {text}")
    return 0


def entries_of(logs: Path, correlation_id: str) -> Iterator[tuple[datetime, str, str]]:
    """Yield time, source and text of every entry with this id; an entry may have several lines."""
    for source, pattern in SOURCES.items():
        for path in logs.glob(pattern):
            with path.open(errors="replace") as lines:
                for when, text in entries(lines):
                    if f"[{correlation_id}]" in text.partition("\n")[0]:
                        yield when, source, text


def entries(lines: Iterable[str]) -> Iterator[tuple[datetime, str]]:
    """Join the lines of one entry."""
    when: datetime | None = None
    text = ""
    for line in lines:
        match = TIME.match(line)
        if match is None:
            text += "\n" + line.rstrip("\n")
            continue
        if when:
            yield when, text
        when, text = datetime.fromisoformat(match.group(1)), line.rstrip("\n")
    if when:
        yield when, text
