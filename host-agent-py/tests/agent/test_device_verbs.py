"""The verbs about devices, on libvirt's test driver, which takes and gives none."""

import uuid
from typing import Any

import pytest

from support.engine import CallFailed, Engine
from vireo_agent.virt.hypervisor import Hypervisor

TEST_DOMAIN = "6695eb01-f6a4-8304-79aa-97f2502e193f"


async def testVerbsOnAnUnknownDomainSaySo(engine: Engine) -> None:
    unknown = str(uuid.uuid4())
    for verb, arguments in (
        ("attach_device", {"xml": "<disk/>"}),
        ("update_device", {"xml": "<disk/>"}),
        ("detach_device", {"alias": "ua-x"}),
        ("set_vcpus", {"count": 2}),
        ("set_balloon", {"memory_bytes": 1 << 20}),
        ("set_block_io_tune", {"disk": "vda", "limits": {"total_bytes_sec": 0}}),
    ):
        with pytest.raises(CallFailed) as failure:
            await engine.call(f"domain.{verb}", id=unknown, **arguments)
        assert failure.value.name == "DOMAIN_NOT_FOUND"


@pytest.mark.parametrize("verb", ["attach_device", "update_device"])
@pytest.mark.parametrize("xml", ["x", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"])
async def testADeviceXmlMustBeXmlWithoutADtd(engine: Engine, verb: str, xml: str) -> None:
    with pytest.raises(CallFailed) as failure:
        await engine.call(f"domain.{verb}", id=TEST_DOMAIN, xml=xml)
    assert failure.value.name == "INVALID_XML"


async def testWhatTheDriverCannotDoIsRefusedInItsWords(engine: Engine) -> None:
    for verb, arguments in (
        ("attach_device", {"xml": "<disk/>"}),
        ("detach_device", {"alias": "ua-x"}),
    ):
        with pytest.raises(CallFailed) as failure:
            await engine.call(f"domain.{verb}", id=TEST_DOMAIN, **arguments)
        assert failure.value.name == "LIBVIRT_REFUSED"
        assert "not supported" in failure.value.error["message"]


async def testTheHostsDevicesAreListedByName(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def device(number: int) -> str:
        return (
            f"<device><name>pci_0000_00_0{number}_0</name><capability type='pci'>"
            "<product id='0x1572'>X710</product></capability></device>"
        )

    descriptions = (device(2), "<broken", device(1), device(2))
    monkeypatch.setattr(Hypervisor, "node_devices", lambda _self: descriptions)
    found = (await engine.call("host.devices"))["devices"]
    assert [device["name"] for device in found] == ["pci_0000_00_01_0", "pci_0000_00_02_0"]
    assert found[0]["product"] == "X710"


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        ("set_vcpus", {"count": 2**70}),
        ("set_block_io_tune", {"disk": "vda", "limits": {"total_bytes_sec": 2**70}}),
        ("set_block_io_tune", {"disk": "vda", "limits": {"no_such_limit": 1}}),
        ("set_balloon", {"memory_bytes": 2**80}),
        ("resize_block", {"disk": "vda", "capacity_bytes": 2**70}),
        ("resize_block", {"disk": "v\0da", "capacity_bytes": 1}),
        ("set_user_password", {"user": "a\0", "secrets": {"password": "eA=="}}),
        ("set_user_password", {"user": "a", "secrets": {"password": "eAB4"}}),
    ],
)
async def testWhatTheBindingDoesNotTakeIsRefused(engine: Engine, verb: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(CallFailed) as failure:
        await engine.call(f"domain.{verb}", id=TEST_DOMAIN, **arguments)
    assert failure.value.name == "LIBVIRT_REFUSED"
