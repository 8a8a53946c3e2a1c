"""This machine's libvirt: the daemon, KVM's device file and the NAT network of the guests."""

from __future__ import annotations

import grp
import ipaddress
import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from launcher import process
from launcher.console import Outcome, changed, unchanged
from launcher.errors import LauncherError
from launcher.installation import Installation
from launcher.supervisor import Program

URI = "qemu:///system"
KVM = Path("/dev/kvm")
GROUP_ACCESS = stat.S_IRGRP | stat.S_IWGRP
NETWORK = "vireo"
# Those that vNIC profiles name; the agent defines them.
FILTERS = ("vireo-no-mac-spoofing", "vireo-no-spoofing", "vireo-strict")
BRIDGE = "vireo0"
SUBNETS = ("192.168.150.0/24", "192.168.151.0/24", "10.150.0.0/24", "10.151.0.0/24", "172.31.150.0/24")
NETWORK_XML = """\
<network>
  <name>{name}</name>
  <forward mode='nat'/>
  <bridge name='{bridge}' stp='on' delay='0'/>
  <ip address='{gateway}' netmask='{netmask}'>
    <dhcp><range start='{first}' end='{last}'/></dhcp>
  </ip>
</network>
"""


def has_systemd() -> bool:
    """Whether systemd is this machine's first process."""
    return Path("/run/systemd/system").is_dir()


def answers() -> bool:
    """Whether libvirtd takes calls."""
    return process.succeeds(["virsh", "-q", "-c", URI, "version"])


def filters() -> set[str]:
    """Return the names of the network filters that libvirt knows; none while it does not answer."""
    try:
        listing = process.run(["virsh", "-q", "-c", URI, "nwfilter-list"])
    except LauncherError:
        return set()
    return {words[-1] for line in listing.splitlines() if (words := line.split())}


def keeper(installation: Installation) -> str:
    """Say who keeps libvirtd alive: ``systemd``, ``vireo``, or ``other`` for one that somebody else started."""
    if has_systemd():
        return "systemd"
    if installation.libvirtd == "vireo":
        return "vireo"
    return "other" if answers() else "vireo"


def programs(installation: Installation) -> list[Program]:
    """Return what has to be supervised here; nothing where somebody else does it."""
    if installation.libvirtd != "vireo":
        return []
    return [
        Program(name, [f"/usr/sbin/{name}", "--pid-file", str(installation.run / f"{name}.pid")], f"{name}.log")
        for name in ("virtlogd", "libvirtd")
    ]


def ensure_daemon(installation: Installation) -> Outcome:
    """Wait until libvirtd answers; where systemd is, it starts it."""
    if answers():
        return unchanged(f"libvirtd answers at {URI}")
    if has_systemd():
        process.run(["systemctl", "start", "virtlogd.socket", "libvirtd.service"])
    if not process.wait_until(answers, seconds=30):
        raise LauncherError(f"libvirtd does not answer at {URI}", f"see {installation.logs}/libvirtd.log")
    return changed(f"libvirtd answers at {URI}")


def ensure_kvm_access() -> bool:
    """Give the group kvm access to /dev/kvm, as udev does where it runs; tells whether that was needed.

    Without it libvirt's view of KVM flips between its own user and QEMU's, and it probes QEMU again at every start.
    """
    if os.geteuid() != 0 or not KVM.exists():
        return False
    status = KVM.stat()
    group = grp.getgrnam("kvm").gr_gid
    if status.st_gid == group and status.st_mode & GROUP_ACCESS == GROUP_ACCESS:
        return False
    shutil.chown(KVM, group="kvm")
    KVM.chmod(0o660)
    return True


def ensure_network(busy: Callable[[str], None]) -> Outcome:
    """Define and start the NAT network that gives guests addresses by DHCP."""
    names = _virsh("net-list", "--all", "--name").split()
    active = _virsh("net-list", "--name").split()
    if NETWORK in active:
        return unchanged(f"network {NETWORK} is up on bridge {BRIDGE}")
    if NETWORK not in names:
        subnet = choose_subnet(used_subnets())
        busy(f"defining network {NETWORK} with {subnet}")
        process.run(["virsh", "-q", "-c", URI, "net-define", "/dev/stdin"], stdin=network_xml(subnet))
        _virsh("net-autostart", NETWORK)
    _virsh("net-start", NETWORK)
    return changed(f"network {NETWORK} on bridge {BRIDGE} started")


def network_xml(subnet: ipaddress.IPv4Network) -> str:
    """Return the definition of the NAT network."""
    hosts = list(subnet.hosts())
    return NETWORK_XML.format(
        name=NETWORK,
        bridge=BRIDGE,
        gateway=hosts[0],
        netmask=subnet.netmask,
        first=hosts[9],
        last=hosts[-1],
    )


def used_subnets() -> list[ipaddress.IPv4Network]:
    """Return the IPv4 networks this machine has routes to."""
    routes = json.loads(process.run(["ip", "-4", "-json", "route", "show", "table", "all"]))
    targets = [str(route["dst"]) for route in routes if route["dst"] != "default"]
    return [ipaddress.IPv4Network(target, strict=False) for target in targets]


def choose_subnet(used: list[ipaddress.IPv4Network]) -> ipaddress.IPv4Network:
    """Return the first of our subnets that collides with nothing."""
    for text in SUBNETS:
        subnet = ipaddress.IPv4Network(text)
        if not any(subnet.overlaps(other) for other in used):
            return subnet
    raise LauncherError(
        f"every subnet for the guests is in use on this machine: {', '.join(SUBNETS)}",
        f"define a libvirt network named {NETWORK} with a free subnet and run ./vireo up again",
    )


def running_guests() -> list[str]:
    """Return the names of the running domains; empty when libvirtd does not answer."""
    return _virsh("list", "--name").split() if answers() else []


def _virsh(*words: str) -> str:
    return process.run(["virsh", "-q", "-c", URI, *words])
