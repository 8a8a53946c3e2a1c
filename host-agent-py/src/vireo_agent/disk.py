"""Small files that are written whole or not at all, and folders that may be storages which hang."""

import json
import logging
import os
from pathlib import Path

_log = logging.getLogger(__name__)


def write(path: Path, content: str | bytes, mode: int = 0o600, *, durable: bool = False) -> None:
    """Replaces a file as a whole; ``durable``: it is on disk when this returns."""
    temporary = path.with_name(path.name + ".new")
    temporary.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as out:
            out.write(content.encode() if isinstance(content, str) else content)
            out.flush()
            if durable:
                os.fsync(out.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        sync(path.parent)


def note(path: Path, value: object) -> None:
    """Writes a value as JSON; when that fails the log says so, and the agent goes on."""
    try:
        write(path, json.dumps(value))
    except OSError as error:
        _log.warning("cannot write %s: %s; free some space", path, error)


def sync(path: Path) -> None:
    """What a file holds, or what came into a folder and went out of it, is on disk at the end."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def real_folder(folder: Path) -> Path:
    """Where its links lead, with nothing asked of what is mounted there."""
    real = folder.parent.resolve() / folder.name
    try:
        return real_folder(real.parent / os.readlink(real))  # noqa: PTH115 (that would ask it)
    except OSError:
        return real
