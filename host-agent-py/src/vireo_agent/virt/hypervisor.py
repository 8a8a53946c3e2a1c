"""One open connection to libvirt: blocking calls that take and give plain values."""

import contextlib
import functools
import platform
from collections.abc import Callable, Iterable
from typing import Any, Concatenate, ParamSpec, TypeVar

import libvirt

from vireo_agent.virt import callbacks, names, nodes
from vireo_agent.virt.failures import LibvirtFailure, NoSuchDomain
from vireo_agent.virt.types import (
    ActiveDomain,
    HypervisorFacts,
    RawGuest,
    RawGuestInterface,
    Snapshot,
)

P = ParamSpec("P")
T = TypeVar("T")
_KEEPALIVE_SECONDS = 5
_KEEPALIVE_COUNT = 3
_GUEST_TIMEOUT_SECONDS = 5
_TEST_DRIVER = "TEST"
# What libvirt says, without a code of its own, of a device that is not there, and QEMU of one
# that the guest still ponders letting go of after an earlier request.
_NOTHING_TO_ASK = ("no device found with alias", "is already in the process of unplug")
_MACHINES = ("q35", "pc")
_POWER_FLAGS = {
    "any": (
        libvirt.VIR_DOMAIN_SHUTDOWN_GUEST_AGENT | libvirt.VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN,
        libvirt.VIR_DOMAIN_REBOOT_GUEST_AGENT | libvirt.VIR_DOMAIN_REBOOT_ACPI_POWER_BTN,
    ),
    "agent": (libvirt.VIR_DOMAIN_SHUTDOWN_GUEST_AGENT, libvirt.VIR_DOMAIN_REBOOT_GUEST_AGENT),
    "acpi": (libvirt.VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN, libvirt.VIR_DOMAIN_REBOOT_ACPI_POWER_BTN),
}


def _translated(
    method: Callable[Concatenate["Hypervisor", P], T],
) -> Callable[Concatenate["Hypervisor", P], T]:
    @functools.wraps(method)
    def wrapper(self: "Hypervisor", /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        except libvirt.libvirtError as error:
            raise LibvirtFailure(error) from None

    return wrapper


class Hypervisor:
    """The calls that the verbs need, each in libvirt's own terms."""

    def __init__(self, uri: str) -> None:
        self._handles: list[int] = []
        try:
            self._connection: Any = libvirt.open(uri)
        except libvirt.libvirtError as error:
            raise LibvirtFailure(error) from None
        with contextlib.suppress(libvirt.libvirtError):  # in-process drivers have none
            self._connection.setKeepAlive(_KEEPALIVE_SECONDS, _KEEPALIVE_COUNT)

    @_translated
    def follow(self, sink: callbacks.Sink, on_close: Callable[[str], None]) -> None:
        """Tells every change from now on, and when the connection breaks."""
        self._connection.registerCloseCallback(self._closed, on_close)
        self._handles = callbacks.subscribe(self._connection, sink)

    @staticmethod
    def _closed(_connection: Any, reason: int, on_close: Callable[[str], None]) -> None:
        words = ("error", "end of file", "keepalive timeout", "client")
        on_close(words[reason] if 0 <= reason < len(words) else "unknown")

    def close(self) -> None:
        """Gives the connection back; what is still in use dies with its last user."""
        # Each registration holds the connection, also one that is broken.
        for handle in self._handles:
            with contextlib.suppress(libvirt.libvirtError):
                self._connection.domainEventDeregisterAny(handle)
        with contextlib.suppress(libvirt.libvirtError):
            self._connection.unregisterCloseCallback()
        with contextlib.suppress(libvirt.libvirtError):
            self._connection.close()

    @_translated
    def active(self) -> tuple[ActiveDomain, ...]:
        """Every active domain."""
        found = self._connection.listAllDomains(libvirt.VIR_CONNECT_LIST_DOMAINS_ACTIVE)
        return tuple(ActiveDomain(domain.UUIDString(), domain.name()) for domain in found)

    @_translated
    def node_devices(self) -> tuple[str, ...]:
        """Descriptions of the host's devices of the kinds that guests can be given."""
        return nodes.descriptions(self._connection)

    @_translated
    def look(self, identity: str) -> Snapshot | None:
        """State and live XML, without secrets; None when the domain is not active."""
        try:
            domain = self._connection.lookupByUUIDString(identity)
            run = domain.ID()
            if run < 0:
                return None
            number, reason = domain.state()[:2]
            word = names.state(number)
            if word == "shutoff":
                return None
            xml = domain.XMLDesc(0)
        except libvirt.libvirtError as error:
            if error.get_error_code() == libvirt.VIR_ERR_NO_DOMAIN:
                return None
            raise
        return Snapshot(identity, domain.name(), run, word, names.reason(word, reason), xml)

    @_translated
    def occupant(self, identity: str, name: str) -> str | None:
        """Which active domain already has this id or this name, in words."""
        for key, value, find in (
            ("id", identity, self._connection.lookupByUUIDString),
            ("name", name, self._connection.lookupByName),
        ):
            try:
                domain = find(value)
            except libvirt.libvirtError as error:
                if error.get_error_code() == libvirt.VIR_ERR_NO_DOMAIN:
                    continue
                raise
            if domain.isActive():
                return f"domain {domain.name()} ({domain.UUIDString()}) with the {key} {value}"
        return None

    @_translated
    def create(self, xml: str, *, paused: bool) -> None:
        """Starts a transient domain."""
        if paused and self._connection.getType() == _TEST_DRIVER:
            self._connection.createXML(xml, 0).suspend()  # it knows no paused start
            return
        flags = libvirt.VIR_DOMAIN_START_PAUSED if paused else 0
        self._connection.createXML(xml, flags)

    @_translated
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
            raise
        return True

    @_translated
    def shutdown(self, identity: str, mode: str) -> None:
        """Asks the guest to power off."""
        self._domain(identity).shutdownFlags(_POWER_FLAGS[mode][0])

    @_translated
    def reboot(self, identity: str, mode: str) -> None:
        """Asks the guest to reboot."""
        self._domain(identity).reboot(_POWER_FLAGS[mode][1])

    @_translated
    def suspend(self, identity: str) -> None:
        """Stops the vCPUs."""
        self._domain(identity).suspend()

    @_translated
    def resume(self, identity: str) -> None:
        """Runs the vCPUs."""
        self._domain(identity).resume()

    @_translated
    def update_device(self, identity: str, xml: str) -> None:
        """Changes a device of the live domain."""
        self._domain(identity).updateDeviceFlags(xml, libvirt.VIR_DOMAIN_AFFECT_LIVE)

    @_translated
    def attach_device(self, identity: str, xml: str) -> None:
        """Plugs a device into the live domain."""
        self._domain(identity).attachDeviceFlags(xml, libvirt.VIR_DOMAIN_AFFECT_LIVE)

    @_translated
    def detach_device(self, identity: str, alias: str) -> None:
        """Asks for a device of the live domain; the guest may let go of it later, or never."""
        try:
            self._domain(identity).detachDeviceAlias(alias, libvirt.VIR_DOMAIN_AFFECT_LIVE)
        except libvirt.libvirtError as error:
            text = error.get_error_message() or ""
            if not any(words in text for words in _NOTHING_TO_ASK):
                raise

    @_translated
    def set_vcpus(self, identity: str, count: int) -> None:
        """Plugs vCPUs into the live domain, or asks the guest to let go of some."""
        self._domain(identity).setVcpusFlags(count, libvirt.VIR_DOMAIN_AFFECT_LIVE)

    @_translated
    def set_block_io_tune(self, identity: str, disk: str, limits: dict[str, int]) -> None:
        """Replaces I/O limits of a disk of the live domain."""
        self._domain(identity).setBlockIoTune(disk, limits, libvirt.VIR_DOMAIN_AFFECT_LIVE)

    @_translated
    def knows(self, identity: str) -> bool:
        """Whether there is a domain with this id, active or merely defined."""
        try:
            self._connection.lookupByUUIDString(identity)
        except libvirt.libvirtError as error:
            if error.get_error_code() == libvirt.VIR_ERR_NO_DOMAIN:
                return False
            raise
        return True

    @_translated
    def define_filters(self, documents: Iterable[str]) -> None:
        """Makes these network filters known; libvirt keeps them, and equal ones as they are."""
        for document in documents:
            try:
                self._connection.nwfilterDefineXML(document)
            except libvirt.libvirtError as error:
                if error.get_error_code() == libvirt.VIR_ERR_NO_SUPPORT:
                    return  # the test driver has no filters
                raise

    @_translated
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

    @_translated
    def guest(self, identity: str) -> RawGuest:
        """Asks the guest agent; may take some seconds when the guest is slow."""
        domain = self._domain(identity)
        domain.agentSetResponseTimeout(_GUEST_TIMEOUT_SECONDS)
        found = domain.interfaceAddresses(libvirt.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT)
        interfaces = tuple(
            RawGuestInterface(
                str(name),
                str(value.get("hwaddr") or ""),
                tuple((str(a["addr"]), int(a["prefix"])) for a in value.get("addrs") or ()),
            )
            for name, value in found.items()
        )
        facts: dict[str, str] = {}
        for kind in (libvirt.VIR_DOMAIN_GUEST_INFO_HOSTNAME, libvirt.VIR_DOMAIN_GUEST_INFO_OS):
            with contextlib.suppress(libvirt.libvirtError):  # this guest agent cannot tell
                facts.update({k: str(v) for k, v in domain.guestInfo(kind).items()})
        return RawGuest(interfaces, facts)

    def _domain(self, identity: str) -> Any:
        try:
            domain = self._connection.lookupByUUIDString(identity)
        except libvirt.libvirtError as error:
            if error.get_error_code() == libvirt.VIR_ERR_NO_DOMAIN:
                raise NoSuchDomain(identity) from None
            raise
        if not domain.isActive():
            raise NoSuchDomain(identity)
        return domain

    def _is_active(self, identity: str) -> bool:
        try:
            return bool(self._connection.lookupByUUIDString(identity).isActive())
        except libvirt.libvirtError as error:
            return bool(error.get_error_code() != libvirt.VIR_ERR_NO_DOMAIN)


def _version(number: int) -> str:
    return f"{number // 1_000_000}.{number // 1000 % 1000}.{number % 1000}"
