"""Looks again and again how many processes run each VM."""

from __future__ import annotations

import threading
from collections import Counter

from launcher import process

EVERY_SECONDS = 0.5


def qemus() -> Counter[str]:
    """Return the number of QEMUs by the id of the VM."""
    found: Counter[str] = Counter()
    for _, words in process.processes():
        if words[0].endswith("qemu-system-x86_64") and "-uuid" in words:
            found[words[words.index("-uuid") + 1]] += 1
    return found


class Watcher(threading.Thread):
    """Remembers every VM that ran twice at a moment."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(name="watcher", daemon=True)
        self._over = threading.Event()
        self.twice: set[str] = set()
        self.looks = 0

    def run(self) -> None:
        """Look until the end."""
        while not self._over.wait(EVERY_SECONDS):
            self.twice |= {vm for vm, count in qemus().items() if count > 1}
            self.looks += 1

    def end(self) -> None:
        """Look no more."""
        self._over.set()
