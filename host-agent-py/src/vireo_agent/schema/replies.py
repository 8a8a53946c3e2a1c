"""Results of the verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from vireo_agent.schema.domain import DomainStatus, DomainXml, JobState
from vireo_agent.schema.requests import ImageFormat

VirtType = Literal["kvm", "qemu"]


@dataclass(frozen=True, slots=True)
class HelloReply:
    """Result of host.hello."""

    protocol: int
    agent_version: str
    host_uuid: str
    session: str
    last_sequence: int
    replayed: bool
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DomainCapabilities:
    """libvirt's domain capabilities for one machine type."""

    arch: str
    machine: str
    virt_type: VirtType
    xml: str


@dataclass(frozen=True, slots=True)
class HostCapabilities:
    """Result of host.capabilities."""

    hostname: str
    agent_version: str
    libvirt_version: str
    qemu_version: str
    kernel: str
    os_name: str
    virt_type: VirtType
    memory_bytes: int
    cpus: int
    capabilities_xml: str
    domain_capabilities: tuple[DomainCapabilities, ...]
    bridges: tuple[str, ...]
    storage_roots: tuple[str, ...]
    payload_directory: str


@dataclass(frozen=True, slots=True)
class HostStatistics:
    """Result of host.statistics."""

    sampled_at: str
    memory_total_bytes: int
    memory_available_bytes: int
    cpu_percent: float
    load_1m: float
    boot_time: str
    domains_running: int


@dataclass(frozen=True, slots=True)
class DomainNumbers:
    """What changed of one domain; ``whole`` when names that are not here are no more."""

    id: str
    whole: bool
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StatisticsDelta:
    """Result of host.statistics_since."""

    session: str
    cycle: int
    sampled_at: str
    whole: bool
    host: Mapping[str, int]
    domains: tuple[DomainNumbers, ...]
    gone: tuple[str, ...]
    unresponsive: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HostCertificate:
    """Result of host.certificate."""

    certificate_pem: str


@dataclass(frozen=True, slots=True)
class CertificateRequest:
    """Result of host.request_certificate."""

    csr_pem: str


@dataclass(frozen=True, slots=True)
class DomainList:
    """Result of domain.list: true as of event number ``sequence``."""

    session: str
    sequence: int
    libvirt_connected: bool
    domains: tuple[DomainStatus, ...]


@dataclass(frozen=True, slots=True)
class DomainXmls:
    """Result of domain.xml."""

    domains: tuple[DomainXml, ...]
    missing: tuple[str, ...]
    unanswered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileSystems:
    """Result of domain.freeze and domain.thaw: how many of them."""

    count: int


@dataclass(frozen=True, slots=True)
class Screenshot:
    """Result of domain.screenshot."""

    mime_type: str
    data: str


@dataclass(frozen=True, slots=True)
class DomainJob:
    """Result of domain.job; the numbers by libvirt's names, such as time_elapsed."""

    state: JobState
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DomainIdList:
    """Result of domain.remains."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty result."""


@dataclass(frozen=True, slots=True)
class Existed:
    """Result of verbs that end in absence: whether there was something to remove."""

    existed: bool


@dataclass(frozen=True, slots=True)
class StorageStatistics:
    """Result of storage.prepare and storage.statistics."""

    capacity_bytes: int
    available_bytes: int


@dataclass(frozen=True, slots=True)
class StorageFile:
    """One file of a storage domain."""

    path: str
    size_bytes: int
    modified_at: str


@dataclass(frozen=True, slots=True)
class StorageFiles:
    """Result of storage.list."""

    files: tuple[StorageFile, ...]


@dataclass(frozen=True, slots=True)
class VolumeInfo:
    """One image file."""

    path: str
    format: ImageFormat
    capacity_bytes: int
    allocation_bytes: int
    backing_path: str | None = None


@dataclass(frozen=True, slots=True)
class CustomScript:
    """A script of the host's admin; ``point`` is the hook point or the verb."""

    point: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ScriptFailure:
    """A hook that failed."""

    script: str
    at: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Customizations:
    """Result of host.customizations."""

    hooks: tuple[CustomScript, ...]
    overrides: tuple[CustomScript, ...]
    failures: tuple[ScriptFailure, ...]


@dataclass(frozen=True, slots=True)
class MdevType:
    """A kind of mediated devices that a device of the host can be divided into."""

    id: str
    name: str
    available: int


@dataclass(frozen=True, slots=True)
class NodeDevice:
    """A device of the host that a guest can be given, under the name by which it is given."""

    name: str
    capability: Literal["pci", "usb_device", "scsi", "mdev"]
    mdev_types: tuple[MdevType, ...]
    vendor_id: str | None = None
    vendor: str | None = None
    product_id: str | None = None
    product: str | None = None
    driver: str | None = None
    iommu_group: int | None = None
    parent: str | None = None
    physical_function: str | None = None
    virtual_functions: int | None = None


@dataclass(frozen=True, slots=True)
class NodeDevices:
    """Result of host.devices."""

    devices: tuple[NodeDevice, ...]
