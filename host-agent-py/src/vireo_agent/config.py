"""The agent's configuration file (TOML). It holds no secrets."""

import tomllib
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

VirtTypeSetting = Literal["auto", "kvm", "qemu"]
Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
Port = Annotated[int, range(65536), "a number from 0 (any free port) to 65535"]
Seconds = Annotated[int, range(1, 601), "a number of seconds from 1 to 600"]


class ConfigError(Exception):
    """What is wrong in the file, with the value and what to write instead."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings with the defaults of the Debian package."""

    libvirt_uri: str = "qemu:///system"
    bind: str = "0.0.0.0"
    port: Port = 54321
    pki_directory: Path = Path("/etc/vireo-agent/pki")
    state_directory: Path = Path("/var/lib/vireo-agent")
    # In memory: it holds passwords and keys for the first boot of guests.
    payload_directory: Path = Path("/run/vireo-agent/payload")
    nvram_directory: Path = Path("/var/lib/libvirt/qemu/nvram")
    tpm_directory: Path = Path("/var/lib/libvirt/swtpm")
    sysfs_directory: Path = Path("/sys")
    hooks_directory: Path = Path("/etc/vireo-agent/hooks")
    overrides_directory: Path = Path("/etc/vireo-agent/overrides")
    script_seconds: Seconds = 60
    storage_roots: tuple[Path, ...] = field(default=(Path("/var/lib/vireo/storage"),))
    # None: the engine alone says which folders VMs may use, and a path there may hold no link.
    host_directories: tuple[Path, ...] | None = None
    virt_type: VirtTypeSetting = "auto"
    log_file: Path | None = None
    log_level: Level = "INFO"

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

    @property
    def crl_file(self) -> Path:
        """The certificates that the authority has taken back; missing until it takes back one."""
        return self.pki_directory / "crl.pem"


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
    settings = get_type_hints(Config, include_extras=True)
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name not in settings:
            known = ", ".join(sorted(settings))
            raise ConfigError(f"{source}: unknown setting {name!r}; known are {known}")
        try:
            checked[name] = _checked(settings[name], value)
        except ValueError as error:
            raise ConfigError(f"{source}: {name} = {value!r}: write {error}") from None
    return Config(**checked)


def _checked(hint: Any, value: Any) -> Any:
    """The value as a setting of this type; what to write instead when it is none."""
    kind, parts = get_origin(hint), get_args(hint)
    if kind is types.UnionType:
        return _folders(value) if get_origin(parts[0]) is tuple else _checked(parts[0], value)
    if kind is tuple:
        return _paths(value)
    if kind is Annotated:
        allowed, words = hint.__metadata__
        if type(value) is not int or value not in allowed:
            raise ValueError(words)
        return value
    if not isinstance(value, str) or not value:
        raise ValueError("a non-empty string")
    if kind is Literal:
        for word in parts:
            if word.lower() == value.lower():
                return word
        raise ValueError(f"one of {', '.join(parts)}")
    return _path(value) if hint is Path else value


def _path(value: str) -> Path:
    path = Path(value)
    if not path.is_absolute() or ".." in path.parts:
        raise ValueError("an absolute path without '..'")
    return path


def _paths(value: object) -> tuple[Path, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("an array of one or more absolute paths")
    return tuple(_checked(Path, item) for item in value)


def _folders(value: object) -> tuple[Path, ...]:
    folders = () if value == [] else _paths(value)
    if Path("/") in folders:
        raise ValueError("folders below the root")
    return folders
