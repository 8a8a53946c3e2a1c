"""What needs the real machine: the sandbox, the guest's recipe, the checks."""

import sys
from pathlib import Path

import pytest

from launcher import packages, preflight, process, sandbox
from launcher.console import Steps, changed, unchanged
from launcher.errors import LauncherError
from launcher.guest import image
from launcher.installation import REPOSITORY, Installation

INSIDE = "import os, socket; print(socket.gethostname(), ','.join(os.listdir('/sys/class/net')), os.getppid())"


def testTheSandboxHasItsOwnNameNetworkAndProcesses(tmp_path: Path) -> None:
    command = sandbox.command_in(tmp_path, [sys.executable, "-c", INSIDE])
    name, interfaces, parent = process.run(command, env={"PYTHONPATH": str(REPOSITORY)}).split()
    assert (name, parent) == (sandbox.HOST_NAME, "1")
    assert "eth0" not in interfaces


def testTheSandboxHandsTheExitCodeOn(tmp_path: Path) -> None:
    command = sandbox.command_in(tmp_path, ["sh", "-c", "exit 7"])
    with pytest.raises(LauncherError, match="ended with 7"):
        process.run(command, env={"PYTHONPATH": str(REPOSITORY)})


def testWhatTheSandboxedCommandLeavesBehindEndsWithIt(tmp_path: Path) -> None:
    marker = "86399.25"
    command = sandbox.command_in(tmp_path, ["sh", "-c", f"setsid sleep {marker} & sleep 0.2"])
    process.run(command, env={"PYTHONPATH": str(REPOSITORY)})
    assert process.wait_until(lambda: not any(marker in words for _, words in process.processes()), seconds=5)


def testAFailedCommandShowsTheEndOfItsOutputButNoSecretArguments() -> None:
    with pytest.raises(LauncherError, match="oh no") as shown:
        process.run(["sh", "-c", "echo oh no; exit 3", "t0ken"], secret=True)
    assert "t0ken" not in str(shown.value)


def testEveryPreflightFailureHasARemedy(installation: Installation) -> None:
    found = list(preflight.checks(installation))
    assert {"system", "JDK", "packages", "port 8443"} <= {check.name for check in found}
    assert all(check.passed or check.remedy for check in found)


def testTheInstallCommandWaitsForOtherInstallations() -> None:
    command = packages.install_command(["mtools"])
    assert command[-1] == "mtools"
    assert f"DPkg::Lock::Timeout={packages.LOCK_TIMEOUT_SECONDS}" in command


def testTheGuestsFilesAreNamedByTheirRecipe(tmp_path: Path) -> None:
    assert image.recipe_hash() in str(image.files_in(tmp_path).image)


def testStepsCountWhatTheyChange(capsys: pytest.CaptureFixture[str]) -> None:
    steps = Steps()
    steps.run("one", lambda _: unchanged("as it was"))
    steps.run("two", lambda _: changed("made"))
    assert steps.changes == 1
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["=", "+"]
