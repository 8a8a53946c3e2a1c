"""Runs inside a new mount namespace: hides this machine's libvirt and becomes a private one."""

import os
import subprocess
import sys
from pathlib import Path

_HIDDEN = {
    "run": "/run/libvirt",
    "lib": "/var/lib/libvirt",
    "cache": "/var/cache/libvirt",
    "log": "/var/log/libvirt",
    "etc": "/etc/libvirt",
}


def main() -> None:
    base = Path(sys.argv[1])
    for name, target in _HIDDEN.items():
        Path(target).mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "--bind", str(base / name), target], check=True)
    os.execv(
        "/usr/sbin/libvirtd",
        ["libvirtd", "-f", str(base / "libvirtd.conf"), "-p", str(base / "libvirtd.pid")],
    )


main()
