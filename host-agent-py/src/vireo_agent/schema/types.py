"""Generated from protocol.json by tools/generate_schema.py; do not edit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

Uuid = Annotated[str, "uuid"]
ImageFormat = Literal["qcow2", "raw"]
PowerMode = Literal["any", "agent", "acpi"]
VirtType = Literal["kvm", "qemu"]
DomainState = Literal["nostate", "running", "blocked", "paused", "shutdown", "shutoff", "crashed", "pmsuspended"]
StopReason = Literal["shutdown", "destroyed", "crashed", "migrated", "saved", "failed", "from_snapshot", "unknown"]
JobState = Literal["none", "bounded", "unbounded", "completed", "failed", "cancelled"]
NodeDeviceCapability = Literal["pci", "usb_device", "scsi", "mdev"]
LongJobState = Literal["running", "finished", "failed", "aborted"]


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
class HelloReply:
    """Result of host.hello."""

    protocol: int
    agent_version: str
    host_uuid: Uuid
    session: str
    last_sequence: int
    replayed: bool
    features: tuple[str, ...]
    revocations: int | None = None


@dataclass(frozen=True, slots=True)
class Empty:
    """No parameters."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Parameters of the notification statistics."""

    deflated: str


@dataclass(frozen=True, slots=True)
class HostNumbers:
    """What changed of the host; ``whole`` when names that are not here are no more."""

    whole: bool
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DomainNumbers:
    """What changed of one domain; ``whole`` when names that are not here are no more."""

    id: Uuid
    whole: bool
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StatisticsDelta:
    """What has changed of the numbers of host and domains since the one before."""

    sampled_at: str
    whole: bool
    host: HostNumbers
    domains: tuple[DomainNumbers, ...]
    gone: tuple[Uuid, ...]
    unresponsive: tuple[Uuid, ...]


@dataclass(frozen=True, slots=True)
class HostCertificate:
    """Result of host.certificate."""

    certificate_pem: str


@dataclass(frozen=True, slots=True)
class CertificateRequest:
    """Result of host.request_certificate."""

    csr_pem: str


@dataclass(frozen=True, slots=True)
class InstallCertificate:
    """Parameters of host.install_certificate."""

    certificate_pem: str


@dataclass(frozen=True, slots=True)
class SetRevocations:
    """Parameters of host.set_revocations."""

    list_pem: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty result."""


@dataclass(frozen=True, slots=True)
class GuestAddress:
    """One address that the guest says it has."""

    address: str
    prefix: int
    family: Literal["ipv4", "ipv6"]


@dataclass(frozen=True, slots=True)
class GuestInterface:
    """One network interface as the guest sees it."""

    name: str
    addresses: tuple[GuestAddress, ...]
    mac: str | None = None


@dataclass(frozen=True, slots=True)
class GuestInfo:
    """What the QEMU guest agent answered last."""

    interfaces: tuple[GuestInterface, ...]
    hostname: str | None = None
    os_name: str | None = None
    os_version: str | None = None
    kernel: str | None = None


@dataclass(frozen=True, slots=True)
class DomainStatus:
    """One active domain."""

    id: Uuid
    name: str
    state: DomainState
    reason: str
    devices_hash: str
    managed: bool
    started_at: str | None = None
    guest: GuestInfo | None = None


@dataclass(frozen=True, slots=True)
class DomainList:
    """Result of domain.list: true as of event number ``sequence``."""

    session: str
    sequence: int
    libvirt_connected: bool
    domains: tuple[DomainStatus, ...]


@dataclass(frozen=True, slots=True)
class DomainIds:
    """Parameters of domain.xml."""

    ids: tuple[Uuid, ...]


@dataclass(frozen=True, slots=True)
class DomainXml:
    """The live XML of one domain with the hash that belongs to it."""

    id: Uuid
    devices_hash: str
    xml: str


@dataclass(frozen=True, slots=True)
class DomainXmls:
    """Result of domain.xml."""

    domains: tuple[DomainXml, ...]
    missing: tuple[Uuid, ...]
    unanswered: tuple[Uuid, ...]


@dataclass(frozen=True, slots=True)
class CreateDomain:
    """Parameters of domain.create."""

    xml: str
    secrets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PowerDomain:
    """Parameters of domain.shutdown and domain.reboot."""

    id: Uuid
    mode: PowerMode = "any"


@dataclass(frozen=True, slots=True)
class DomainId:
    """The one domain that a verb is about."""

    id: Uuid


@dataclass(frozen=True, slots=True)
class JobId:
    """The one job that a verb is about."""

    id: Uuid


@dataclass(frozen=True, slots=True)
class JobQuery:
    """Parameters of job.status."""

    id: Uuid
    wait_ms: int = 0


@dataclass(frozen=True, slots=True)
class Existed:
    """Result of verbs that end in absence: whether there was something to remove."""

    existed: bool


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
class DomainIdList:
    """Result of domain.remains."""

    ids: tuple[Uuid, ...]


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
class ResizeBlock:
    """Parameters of domain.resize_block."""

    id: Uuid
    disk: str
    capacity_bytes: int


@dataclass(frozen=True, slots=True)
class FileSystems:
    """Result of domain.freeze and domain.thaw: how many of them."""

    count: int


@dataclass(frozen=True, slots=True)
class UserPassword:
    """Parameters of domain.set_user_password."""

    id: Uuid
    user: str
    secrets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DomainScreen:
    """Parameters of domain.screenshot."""

    id: Uuid
    screen: int = 0


@dataclass(frozen=True, slots=True)
class Screenshot:
    """Result of domain.screenshot."""

    mime_type: str
    data: str


@dataclass(frozen=True, slots=True)
class OpenConsole:
    """Parameters of console.open."""

    id: Uuid
    kind: Literal["vnc", "text"]
    user: Annotated[str, r"[^\u0000-\u001f\u007f-\u009f]{1,256}"]
    force: bool
    screen: Annotated[int, range(16)] = 0
    alias: Annotated[str, r"[ -~]{0,255}"] = ""
    idle_seconds: Annotated[int, range(1, 86401)] = 3600


@dataclass(frozen=True, slots=True)
class ConsoleTicket:
    """Result of console.open."""

    ticket: str
    expires_seconds: int


@dataclass(frozen=True, slots=True)
class DefineSecret:
    """Parameters of secret.define."""

    id: Uuid
    secrets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SecretId:
    """Parameters of secret.undefine."""

    id: Uuid


@dataclass(frozen=True, slots=True)
class PrepareStorage:
    """Parameters of storage.prepare."""

    root: str
    storage_domain_id: Uuid


@dataclass(frozen=True, slots=True)
class StorageStatistics:
    """Result of storage.prepare and storage.statistics."""

    capacity_bytes: int
    available_bytes: int


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
class StartCopy:
    """Parameters of volume.start_copy."""

    job: Uuid
    source: str
    source_format: ImageFormat
    path: str
    format: ImageFormat


@dataclass(frozen=True, slots=True)
class StartChecksum:
    """Parameters of volume.start_checksum: of the file as it is stored."""

    job: Uuid
    path: str


@dataclass(frozen=True, slots=True)
class InspectVolume:
    """Parameters of volume.info."""

    path: str
    format: ImageFormat


@dataclass(frozen=True, slots=True)
class ResizeVolume:
    """Parameters of volume.resize."""

    path: str
    format: ImageFormat
    capacity_bytes: int


@dataclass(frozen=True, slots=True)
class DeleteVolume:
    """Parameters of volume.delete."""

    path: str


@dataclass(frozen=True, slots=True)
class Meta:
    """Rides beside the params of every request."""

    correlation_id: Annotated[str, r"[^\ud800-\udfff]{0,128}"]
    deadline_ms: Annotated[int, range(86400001)]
    idempotency_key: Annotated[str, r"[^\ud800-\udfff]{1,200}"] | None = None


@dataclass(frozen=True, slots=True)
class VolumeInfo:
    """One image file."""

    path: str
    format: ImageFormat
    capacity_bytes: int
    allocation_bytes: int
    backing_path: str | None = None


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
class DomainStatusEvent:
    """Body of the event domain.status."""

    domain: DomainStatus
    cause: str


@dataclass(frozen=True, slots=True)
class DomainStoppedEvent:
    """Body of the event domain.stopped."""

    id: Uuid
    reason: StopReason


@dataclass(frozen=True, slots=True)
class LibvirtEvent:
    """Body of the event host.libvirt."""

    connected: bool
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class HookEvent:
    """Body of the event hook.printed: what a hook wrote to standard error while a request with an idempotency key was
    carried out.
    """

    key: str
    script: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One numbered notification to the engine."""

    session: str
    sequence: int
    time: str
    type: Literal["domain.status", "domain.stopped", "host.libvirt", "hook.printed"]
    body: DomainStatusEvent | DomainStoppedEvent | LibvirtEvent | HookEvent
    correlation_id: str | None = None


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
    capability: NodeDeviceCapability
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


@dataclass(frozen=True, slots=True)
class DomainJob:
    """Result of domain.job; the numbers by libvirt's names, such as time_elapsed."""

    state: JobState
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class JobFailure:
    """Why a job failed: what a verb would have answered."""

    name: str
    message: str
    output: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A long job of the agent itself."""

    id: Uuid
    verb: str
    state: LongJobState
    done_bytes: int
    total_bytes: int
    started_at: str
    volume: VolumeInfo | None = None
    sha256: str | None = None
    error: JobFailure | None = None


@dataclass(frozen=True, slots=True)
class Jobs:
    """Result of job.list."""

    jobs: tuple[Job, ...]
