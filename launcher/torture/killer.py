"""Kills processes of an installation outright; its supervisord brings them back."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from launcher import process, supervisor
from launcher.api import Api
from launcher.console import say
from launcher.errors import LauncherError
from launcher.installation import Installation
from launcher.torture.plan import Blow

COMEBACK_SECONDS = 300
PROCESS_SECONDS = 60


class Killer:
    """Carries out a plan, and counts."""

    def __init__(self, installation: Installation, answers: Callable[[], bool]) -> None:
        """``answers`` says whether everything is back."""
        self._installation = installation
        self._answers = answers
        self.kills: Counter[str] = Counter()
        self.slowest = 0.0
        self.faults: list[str] = []

    def carry_out(self, plan: list[Blow]) -> None:
        """Deal every blow; what does not come back is a fault."""
        begun = time.monotonic()
        for number, blow in enumerate(plan, 1):
            if blow.patient:
                self._await_answers()
            threading.Event().wait(blow.pause)
            pids = [(name, self._pid(name)) for name in blow.victims]
            for name, pid in pids:
                if pid is not None:
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                        self.kills[name] += 1
            seconds = time.monotonic() - begun
            say(f" {seconds:6.1f} s  blow {number} of {len(plan)}: {', '.join(blow.victims)}")
        self._await_answers()

    def _await_answers(self) -> None:
        begun = time.monotonic()
        if not process.wait_until(self._answers, COMEBACK_SECONDS, every=0.3):
            self.faults.append(f"not everything was back within {COMEBACK_SECONDS} s")
        self.slowest = max(self.slowest, time.monotonic() - begun)

    def _pid(self, name: str) -> int | None:
        """Return the process of that name; one that is just being started again is waited for."""
        found: list[int] = []

        def runs() -> bool:
            states = supervisor.states(self._installation)
            found.extend(state.pid for state in states if state.name == name and state.pid)
            return bool(found)

        if not process.wait_until(runs, PROCESS_SECONDS):
            self.faults.append(f"{name} was not started again within {PROCESS_SECONDS} s")
        return found[-1] if found else None


def all_is_up(api: Api) -> bool:
    """Whether the engine answers from its database and hears its hosts."""
    try:
        return api.healthy() and all(host.get("status") == "up" for host in api.list("/hosts", "host"))
    except (LauncherError, ValueError):
        return False
