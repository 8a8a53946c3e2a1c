"""UEFI variables and TPM state of a real VM: kept while it is down, gone when it is forgotten."""

from pathlib import Path

import pytest

from real.conftest import Lab
from support.engine import CallFailed, Engine
from vireo_agent.config import Config

pytestmark = pytest.mark.real
_TPM = """<tpm model="tpm-crb"><backend type="emulator" version="2.0" persistent_state="yes"/></tpm>"""


async def testWhatAUefiVmWithATpmLeavesIsForgotten(real_engine: Engine, real_config: Config, lab: Lab) -> None:
    document = lab.document(paused=True, devices=_TPM)
    identity = document.identity
    # libvirtd sees its own directories at the usual place.
    document.head = f"""<os firmware="efi"><type arch="x86_64" machine="q35">hvm</type>
        <firmware><feature enabled="no" name="enrolled-keys"/>
        <feature enabled="no" name="secure-boot"/></firmware>
        <nvram>/var/lib/libvirt/qemu/nvram/{identity}_VARS.fd</nvram></os>
        <features><acpi/><apic/></features>"""
    nvram = real_config.nvram_directory / f"{identity}_VARS.fd"
    tpm = real_config.tpm_directory / identity
    await real_engine.call("domain.create", xml=document.text())
    assert nvram.is_file()
    assert _files(tpm)
    with pytest.raises(CallFailed) as failure:
        await real_engine.call("domain.forget", id=identity)
    assert failure.value.name == "DOMAIN_EXISTS"
    await real_engine.call("domain.destroy", id=identity)
    assert await real_engine.call("domain.remains") == {"ids": [identity]}
    before = nvram.read_bytes(), sorted(_files(tpm))
    await real_engine.call("domain.create", xml=document.text())
    assert (nvram.read_bytes(), sorted(_files(tpm))) == before
    await real_engine.call("domain.destroy", id=identity)
    assert await real_engine.call("domain.forget", id=identity) == {"existed": True}
    assert not nvram.exists()
    assert not tpm.exists()
    assert await real_engine.call("domain.remains") == {"ids": []}
    left = [path for path in (lab.base / "lib").rglob(f"*{identity}*") if path.exists()]
    assert left == []


def _files(directory: Path) -> list[str]:
    return [path.name for path in directory.rglob("*") if path.is_file() and path.name != ".lock"]
