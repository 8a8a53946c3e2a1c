"""Files that only one user may read."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

PASSWORD_BYTES = 18


def write(path: Path, content: str, owner: str | None = None) -> None:
    """Write a file that was never readable by others, not even for a moment, and put it in place whole."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content)
    if owner and os.geteuid() == 0:
        shutil.chown(part, owner, owner)
    part.replace(path)


def new_password() -> str:
    """Return a password of 144 random bits."""
    return secrets.token_urlsafe(PASSWORD_BYTES)


def is_private(path: Path) -> bool:
    """Whether group and others have no access at all."""
    return path.stat().st_mode & 0o077 == 0
