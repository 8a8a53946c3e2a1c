"""``./vireo torture``: builds, brings a whole Vireo up in namespaces of its own, and kills its processes there."""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from launcher import build, jdk, packages, sandbox
from launcher.console import error, say
from launcher.errors import LauncherError
from launcher.guest import image
from launcher.installation import Installation

DEFAULT_KILLS = 100
SEED_BITS = 24


def main(installation: Installation, arguments: argparse.Namespace) -> int:
    """Run it; nothing of this installation is touched, and what a failed run leaves is kept."""
    if arguments.kills < 1:
        raise LauncherError(f"--kills is {arguments.kills}: there is nothing to see then", "give a number from 1 on")
    if os.geteuid() != 0:
        raise LauncherError("the sandbox makes namespaces", "run it as root")
    seed = secrets.randbits(SEED_BITS) if arguments.seed is None else arguments.seed
    installation.logs.mkdir(parents=True, exist_ok=True)
    packages.ensure(lambda text: error(f" . {text}"))
    build.ensure(installation, lambda text: error(f" . {text}"))
    image.ensure(image.default_cache())
    work = Path(tempfile.mkdtemp(prefix="vireo-torture-"))
    work.chmod(0o711)  # QEMU and PostgreSQL run as users of their own
    inside = [sys.executable, "-m", "launcher.torture", str(work / "state"), str(work / "torture.xml")]
    line = sandbox.command_in(work, [*inside, str(arguments.kills), str(seed)])
    surroundings = {**os.environ, "PYTHONPATH": str(installation.repository), "JAVA_HOME": str(jdk.find().home)}
    status = subprocess.run(line, cwd=installation.repository, env=surroundings, check=False).returncode
    if status:
        say(f"All logs and the database of this run are in {work}/state; remove {work} when you have seen them.")
    else:
        shutil.rmtree(work, ignore_errors=True)
    return status
