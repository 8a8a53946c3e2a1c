"""What the user sees: one line a step, with its time."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

NAME_WIDTH = 14
PATIENCE_SECONDS = 5.0
REMINDER_SECONDS = 20.0


@dataclass(frozen=True)
class Outcome:
    """What a step found or did."""

    text: str
    changed: bool


def unchanged(text: str) -> Outcome:
    """Everything was as it should be."""
    return Outcome(text, changed=False)


def changed(text: str) -> Outcome:
    """Something was made or started."""
    return Outcome(text, changed=True)


def say(text: str = "") -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def error(text: str) -> None:
    """Print to standard error."""
    print(text, file=sys.stderr, flush=True)


class Steps:
    """Runs steps in order and remembers whether any changed something."""

    def __init__(self) -> None:
        """Start with nothing changed."""
        self.changes = 0
        self._began = time.monotonic()

    def run(self, name: str, action: Callable[[Callable[[str], None]], Outcome]) -> Outcome:
        """Run one step; ``action`` gets a function that says what it is busy with."""
        start = time.monotonic()
        with _progress(name) as busy:
            outcome = action(busy)
        self.changes += outcome.changed
        mark = "+" if outcome.changed else "="
        say(f" {mark} {name:<{NAME_WIDTH}} {outcome.text}  ({time.monotonic() - start:.1f} s)")
        return outcome

    def seconds(self) -> float:
        """Seconds since the first step."""
        return time.monotonic() - self._began


@contextmanager
def _progress(name: str) -> Iterator[Callable[[str], None]]:
    """Say every few seconds what a long step is busy with."""
    over = threading.Event()
    start = time.monotonic()
    doing = ["working"]

    def watch() -> None:
        said, last = "", start
        while not over.wait(PATIENCE_SECONDS):
            if doing[0] == said and time.monotonic() - last < REMINDER_SECONDS:
                continue
            said, last = doing[0], time.monotonic()
            say(f" . {name:<{NAME_WIDTH}} {doing[0]} ({time.monotonic() - start:.0f} s)")

    def busy(text: str) -> None:
        doing[0] = text

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield busy
    finally:
        over.set()
        thread.join()
