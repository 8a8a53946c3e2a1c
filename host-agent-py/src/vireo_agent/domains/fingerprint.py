"""The devices hash: SHA-256 over the canonical form of the devices, our metadata and what else
of the machine changes while it runs.

docs/protocol.md describes the form; change both together, and mind that every hash of every
running VM changes with it, so that the engine reads all of them anew.
"""

import hashlib
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from vireo_agent.domains import metadata

# Elements left out with all they hold, by their path below <devices>.
_VOLATILE_ELEMENTS = (
    "*/seclabel",  # labels of the host's security drivers
    "*/source/seclabel",
    "*//backingStore/source/seclabel",
    "disk/mirror//source/seclabel",
    "memory/target/current",  # follows the guest while virtio-mem plugs blocks
)
# Attributes left out: path of the element, attribute.
_VOLATILE_ATTRIBUTES = (
    ("channel/target", "state"),  # the guest agent opens and closes its channel
    ("disk/source", "index"),  # libvirt's numbering of the chain, renewed when it re-reads it
    ("disk//backingStore", "index"),
    ("disk//backingStore/source", "index"),
    ("disk/mirror//source", "index"),
)


# Children of <domain> that count: vCPUs come and go, a variable clock follows the guest.
_MACHINE = ("vcpu", "clock")


def devices_hash(domain: Element, section: Element | None) -> str:
    """Hex SHA-256; the elements are consumed: what is volatile is removed from them."""
    devices = domain.find("devices")
    digest = hashlib.sha256()
    if devices is not None:
        _strip(devices)
        # libvirt lists the devices in another order after its own restart.
        for device in sorted(_canonical(device) for device in devices):
            digest.update(device + b"\n")
    if section is not None:
        for runtime in section.findall(metadata.RUNTIME):
            section.remove(runtime)
        digest.update(_canonical(section))
    for name in _MACHINE:
        element = domain.find(name)
        if element is not None:
            digest.update(b"\n" + _canonical(element))
    return digest.hexdigest()


def _strip(devices: Element) -> None:
    doomed = {id(e) for path in _VOLATILE_ELEMENTS for e in devices.iterfind(path)}
    if doomed:
        for parent in list(devices.iter()):
            for child in [child for child in parent if id(child) in doomed]:
                parent.remove(child)
    for path, attribute in _VOLATILE_ATTRIBUTES:
        for element in devices.iterfind(path):
            element.attrib.pop(attribute, None)


def _canonical(element: Element) -> bytes:
    element.tail = None
    text = ElementTree.tostring(element, encoding="unicode")
    return ElementTree.canonicalize(text, strip_text=True, rewrite_prefixes=True).encode("utf-8")


def text_hash(text: str) -> str:
    """Hex SHA-256 of a text that is taken as it is."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
