"""The state folder: which directories, whose, and who may look in."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

from launcher import accounts, process, secretfile, server
from launcher.installation import Installation

ENGINE_LOGS = ("engine.log", "server.log")


def ensure(installation: Installation) -> bool:
    """Make what is missing; tells whether anything was."""
    made = accounts.ensure(accounts.ENGINE_USER)
    engine = accounts.owner(accounts.ENGINE_USER)
    state = installation.state
    for folder, mode, owner in (
        (state, 0o755, None),
        (installation.run, 0o755, None),
        (installation.logs, 0o755, None),
        (installation.engine_logs, 0o750, engine),
        (installation.pki, 0o700, engine),
        (installation.agent, 0o711, None),
        (state / "storage", 0o711, None),
        (installation.local_storage, 0o711, None),
    ):
        made |= _folder(folder, mode, owner)
    for name in ENGINE_LOGS:
        link = installation.logs / name
        if not link.is_symlink():
            link.symlink_to(Path(installation.engine_logs.name) / name)
    if not installation.admin_password_file.exists():
        secretfile.write(installation.admin_password_file, secretfile.new_password() + "\n", engine)
        made = True
    return made


def _folder(folder: Path, mode: int, owner: str | None) -> bool:
    if folder.is_dir():
        return False
    folder.mkdir(parents=True)
    folder.chmod(mode)
    if owner:
        shutil.chown(folder, owner, owner)
    return True


def ensure_certificates(installation: Installation) -> bool:
    """Make the engine's certificate authority and its own certificate; tells whether they were made."""
    if (installation.pki / "server.p12").exists():
        return False
    process.run(server.certificate_command(installation, names()))
    user = accounts.owner(accounts.ENGINE_USER)
    for path in [installation.pki, *installation.pki.rglob("*")]:
        if user:
            shutil.chown(path, user, user)
    # The authority's certificate is what every client needs; it is no secret.
    shutil.copyfile(installation.pki / "ca.crt", installation.ca_certificate)
    installation.ca_certificate.chmod(0o644)
    return True


def names() -> list[str]:
    """Return the names and addresses under which clients may reach this machine."""
    host = socket.gethostname()
    found = ["localhost", host, socket.getfqdn(), "127.0.0.1", "::1", *addresses()]
    return list(dict.fromkeys(name for name in found if name))


def addresses() -> list[str]:
    """Return this machine's own addresses that others can reach."""
    listed = process.run(["ip", "-brief", "address", "show", "scope", "global", "up"])
    return [word.partition("/")[0] for line in listed.splitlines() for word in line.split()[2:] if "/" in word]
