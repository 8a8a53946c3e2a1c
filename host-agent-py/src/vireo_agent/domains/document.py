"""A Domain XML that the engine asks to start: what the agent reads of it, and nothing more."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from vireo_agent import xmlsafe
from vireo_agent.domains import metadata
from vireo_agent.errors import AgentError


@dataclass(frozen=True, slots=True)
class PayloadFile:
    """A file of a payload drive: its text is base64 here, or waits under a one-time reference."""

    path: str
    base64: str | None
    secret: str | None


@dataclass(frozen=True, slots=True)
class PayloadDrive:
    """A drive to build before the start."""

    alias: str
    kind: str
    label: str
    path: str
    files: tuple[PayloadFile, ...]


@dataclass(frozen=True, slots=True)
class MediatedDevice:
    """A mediated device to make before the start."""

    alias: str
    uuid: str
    type: str
    parent: str | None
    parameters: str | None


@dataclass(frozen=True, slots=True)
class DomainDocument:
    """The closed list of what the agent acts on; all else goes to libvirt unread."""

    id: str
    name: str
    launch_paused: bool
    payloads: tuple[PayloadDrive, ...]
    mdevs: tuple[MediatedDevice, ...]
    hook_parameters: metadata.Parameters
    root: Element
    xml: str
    section_end: int

    def stamped(self, started_at: str) -> str:
        """The text with the start time written into our section, otherwise untouched."""
        runtime = f'<runtime xmlns="{metadata.NAMESPACE}"><startedAt>{started_at}</startedAt></runtime>'
        data = self.xml.encode("utf-8")
        return (data[: self.section_end] + runtime.encode() + data[self.section_end :]).decode()


def read(xml: str) -> DomainDocument:
    """Reads and checks the document of a domain.create."""
    try:
        root, ends = xmlsafe.parse_with_ends(xml, metadata.VM, depth=3)
    except xmlsafe.XmlRefused as error:
        raise _invalid(str(error)) from None
    if root.tag != "domain":
        raise _invalid(f"the root element is <{xmlsafe.local_name(root)[:40]}>, not <domain>")
    identity = _uuid(_text(root, "uuid", str.strip))
    name = _text(root, "name", str)
    sections = root.findall(f"metadata/{metadata.VM}")
    if len(sections) != 1 or len(ends) != 1:
        raise _invalid(f"<metadata> must hold one <vm> of {metadata.NAMESPACE}, not {len(sections)}")
    section = sections[0]
    if section.get("version") != metadata.VERSION:
        raise _invalid(
            f"metadata version {section.get('version')!r} is not known to this agent;"
            f" it knows {metadata.VERSION!r}: upgrade the agent"
        )
    if _uuid(_text(section, metadata.VM_ID, str.strip)) != identity:
        raise _invalid("the VM id in the metadata differs from the domain's <uuid>")
    paused = (section.findtext(metadata.LAUNCH_PAUSED) or "false").strip()
    if paused not in ("true", "false"):
        raise _invalid(f"<launchPaused> is {paused[:40]!r}; write true or false")
    return DomainDocument(
        id=identity,
        name=name,
        launch_paused=paused == "true",
        payloads=tuple(_payload(element) for element in section.findall(metadata.PAYLOAD)),
        mdevs=tuple(_mdev(element) for element in section.findall(metadata.PREPARE)),
        hook_parameters=metadata.hook_parameters(section),
        root=root,
        xml=xml,
        section_end=ends[0],
    )


def _payload(element: Element) -> PayloadDrive:
    values = {}
    for attribute in ("alias", "kind", "label", "path"):
        value = element.get(attribute)
        if not value:
            raise AgentError("PAYLOAD_INVALID", f"<payload> lacks its attribute {attribute}; write it")
        values[attribute] = value
    files = tuple(
        PayloadFile(file.get("path", ""), file.text, file.get("secret")) for file in element.findall(metadata.FILE)
    )
    return PayloadDrive(files=files, **values)


def _mdev(preparation: Element) -> MediatedDevice:
    alias = preparation.get("alias", "")[:100]
    tags = [element.tag for element in preparation]
    if tags != [metadata.MDEV]:
        asked = ", ".join(f"<{xmlsafe.local_name(element)[:40]}>" for element in preparation)
        raise AgentError(
            "PREPARATION_FAILED",
            f"device {alias!r} asks for {asked or 'nothing'}; this agent prepares one <mdev>",
            subject=alias,
        )
    mdev = preparation[0]
    kind = mdev.get("type", "")
    if not kind.isprintable() or not kind or "/" in kind:
        raise _invalid(f"{kind[:60]!r} is no type of mediated devices")
    return MediatedDevice(alias, _uuid(mdev.get("uuid", "")), kind, mdev.get("parent"), mdev.get("parameters"))


def _text(parent: Element, tag: str, clean: Callable[[str], str]) -> str:
    text = clean(parent.findtext(tag) or "")
    if not text:
        raise _invalid(f"<{xmlsafe.local_name(parent)}> lacks <{tag.rpartition('}')[2]}>")
    return text


def _uuid(text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise _invalid(f"{text[:60]!r} is not a UUID") from None


def _invalid(reason: str) -> AgentError:
    return AgentError("INVALID_XML", f"Domain XML refused: {reason}")


def read_device(xml: str) -> Element:
    """Checks the document of a domain.attach_device or domain.update_device."""
    try:
        return xmlsafe.parse(xml)
    except xmlsafe.XmlRefused as error:
        raise AgentError("INVALID_XML", f"device XML refused: {error}") from None


def has_device(xml: str, alias: str) -> bool:
    """Whether a live Domain XML still has a device with this alias."""
    aliases = xmlsafe.parse(xml).iterfind("devices/*/alias")
    return any(element.get("name") == alias for element in aliases)
