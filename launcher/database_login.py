"""Asks an outside database whether the engine may use it, before the engine waits for it in vain."""

from __future__ import annotations

from pathlib import Path

from launcher import jdk
from launcher.database_url import DatabaseAddress
from launcher.errors import LauncherError
from launcher.installation import REPOSITORY, Installation
from launcher.process import run


def check(installation: Installation, address: DatabaseAddress) -> None:
    """Log in once with the driver of the assembled server; a refusal carries the database's own words."""
    driver = installation.server / "modules/org/postgresql/main/postgresql.jar"
    program = REPOSITORY / "launcher" / "DatabaseLogin.java"
    command: list[str | Path] = [jdk.find().java, "-cp", driver, program, address.jdbc_url, address.user]
    refusal = run(command, stdin=address.password, secret=True).strip()
    if refusal:
        text = f"PostgreSQL at {address.host}:{address.port}/{address.name} cannot be used: {refusal}"
        raise LauncherError(text, "correct --database-url, or the database's role and its rights")
