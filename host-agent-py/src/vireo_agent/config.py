"""The agent's configuration file (TOML). It holds no secrets."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

VirtTypeSetting = Literal["auto", "kvm", "qemu"]
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_MAX_PORT = 65535
_MAX_SECONDS = 600


class ConfigError(Exception):
    """What is wrong in the file, with the value and what to write instead."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings with the defaults of the Debian package."""

    libvirt_uri: str = "qemu:///system"
    bind: str = "0.0.0.0"
    port: int = 54321
    pki_directory: Path = Path("/etc/vireo-agent/pki")
    state_directory: Path = Path("/var/lib/vireo-agent")
    # In memory: it holds passwords and keys for the first boot of guests.
    payload_directory: Path = Path("/run/vireo-agent/payload")
    nvram_directory: Path = Path("/var/lib/libvirt/qemu/nvram")
    tpm_directory: Path = Path("/var/lib/libvirt/swtpm")
    sysfs_directory: Path = Path("/sys")
    hooks_directory: Path = Path("/etc/vireo-agent/hooks")
    overrides_directory: Path = Path("/etc/vireo-agent/overrides")
    script_seconds: int = 60
    storage_roots: tuple[Path, ...] = field(default=(Path("/var/lib/vireo/storage"),))
    # None: the engine alone says which folders VMs may use, and a path there may hold no link.
    host_directories: tuple[Path, ...] | None = None
    virt_type: VirtTypeSetting = "auto"
    log_file: Path | None = None
    log_level: str = "INFO"

    @property
    def key_file(self) -> Path:
        """The host's private key."""
        return self.pki_directory / "host.key"

    @property
    def certificate_file(self) -> Path:
        """The host's certificate, signed by the engine."""
        return self.pki_directory / "host.crt"

    @property
    def ca_file(self) -> Path:
        """The engine's certificate authority."""
        return self.pki_directory / "ca.crt"


def load(path: Path) -> Config:
    """Reads and checks a configuration file."""
    try:
        with path.open("rb") as stream:
            values = tomllib.load(stream)
    except FileNotFoundError:
        raise ConfigError(f"no configuration file {path}; name one with --config") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}") from None
    return parse(values, str(path))


def parse(values: dict[str, Any], source: str) -> Config:
    """A Config from the parsed file."""
    unknown = sorted(set(values) - set(_READERS))
    if unknown:
        known = ", ".join(sorted(_READERS))
        raise ConfigError(f"{source}: unknown setting {unknown[0]!r}; known are {known}")
    checked: dict[str, Any] = {}
    for name, value in values.items():
        try:
            checked[name] = _READERS[name](value)
        except ValueError as error:
            raise ConfigError(f"{source}: {name} = {value!r}: {error}") from None
    return Config(**checked)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("write a non-empty string")
    return value


def _path(value: object) -> Path:
    path = Path(_text(value))
    if not path.is_absolute() or ".." in path.parts:
        raise ValueError("write an absolute path without '..'")
    return path


def _paths(value: object) -> tuple[Path, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("write an array of one or more absolute paths")
    return tuple(_path(item) for item in value)


def _folders(value: object) -> tuple[Path, ...]:
    folders = () if value == [] else _paths(value)
    if Path("/") in folders:
        raise ValueError("write folders below the root")
    return folders


def _port(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MAX_PORT:
        raise ValueError(f"write a number from 0 (any free port) to {_MAX_PORT}")
    return value


def _seconds(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MAX_SECONDS:
        raise ValueError(f"write a number of seconds from 1 to {_MAX_SECONDS}")
    return value


def _virt_type(value: object) -> str:
    if value not in ("auto", "kvm", "qemu"):
        raise ValueError("write auto, kvm or qemu")
    return str(value)


def _level(value: object) -> str:
    level = _text(value).upper()
    if level not in _LEVELS:
        raise ValueError(f"write one of {', '.join(_LEVELS)}")
    return level


_READERS = {
    "libvirt_uri": _text,
    "bind": _text,
    "port": _port,
    "pki_directory": _path,
    "state_directory": _path,
    "payload_directory": _path,
    "nvram_directory": _path,
    "tpm_directory": _path,
    "sysfs_directory": _path,
    "hooks_directory": _path,
    "overrides_directory": _path,
    "script_seconds": _seconds,
    "storage_roots": _paths,
    "host_directories": _folders,
    "virt_type": _virt_type,
    "log_file": _path,
    "log_level": _level,
}
