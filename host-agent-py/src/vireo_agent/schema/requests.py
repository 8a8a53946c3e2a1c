"""Parameters of the verbs, and the meta member of every request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from vireo_agent.schema.codec import Base64Text, Uuid

ImageFormat = Literal["qcow2", "raw"]
PowerMode = Literal["any", "agent", "acpi"]


@dataclass(frozen=True, slots=True)
class Meta:
    """Rides beside the params of every request."""

    correlation_id: str
    deadline_ms: int
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class Empty:
    """No parameters."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Where an engine stood in the event stream of an earlier connection."""

    session: str
    last_sequence: int


@dataclass(frozen=True, slots=True)
class Hello:
    """Parameters of host.hello."""

    protocol_versions: tuple[int, ...]
    engine: str
    resume: Resume | None = None


@dataclass(frozen=True, slots=True)
class StatisticsSince:
    """Parameters of host.statistics_since: the session and cycle of the last answer."""

    session: str
    cycle: int


@dataclass(frozen=True, slots=True)
class InstallCertificate:
    """Parameters of host.install_certificate."""

    certificate_pem: str


@dataclass(frozen=True, slots=True)
class DomainIds:
    """Parameters of domain.xml."""

    ids: tuple[Uuid, ...]


@dataclass(frozen=True, slots=True)
class DomainId:
    """The one domain that a verb is about."""

    id: Uuid


@dataclass(frozen=True, slots=True)
class DomainScreen:
    """Parameters of domain.screenshot."""

    id: Uuid
    screen: int = 0


@dataclass(frozen=True, slots=True)
class UserPassword:
    """Parameters of domain.set_user_password."""

    id: Uuid
    user: str
    secrets: Mapping[str, Base64Text]


@dataclass(frozen=True, slots=True)
class ResizeBlock:
    """Parameters of domain.resize_block."""

    id: Uuid
    disk: str
    capacity_bytes: int


@dataclass(frozen=True, slots=True)
class DefineSecret:
    """Parameters of secret.define."""

    id: Uuid
    secrets: Mapping[str, Base64Text]


@dataclass(frozen=True, slots=True)
class SecretId:
    """Parameters of secret.undefine."""

    id: Uuid


@dataclass(frozen=True, slots=True)
class CreateDomain:
    """Parameters of domain.create."""

    xml: str
    secrets: Mapping[str, Base64Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PowerDomain:
    """Parameters of domain.shutdown and domain.reboot."""

    id: Uuid
    mode: PowerMode = "any"


@dataclass(frozen=True, slots=True)
class DeviceXml:
    """Parameters of domain.attach_device and domain.update_device."""

    id: Uuid
    xml: str


@dataclass(frozen=True, slots=True)
class DeviceAlias:
    """Parameters of domain.detach_device."""

    id: Uuid
    alias: str


@dataclass(frozen=True, slots=True)
class VcpuCount:
    """Parameters of domain.set_vcpus."""

    id: Uuid
    count: int


@dataclass(frozen=True, slots=True)
class BalloonTarget:
    """Parameters of domain.set_balloon."""

    id: Uuid
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class BlockIoTune:
    """Parameters of domain.set_block_io_tune; the limits by libvirt's names, 0 for none."""

    id: Uuid
    disk: str
    limits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PrepareStorage:
    """Parameters of storage.prepare."""

    root: str
    storage_domain_id: Uuid


@dataclass(frozen=True, slots=True)
class StorageRoot:
    """Parameters of storage.statistics."""

    root: str


@dataclass(frozen=True, slots=True)
class ListStorage:
    """Parameters of storage.list."""

    root: str
    folder: Literal["images", "import"]


@dataclass(frozen=True, slots=True)
class Backing:
    """The image below a copy-on-write volume."""

    path: str
    format: ImageFormat


@dataclass(frozen=True, slots=True)
class CreateVolume:
    """Parameters of volume.create."""

    path: str
    format: ImageFormat
    capacity_bytes: int
    backing: Backing | None = None


@dataclass(frozen=True, slots=True)
class CopyVolume:
    """Parameters of volume.copy."""

    source: str
    source_format: ImageFormat
    path: str
    format: ImageFormat


@dataclass(frozen=True, slots=True)
class ResizeVolume:
    """Parameters of volume.resize."""

    path: str
    format: ImageFormat
    capacity_bytes: int


@dataclass(frozen=True, slots=True)
class InspectVolume:
    """Parameters of volume.info."""

    path: str
    format: ImageFormat


@dataclass(frozen=True, slots=True)
class DeleteVolume:
    """Parameters of volume.delete."""

    path: str
