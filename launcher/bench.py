"""``./vireo bench NAME``: one benchmark of engine/it, whose last line is NAME VALUE UNIT."""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Callable

from launcher import build, jdk
from launcher.console import error
from launcher.errors import LauncherError
from launcher.installation import Installation

MAIN = "org.vireo.it.bench.BenchMain"


def main(installation: Installation, arguments: argparse.Namespace) -> int:
    """Build what the benchmark needs and run it with our own output kept off its standard output."""
    installation.logs.mkdir(parents=True, exist_ok=True)
    class_path = _class_path(installation, lambda text: error(f" . {text}"))
    command = [str(jdk.find().java), "-Xmx2g", "-cp", class_path, MAIN, arguments.name]
    return subprocess.run(command, cwd=installation.repository / "engine" / "it", check=False).returncode


def _class_path(installation: Installation, busy: Callable[[str], None]) -> str:
    module = installation.repository / "engine" / "it"
    listing = module / "target" / "bench-classpath"
    log = installation.logs / "bench-build.log"
    build.ensure(installation, busy)
    goals = ["install", *build.SKIPPED_CHECKS, "-pl", "engine/it"]
    build.maven(installation.repository, goals, log, busy)
    path = f"-Dmdep.outputFile={listing}"
    describe = ["-o", "-f", "engine/it/pom.xml", "dependency:build-classpath", "-Dmdep.includeScope=test", path]
    build.maven(installation.repository, describe, log, busy)
    if not listing.exists():
        raise LauncherError("Maven wrote no class path for the benchmarks", f"see {log}")
    folders = [module / "target" / "test-classes", module / "target" / "classes"]
    return ":".join([*map(str, folders), listing.read_text().strip()])
