"""Runs inside the sandbox: brings a whole Vireo up twice, times it, and runs the end-to-end tests against it.

``python3 -m launcher.e2e STATE REPORT`` writes its own findings as a JUnit report beside those of Maven; the tests of
the portal in a browser and those in Python write one more each.
"""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
import time
from pathlib import Path

from launcher import installation, maven, reports, up
from launcher.errors import LauncherError
from launcher.findings import Findings
from launcher.hosts import trial
from launcher.hosts.machine import LabHost
from launcher.installation import REPOSITORY
from launcher.torture import trial as torture
from launcher.torture.command import SEED_BITS

FIRST_SECONDS = 300
SECOND_SECONDS = 30
LAB_HOSTS = 3
KILLS = 6
GIVEN_SECONDS = 30
PYTHON_SDK = "test_sdk_session"
MADE_UP_REQUESTS = "test_openapi"
NO_CHANGE = "Nothing had to be changed"
URL = "https://localhost:8443"
OTHER_PORTS = {"https": 18443, "management": 19990, "database": 15432, "agent": 15433}
NEW_INTERFACES_IPV6 = Path("/proc/sys/net/ipv6/conf/default/disable_ipv6")


def main(state: Path, report: Path) -> int:
    """Run everything; the exit code tells whether all of it passed."""
    findings = Findings()
    tests = 0
    try:
        if _first_up(findings, state):
            _second_up(findings, state)
            tests = _java_tests(state)
            _python(findings, state, report, PYTHON_SDK)
            _portal(findings, state, portal_report(report))
            _kills(findings, state)
            _stolen_key(findings, state)
            _lab(findings, state)
            _wrong_database_password(findings, state)
            _python(findings, state, report, MADE_UP_REQUESTS)
            _doctor(findings, state)
            _server_log(findings, state)
            _down(findings, state)
    finally:
        findings.write(report)
    return 1 if findings.failed or tests else 0


def _vireo(state: Path, *words: str) -> tuple[int, str, float]:
    begun = time.monotonic()
    process = subprocess.Popen(
        [str(REPOSITORY / "vireo"), "--state", str(state), *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    for line in process.stdout or ():
        print(line, end="", flush=True)
        lines.append(line)
    return process.wait(), "".join(lines), time.monotonic() - begun


def _first_up(findings: Findings, state: Path) -> bool:
    status, _, seconds = _vireo(state, "up", "--virtualization", "qemu")
    if not findings.expect("upShouldEndWithARunningGuest", f"it ended with {status}" if status else ""):
        return False
    slow = seconds > FIRST_SECONDS
    findings.expect("upShouldTakeLessThanFiveMinutes", f"it took {seconds:.0f} s" if slow else "")
    return True


def _second_up(findings: Findings, state: Path) -> None:
    status, output, seconds = _vireo(state, "up", "--virtualization", "qemu")
    fault = f"it ended with {status}" if status else "" if NO_CHANGE in output else f"it did not say {NO_CHANGE!r}"
    findings.expect("aSecondUpShouldChangeNothing", fault)
    slow = seconds > SECOND_SECONDS
    findings.expect("aSecondUpShouldTakeLessThanThirtySeconds", f"it took {seconds:.0f} s" if slow else "")


def _java_tests(state: Path) -> int:
    # The module's own settings leave these tests out: they need what was brought up here.
    chosen = ["-pl", "engine/it", "-Dit.test=org/vireo/it/e2e/*IT,org/vireo/it/libvirt/*IT"]
    target = [f"-Dvireo.e2e.state={state}", f"-Dvireo.e2e.url={URL}"]
    goals = ["failsafe:integration-test@default", "failsafe:verify@default"]
    command = [*maven.COMMAND, "-o", *chosen, *target, *goals]
    return subprocess.run(command, cwd=REPOSITORY, stdin=subprocess.DEVNULL, check=False).returncode


def python_folder(repository: Path) -> Path:
    """Return the folder of the tests in Python, which has a virtual environment."""
    return repository / "engine" / "it" / "src" / "test" / "python"


def python_report(report: Path, test: str) -> Path:
    """Return where a test file of Python writes, beside the report of the launcher's own findings."""
    return report.with_name(f"e2e-{test}.xml")


def _python(findings: Findings, state: Path, report: Path, test: str) -> None:
    """Let clients in Python talk to the engine; each test counts by its own report, here only that all went well."""
    folder = python_folder(REPOSITORY)
    places = {"VIREO_URL": URL, **_files(state)}
    pytest = str(folder / ".venv" / "bin" / "pytest")
    command = [pytest, "-q", "-p", "no:cacheprovider", f"--junitxml={python_report(report, test)}", f"{test}.py"]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **places}, stdin=subprocess.DEVNULL, check=False)
    status = done.returncode
    findings.expect(f"{test}ShouldPass", f"its tests ended with {status}, see above" if status else "")


def _files(state: Path) -> dict[str, str]:
    """Return where tests find what lets them in."""
    return {"VIREO_PASSWORD_FILE": str(state / "admin-password"), "VIREO_CA_FILE": str(state / "ca.crt")}


def portal_report(report: Path) -> Path:
    """Return where the tests of the portal write, beside the report of the launcher's own findings."""
    return report.with_name("e2e-portal.xml")


def _portal(findings: Findings, state: Path, report: Path) -> None:
    """Click through the portal in Chromium; each test counts by its own report, here only that all went well."""
    # Chromium drops every connection when the machine gets an address, which each guest's tap device brings. People
    # look at the portal from another machine.
    if NEW_INTERFACES_IPV6.exists():
        NEW_INTERFACES_IPV6.write_text("1")
    places = {
        "VIREO_PORTAL_URL": f"{URL}/portal/",
        **_files(state),
        "VIREO_AGENT_FOLDER": str(state / "agent"),
    }
    command = ["npm", "run", "test:real", *reports.vitest_arguments(report)]
    folder = REPOSITORY / "engine" / "portal"
    done = subprocess.run(command, cwd=folder, env={**os.environ, **places}, stdin=subprocess.DEVNULL, check=False)
    status = done.returncode
    findings.expect("thePortalShouldWorkInABrowser", f"its tests ended with {status}, see above" if status else "")


def _kills(findings: Findings, state: Path) -> None:
    """Take a share of what ``./vireo torture`` does, by another plan each time."""
    here = installation.load(state)
    torture.run(here, findings, KILLS, secrets.randbits(SEED_BITS))
    try:
        torture.tidy(here)
    except (LauncherError, OSError) as broken:
        findings.expect("whatTheKillsLeftShouldBeRemovable", str(broken))


def _stolen_key(findings: Findings, state: Path) -> None:
    """Take the engine's certificate back while it runs; it connects to the hosts of the lab with its new one."""
    status, _, _ = _vireo(state, "pki", "renew")
    findings.expect("theEnginesKeyShouldBeRenewed", f"it ended with {status}" if status else "")
    here = installation.load(state)
    api = up.logged_in(here)
    for host in api.list("/hosts", "host"):
        api.post(f"/hosts/{host['id']}/refresh", {})
    given = here.agent / "pki" / "crl.pem"
    end = time.monotonic() + GIVEN_SECONDS
    while not given.exists() and time.monotonic() < end:
        time.sleep(0.2)
    late = f"there is no {given} after {GIVEN_SECONDS} s"
    findings.expect("theHostShouldLearnWhatWasTakenBack", "" if given.exists() else late)


def _lab(findings: Findings, state: Path) -> None:
    """Bring three hosts up, twice, and cut one of them off; ``down`` takes them away."""
    status, _, _ = _vireo(state, "lab", "up", "--hosts", str(LAB_HOSTS))
    if not findings.expect("labUpShouldEndWithThreeHosts", f"it ended with {status}" if status else ""):
        return
    status, output, _ = _vireo(state, "lab", "up")
    told = status == 0 and NO_CHANGE in output
    findings.expect("aSecondLabUpShouldChangeNothing", "" if told else f"it ended with {status} or changed something")
    trial.run(installation.load(state), findings)


def _wrong_database_password(findings: Findings, state: Path) -> None:
    """Ask for a second installation on the first one's database, under ports of its own and a wrong password."""
    ports = [f"--{name}-port={port}" for name, port in OTHER_PORTS.items()]
    url = "postgresql://vireo:wrong@127.0.0.1:54320/vireo"
    status, output, _ = _vireo(state.with_name("other-state"), "up", f"--database-url={url}", *ports)
    told = status != 0 and "password authentication failed" in output
    findings.expect("aWrongDatabasePasswordShouldBeToldInTheDatabasesWords", "" if told else f"it ended with {status}")


def _doctor(findings: Findings, state: Path) -> None:
    status, _, _ = _vireo(state, "doctor")
    findings.expect("doctorShouldFindNothingWrong", f"it ended with {status}" if status else "")


def _server_log(findings: Findings, state: Path) -> None:
    """A logger that was given no level tells everything, each closed connection with its stack."""
    with installation.load(state).engine_logs.joinpath("server.log").open(errors="replace") as lines:
        noise = [line for line in lines if re.match(r"^\S+Z (TRACE|DEBUG) ", line)]
    told = f"{len(noise)} entries, such as {noise[0].strip()[:200]}" if noise else ""
    findings.expect("theServerShouldLogNothingBelowInfo", told)


def _down(findings: Findings, state: Path) -> None:
    status, _, _ = _vireo(state, "down", "--with-vms")
    findings.expect("downShouldStopEverything", f"it ended with {status}" if status else "")
    hosts = [LabHost(installation.load(state), number + 1) for number in range(LAB_HOSTS)]
    left = [host.name for host in hosts if host.pid()]
    findings.expect("downShouldSwitchTheLabOff", f"still running: {', '.join(left)}" if left else "")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
