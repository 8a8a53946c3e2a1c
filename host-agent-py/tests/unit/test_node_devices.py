"""What libvirt says of the host's devices, read for the engine."""

from hypothesis import given
from hypothesis import strategies as st

from vireo_agent.facts import node_devices
from vireo_agent.schema.types import MdevType, NodeDevice

CARD = """
<device>
  <name>pci_0000_00_02_0</name><parent>computer</parent><driver><name>i915</name></driver>
  <capability type='pci'>
    <domain>0</domain><bus>0</bus><slot>2</slot><function>0</function>
    <product id='0x191b'>HD Graphics 530</product><vendor id='0x8086'>Intel Corporation</vendor>
    <capability type='mdev_types'>
      <type id='i915-GVTg_V5_4'><name>GVTg_V5_4</name><deviceAPI>vfio-pci</deviceAPI>
        <availableInstances>2</availableInstances></type>
    </capability>
    <iommuGroup number='1'><address domain='0x0000' bus='0x00' slot='0x02'/></iommuGroup>
  </capability>
</device>"""
FUNCTION = """
<device>
  <name>pci_0000_03_10_1</name><parent>pci_0000_00_1c_0</parent>
  <capability type='pci'>
    <capability type='phys_function'>
      <address domain='0x0000' bus='0x03' slot='0x00' function='0x1'/></capability>
  </capability>
</device>"""
NIC = """
<device>
  <name>pci_0000_03_00_1</name>
  <capability type='pci'><capability type='virt_functions' maxCount='7'/></capability>
</device>"""
STICK = """
<device>
  <name>usb_1_1_4</name>
  <capability type='usb_device'><bus>1</bus><device>4</device>
    <product id='0xc52b'>Receiver</product><vendor id='0x046d'>Logitech</vendor></capability>
</device>"""
HUB = """
<device>
  <name>usb_usb1</name>
  <capability type='usb_device'><bus>1</bus><device>1</device><vendor id='0x1d6b'/></capability>
</device>"""
UNIT = "<device><name>scsi_2_0_0_1</name><capability type='scsi'/></device>"
SLICE = """
<device>
  <name>mdev_4b20d080_1b54_4048_85b3_a6a62d165c01_0000_00_02_0</name>
  <capability type='mdev'><type id='x'/><uuid>4b20d080-1b54-4048-85b3-a6a62d165c01</uuid>
    <iommuGroup number='12'/></capability>
</device>"""


def names(*texts: str) -> list[str]:
    return [device.name for device in node_devices.parse(texts)]


def testACardIsToldWithAllThatIsKnownOfIt() -> None:
    assert node_devices.parse([CARD]) == (
        NodeDevice(
            name="pci_0000_00_02_0",
            capability="pci",
            vendor_id="0x8086",
            vendor="Intel Corporation",
            product_id="0x191b",
            product="HD Graphics 530",
            driver="i915",
            iommu_group=1,
            parent="computer",
            mdev_types=(MdevType("i915-GVTg_V5_4", "GVTg_V5_4", 2),),
        ),
    )


def testVirtualFunctionsAndTheirCardKnowEachOther() -> None:
    function, card = node_devices.parse([FUNCTION])[0], node_devices.parse([NIC])[0]
    assert function.physical_function == card.name
    assert card.virtual_functions == 7


def testEveryDeviceHasTheNameByWhichItIsGiven() -> None:
    assert names(STICK, UNIT, SLICE) == [
        "mdev_4b20d080_1b54_4048_85b3_a6a62d165c01",
        "scsi_2_0_0_1",
        "usb_at_1_4",
    ]


def testWhatBelongsToTheHostOrCannotBeReadIsLeftOut() -> None:
    odd = ("", "<device/>", "<device><capability type='net'/></device>", "<!DOCTYPE a><a/>")
    assert names(HUB, *odd) == []


@given(st.lists(st.text()))
def testNoTextBreaksTheList(texts: list[str]) -> None:
    assert len(node_devices.parse(texts)) <= len(texts)
