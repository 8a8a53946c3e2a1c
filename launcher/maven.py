"""Runs Maven with a JDK that is new enough, and says why it failed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from launcher import jdk

COMMAND = ("mvn", "-B", "-ntp", "-Dstyle.color=never")
ERROR = "[ERROR]"


def run(repository: Path, goals: Sequence[str], seen: Callable[[str], None]) -> list[str]:
    """Build; ``seen`` gets each line of the output. Returns what Maven called errors when it failed, else nothing."""
    errors: list[str] = []
    with subprocess.Popen(
        [*COMMAND, *goals],
        cwd=repository,
        env={**os.environ, "JAVA_HOME": str(jdk.find().home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            seen(line.rstrip("\n"))
            if line.startswith(ERROR):
                errors.append(line.rstrip())
    return (errors or [f"{ERROR} it ended with {process.returncode}"]) if process.returncode else []


def cause(errors: Iterable[str]) -> str:
    """Return the goal that failed and why, of the lines that ``run`` returned; empty when none says it."""
    texts = [line.removeprefix(ERROR).strip() for line in errors]
    failed = next((text for text in texts if text.startswith("Failed to execute")), texts[0] if texts else "")
    return failed.partition(" -> [Help")[0]
