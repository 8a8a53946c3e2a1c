"""``./vireo doctor``: checks the machine and the running installation; a remedy for each failure."""

from __future__ import annotations

import argparse
import socket
import ssl
import time
import urllib.request
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

from launcher import agent, libvirt, logs, preflight, secretfile, settings, supervisor
from launcher.api import Api
from launcher.console import say
from launcher.installation import Installation
from launcher.preflight import Check, port_is_free
from launcher.process import run

MIN_DAYS = 30
SECONDS_A_DAY = 86_400
MAX_CLOCK_SECONDS = 5


def main(installation: Installation, _: argparse.Namespace) -> int:
    """Print every check; ends with 1 when one of them failed."""
    failures = 0
    for check in [*preflight.checks(installation), *_running(installation)]:
        mark = "ok  " if check.passed else "FAIL" if check.fatal else "note"
        say(f" {mark} {check.name:<18} {check.found}")
        if not check.passed:
            say(f"      {'':<18} -> {check.remedy}")
            failures += check.fatal
    say("Everything is well." if not failures else f"{failures} checks failed.")
    return 1 if failures else 0


def _running(installation: Installation) -> Iterator[Check]:
    if not installation.settings_file.exists():
        yield Check("installation", passed=False, found=f"none in {installation.state}", remedy="./vireo up")
        return
    yield from _processes(installation)
    yield from _secrets(installation)
    yield from _certificates(installation)
    yield _database(installation)
    yield Check("libvirt", libvirt.answers(), libvirt.URI, f"see {installation.logs}/libvirtd.log")
    yield _filters()
    yield _agent(installation)
    yield _engine(installation)
    yield from _clock(installation)


def _filters() -> Check:
    there = libvirt.filters()
    missing = [name for name in libvirt.FILTERS if name not in there]
    found = f"libvirt lacks {', '.join(missing)}" if missing else f"{', '.join(libvirt.FILTERS)} are there"
    return Check("network filters", not missing, found, "restart the agent, which defines them; see ./vireo logs agent")


def _processes(installation: Installation) -> Iterator[Check]:
    states = supervisor.states(installation)
    if not states:
        yield Check("processes", passed=False, found="supervisord does not run", remedy="./vireo up")
    for state in states:
        remedy = (
            f"./vireo logs {state.name}" if state.name in logs.FILES else f"see {installation.logs}/{state.name}.log"
        )
        yield Check(state.name, state.state == "RUNNING", f"{state.state} {state.detail}", remedy)


def _secrets(installation: Installation) -> Iterator[Check]:
    candidates = [
        installation.admin_password_file,
        installation.engine_properties,
        installation.database / "password",
        *installation.pki.glob("*.key"),
        *installation.pki.glob("*.p12"),
        *(installation.agent / "pki").glob("*.key"),
    ]
    present = [path for path in candidates if path.exists()]
    for path in present:
        if not secretfile.is_private(path):
            mode = oct(path.stat().st_mode & 0o777)
            yield Check("secrets", passed=False, found=f"{path} has mode {mode}", remedy=f"chmod 600 {path}")
    if all(secretfile.is_private(path) for path in present):
        yield Check("secrets", passed=True, found=f"{len(present)} files, each for its owner alone")


def _certificates(installation: Installation) -> Iterator[Check]:
    files = (installation.ca_certificate, installation.pki / "engine.crt", installation.agent / "pki" / "host.crt")
    for path in files:
        if path.exists():
            yield _lifetime(f"{path.stem} certificate", days_left(path), str(path))
    days = https_days_left(installation)
    if days is not None:
        yield _lifetime("HTTPS certificate", days, installation.url)


def _lifetime(name: str, days: float, where: str) -> Check:
    remedy = "./vireo up renews the engine's; the agent renews its own while the engine runs"
    return Check(name, days >= MIN_DAYS, f"{days:.0f} days left ({where})", remedy)


def days_left(certificate: Path) -> float:
    """Return the days until the certificate's end."""
    text = run(["openssl", "x509", "-noout", "-enddate", "-in", certificate])
    return (ssl.cert_time_to_seconds(text.strip().removeprefix("notAfter=")) - time.time()) / SECONDS_A_DAY


def https_days_left(installation: Installation) -> float | None:
    """Return the days until the end of the certificate that the engine shows; None when it shows none."""
    tls = ssl.create_default_context(cafile=str(installation.ca_certificate))
    try:
        with (
            socket.create_connection(("localhost", installation.ports.https), timeout=5) as connection,
            tls.wrap_socket(connection, server_hostname="localhost") as secured,
        ):
            end = (secured.getpeercert() or {})["notAfter"]
    except (OSError, KeyError):
        return None
    return (ssl.cert_time_to_seconds(str(end)) - time.time()) / SECONDS_A_DAY


def _database(installation: Installation) -> Check:
    address = settings.database(installation)
    found = f"PostgreSQL at {address.host}:{address.port}"
    outside = installation.database_kind == "outside"
    remedy = "see that it runs there" if outside else f"see {installation.logs}/postgresql.log"
    return Check("database", address.answers(), found, remedy)


def _agent(installation: Installation) -> Check:
    enrolled = agent.is_enrolled(installation)
    listens = not port_is_free(installation.ports.agent)
    found = "not enrolled" if not enrolled else f"port {installation.ports.agent}" + ("" if listens else " is silent")
    return Check("agent", enrolled and listens, found, "./vireo up enrols it; ./vireo logs agent says why it is silent")


def _engine(installation: Installation) -> Check:
    healthy = Api(installation.url, installation.ca_certificate).healthy()
    return Check("engine health", healthy, installation.url, f"see {installation.logs}/engine.log and server.log")


def _clock(installation: Installation) -> Iterator[Check]:
    """The engine's clock against ours; certificates and events depend on it."""
    tls = ssl.create_default_context(cafile=str(installation.ca_certificate))
    request = urllib.request.Request(f"{installation.url}/ovirt-engine/services/health")  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=5, context=tls) as answer:  # noqa: S310
            date = answer.headers.get("Date", "")
    except OSError:
        return
    off = abs(parsedate_to_datetime(date).timestamp() - time.time()) if date else 0.0
    remedy = "run a time service such as chrony on this machine"
    yield Check("clock", off <= MAX_CLOCK_SECONDS, f"{off:.0f} s from the engine's", remedy)
