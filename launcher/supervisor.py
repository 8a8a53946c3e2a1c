"""Keeps the processes alive with Debian's supervisor, under a configuration and a socket of our own."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from launcher import process
from launcher.installation import Installation

SUPERVISORD = "/usr/bin/supervisord"
SUPERVISORCTL = "/usr/bin/supervisorctl"

HEADER = """\
; Written by the launcher at every `./vireo up`.
[supervisord]
logfile={logs}/supervisord.log
logfile_maxbytes=5MB
logfile_backups=2
pidfile={run}/supervisord.pid
childlogdir={logs}
identifier=vireo
umask=022

[unix_http_server]
file={run}/supervisor.sock
chmod=0700

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl=unix://{run}/supervisor.sock
"""

PROGRAM = """
[program:{name}]
command={command}
{user}environment={environment}
stopsignal={stop_signal}
stopwaitsecs={stop_seconds}
stdout_logfile={logs}/{log}
redirect_stderr=true
stdout_logfile_maxbytes=10MB
stdout_logfile_backups=3
autostart=true
autorestart=true
startsecs=1
startretries=1000000
"""


@dataclass(frozen=True)
class Program:
    """A process to keep alive."""

    name: str
    command: list[str]
    log: str
    user: str | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    stop_signal: str = "TERM"
    stop_seconds: int = 30


@dataclass(frozen=True)
class ProgramState:
    """What supervisord says of a program."""

    name: str
    state: str
    pid: int | None
    detail: str


def configuration_file(installation: Installation) -> Path:
    """Return where our supervisord reads what to run."""
    return installation.run / "supervisord.conf"


def configuration(installation: Installation, programs: list[Program]) -> str:
    """Return supervisord's configuration for these programs."""
    text = HEADER.format(logs=installation.logs, run=installation.run)
    for program in programs:
        pairs = ",".join(f'{name}="{value}"' for name, value in program.environment.items())
        text += PROGRAM.format(
            name=program.name,
            command=" ".join(_quote(word) for word in program.command),
            user=f"user={program.user}\n" if program.user else "",
            environment=pairs.replace("%", "%%"),
            stop_signal=program.stop_signal,
            stop_seconds=program.stop_seconds,
            logs=installation.logs,
            log=program.log,
        )
    return text


def _quote(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"' if any(char in escaped for char in " ;'#") else escaped


def pid(installation: Installation) -> int | None:
    """Return the id of our running supervisord."""
    try:
        number = int((installation.run / "supervisord.pid").read_text())
    except (OSError, ValueError):
        return None
    words = process.command_line(number)
    return number if str(configuration_file(installation)) in words else None


def apply(installation: Installation, programs: list[Program]) -> bool:
    """Make supervisord run exactly these programs; tells whether anything was started or changed."""
    wanted = configuration(installation, programs)
    target = configuration_file(installation)
    same = target.exists() and target.read_text() == wanted
    if pid(installation) is None:
        target.write_text(wanted)
        (installation.run / "supervisor.sock").unlink(missing_ok=True)
        process.run([SUPERVISORD, "-c", target])
        return True
    if not same:
        target.write_text(wanted)
        control(installation, "update")
        return True
    idle = [state.name for state in states(installation) if state.state in {"STOPPED", "EXITED", "FATAL"}]
    for name in idle:
        control(installation, "start", name)
    return bool(idle)


def control(installation: Installation, *words: str) -> str:
    """Give supervisord an order."""
    return process.run([SUPERVISORCTL, "-c", configuration_file(installation), *words])


def states(installation: Installation) -> list[ProgramState]:
    """Return all programs and how they are; empty when supervisord does not run."""
    if pid(installation) is None:
        return []
    # supervisorctl ends with 3 when one of them is not running
    listing = process.run([SUPERVISORCTL, "-c", configuration_file(installation), "status"], good=(0, 3))
    return [parse_state(line) for line in listing.splitlines() if line.strip()]


def parse_state(line: str) -> ProgramState:
    """Read one line of ``supervisorctl status``."""
    name, _, rest = line.partition(" ")
    state, _, detail = rest.strip().partition(" ")
    words = detail.replace(",", " ").split()
    number = int(words[words.index("pid") + 1]) if "pid" in words else None
    return ProgramState(name, state, number, detail.strip())


def stop(installation: Installation, names: list[str] | None = None) -> None:
    """Stop the named programs, or all of them and supervisord itself."""
    number = pid(installation)
    if number is None:
        return
    if names is not None:
        if names:
            control(installation, "stop", *names)
        return
    process.end_process(number, signal.SIGTERM, seconds=120)
