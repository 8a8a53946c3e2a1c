"""One bulk question for the statistics of all domains."""

from typing import Any

import libvirt

from vireo_agent.virt.types import DomainNumbersNow

_WANTED = (
    libvirt.VIR_DOMAIN_STATS_STATE
    | libvirt.VIR_DOMAIN_STATS_CPU_TOTAL
    | libvirt.VIR_DOMAIN_STATS_BALLOON
    | libvirt.VIR_DOMAIN_STATS_INTERFACE
    | libvirt.VIR_DOMAIN_STATS_BLOCK
)
# Of a domain that is busy with something else only what needs no waiting.
_FLAGS = libvirt.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE | libvirt.VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT
_NUMBERED = ("block", "net")
# Of the balloon libvirt tells its size from its own books, and this only after QEMU has answered.
_OF_THE_MONITOR = "balloon.rss"


def of_all(connection: Any) -> tuple[DomainNumbersNow, ...]:
    """Every active domain."""
    try:
        found = connection.getAllDomainStats(_WANTED, _FLAGS)
        needed = _OF_THE_MONITOR
    except libvirt.libvirtError as error:
        # Drivers other than QEMU's know neither all of these nor the flag.
        if error.get_error_code() != libvirt.VIR_ERR_INVALID_ARG:
            raise
        found = connection.getAllDomainStats(0, libvirt.VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE)
        needed = ""
    return tuple(
        DomainNumbersNow(domain.UUIDString(), named(values), not needed or needed in values) for domain, values in found
    )


def counted(values: dict[str, Any]) -> dict[str, int]:
    """What libvirt tells as numbers."""
    return {key: value for key, value in values.items() if type(value) is int and value >= 0}


def named(values: dict[str, Any]) -> dict[str, int]:
    """The numbers; a device has its name in place of libvirt's count of devices."""
    numbers = {}
    for key, value in counted(values).items():
        kind, _, rest = key.partition(".")
        index, _, what = rest.partition(".")
        if kind in _NUMBERED and index.isdigit():
            name = values.get(f"{kind}.{index}.name", index)
            numbers[f"{kind}.{name}.{what}"] = value
        else:
            numbers[key] = value
    return numbers
