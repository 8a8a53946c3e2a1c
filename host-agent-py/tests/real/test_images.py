"""Image files made by the agent are usable by QEMU as another user."""

import pytest

from real.conftest import Lab
from support.engine import Engine

pytestmark = pytest.mark.real
DOMAIN_ID = "7d7e9a33-5f0c-44a6-8f0b-0a8f7f8f0001"


async def testTwoDomainsRunOnOverlaysOfOneImageAgainAndAgain(real_engine: Engine, lab: Lab) -> None:
    root = str(lab.base / "storage" / "pool")
    await real_engine.call("storage.prepare", root=root, storage_domain_id=DOMAIN_ID)
    base = f"{root}/images/base.qcow2"
    await real_engine.call("volume.create", path=base, format="qcow2", capacity_bytes=1 << 24)
    documents = []
    for name in ("one", "two"):
        overlay = f"{root}/images/{name}.qcow2"
        info = await real_engine.call(
            "volume.create",
            path=overlay,
            format="qcow2",
            capacity_bytes=0,
            backing={"path": base, "format": "qcow2"},
        )
        assert info["backing_path"] == base
        documents.append(
            lab.document(
                devices=f"""<disk type="file" device="disk"><driver name="qemu" type="qcow2"/>
                <source file="{overlay}"/><backingStore type="file"><format type="qcow2"/>
                <source file="{base}"/><backingStore/></backingStore>
                <target dev="vda" bus="virtio"/></disk>"""
            )
        )
    for _ in range(2):
        for document in documents:
            status = await real_engine.call("domain.create", xml=document.text())
            assert status["state"] == "running"
        info = await real_engine.call("volume.info", path=f"{root}/images/one.qcow2", format="qcow2")
        assert info["capacity_bytes"] == 1 << 24
        for document in documents:
            await real_engine.call("domain.destroy", id=document.identity)
