"""Devices of this host that a guest can be given, from libvirt's descriptions of them."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from vireo_agent import xmlsafe
from vireo_agent.schema.types import MdevType, NodeDevice, NodeDeviceCapability
from vireo_agent.uuids import is_uuid

_LINUX_FOUNDATION = "0x1d6b"  # root hubs, which belong to the host's own controllers


def parse(descriptions: Iterable[str]) -> tuple[NodeDevice, ...]:
    """Those that can be given away, by name; what cannot be read is left out."""
    found = {}
    for text in descriptions:
        try:
            root = xmlsafe.parse(text)
        except xmlsafe.XmlRefused:
            continue
        device = _device(root)
        if device is not None:
            found[device.name] = device
    return tuple(found[name] for name in sorted(found))


def _device(root: Element) -> NodeDevice | None:
    capability = root.find("capability")
    if capability is None:
        return None
    match capability.get("type"):
        case "pci" | "scsi" as kind:
            return _of(kind, root.findtext("name"), root, capability)
        case "usb_device":
            return _usb(root, capability)
        case "mdev":
            uuid = capability.findtext("uuid") or ""
            name = "mdev_" + uuid.replace("-", "_") if is_uuid(uuid) else None
            return _of("mdev", name, root, capability)
        case _:
            return None


def _usb(root: Element, capability: Element) -> NodeDevice | None:
    """Named by its place, for two of one product are told apart by nothing else."""
    bus, device = capability.findtext("bus"), capability.findtext("device")
    if bus is None or device is None or _attribute(capability, "vendor", "id") == _LINUX_FOUNDATION:
        return None
    return _of("usb_device", f"usb_at_{bus}_{device}", root, capability)


def _of(capability: NodeDeviceCapability, name: str | None, root: Element, details: Element) -> NodeDevice | None:
    if not name:
        return None
    return NodeDevice(
        name=name,
        capability=capability,
        vendor_id=_attribute(details, "vendor", "id"),
        vendor=_text(details, "vendor"),
        product_id=_attribute(details, "product", "id"),
        product=_text(details, "product"),
        driver=root.findtext("driver/name"),
        iommu_group=_number(_attribute(details, "iommuGroup", "number")),
        parent=root.findtext("parent"),
        physical_function=_address(details.find("capability[@type='phys_function']/address")),
        virtual_functions=_number(_attribute(details, "capability[@type='virt_functions']", "maxCount")),
        mdev_types=tuple(_mdev_types(details)),
    )


def _mdev_types(details: Element) -> Iterable[MdevType]:
    for entry in details.findall("capability[@type='mdev_types']/type"):
        if identity := entry.get("id"):
            name = entry.findtext("name") or identity
            yield MdevType(identity, name, _number(entry.findtext("availableInstances")) or 0)


def _address(element: Element | None) -> str | None:
    if element is None:
        return None
    try:
        domain, bus, slot, function = (int(element.get(part, ""), 16) for part in ("domain", "bus", "slot", "function"))
    except ValueError:
        return None
    return f"pci_{domain:04x}_{bus:02x}_{slot:02x}_{function:x}"


def _attribute(details: Element, path: str, name: str) -> str | None:
    element = details.find(path)
    return None if element is None else element.get(name)


def _text(details: Element, path: str) -> str | None:
    return details.findtext(path, "").strip() or None


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None
