"""The system users that the engine and the database run as; nothing of ours but the host agent runs as root."""

from __future__ import annotations

import os
import pwd

from launcher.process import run

ENGINE_USER = "vireo"
DATABASE_USER = "vireo-db"


def owner(user: str) -> str | None:
    """Return who should own a file of this user's, or None when we may not give files away."""
    return user if os.geteuid() == 0 else None


def ensure(user: str) -> bool:
    """Make the system user if it is missing and may be made; tells whether it was."""
    if os.geteuid() != 0 or exists(user):
        return False
    run(
        [
            "useradd",
            "--system",
            "--user-group",
            "--no-create-home",
            "--home-dir",
            "/",
            "--shell",
            "/usr/sbin/nologin",
            user,
        ]
    )
    return True


def exists(user: str) -> bool:
    """Whether the machine knows this user."""
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def become(user: str) -> None:
    """Turn this process into that user's for good; without root it stays what it is."""
    if os.geteuid() != 0:
        return
    entry = pwd.getpwnam(user)
    os.setgroups([entry.pw_gid])
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)
    os.environ.update(HOME="/", USER=user, LOGNAME=user)
