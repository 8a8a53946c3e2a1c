"""Fixtures of the tests on real QEMU: a private libvirtd for all, a fresh agent for each."""

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from support import guest
from support.certificates import Pki
from support.documents import DomainXml
from support.engine import Engine, connected
from support.libvirtd import PrivateLibvirtd
from vireo_agent.config import Config
from vireo_agent.service import Service

_DEVICES = """
<emulator>/usr/bin/qemu-system-x86_64</emulator>
<controller type="scsi" model="virtio-scsi"/>
<serial type="file"><source path="{console}"/><target port="0"/></serial>
<channel type="unix"><target type="virtio" name="org.qemu.guest_agent.0"/></channel>
<interface type="user"><model type="virtio"/></interface>
<graphics type="vnc" autoport="yes" listen="127.0.0.1" passwd="s3cr3tvn"/>
<rng model="virtio"><backend model="random">/dev/urandom</backend></rng>
<memballoon model="virtio"/>
"""


@dataclass
class Lab:
    """A private libvirtd and the files of a guest, where QEMU's user can read them."""

    libvirtd: PrivateLibvirtd
    guest: guest.Guest

    @property
    def base(self) -> Path:
        return self.libvirtd.base

    def console(self, identity: str) -> Path:
        return self.base / "console" / f"{identity}.log"

    def document(
        self,
        *,
        paused: bool = False,
        devices: str = "",
        payload: str = "",
        identity: str | None = None,
    ) -> DomainXml:
        """A domain that boots the tiny guest."""
        identity = identity or str(uuid.uuid4())
        console = self.console(identity)
        return DomainXml(
            identity=identity,
            type="qemu",
            paused=paused,
            payload=payload,
            memory_mib=160,
            head=f"""<os><type arch="x86_64" machine="q35">hvm</type>
                <kernel>{self.guest.kernel}</kernel><initrd>{self.guest.initrd}</initrd>
                <cmdline>console=ttyS0 quiet panic=-1</cmdline></os>
                <features><acpi/><apic/></features>""",
            devices=_DEVICES.format(console=console) + devices,
        )

    def cdrom(self, path: str) -> str:
        return f"""<disk type="file" device="cdrom"><driver name="qemu" type="raw"/>
            <source file="{path}"/><target dev="sda" bus="scsi"/><readonly/>
            <alias name="ua-3e6b5f0e-59a5-4bd1-b2c0-54a3a8f2e4a1"/></disk>"""


@pytest.fixture(scope="session")
def lab() -> Iterator[Lab]:
    built = guest.build()
    libvirtd = PrivateLibvirtd()
    try:
        for name in ("console", "guest", "payload", "storage"):
            (libvirtd.base / name).mkdir()
        (libvirtd.base / "console").chmod(0o777)
        kernel = shutil.copy(built.kernel, libvirtd.base / "guest/vmlinuz")
        initrd = shutil.copy(built.initrd, libvirtd.base / "guest/initrd")
        libvirtd.start()
        yield Lab(libvirtd, guest.Guest(Path(kernel), Path(initrd)))
    finally:
        libvirtd.close()


@pytest.fixture
def real_config(config: Config, lab: Lab) -> Config:
    return replace(
        config,
        libvirt_uri=lab.libvirtd.uri,
        payload_directory=lab.base / "payload",
        nvram_directory=lab.base / "lib/qemu/nvram",
        tpm_directory=lab.base / "lib/swtpm",
        storage_roots=(lab.base / "storage",),
    )


@pytest.fixture
async def real_engine(real_config: Config, pki: Pki, lab: Lab) -> AsyncIterator[Engine]:
    """An engine at an agent in this process; domains left over are destroyed at the end."""
    service = Service(real_config)
    port = await service.start()
    try:
        async with connected(pki, port) as engine:
            while not (await engine.call("domain.list"))["libvirt_connected"]:
                await asyncio.sleep(0.05)
            yield engine
    finally:
        await service.stop()
        lab.libvirtd.destroy_all()
