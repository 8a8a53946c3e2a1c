"""What the launcher finds of a whole installation, written as the tests of a JUnit report."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from launcher.console import say


class Findings:
    """Tests of the launcher itself, as they pass and fail."""

    def __init__(self, suite: str = "launcher.e2e") -> None:
        """Begin with none."""
        self.suite = ET.Element("testsuite", name=suite)
        self.failed = 0

    def expect(self, name: str, fault: str) -> bool:
        """Record a test; an empty fault means that it passed."""
        case = ET.SubElement(self.suite, "testcase", classname=str(self.suite.get("name")), name=name)
        if fault:
            ET.SubElement(case, "failure", message=fault)
            self.failed += 1
        say(f" {'FAILED' if fault else 'passed'} {name} {fault}")
        return not fault

    def write(self, report: Path) -> None:
        """Write the report."""
        ET.ElementTree(self.suite).write(report, encoding="unicode")
