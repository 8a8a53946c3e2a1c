"""Where things are: the repository, the state folder, ports and the settings kept between runs."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from launcher.errors import LauncherError

REPOSITORY = Path(__file__).resolve().parent.parent
SYSTEM_STATE = Path("/var/lib/vireo")
MEMORY = Path("/run/vireo")  # of all installations of this machine
MAX_STATE_PATH = 80  # a UNIX socket below it has at most 107 characters
MAX_TASK_DAYS = 3650
MAX_USER_RATE = 1_000_000


@dataclass(frozen=True)
class Ports:
    """TCP ports; all but the portal's listen on the loopback address only."""

    https: int = 8443
    management: int = 9990
    database: int = 54320
    agent: int = 54321


@dataclass(frozen=True)
class Installation:
    """One installation of Vireo on this machine."""

    state: Path
    repository: Path = REPOSITORY
    ports: Ports = field(default_factory=Ports)
    host_address: str = "127.0.0.1"
    virtualization: str = "auto"
    libvirtd: str = ""
    database_kind: str = "embedded"
    host_directories: str = ""
    task_days: int = 30
    user_rate: int = 200
    lab_hosts: int = 0

    @property
    def pki(self) -> Path:
        """The engine's certificate authority and its own certificate."""
        return self.state / "pki"

    @property
    def ca_certificate(self) -> Path:
        """What clients need to trust the engine."""
        return self.state / "ca.crt"

    @property
    def server(self) -> Path:
        """The configured WildFly."""
        return self.state / "server"

    @property
    def database(self) -> Path:
        """The embedded database."""
        return self.state / "database"

    @property
    def logs(self) -> Path:
        """All log files."""
        return self.state / "log"

    @property
    def engine_logs(self) -> Path:
        """The engine's log files; a folder of its user's own."""
        return self.logs / "engine"

    @property
    def run(self) -> Path:
        """Process ids and sockets."""
        return self.state / "run"

    @property
    def local_storage(self) -> Path:
        """The root of the storage domain ``local``."""
        return self.state / "storage" / "local"

    @property
    def agent(self) -> Path:
        """The host agent's configuration, keys and state."""
        return self.state / "agent"

    @property
    def payloads(self) -> Path:
        """Drives with passwords and keys for guests' first boot: in memory, and gone with the machine's next start."""
        return MEMORY / hashlib.sha256(str(self.state).encode()).hexdigest()[:12]

    @property
    def admin_password_file(self) -> Path:
        """The generated password of admin@internal."""
        return self.state / "admin-password"

    @property
    def engine_properties(self) -> Path:
        """Settings of the engine, the database password among them."""
        return self.state / "engine.properties"

    @property
    def settings_file(self) -> Path:
        """What is kept between runs, without secrets."""
        return self.state / "vireo.json"

    @property
    def url(self) -> str:
        """The engine's address as seen from this machine."""
        return f"https://localhost:{self.ports.https}"

    def save(self) -> None:
        """Write the settings for the next run."""
        values = {
            "ports": vars(self.ports),
            "host_address": self.host_address,
            "virtualization": self.virtualization,
            "libvirtd": self.libvirtd,
            "database_kind": self.database_kind,
            "host_directories": self.host_directories,
            "task_days": self.task_days,
            "user_rate": self.user_rate,
            "lab_hosts": self.lab_hosts,
        }
        self.settings_file.write_text(json.dumps(values, indent=2) + "\n")


@contextmanager
def exclusive(installation: Installation) -> Iterator[None]:
    """Let only one command at a time change an installation."""
    installation.run.mkdir(parents=True, exist_ok=True)
    with (installation.run / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LauncherError(
                f"another ./vireo command is changing {installation.state}", "wait until it has ended"
            ) from None
        yield


def default_state(environment: Mapping[str, str]) -> Path:
    """Return VIREO_STATE, else ``.state`` beside the launcher where QEMU and PostgreSQL may go, else /var/lib/vireo."""
    if chosen := environment.get("VIREO_STATE"):
        return Path(chosen).absolute()
    state = REPOSITORY / ".state"
    return state if os.geteuid() != 0 or open_to_all(REPOSITORY) else SYSTEM_STATE


def open_to_all(path: Path) -> bool:
    """Whether any user may pass through this folder and all above it."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in [path, *path.parents] if folder.exists())


def checked(directories: str) -> str:
    """Return the colon-separated folders when each is an absolute path below the root."""
    for folder in filter(None, directories.split(":")):
        if folder == "/" or not folder.startswith("/") or os.path.normpath(folder) != folder:
            raise LauncherError(
                f"'{folder}' of --host-directories is not an absolute path below the root without . and ..",
                "give paths such as /srv/shared, with colons between",
            )
    return directories


def checked_number(option: str, number: int, most: int) -> int:
    """Return the number of the option when it is 1 to ``most``."""
    if not 1 <= number <= most:
        raise LauncherError(f"{option} is {number}", f"give a number from 1 to {most}")
    return number


def load(state: Path) -> Installation:
    """Return the installation of this state folder, with defaults where nothing was saved."""
    if len(str(state)) > MAX_STATE_PATH:
        raise LauncherError(
            f"the state folder's path has {len(str(state))} characters: {state}",
            f"choose one of at most {MAX_STATE_PATH} with --state; sockets are made below it",
        )
    fresh = Installation(state)
    if not fresh.settings_file.exists():
        return fresh
    saved = json.loads(fresh.settings_file.read_text())
    ports = Ports(**saved.pop("ports"))
    return replace(fresh, ports=ports, **saved)
