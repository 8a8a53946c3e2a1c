"""The Debian packages Vireo stands on."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable

from launcher.console import Outcome, changed, unchanged
from launcher.errors import LauncherError
from launcher.process import run

PACKAGES = (
    "busybox-static",
    "cpio",
    "dnsmasq-base",
    "dosfstools",
    "ebtables",
    "fdisk",
    "genisoimage",
    "git",
    "iproute2",
    "iptables",
    "kmod",
    "libvirt-clients",
    "libvirt-daemon-config-nwfilter",
    "libvirt-daemon-system",
    "maven",
    "mtools",
    "openssl",
    "ovmf",
    "python3-aiohttp",
    "python3-cryptography",
    "python3-defusedxml",
    "python3-libvirt",
    "python3-venv",
    "qemu-system-x86",
    "qemu-utils",
    "supervisor",
    "swtpm",
    "swtpm-tools",
    "syslinux",
    "syslinux-common",
    "xz-utils",
    "zstd",
)
LOCK_TIMEOUT_SECONDS = 300
# Services that a package would start by itself would fight with ours where no systemd runs.
ENVIRONMENT = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}


def missing() -> list[str]:
    """Return the packages that are not installed."""
    listing = run(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n"])
    installed = {line.split()[0] for line in listing.splitlines() if line.endswith(" installed")}
    return [name for name in PACKAGES if name not in installed]


def install_command(names: list[str]) -> list[str]:
    """Return the command that installs them."""
    return [
        "apt-get",
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "-o",
        f"DPkg::Lock::Timeout={LOCK_TIMEOUT_SECONDS}",
        *names,
    ]


def ensure(busy: Callable[[str], None]) -> Outcome:
    """Install what is missing, or name the command that does."""
    names = missing()
    if not names:
        return unchanged(f"all {len(PACKAGES)} Debian packages are there")
    command = install_command(names)
    if os.geteuid() != 0:
        raise LauncherError(f"Debian packages are missing: {' '.join(names)}", f"sudo {shlex.join(command)}")
    busy("reading package lists")
    run(["apt-get", "update", "-qq", "-o", f"DPkg::Lock::Timeout={LOCK_TIMEOUT_SECONDS}"])
    busy(f"installing {len(names)} packages")
    run(command, env=ENVIRONMENT)
    return changed(f"installed {' '.join(names)}")
