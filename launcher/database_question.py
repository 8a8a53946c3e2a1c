"""One question to the engine's database."""

from __future__ import annotations

from pathlib import Path

from launcher import jdk, settings
from launcher.installation import Installation
from launcher.process import run

PROGRAM = Path(__file__).with_name("DatabaseLook.java")


def ask(installation: Installation, sql: str) -> str:
    """Return the first column of what the statement answers, a row a line."""
    address = settings.database(installation)
    driver = installation.server / "modules/org/postgresql/main/postgresql.jar"
    command: list[str | Path] = [jdk.find().java, "-cp", driver, PROGRAM, address.jdbc_url, address.user]
    return run(command, stdin=f"{address.password}\n{sql}", secret=True)
