"""Brings a Vireo up in the sandbox and kills in it: ``python3 -m launcher.torture STATE REPORT KILLS SEED``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from launcher import installation
from launcher.findings import Findings
from launcher.installation import REPOSITORY
from launcher.torture import trial


def main(state: Path, report: Path, kills: int, seed: int) -> int:
    """Run it; the exit code tells whether all was well."""
    findings = Findings("launcher.torture")
    vireo = [str(REPOSITORY / "vireo"), "--state", str(state)]
    started = subprocess.run([*vireo, "up", "--virtualization", "qemu"], check=False).returncode
    if started:
        return started
    try:
        trial.run(installation.load(state), findings, kills, seed)
    finally:
        findings.write(report)
    return 1 if findings.failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
