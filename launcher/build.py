"""Builds what is not built: Maven over all modules the server needs, without the tests."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from launcher import maven
from launcher.console import Outcome, changed, unchanged
from launcher.errors import LauncherError
from launcher.installation import Installation
from launcher.process import run

SOURCES = ("pom.xml", ".mvn", "xml-schemas", "api-model", "engine", "ear")
AGENT = "host-agent-py"
AGENT_SOURCES = tuple(f"{AGENT}/{name}" for name in ("pyproject.toml", "src", "packaging", "examples"))
# Not part of what is built: results, and what only the tests read.
LEFT_OUT = {"target", "node_modules", "dist", "test", "it", "__pycache__"}
MODULE = re.compile(r"^\[INFO\] Building (.+) \S+ +\[(\d+)/(\d+)\]")
SHOWN_ERRORS = 25
STAMP = "target/built-from"
NAMES = "target/built-names"
AGENT_STAMP = f"{AGENT}/dist/built-from"
SKIPPED_CHECKS = ("-DskipTests", "-Dspotless.check.skip=true", "-Dcheckstyle.skip=true")


def source_hash(repository: Path, sources: Sequence[str] = SOURCES) -> str:
    """Return one hash over all sources of the server, or over those named."""
    digest = hashlib.sha256()
    for path in source_files(repository, sources):
        digest.update(str(path.relative_to(repository)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def source_files(repository: Path, sources: Sequence[str] = SOURCES) -> Iterator[Path]:
    """Yield every file that can change what is built, in a fixed order."""
    for name in sources:
        top = repository / name
        if top.is_file():
            yield top
        for folder, subfolders, files in os.walk(top):
            subfolders[:] = sorted(set(subfolders) - LEFT_OUT)
            for file in sorted(files):
                path = Path(folder) / file
                if not path.is_symlink() and not file.startswith((".flattened", ".jqwik")):
                    yield path


def ensure(installation: Installation, busy: Callable[[str], None]) -> Outcome:
    """Build unless the result of these very sources is there."""
    repository, made = installation.repository, []
    present = source_hash(repository)
    if not is_built(repository, present):
        log = installation.logs / "build.log"
        # Maven leaves what it compiled from a source that is gone, and the server would serve it.
        clean = ["clean"] if sources_gone(repository) else []
        with_maven(repository, [*clean, "install", *SKIPPED_CHECKS, "-pl", "ear", "-am"], log, busy)
        mark_built(repository, present)
        made.append("all modules")
    if ensure_package(repository, busy):
        made.append("the host agent's package")
    return changed(f"built {' and '.join(made)}") if made else unchanged("built from the present sources")


def ensure_package(repository: Path, busy: Callable[[str], None]) -> bool:
    """Build the host agent's Debian package unless it is there; tells whether it was built."""
    folder, stamp = repository / AGENT / "dist", repository / AGENT_STAMP
    present = source_hash(repository, AGENT_SOURCES)
    if stamp.exists() and stamp.read_text() == present and any(folder.glob("*.deb")):
        return False
    busy("the host agent's package")
    for old in folder.glob("*.deb"):
        old.unlink()
    run(["/usr/bin/python3", repository / AGENT / "packaging" / "build_deb.py", folder])
    stamp.write_text(present)
    return True


def source_names(repository: Path) -> list[str]:
    """Return the paths of all sources of the server, relative to the repository."""
    return [str(path.relative_to(repository)) for path in source_files(repository)]


def sources_gone(repository: Path) -> bool:
    """Whether a source of the last build is no longer there; also when it was built before this was kept."""
    names = repository / NAMES
    if not names.exists():
        return (repository / STAMP).exists()
    return not set(names.read_text().splitlines()) <= set(source_names(repository))


def is_built(repository: Path, sources: str) -> bool:
    """Whether the server is there, built from the sources with this hash."""
    stamp = repository / STAMP
    return stamp.exists() and stamp.read_text() == sources and (repository / "ear/target/vireo.ear").exists()


def mark_built(repository: Path, sources: str) -> None:
    """Remember that the server is built from the sources with this hash."""
    stamp = repository / STAMP
    stamp.parent.mkdir(exist_ok=True)
    (repository / NAMES).write_text("\n".join(source_names(repository)))
    stamp.write_text(sources)


def with_maven(repository: Path, goals: list[str], log: Path, busy: Callable[[str], None]) -> None:
    """Run Maven and say which module it is at; the whole output goes to ``log``."""
    with log.open("w") as copy:

        def seen(line: str) -> None:
            copy.write(line + "\n")
            if module := MODULE.match(line):
                busy(f"module {module.group(1)} ({module.group(2)} of {module.group(3)})")

        errors = maven.run(repository, goals, seen)
    if errors:
        shown = "\n".join(errors[:SHOWN_ERRORS])
        raise LauncherError(f"the build failed:\n{shown}", f"the whole output is in {log}")
