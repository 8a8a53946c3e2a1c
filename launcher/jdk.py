"""Finds a JDK that is new enough, whatever the default ``java`` is."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher.errors import LauncherError

MINIMUM_VERSION = 21
VIRTUAL_MACHINES = Path("/usr/lib/jvm")
REMEDY = (
    f"install a JDK {MINIMUM_VERSION} or newer (for example Temurin) under {VIRTUAL_MACHINES} or set JAVA_HOME to one"
)


@dataclass(frozen=True, order=True)
class Jdk:
    """A JDK on this machine."""

    version: int
    home: Path

    @property
    def java(self) -> Path:
        """The launcher of the virtual machine."""
        return self.home / "bin" / "java"


def find(environment: Mapping[str, str] = os.environ) -> Jdk:
    """Return JAVA_HOME if it is new enough, else the newest JDK found."""
    home = environment.get("JAVA_HOME")
    chosen = inspect(Path(home)) if home else None
    if chosen and chosen.version >= MINIMUM_VERSION:
        return chosen
    found = sorted(known(candidates(environment)), reverse=True)
    if found and found[0].version >= MINIMUM_VERSION:
        return found[0]
    seen = ", ".join(f"{jdk.home} ({jdk.version})" for jdk in found) or "none"
    raise LauncherError(f"no JDK {MINIMUM_VERSION} or newer; found: {seen}", REMEDY)


def candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield the homes to look at."""
    if VIRTUAL_MACHINES.is_dir():
        yield from sorted(VIRTUAL_MACHINES.iterdir())
    on_path = shutil.which("javac", path=environment.get("PATH"))
    if on_path:
        yield Path(on_path).resolve().parent.parent


def known(homes: Iterable[Path]) -> Iterator[Jdk]:
    """Yield those that are JDKs."""
    for home in homes:
        jdk = inspect(home)
        if jdk:
            yield jdk


def inspect(home: Path) -> Jdk | None:
    """Read the JDK's ``release`` file; None when it is no JDK."""
    try:
        release = (home / "release").read_text()
    except OSError:
        return None
    match = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', release, re.MULTILINE)
    if not match or not (home / "bin" / "javac").exists():
        return None
    return Jdk(int(match.group(1)), home)
