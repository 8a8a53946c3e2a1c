"""One open connection to libvirt: blocking calls that take and give plain values."""

import contextlib
import platform
from collections.abc import Iterable

import libvirt

from vireo_agent.errors import AgentError
from vireo_agent.schema import types
from vireo_agent.virt import names, secrets, statistics
from vireo_agent.virt.consoles import ConsoleCalls
from vireo_agent.virt.failures import LibvirtFailure, ignoring
from vireo_agent.virt.guestcalls import GuestCalls
from vireo_agent.virt.session import all_translated
from vireo_agent.virt.types import DomainNumbersNow, HypervisorFacts, Snapshot

_TEST_DRIVER = "TEST"
# What libvirt says, without a code of its own, of a device that is not there, and QEMU of one
# that the guest still ponders letting go of after an earlier request.
_NOTHING_TO_ASK = ("no device found with alias", "is already in the process of unplug")
_MACHINES = ("q35", "pc")
_GIVEN_TO_GUESTS = (
    libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV
    | libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV
    | libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI
    | libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV
)
_POWER_FLAGS = {
    "any": (
        libvirt.VIR_DOMAIN_SHUTDOWN_GUEST_AGENT | libvirt.VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN,
        libvirt.VIR_DOMAIN_REBOOT_GUEST_AGENT | libvirt.VIR_DOMAIN_REBOOT_ACPI_POWER_BTN,
    ),
    "agent": (libvirt.VIR_DOMAIN_SHUTDOWN_GUEST_AGENT, libvirt.VIR_DOMAIN_REBOOT_GUEST_AGENT),
    "acpi": (libvirt.VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN, libvirt.VIR_DOMAIN_REBOOT_ACPI_POWER_BTN),
}


@all_translated
class Hypervisor(GuestCalls, ConsoleCalls):
    """The calls that the verbs need, each in libvirt's own terms."""

    def active(self) -> dict[str, str]:
        """The names of all active domains, by id."""
        found = self._connection.listAllDomains(libvirt.VIR_CONNECT_LIST_DOMAINS_ACTIVE)
        return {domain.UUIDString(): domain.name() for domain in found}

    def statistics(self) -> tuple[DomainNumbersNow, ...]:
        """What libvirt counts of every active domain; a hung one can hold this up."""
        return statistics.of_all(self._connection)

    def node_devices(self) -> tuple[str, ...]:
        """Descriptions of the host's devices of the kinds that guests can be given."""
        found = []
        for device in self._connection.listAllDevices(_GIVEN_TO_GUESTS):
            with ignoring(libvirt.VIR_ERR_NO_NODE_DEVICE):  # unplugged since it was listed
                found.append(str(device.XMLDesc(0)))
        return tuple(found)

    def look(self, identity: str) -> Snapshot | None:
        """State and live XML, without secrets; None when the domain is not active."""
        with ignoring(libvirt.VIR_ERR_NO_DOMAIN):
            domain = self._connection.lookupByUUIDString(identity)
            run = domain.ID()
            if run < 0:
                return None
            number, reason = domain.state()[:2]
            word = names.state(number)
            if word == "shutoff":
                return None
            xml = domain.XMLDesc(0)
            return Snapshot(identity, domain.name(), run, word, names.reason(word, reason), xml)
        return None

    def occupant(self, identity: str, name: str) -> str | None:
        """Which active domain already has this id or this name, in words."""
        for key, value, find in (
            ("id", identity, self._connection.lookupByUUIDString),
            ("name", name, self._connection.lookupByName),
        ):
            with ignoring(libvirt.VIR_ERR_NO_DOMAIN):
                domain = find(value)
                if domain.isActive():
                    return f"domain {domain.name()} ({domain.UUIDString()}) with the {key} {value}"
        return None

    def create(self, xml: str, *, paused: bool) -> None:
        """Starts a transient domain."""
        if paused and self._connection.getType() == _TEST_DRIVER:
            self._connection.createXML(xml, 0).suspend()  # it knows no paused start
            return
        flags = libvirt.VIR_DOMAIN_START_PAUSED if paused else 0
        self._connection.createXML(xml, flags)

    def destroy(self, identity: str) -> bool:
        """Powers a domain off; False when it was not active."""
        try:
            domain = self._connection.lookupByUUIDString(identity)
            if not domain.isActive():
                return False
            domain.destroy()
        except libvirt.libvirtError as error:
            if error.get_error_code() == libvirt.VIR_ERR_NO_DOMAIN:
                return False
            if not self._is_active(identity):
                return False  # it ended by itself while we asked
            if error.get_error_code() == libvirt.VIR_ERR_OPERATION_TIMEOUT:
                # QEMU is killed first, and only then does libvirt wait for other calls.
                raise LibvirtFailure(error, "DEADLINE_EXCEEDED") from None
            raise
        return True

    def shutdown(self, identity: str, mode: str) -> None:
        """Asks the guest to power off."""
        self._domain(identity).shutdownFlags(_POWER_FLAGS[mode][0])

    def reboot(self, identity: str, mode: str) -> None:
        """Asks the guest to reboot."""
        self._domain(identity).reboot(_POWER_FLAGS[mode][1])

    def reset(self, asked: types.DomainId) -> None:
        """Presses the reset button, without asking the guest; the run goes on."""
        self._domain(asked.id).reset()

    def suspend(self, asked: types.DomainId) -> None:
        """Stops the vCPUs."""
        self._domain(asked.id).suspend()

    def resume(self, asked: types.DomainId) -> None:
        """Runs the vCPUs."""
        self._domain(asked.id).resume()

    def update_device(self, identity: str, xml: str) -> None:
        """Changes a device of the live domain."""
        self._domain(identity).updateDeviceFlags(xml, libvirt.VIR_DOMAIN_AFFECT_LIVE)

    def attach_device(self, identity: str, xml: str) -> None:
        """Plugs a device into the live domain."""
        self._domain(identity).attachDeviceFlags(xml, libvirt.VIR_DOMAIN_AFFECT_LIVE)

    def detach_device(self, identity: str, alias: str) -> None:
        """Asks for a device of the live domain; the guest may let go of it later, or never."""
        try:
            self._domain(identity).detachDeviceAlias(alias, libvirt.VIR_DOMAIN_AFFECT_LIVE)
        except libvirt.libvirtError as error:
            text = error.get_error_message() or ""
            if not any(words in text for words in _NOTHING_TO_ASK):
                raise

    def set_vcpus(self, asked: types.VcpuCount) -> None:
        """Plugs vCPUs into the live domain, or asks the guest to let go of some."""
        self._domain(asked.id).setVcpusFlags(asked.count, libvirt.VIR_DOMAIN_AFFECT_LIVE)

    def set_balloon(self, asked: types.BalloonTarget) -> None:
        """Tells the balloon of the live domain how much memory to leave the guest."""
        kibibytes = asked.memory_bytes // 1024
        self._domain(asked.id).setMemoryFlags(kibibytes, libvirt.VIR_DOMAIN_AFFECT_LIVE)

    def set_block_io_tune(self, asked: types.BlockIoTune) -> None:
        """Replaces I/O limits of a disk of the live domain; those that are not named stay."""
        domain, limits = self._domain(asked.id), dict(asked.limits)
        domain.setBlockIoTune(asked.disk, limits, libvirt.VIR_DOMAIN_AFFECT_LIVE)

    def resize_block(self, asked: types.ResizeBlock) -> None:
        """Makes a disk of the live domain larger, and tells the guest."""
        identity, disk, capacity = asked.id, asked.disk, asked.capacity_bytes
        domain = self._domain(identity)
        present = domain.blockInfo(disk)[0]
        if capacity < present:
            raise AgentError(
                "DOMAIN_STATE",
                f"disk {disk} of domain {identity} has {present} bytes: {capacity} would cut off"
                " what the guest keeps at its end",
                subject=disk,
            )
        if capacity > present:
            domain.blockResize(disk, capacity, libvirt.VIR_DOMAIN_BLOCK_RESIZE_BYTES)

    def job(self, identity: str) -> dict[str, int]:
        """What libvirt counts of the long job on the domain, by its own names."""
        return statistics.counted(self._domain(identity).jobStats())

    def abort_job(self, identity: str) -> None:
        """Ends the long job on the domain."""
        self._domain(identity).abortJob()

    def define_secret(self, identity: str, value: bytes) -> None:
        """A secret in the memory of libvirt alone, which it gives to nobody but QEMU."""
        if self._secret(identity) is False:
            raise AgentError(
                "SECRET_CONFLICT",
                f"libvirt has a secret {identity} that somebody else keeps on this host; choose another id",
                subject=identity,
            )
        self._connection.secretDefineXML(secrets.document(identity)).setValue(value)

    def undefine_secret(self, identity: str) -> bool:
        """Has libvirt forget a secret of ours; False when there was none."""
        if not self._secret(identity):
            return False
        self._connection.secretLookupByUUIDString(identity).undefine()
        return True

    def _secret(self, identity: str) -> bool | None:
        """Whether a secret is ours; None when there is none."""
        with ignoring(libvirt.VIR_ERR_NO_SECRET):
            return secrets.is_ours(self._connection.secretLookupByUUIDString(identity).XMLDesc())
        return None

    def knows(self, identity: str) -> bool:
        """Whether there is a domain with this id, active or merely defined."""
        with ignoring(libvirt.VIR_ERR_NO_DOMAIN):
            self._connection.lookupByUUIDString(identity)
            return True
        return False

    def define_filters(self, documents: Iterable[str]) -> None:
        """Makes these network filters known; libvirt keeps them, and equal ones as they are."""
        with ignoring(libvirt.VIR_ERR_NO_SUPPORT):  # the test driver has no filters
            for document in documents:
                self._connection.nwfilterDefineXML(document)

    def facts(self, virt_type: str) -> HypervisorFacts:
        """Versions and capabilities; slow on a cold libvirt."""
        connection = self._connection
        capabilities = []
        for machine in _MACHINES:
            with contextlib.suppress(libvirt.libvirtError):  # this driver or machine has none
                xml = connection.getDomainCapabilities(None, platform.machine(), machine, virt_type)
                capabilities.append((machine, str(xml)))
        return HypervisorFacts(
            libvirt_version=_version(connection.getLibVersion()),
            hypervisor_version=_version(connection.getVersion()),
            capabilities_xml=connection.getCapabilities(),
            domain_capabilities=tuple(capabilities),
        )

    def _is_active(self, identity: str) -> bool:
        try:
            return bool(self._connection.lookupByUUIDString(identity).isActive())
        except libvirt.libvirtError as error:
            return bool(error.get_error_code() != libvirt.VIR_ERR_NO_DOMAIN)


def _version(number: int) -> str:
    return f"{number // 1_000_000}.{number // 1000 % 1000}.{number % 1000}"
