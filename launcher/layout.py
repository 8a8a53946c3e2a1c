"""The state folder: which directories, whose, and who may look in."""

from __future__ import annotations

import json
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
    """Make or renew the engine's certificates; tells whether the server's own changed."""
    store = installation.pki / "server.p12"
    before = store.stat().st_mtime_ns if store.exists() else 0
    process.run(server.certificate_command(installation, names()))
    _give_to_engine(installation)
    # The authority's certificate is what every client needs; it is no secret.
    shutil.copyfile(installation.pki / "ca.crt", installation.ca_certificate)
    installation.ca_certificate.chmod(0o644)
    return store.stat().st_mtime_ns != before


def renew_certificate(installation: Installation, stolen: Path | None) -> str:
    """Give the engine another certificate, and take back the one that it has; returns what was done."""
    try:
        return process.run(server.renewal_command(installation, stolen))
    finally:
        _give_to_engine(installation)


def _give_to_engine(installation: Installation) -> None:
    user = accounts.owner(accounts.ENGINE_USER)
    for path in installation.pki.iterdir():
        if user:
            shutil.chown(path, user, user)


def names() -> list[str]:
    """Return the names and addresses under which clients may reach this machine."""
    found = ["localhost", socket.gethostname(), socket.getfqdn(), "127.0.0.1", "::1", *addresses()]
    return list(dict.fromkeys(name for name in found if name))


def addresses() -> list[str]:
    """Return the lasting addresses of the interface that leads to other networks."""
    routes = json.loads(process.run(["ip", "-json", "route", "show", "default"]) or "[]")
    if not routes:
        return []
    interface = routes[0]["dev"]
    shown = json.loads(process.run(["ip", "-json", "address", "show", "scope", "global", "dev", interface]) or "[]")
    entries = [entry for one in shown for entry in one.get("addr_info", [])]
    return [entry["local"] for entry in entries if "local" in entry and not entry.get("temporary")]
