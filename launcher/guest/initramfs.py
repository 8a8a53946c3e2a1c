"""Packs busybox, the guest agent and a few kernel modules into an initial RAM file system."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from launcher.errors import LauncherError
from launcher.process import run

RECIPE = Path(__file__).parent / "rootfs"
LIBRARY_FOLDERS = ("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu")
LOADER = "lib64/ld-linux-x86-64.so.2"
PROGRAMS = {
    "init": "init",
    "rc": "etc/rc",
    "inittab": "etc/inittab",
    "modules": "etc/modules",
    "udhcpc": "etc/udhcpc",
    "guest-agent": "etc/guest-agent",
    "nics": "etc/nics",
    "shutdown": "sbin/shutdown",
}
FOLDERS = ("bin", "sbin", "usr/bin", "usr/sbin", "etc/acpi/PWRF", "proc", "sys", "dev", "run", "tmp", "mnt", "root")
ACPI_POWER_BUTTON = "#!/bin/sh\nexec poweroff\n"


def build(unpacked: Path, kernel: str, target: Path) -> None:
    """Write the compressed archive ``target`` from unpacked packages."""
    tree = target.parent / "initramfs"
    for folder in FOLDERS:
        (tree / folder).mkdir(parents=True, exist_ok=True)
    (tree / "var").mkdir()
    (tree / "var/run").symlink_to("/run")
    (tree / "var/log").symlink_to("/tmp")  # noqa: S108 - inside the guest, which has one user
    for source, name in PROGRAMS.items():
        _install(RECIPE / source, tree / name)
    (tree / "etc/acpi/PWRF/00000080").write_text(ACPI_POWER_BUTTON)
    (tree / "etc/acpi/PWRF/00000080").chmod(0o755)
    (tree / "etc/passwd").write_text("root::0:0:root:/root:/bin/sh\n")
    (tree / "etc/group").write_text("root:x:0:\n")
    _busybox(unpacked, tree)
    _guest_agent(unpacked, tree)
    _modules(unpacked, kernel, tree)
    names = "\n".join(str(path.relative_to(tree)) for path in sorted(tree.rglob("*")))
    archive = target.with_suffix(".cpio")
    run(["cpio", "--quiet", "-o", "-H", "newc", "-R", "0:0", "-F", archive], cwd=tree, stdin=names + "\n")
    run(["zstd", "-q", "-f", "-12", archive, "-o", target])


def _install(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o755)


def _busybox(unpacked: Path, tree: Path) -> None:
    busybox = unpacked / "bin/busybox"
    _install(busybox, tree / "bin/busybox")
    for applet in run([busybox, "--list-full"]).split():
        link = tree / applet
        if not link.exists():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to("/bin/busybox")


def _guest_agent(unpacked: Path, tree: Path) -> None:
    agent = unpacked / "usr/sbin/qemu-ga"
    loader = unpacked / "lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"
    folders = ":".join(str(unpacked / folder) for folder in LIBRARY_FOLDERS)
    listing = run([loader, "--library-path", folders, "--list", agent])
    libraries = re.findall(r"=> (\S+\.so\S*) ", listing)
    strangers = [path for path in libraries if not path.startswith(str(unpacked))]
    if strangers or "not found" in listing:
        raise LauncherError(
            f"qemu-guest-agent needs libraries that the recipe does not unpack: {listing}",
            "add their packages to PACKAGES in launcher/guest/packages.py",
        )
    _install(agent, tree / "usr/sbin/qemu-ga")
    _install(loader, tree / LOADER)
    for path in libraries:
        if "ld-linux" not in path:
            _install(Path(path), tree / "lib" / Path(path).name)


def _modules(unpacked: Path, kernel: str, tree: Path) -> None:
    run(["depmod", "-b", unpacked, kernel])
    source = unpacked / "lib/modules" / kernel
    dependencies: dict[str, list[str]] = {}
    for line in (source / "modules.dep").read_text().splitlines():
        path, _, needed = line.partition(":")
        dependencies[Path(path).name.removesuffix(".ko").replace("-", "_")] = [path, *needed.split()]
    target = tree / "lib/modules" / kernel
    for name in (RECIPE / "modules").read_text().split():
        for path in dependencies.get(name.replace("-", "_"), []):
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, target / path)
    for index in ("modules.order", "modules.builtin", "modules.builtin.modinfo"):
        shutil.copyfile(source / index, target / index)
    run(["depmod", "-b", tree, kernel])
