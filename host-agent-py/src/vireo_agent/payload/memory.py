"""Which directories live in memory: what is secret shall reach no disk."""

import os
import re
from pathlib import Path

_IN_MEMORY = ("tmpfs", "ramfs")
_ESCAPED = re.compile(r"\\([0-7]{3})")


def mounts() -> str:
    """The kernel's table of what is mounted where, in the order of mounting."""
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def holds(directory: Path, table: str) -> bool:
    """Whether the directory, which need not exist, is on a file system in memory."""
    kinds = {}
    for line in filter(None, table.split("\n")):
        _, shown, kind, *_ = line.split(" ")
        # The kernel escapes what would end a field, and nothing else. A later mount hides an
        # earlier one at the same place.
        kinds[Path(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), shown))] = kind
    real = directory.resolve()
    return next((kinds[f] for f in (real, *real.parents) if f in kinds), "") in _IN_MEMORY


def scratch(choices: tuple[Path, ...], otherwise: Path) -> Path:
    """The first of the choices that lives in memory and can be written to."""
    table = mounts()
    usable = (choice for choice in choices if holds(choice, table) and os.access(choice, os.W_OK))
    return next(usable, otherwise)
