"""The processes that make up a running Vireo on this machine."""

from __future__ import annotations

from launcher import accounts, agent, database, libvirt
from launcher.hosts import machine
from launcher.installation import Installation
from launcher.supervisor import Program

# Engine, agent and database; what is not here (libvirtd, virtlogd) belongs to the guests.
OWN = ("engine", "agent", "postgres")


def of(installation: Installation) -> list[Program]:
    """Return every process to keep alive."""
    programs = libvirt.programs(installation)
    if installation.database_kind == "embedded":
        programs.append(_postgres(installation))
    programs.append(_engine(installation))
    if agent.is_enrolled(installation):
        programs.append(agent.program(installation))
    return programs + [host.program() for host in machine.hosts(installation)]


def _postgres(installation: Installation) -> Program:
    return Program(
        "postgres",
        [str(database.postgres(installation)), "-D", str(database.data(installation))],
        "postgresql.log",
        user=accounts.owner(accounts.DATABASE_USER),
        stop_signal="INT",  # fast shutdown
    )


def _engine(installation: Installation) -> Program:
    return Program(
        "engine",
        [agent.PYTHON, "-m", "launcher.engine_start", str(installation.state)],
        "engine-console.log",
        environment={"PYTHONPATH": str(installation.repository), "PYTHONUNBUFFERED": "1"},
        stop_seconds=60,
    )
