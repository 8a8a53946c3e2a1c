"""Counts tests from JUnit's XML reports, which Maven, pytest and vitest all write."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Count:
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Count) -> Count:
        """Return the sum of both."""
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def count(reports: Iterable[Path]) -> tuple[Count, list[str]]:
    """Return the sum over all reports, and the names of the tests that failed."""
    total = Count()
    failures: list[str] = []
    for report in reports:
        try:
            root = ET.parse(report).getroot()  # noqa: S314 - our own build wrote it
        except ET.ParseError as broken:
            total += Count(failed=1)
            failures.append(f"{report.name} cannot be read: {broken}")
            continue
        for case in root.iter("testcase"):
            name = f"{case.get('classname', '')}.{case.get('name', '')}"
            if case.find("failure") is not None or case.find("error") is not None:
                total += Count(failed=1)
                failures.append(name)
            elif case.find("skipped") is not None:
                total += Count(skipped=1)
            else:
                total += Count(passed=1)
    return total, failures


def vitest_arguments(report: Path) -> list[str]:
    """Return what is added to an npm script of vitest to make it write a report too."""
    return ["--", "--reporter=default", "--reporter=junit", f"--outputFile.junit={report}"]


def maven_reports(repository: Path, since: float) -> list[Path]:
    """Return the reports that Maven's test plugins wrote after ``since`` (seconds of the epoch)."""
    patterns = ("target/surefire-reports/*.xml", "target/failsafe-reports/TEST-*.xml")
    modules = [repository, *repository.glob("*/"), *repository.glob("engine/*/")]
    found = {path for module in modules for pattern in patterns for path in module.glob(pattern)}
    return sorted(path for path in found if path.name.startswith("TEST-") and path.stat().st_mtime >= since)
