"""The devices of a host, as libvirt describes them."""

from typing import Any

import libvirt

from vireo_agent.virt.answers import ignoring

_GIVEN_TO_GUESTS = (
    libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV
    | libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_USB_DEV
    | libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_SCSI
    | libvirt.VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV
)


def descriptions(connection: Any) -> tuple[str, ...]:
    """Those of the kinds that guests can be given."""
    found = connection.listAllDevices(_GIVEN_TO_GUESTS)
    return tuple(text for device in found if (text := _description(device)) is not None)


def _description(device: Any) -> str | None:
    with ignoring(libvirt.VIR_ERR_NO_NODE_DEVICE):  # unplugged since it was listed
        return str(device.XMLDesc(0))
    return None
