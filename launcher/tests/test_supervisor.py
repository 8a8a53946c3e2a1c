"""What supervisord is told, and what it tells."""

import configparser
import subprocess

import pytest

from launcher import orphans, process, supervisor
from launcher.installation import Installation
from launcher.supervisor import Program


def testTheConfigurationIsReadAsWritten(installation: Installation) -> None:
    program = Program("agent", ["/bin/x", "a b", "100%"], "agent.log", environment={"PATH_TO": "/a/b"})
    text = supervisor.configuration(installation, [program])
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    section = parser["program:agent"]
    assert section["command"] == '/bin/x "a b" 100%%'
    assert section["environment"] == 'PATH_TO="/a/b"'
    assert section["autorestart"] == "true"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (
            "engine   RUNNING   pid 61, uptime 0:00:04",
            supervisor.ProgramState("engine", "RUNNING", 61, "pid 61, uptime 0:00:04"),
        ),
        (
            "agent    BACKOFF   Exited too quickly (process log may have details)",
            supervisor.ProgramState("agent", "BACKOFF", None, "Exited too quickly (process log may have details)"),
        ),
        ("postgres STOPPED   Not started", supervisor.ProgramState("postgres", "STOPPED", None, "Not started")),
    ],
)
def testStatusLinesAreRead(line: str, state: supervisor.ProgramState) -> None:
    assert supervisor.parse_state(line) == state


def testNoSupervisordMeansNoStates(installation: Installation) -> None:
    assert supervisor.states(installation) == []


def testAForeignProcessWithARecordedIdIsNotOurSupervisord(installation: Installation) -> None:
    (installation.run / "supervisord.pid").write_text("1\n")
    assert supervisor.pid(installation) is None


def testAnOrphanIsFoundByItsCommandAndEnded(installation: Installation) -> None:
    command = ["/usr/bin/sleep", "98765.4"]
    child = subprocess.Popen(command)
    try:
        assert process.wait_until(lambda: process.command_line(child.pid) == command, seconds=5)
        assert orphans.end(installation, [Program("agent", command, "agent.log")]) == ["agent"]
        assert child.wait(timeout=10) != 0
    finally:
        child.kill()
