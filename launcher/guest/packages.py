"""Fetches the Debian packages the guest is made of and unpacks them, without installing them."""

from __future__ import annotations

from pathlib import Path

from launcher.errors import LauncherError
from launcher.process import run

# Not the cloud flavour: it boots faster but has no AHCI driver, and so never sees its settings on a SATA CD-ROM.
KERNEL_META_PACKAGE = "linux-image-amd64"
PACKAGES = (
    "busybox-static",
    "qemu-guest-agent",
    "libc6",
    "libglib2.0-0",
    "libnuma1",
    "libpcre2-8-0",
    "libudev1",
    "liburing2",
    "systemd-boot-efi",
)


def kernel_package() -> str:
    """Return the versioned kernel package that the distribution's meta package points at."""
    for line in run(["apt-cache", "depends", KERNEL_META_PACKAGE]).splitlines():
        relation, _, name = line.strip().partition(": ")
        if relation == "Depends" and name.startswith("linux-image-"):
            return name
    raise LauncherError(
        f"{KERNEL_META_PACKAGE} names no kernel package",
        "run `apt-get update`; the package lists of Debian 12 are needed",
    )


def unpack(into: Path) -> str:
    """Download and unpack everything below ``into``; returns the kernel's version."""
    debs = into / "debs"
    root = into / "root"
    debs.mkdir(parents=True)
    root.mkdir()
    kernel = kernel_package()
    run(["apt-get", "-o", "APT::Sandbox::User=root", "download", "-qq", kernel, *PACKAGES], cwd=debs)
    for deb in sorted(debs.glob("*.deb")):
        run(["dpkg", "-x", deb, root])
    return kernel.removeprefix("linux-image-").removesuffix("-unsigned")
