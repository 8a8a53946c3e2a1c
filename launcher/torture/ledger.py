"""What was asked for, and what was answered."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass

from launcher.api import REFUSED

NO_ANSWER = 0
FAULTY = 500


def wish_of(correlation: str) -> str:
    """Return what the attempts at the same thing have in common."""
    return correlation.rpartition("-")[0]


@dataclass(frozen=True)
class Attempt:
    """One request. The correlation id is its own; ``status`` is that of the answer, 0 when there was none."""

    correlation: str
    what: str
    status: int
    job: str = ""
    said: str = ""

    @property
    def wish(self) -> str:
        """What it has in common with the other attempts at the same thing."""
        return wish_of(self.correlation)

    @property
    def refused(self) -> bool:
        """Whether the engine said that it will not do it; a fault of the server, as a lost database, says nothing."""
        return REFUSED <= self.status < FAULTY

    @property
    def accepted(self) -> bool:
        """Whether the engine said that it will do it."""
        return NO_ANSWER < self.status < REFUSED


class Ledger:
    """Every attempt of all callers."""

    def __init__(self) -> None:
        """Begin with none."""
        self._attempts: list[Attempt] = []
        self._lock = threading.Lock()

    def note(self, attempt: Attempt) -> None:
        """Keep one."""
        with self._lock:
            self._attempts.append(attempt)

    def attempts(self) -> list[Attempt]:
        """Return all so far."""
        with self._lock:
            return list(self._attempts)

    def answers(self) -> str:
        """Return how many got which answer, for the reader."""
        counts = Counter(one.status for one in self.attempts())
        words = [f"{count} times {status or 'no answer'}" for status, count in sorted(counts.items())]
        return ", ".join(words)
