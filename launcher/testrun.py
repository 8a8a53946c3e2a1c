"""``./vireo test``: every test of every part, to the end also after failures; the last line is the sum."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from launcher import packages, teststages
from launcher.console import say
from launcher.errors import LauncherError
from launcher.installation import Installation
from launcher.reports import Count

SHOWN_FAILURES = 40


@dataclass(frozen=True)
class Stage:
    """A part of the tests; a stage that counts nothing has failed."""

    name: str
    run: Callable[[teststages.Context], tuple[Count, list[str]]]
    real_guests: bool = False


STAGES = (
    Stage("launcher", teststages.launcher),
    Stage("agent", teststages.agent),
    Stage("portal", teststages.portal),
    Stage("engine", teststages.engine),
    Stage("end to end", teststages.end_to_end, real_guests=True),
)


def main(installation: Installation, arguments: argparse.Namespace) -> int:
    """Run the stages; ends with 0 only when every one ran and nothing failed."""
    begun = time.monotonic()
    total = Count()
    failures: list[str] = []
    say(packages.ensure(say).text)
    with tempfile.TemporaryDirectory(prefix="vireo-test-") as folder:
        work = Path(folder)
        work.chmod(0o711)  # QEMU and PostgreSQL run as users of their own
        context = teststages.Context(installation, work, quick=arguments.quick)
        for stage in STAGES:
            if stage.real_guests and arguments.quick:
                continue
            counted, names = _run(stage, context)
            total += counted
            failures += names
    for name in failures[:SHOWN_FAILURES]:
        say(f" failed: {name}")
    if len(failures) > SHOWN_FAILURES:
        say(f" … and {len(failures) - SHOWN_FAILURES} more")
    say(f"{time.monotonic() - begun:.0f} s" + (f", {total.skipped} skipped" if total.skipped else ""))
    say(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed else 0


def _run(stage: Stage, context: teststages.Context) -> tuple[Count, list[str]]:
    begun = time.monotonic()
    say(f"--- {stage.name}")
    try:
        counted, names = stage.run(context)
    except (LauncherError, OSError) as error:
        say(str(error))
        counted, names = Count(failed=1), [f"{stage.name}: the stage broke off"]
    if counted == Count():
        counted, names = Count(failed=1), [f"{stage.name}: no test ran"]
    seconds = time.monotonic() - begun
    say(f"--- {stage.name}: {counted.passed} passed, {counted.failed} failed ({seconds:.0f} s)")
    return counted, names
