"""QEMU takes the drives that the agent builds, and nothing of them stays."""

import pytest

from real.conftest import Lab
from support.documents import payload
from support.engine import CallFailed, Engine

pytestmark = pytest.mark.real


def _floppy(path: str) -> str:
    return f"""<disk type="file" device="floppy"><driver name="qemu" type="raw"/>
        <source file="{path}"/><target dev="fda" bus="fdc"/><readonly/></disk>"""


async def testASysprepFloppyLiesInARealDriveAndGoes(real_engine: Engine, lab: Lab) -> None:
    document = lab.document(paused=True)
    image = lab.base / "payload" / document.identity / "ua-floppy.img"
    document.payload = payload(str(image), {"Unattend.xml": "<unattend/>"}, kind="sysprep")
    document.devices += _floppy(str(image))
    await real_engine.call("domain.create", xml=document.text())
    blocks = lab.libvirtd.virsh("domblklist", document.name).stdout
    assert str(image) in blocks
    await real_engine.call("domain.destroy", id=document.identity)
    assert not image.parent.exists()


async def testAStartThatQemuRefusesLeavesNoFloppy(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    image = lab.base / "payload" / document.identity / "ua-floppy.img"
    document.payload = payload(str(image), {"Unattend.xml": "<unattend/>"}, kind="sysprep")
    document.devices += _floppy(str(image)) + _floppy("/nonexistent").replace("fda", "fdb")
    with pytest.raises(CallFailed):
        await real_engine.call("domain.create", xml=document.text())
    assert not image.parent.exists()
