"""The stages of ``./vireo test``: what is run for each part, and how it is counted."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from launcher import build, e2e, jdk, maven, packages, reports, sandbox
from launcher.console import say
from launcher.errors import LauncherError
from launcher.guest import image
from launcher.installation import Installation
from launcher.process import run
from launcher.reports import Count

Result = tuple[Count, list[str]]
# xmllint of libxml2-utils is what virt-xml-validate calls; the Python SDK's parser is compiled.
TEST_PACKAGES = ("chromium", "gcc", "libxml2-dev", "libxml2-utils", "nftables", "procps", "python3-dev")
QUICK_MODEL_RUNS = 100


@dataclass(frozen=True)
class Context:
    """What the stages share."""

    installation: Installation
    work: Path
    quick: bool

    @property
    def repository(self) -> Path:
        """The repository under test."""
        return self.installation.repository


def launcher(context: Context) -> Result:
    """The launcher's own checks and unit tests."""
    tools = tool_folder(context.repository)
    folder = context.repository / "launcher"
    ruff = f"{tools}/ruff"
    places = ["--config", "pyproject.toml", ".", str(e2e.python_folder(context.repository))]
    checks = [[ruff, "check", *places], [ruff, "format", "--check", *places]]
    typed = [[f"{tools}/mypy", "--config-file", "launcher/pyproject.toml"]]
    static = _sum(_checks(checks, folder), _checks(typed, context.repository))
    return _with_pytest(static, [f"{tools}/pytest", "-q"], folder, context)


def agent(context: Context) -> Result:
    """The host agent's checks and tests; those on real QEMU are left out of the quick run."""
    tools = tool_folder(context.repository)
    folder = context.repository / "host-agent-py"
    checks = [[f"{tools}/ruff", "check", "."], [f"{tools}/ruff", "format", "--check", "."]]
    static = _sum(_checks(checks, folder), _checks([[f"{tools}/mypy"]], folder))
    if not context.quick:
        _ensure_test_packages()
    chosen = ["-m", "not real"] if context.quick else []
    return _with_pytest(static, [f"{tools}/pytest", "-q", *chosen], folder, context)


def tool_folder(repository: Path) -> Path:
    """Return the folder of ruff, mypy and pytest in the versions that the agent's project names."""
    project = repository / "host-agent-py"
    wanted = tomllib.loads((project / "pyproject.toml").read_text())["project"]["optional-dependencies"]["dev"]
    return _environment(project, wanted)


def _environment(folder: Path, wanted: list[str]) -> Path:
    """Return where the programs of these packages are, in a virtual environment of the folder."""
    environment = folder / ".venv"
    stamp = environment / "vireo-tools"
    fingerprint = hashlib.sha256("\n".join(wanted).encode()).hexdigest()
    if not stamp.exists() or stamp.read_text() != fingerprint:
        run(["/usr/bin/python3", "-m", "venv", "--system-site-packages", environment])
        run([environment / "bin" / "pip", "install", "-q", "--disable-pip-version-check", *wanted])
        stamp.write_text(fingerprint)
    return environment / "bin"


def portal(context: Context) -> Result:
    """Every step of the portal's own ``check``, one by one; but for the quick run also its tests in a browser."""
    folder = context.repository / "engine" / "portal"
    run(["npm", "ci", "--prefer-offline", "--loglevel=error"], cwd=folder)
    steps = json.loads((folder / "package.json").read_text())["scripts"]["check"].split(" && ")
    report = context.work / "portal.xml"
    browser = context.work / "portal-browser.xml"
    total = Count()
    failures: list[str] = []
    for step in steps:
        reporting = reports.vitest_arguments(report) if step == "npm test" else []
        counted, names = _checks([[*step.split(), *reporting]], folder)
        total, failures = total + counted, failures + names
    if not context.quick:
        _ensure_test_packages()
        _call(["npm", "run", "test:browser", *reports.vitest_arguments(browser)], folder)
    counted, names = reports.count([one for one in (report, browser) if one.exists()])
    return total + counted, failures + names


def engine(context: Context) -> Result:
    """Build every module with its checks, unit and architecture tests, then the tests in the server."""
    repository = context.repository
    sources = build.source_hash(repository)
    since = time.time()
    # The portal has had its checks; here it is only packed.
    packed = maven.run(repository, ["install", "-DskipTests", "-pl", "engine/portal"], say)
    fewer = [f"-Dvireo.model.runs={QUICK_MODEL_RUNS}"] if context.quick else []
    goals = ["install", "-Dmaven.test.failure.ignore=true", "-pl", "!engine/portal", *fewer]
    built = maven.run(repository, goals, say)
    counted, failures = reports.count(reports.maven_reports(repository, since))
    if broken := packed or built:
        # In the words of Maven: whoever reads the end of the output has no other line of it.
        return counted + Count(failed=1), [*failures, f"engine: the build: {maven.cause(broken)}"]
    build.mark_built(repository, sources)
    return counted, failures


def end_to_end(context: Context) -> Result:
    """A whole Vireo in namespaces of its own, from nothing to a running guest, and the tests against it."""
    _ensure_test_packages()
    image.ensure(image.default_cache())
    python = e2e.python_folder(context.repository)
    _environment(python, python.joinpath("requirements.txt").read_text().split())
    since = time.time()
    report = context.work / "e2e.xml"
    inside = [sys.executable, "-m", "launcher.e2e", str(context.work / "state"), str(report)]
    environment = {"PYTHONPATH": str(context.repository), "JAVA_HOME": str(jdk.find().home)}
    status = _call(sandbox.command_in(context.work, inside), context.repository, environment)
    clients = [e2e.python_report(report, test) for test in (e2e.PYTHON_SDK, e2e.MADE_UP_REQUESTS)]
    reported = [report, e2e.portal_report(report), *clients]
    written = [one for one in reported if one.exists()]
    counted, failures = reports.count([*written, *reports.maven_reports(context.repository, since)])
    if status != 0 and not failures:
        return counted + Count(failed=1), ["end to end: ended with " + str(status)]
    return counted, failures


def _ensure_test_packages() -> None:
    listing = run(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n"])
    missing = [name for name in TEST_PACKAGES if f"{name} installed\n" not in listing]
    if missing and os.geteuid() == 0:
        run(packages.install_command(missing), env=packages.ENVIRONMENT)
    elif missing:
        raise LauncherError(f"the tests need {', '.join(missing)}", f"sudo apt-get install {' '.join(missing)}")


def _checks(commands: Sequence[Sequence[str | Path]], folder: Path) -> Result:
    """Run commands that pass or fail as a whole; each counts as one test."""
    total = Count()
    failures: list[str] = []
    for command in commands:
        if _call(command, folder) == 0:
            total += Count(passed=1)
        else:
            total += Count(failed=1)
            failures.append(f"{folder.name}: {' '.join(Path(word).name for word in map(str, command[:3]))}")
    return total, failures


def _sum(one: Result, other: Result) -> Result:
    return one[0] + other[0], one[1] + other[1]


def _with_pytest(static: Result, command: Sequence[str | Path], folder: Path, context: Context) -> Result:
    report = context.work / f"{folder.name}.xml"
    status = _call([*command, f"--junitxml={report}"], folder)
    counted, failures = reports.count([report] if report.exists() else [])
    if status != 0 and not failures:
        counted, failures = counted + Count(failed=1), [f"{folder.name}: pytest ended with {status}"]
    return static[0] + counted, static[1] + failures


def _call(command: Sequence[str | Path], folder: Path, environment: dict[str, str] | None = None) -> int:
    """Run a command whose output the user sees."""
    words = [str(word) for word in command]
    say(f"$ {' '.join(words)}")
    return subprocess.run(
        words, cwd=folder, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL, check=False
    ).returncode
