"""A Linux guest of a few megabytes: Debian's cloud kernel, busybox and the QEMU guest agent.

It prints what it finds on its CD-ROM, answers the guest agent and follows the power button.
The packages come from Debian through apt-get, once; VIREO_TEST_GUEST names another place to
keep them.
"""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

READY = "VIREO-GUEST-READY"
ADDRESS = "10.0.2.77"
HOSTNAME = "tiny-guest"
_PACKAGES = ("qemu-guest-agent", "liburing2")
_DRIVERS = (
    "virtio_pci",
    "virtio_console",
    "virtio_net",
    "virtio_blk",
    "virtio_scsi",
    "sr_mod",
    "isofs",
    "virtio-rng",
    "virtio_balloon",
    "button",
    "evdev",
)
_INIT = f"""#!/bin/busybox sh
/bin/busybox --install -s /bin
mkdir -p /proc /sys /dev /mnt /etc/acpi/PWRF /var/run /var/log /tmp /run
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
hostname {HOSTNAME}
while read -r module; do insmod "$module"; done < /modules
mdev -s
mkdir -p /dev/virtio-ports
for port in /sys/class/virtio-ports/*; do
  [ -e "$port/name" ] && ln -sf "/dev/${{port##*/}}" "/dev/virtio-ports/$(cat "$port/name")"
done
ip link set lo up
ip link set eth0 up 2>/dev/null && ip addr add {ADDRESS}/24 dev eth0
printf '#!/bin/sh\\npoweroff -f\\n' > /etc/acpi/PWRF/00000080; chmod +x /etc/acpi/PWRF/00000080
acpid
if mount -t iso9660 -o ro /dev/sr0 /mnt 2>/dev/null; then
  cd /mnt
  find . -type f | sort | while read -r file; do
    echo "PAYLOAD $file $(base64 -w 0 "$file")"
  done
  cd /
fi
echo {READY}
while true; do
  [ -e /dev/virtio-ports/org.qemu.guest_agent.0 ] && qemu-ga -p \
    /dev/virtio-ports/org.qemu.guest_agent.0 2>/dev/null
  sleep 1
done
"""


@dataclass(frozen=True)
class Guest:
    """The two files that boot."""

    kernel: Path
    initrd: Path


def build() -> Guest:
    """Builds the guest, or finds it built."""
    home = Path(os.environ.get("VIREO_TEST_GUEST", "~/.cache/vireo-agent-tests")).expanduser()
    guest = Guest(home / "vmlinuz", home / "initrd")
    stamp = home / "init"
    if guest.initrd.is_file() and stamp.is_file() and stamp.read_text() == _INIT:
        return guest
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="vireo-guest-") as work:
        _build(Path(work), guest)
    stamp.write_text(_INIT)
    return guest


def _build(work: Path, guest: Guest) -> None:
    _unpack(work)
    (kernel,) = (work / "unpacked/boot").glob("vmlinuz-*")
    shutil.copy(kernel, guest.kernel)
    root = work / "root"
    (root / "bin").mkdir(parents=True)
    shutil.copy("/bin/busybox", root / "bin/busybox")
    _add_program(work / "unpacked/usr/sbin/qemu-ga", root / "bin/qemu-ga", work)
    for name in ("poweroff", "shutdown", "reboot"):
        script = root / f"sbin/{name}"
        script.parent.mkdir(exist_ok=True)
        verb = "reboot" if name == "reboot" else "poweroff"
        script.write_text(f"#!/bin/sh\nexec /bin/{verb} -f\n")
        script.chmod(0o755)
    (root / "etc").mkdir()
    (root / "etc/os-release").write_text(
        'ID=tiny\nNAME="Tiny Linux"\nVERSION_ID="7"\nVERSION="7 (seven)"\nPRETTY_NAME="Tiny Linux 7"\n'
    )
    modules = _modules(work / "unpacked/lib/modules")
    for module in modules:
        shutil.copy(module, root / module.name)
    (root / "modules").write_text("".join(f"/{module.name}\n" for module in modules))
    (root / "init").write_text(_INIT)
    (root / "init").chmod(0o755)
    _pack(root, guest.initrd)


def _unpack(work: Path) -> None:
    depends = _output(["apt-cache", "depends", "--important", "linux-image-cloud-amd64"], work)
    kernel = re.search(r"linux-image-\S*cloud-amd64", depends.partition("Depends:")[2])
    if kernel is None:
        raise RuntimeError("no Debian cloud kernel known to apt; run: apt-get update")
    _output(["apt-get", "-qq", "download", kernel.group(), *_PACKAGES], work)
    for package in work.glob("*.deb"):
        _output(["dpkg", "-x", str(package), str(work / "unpacked")], work)


def _add_program(source: Path, target: Path, work: Path) -> None:
    shutil.copy(source, target)
    libraries = work / "unpacked/usr/lib/x86_64-linux-gnu"
    environment = {**os.environ, "LD_LIBRARY_PATH": str(libraries)}
    listing = subprocess.run(["ldd", str(source)], check=True, capture_output=True, text=True, env=environment).stdout
    root = target.parent.parent
    for line in listing.splitlines():
        match = re.search(r"(?:(\S+) => )?(/\S+) \(0x", line)
        if match:
            where = match.group(2)
            inside = where if not match.group(1) else f"/lib/{match.group(1)}"
            (root / inside[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(where, root / inside[1:])


def _modules(tree: Path) -> list[Path]:
    files = {path.stem.replace("-", "_"): path for path in tree.rglob("*.ko")}
    ordered: list[Path] = []

    def add(name: str) -> None:
        path = files[name.replace("-", "_")]
        found = re.search(rb"(?:^|\0)depends=([^\0]*)\0", path.read_bytes())
        for needed in found.group(1).decode().split(",") if found else ():
            if needed:
                add(needed)
        if path not in ordered:
            ordered.append(path)

    for driver in _DRIVERS:
        add(driver)
    return ordered


def _pack(root: Path, target: Path) -> None:
    names = "\n".join(sorted(str(path.relative_to(root)) for path in root.rglob("*"))) + "\n"
    with target.open("wb") as stream:
        subprocess.run(
            ["cpio", "-o", "-H", "newc", "--quiet", "-R", "0:0"],
            check=True,
            cwd=root,
            input=names.encode(),
            stdout=stream,
        )


def _output(command: list[str], work: Path) -> str:
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stderr.strip()}")
    return done.stdout
