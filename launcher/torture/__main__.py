"""Runs inside the sandbox: ``python3 -m launcher.torture STATE REPORT KILLS SEED``, over a Vireo that is up there."""

from __future__ import annotations

import sys
from pathlib import Path

from launcher import installation
from launcher.findings import Findings
from launcher.torture import trial


def main(state: Path, report: Path, kills: int, seed: int) -> int:
    """Run it; the exit code tells whether all was well."""
    findings = Findings("launcher.torture")
    try:
        trial.run(installation.load(state), findings, kills, seed)
    finally:
        findings.write(report)
    return 1 if findings.failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
