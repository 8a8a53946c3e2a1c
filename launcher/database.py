"""The embedded PostgreSQL: real binaries from Maven Central, kept in the state folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from launcher import accounts, secretfile
from launcher.console import Outcome, changed, unchanged
from launcher.database_url import DatabaseAddress
from launcher.errors import LauncherError
from launcher.installation import Installation
from launcher.process import run

ROLE = "vireo"
SETTINGS = """\
# Written by the launcher; change postgresql.auto.conf instead.
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
max_connections = 60
shared_buffers = 128MB
password_encryption = 'scram-sha-256'
log_timezone = 'UTC'
timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
"""


def binaries_jar(installation: Installation) -> Path:
    """Return the archive that the build put beside the server."""
    found = sorted((installation.repository / "ear" / "target" / "database").glob("postgresql-*.jar"))
    if not found:
        raise LauncherError("the build left no PostgreSQL binaries in ear/target/database", "./vireo up builds them")
    return found[-1]


def postgres(installation: Installation) -> Path:
    """Return the server program."""
    return installation.database / "postgresql" / "bin" / "postgres"


def data(installation: Installation) -> Path:
    """Return the data directory."""
    return installation.database / "data"


def ensure(installation: Installation, busy: Callable[[str], None]) -> Outcome:
    """Unpack the binaries and create the database where they are missing."""
    made_user = accounts.ensure(accounts.DATABASE_USER)
    folder = installation.database
    folder.mkdir(parents=True, exist_ok=True)
    jar = binaries_jar(installation)
    fresh_binaries = _unpack(jar, folder, busy)
    fresh_data = not (data(installation) / "PG_VERSION").exists()
    if fresh_data:
        busy("creating the database")
        _create(installation)
    settings = data(installation) / "vireo.conf"
    wanted = SETTINGS.format(port=installation.ports.database)
    if not settings.exists() or settings.read_text() != wanted:
        secretfile.write(settings, wanted, accounts.owner(accounts.DATABASE_USER))
    text = f"{jar.stem.replace('-', ' ')} on 127.0.0.1:{installation.ports.database}"
    return changed(f"created {text}") if made_user or fresh_binaries or fresh_data else unchanged(text)


def _unpack(jar: Path, folder: Path, busy: Callable[[str], None]) -> bool:
    stamp = folder / "postgresql" / "version"
    if stamp.exists() and stamp.read_text() == jar.name:
        return False
    busy(f"unpacking {jar.name}")
    work = folder / "postgresql.part"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    with zipfile.ZipFile(jar) as outer:
        archive = outer.extract(next(name for name in outer.namelist() if name.endswith(".txz")), folder)
    run(["tar", "-xJf", archive, "-C", work, "--no-same-owner"])
    Path(archive).unlink()
    (work / "version").write_text(jar.name)
    shutil.rmtree(folder / "postgresql", ignore_errors=True)
    work.rename(folder / "postgresql")
    return True


def _create(installation: Installation) -> None:
    """Make the cluster, the engine's role and its database, without ever starting it for others."""
    target = data(installation)
    work = target.with_name("data.part")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(mode=0o700)
    secret_file = installation.database / "superuser"
    secretfile.write(secret_file, secretfile.new_password(), accounts.owner(accounts.DATABASE_USER))
    if os.geteuid() == 0:
        shutil.chown(work, accounts.DATABASE_USER, accounts.DATABASE_USER)
    locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"]
    initdb = postgres(installation).with_name("initdb")
    _as_database_user(
        [
            initdb,
            "-D",
            work,
            "-U",
            "postgres",
            "--auth=scram-sha-256",
            "--data-checksums",
            f"--pwfile={secret_file}",
            *locale,
        ]
    )
    secret_file.unlink()
    with (work / "postgresql.conf").open("a") as settings:
        settings.write("include_if_exists 'vireo.conf'\n")
    password = secretfile.new_password()
    secretfile.write(installation.database / "password", password)
    _as_database_user(
        [postgres(installation), "--single", "-D", work, "postgres"],
        f"CREATE ROLE {ROLE} LOGIN PASSWORD '{password}'\nCREATE DATABASE {ROLE} OWNER {ROLE}\n",
    )
    work.rename(target)


def _as_database_user(argv: list[str | Path], stdin: str = "") -> None:
    user = accounts.owner(accounts.DATABASE_USER)
    done = subprocess.run(
        [str(word) for word in argv],
        input=stdin,
        user=user,
        group=user,
        extra_groups=[] if user else None,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise LauncherError(f"{argv[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def address(installation: Installation) -> DatabaseAddress:
    """Return how the engine reaches the embedded database."""
    password = (installation.database / "password").read_text()
    return DatabaseAddress("127.0.0.1", installation.ports.database, ROLE, ROLE, password)
