"""Runs inside the sandbox: a libvirt with the QEMU driver for tests, and the bridges their guests are connected to.

``python3 -m launcher.sandbox DIRECTORY python3 -m launcher.lab`` keeps it running; the socket is then
``DIRECTORY/machine/run/libvirt/libvirt-sock``.
"""

from __future__ import annotations

import os
import subprocess

from launcher import libvirt
from launcher.process import run

BRIDGES = ("vireobr0",)


def prepare() -> None:
    """Bring up what libvirtd needs beside itself."""
    libvirt.ensure_kvm_access()
    for bridge in BRIDGES:
        run(["ip", "link", "add", bridge, "type", "bridge"])
        run(["ip", "link", "set", bridge, "up"])
    # SPICE resolves the address it listens on, which the C library refuses where there is none but the loopback's.
    run(["ip", "address", "add", "192.0.2.1/24", "dev", BRIDGES[0]])
    subprocess.run(["/usr/sbin/virtlogd", "-d", "--pid-file", "/run/libvirt/virtlogd.pid"], check=True)


def main() -> None:
    """Become libvirtd."""
    prepare()
    os.execv("/usr/sbin/libvirtd", ["libvirtd", "--pid-file", "/run/libvirt/libvirtd.pid"])


if __name__ == "__main__":
    main()
