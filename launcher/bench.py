"""``./vireo bench NAME``: one benchmark, whose last line is NAME VALUE UNIT: of engine/it, or of the agent."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from launcher import build, jdk, rest_page, sandbox, teststages
from launcher.console import error
from launcher.errors import LauncherError
from launcher.installation import Installation

MAIN = "org.vireo.it.bench.BenchMain"
AGENT_IDLE = "agent-idle"


def main(installation: Installation, arguments: argparse.Namespace) -> int:
    """Build what the benchmark needs and run it with our own output kept off its standard output."""
    installation.logs.mkdir(parents=True, exist_ok=True)
    if arguments.name == AGENT_IDLE:
        return _agent_idle(installation)
    if arguments.name == rest_page.NAME:
        return _rest_page(installation)
    class_path = _class_path(installation, lambda text: error(f" . {text}"))
    command = [str(jdk.find().java), "-Xmx2g", "-cp", class_path, MAIN, arguments.name]
    return subprocess.run(command, cwd=installation.repository / "engine" / "it", check=False).returncode


def _agent_idle(installation: Installation) -> int:
    """Percent of a core that an agent with a hundred quiet guests on real QEMU takes; the line above tells the rest."""
    result = installation.logs / "bench-agent-idle"
    result.unlink(missing_ok=True)
    folder = installation.repository / "host-agent-py"
    pytest = teststages.tool_folder(installation.repository) / "pytest"
    status = subprocess.run(
        [pytest, "-q", "-s", "tests/real/bench_idle.py"],
        cwd=folder,
        env={**os.environ, "VIREO_BENCH_RESULT": str(result)},
        check=False,
    ).returncode
    if status == 0:
        print(f"{AGENT_IDLE} {result.read_text()} %")
    return status


def _rest_page(installation: Installation) -> int:
    """Milliseconds of a page of VMs, of a whole Vireo of its own in namespaces of its own."""
    environment = {"PYTHONPATH": str(installation.repository), "JAVA_HOME": str(jdk.find().home)}
    with tempfile.TemporaryDirectory(prefix="vireo-bench-") as folder:
        work = Path(folder)
        work.chmod(0o711)  # QEMU and PostgreSQL run as users of their own
        command = sandbox.command_in(work, [sys.executable, "-m", "launcher.rest_page", str(work / "state")])
        return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def _class_path(installation: Installation, busy: Callable[[str], None]) -> str:
    module = installation.repository / "engine" / "it"
    listing = module / "target" / "bench-classpath"
    log = installation.logs / "bench-build.log"
    build.ensure(installation, busy)
    goals = ["install", *build.SKIPPED_CHECKS, "-pl", "engine/it"]
    build.with_maven(installation.repository, goals, log, busy)
    path = f"-Dmdep.outputFile={listing}"
    describe = ["-o", "-f", "engine/it/pom.xml", "dependency:build-classpath", "-Dmdep.includeScope=test", path]
    build.with_maven(installation.repository, describe, log, busy)
    if not listing.exists():
        raise LauncherError("Maven wrote no class path for the benchmarks", f"see {log}")
    folders = [module / "target" / "test-classes", module / "target" / "classes"]
    return ":".join([*map(str, folders), listing.read_text().strip()])
