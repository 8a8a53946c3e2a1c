"""Looks at the machine before anything is changed: pass or fail, and a remedy, a line each."""

from __future__ import annotations

import os
import platform
import re
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from launcher import jdk, orphans, packages, supervisor
from launcher.errors import LauncherError
from launcher.installation import Installation, open_to_all
from launcher.process import run

MIN_DISK_GIB = 6
MIN_MEMORY_GIB = 3
MIN_NODE = (20, 19)
GIB = 1024**3
KVM = Path("/dev/kvm")


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. A failure that is not fatal is a notice."""

    name: str
    passed: bool
    found: str
    remedy: str = ""
    fatal: bool = True


def checks(installation: Installation) -> Iterator[Check]:
    """Look at everything, in the order shown."""
    yield _system()
    yield _architecture()
    yield _root()
    yield _state_folder(installation)
    yield _disk(installation)
    yield _memory()
    yield _packages()
    yield _jdk()
    yield _node(installation)
    yield _kvm()
    yield from _ports(installation)


def _system() -> Check:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        release = {}
    name = release.get("PRETTY_NAME", "unknown")
    debian = release.get("ID") == "debian" and release.get("VERSION_ID", "0").isdigit()
    new_enough = debian and int(release["VERSION_ID"]) >= 12  # noqa: PLR2004 - the release packages are known for
    return Check("system", new_enough, name, "use Debian 12 or newer")


def _architecture() -> Check:
    machine = platform.machine()
    return Check("architecture", machine == "x86_64", machine, "use an x86-64 machine")


def _root() -> Check:
    root = os.geteuid() == 0
    found = "root" if root else f"user {os.geteuid()}"
    return Check("root", root, found, "run it as root: libvirt, the guests' network and system users need it")


def _state_folder(installation: Installation) -> Check:
    state = installation.state
    remedy = f"QEMU and PostgreSQL run as users of their own: chmod o+x the folders above {state} or choose --state"
    return Check("state folder", open_to_all(state.parent), str(state), remedy)


def _disk(installation: Installation) -> Check:
    existing = next(path for path in [installation.state, *installation.state.parents] if path.exists())
    free = shutil.disk_usage(existing).free / GIB
    needed = MIN_DISK_GIB if not installation.server.exists() else 1
    return Check(
        "disk", free >= needed, f"{free:.0f} GiB free at {existing}", f"free {needed} GiB there or choose --state"
    )


def _memory() -> Check:
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    return Check("memory", total >= MIN_MEMORY_GIB, f"{total:.0f} GiB", f"give the machine {MIN_MEMORY_GIB} GiB")


def _packages() -> Check:
    missing = packages.missing()
    root = os.geteuid() == 0
    found = f"{len(missing)} to install" if missing else "all there"
    command = " ".join(packages.install_command(missing))
    return Check("packages", root or not missing, found, f"sudo {command}")


def _jdk() -> Check:
    try:
        found = jdk.find()
    except LauncherError as error:
        return Check("JDK", passed=False, found=error.what, remedy=error.remedy)
    remedy = f"the engine runs as a user of its own: install a JDK that all may read, under {jdk.VIRTUAL_MACHINES}"
    usable = os.geteuid() != 0 or open_to_all(found.home)
    return Check("JDK", usable, f"{found.version} at {found.home}", remedy)


def _node(installation: Installation) -> Check:
    built = (installation.repository / "ear" / "target" / "vireo.ear").exists()
    node = shutil.which("node")
    version = re.match(r"v(\d+)\.(\d+)", _node_version(node)) if node else None
    passed = bool(version) and tuple(map(int, version.groups())) >= MIN_NODE if version else False
    wanted = ".".join(map(str, MIN_NODE))
    return Check(
        "Node.js",
        passed,
        version.group(0) if version else "not found",
        f"install Node.js {wanted} or newer with npm and put it on PATH (the portal is built with it)",
        fatal=not built,
    )


def _node_version(node: str) -> str:
    return run([node, "--version"])


def _kvm() -> Check:
    flags = re.search(r"^flags\s*:.*\b(vmx|svm)\b", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    found = f"{KVM} is there" if KVM.exists() else f"no {KVM}"
    remedy = "guests run without KVM, many times slower; switch virtualization on in the firmware" + (
        " and load kvm_intel or kvm_amd" if flags else ""
    )
    return Check("KVM", KVM.exists(), found, remedy, fatal=False)


def _ports(installation: Installation) -> Iterator[Check]:
    ours = supervisor.pid(installation) is not None or orphans.any_of(installation)
    for name, port in vars(installation.ports).items():
        free = port_is_free(port)
        found = "free" if free else "ours" if ours else "taken"
        remedy = f"end what listens there (ss -ltnp sport = :{port}) or choose another with --{name}-port"
        yield Check(f"port {port}", free or ours, f"{name}: {found}", remedy)


def port_is_free(port: int) -> bool:
    """Whether nobody listens on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 - only to see whether it is free
        except OSError:
            return False
    return True
